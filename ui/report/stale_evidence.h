#pragma once
#include "core/integration/findings.h"
#include <QFrame>

class QListWidget;

namespace counterpoint::ui {

/// Before a report is written: the evidence that no longer holds, to be looked at first, or to be written all the same.
class StaleEvidence : public QFrame {
    Q_OBJECT
public:
    explicit StaleEvidence(QWidget* parent = nullptr);
    /// Only pieces that do not hold are listed; hides itself where there are none left.
    void setEvidence(const std::vector<Finding>& findings, const std::vector<Evidence>& pieces);
    int count() const;

Q_SIGNALS:
    void findingWanted(counterpoint::FindingId id);
    void writeWanted();

private:
    void changeEvent(QEvent* event) override;
    void setColours();

    QListWidget* m_list;
};

} // namespace counterpoint::ui
