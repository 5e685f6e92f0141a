#pragma once
#include "ui/report/read_chain.h"
#include <QFrame>

class QListWidget;

namespace counterpoint::ui {

/// Before a report is written: the evidence and the figures that no longer hold, to be looked at first, or to be written all the same.
class StaleEvidence : public QFrame {
    Q_OBJECT
public:
    explicit StaleEvidence(QWidget* parent = nullptr);
    /// Only what does not hold is listed; hides itself where there are none left.
    void setEvidence(const Chain& chain, const std::vector<StaleFigure>& figures);
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
