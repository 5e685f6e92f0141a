#pragma once
#include "core/integration/findings.h"
#include "ui/report/ordered_list.h"

namespace counterpoint::ui {

/// A finding as the list shows it.
struct FindingRow {
    FindingId id;
    Finding finding;
    int stale = 0; ///< pieces of evidence, and figures in the text, that no longer hold
    bool operator==(const FindingRow&) const = default;
};

/// The findings in the researcher's order: dragged, or moved by Alt+Up and Alt+Down; Delete removes one.
class FindingList : public OrderedList {
    Q_OBJECT
public:
    explicit FindingList(QWidget* parent = nullptr);
    ~FindingList() override;

    void setRows(std::vector<FindingRow> rows);
    const std::vector<FindingRow>& rows() const;
    FindingId current() const;
    void setCurrent(FindingId id); ///< an invalid one: none

Q_SIGNALS:
    void currentFindingChanged(counterpoint::FindingId id);
    /// `position` counts the other findings.
    void moveWanted(counterpoint::FindingId id, int position);
    void removeWanted(counterpoint::FindingId id);
    void opened(counterpoint::FindingId id);

private:
    class Model;
    Model* m_model;
};

} // namespace counterpoint::ui
