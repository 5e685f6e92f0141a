#pragma once
#include "core/integration/findings.h"
#include <QListView>

namespace counterpoint::ui {

/// A finding as the list shows it.
struct FindingRow {
    FindingId id;
    Finding finding;
    int stale = 0; ///< pieces of evidence that no longer hold
    bool operator==(const FindingRow&) const = default;
};

/// 'Draft', 'Tentative', 'Supported'.
QString nameOf(Finding::Status status);

/// The findings in the researcher's order: dragged, or moved by Alt+Up and Alt+Down; Delete removes one.
class FindingList : public QListView {
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
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;

    class Model;
    class Look;
    Model* m_model;
    bool m_filling = false;
};

} // namespace counterpoint::ui
