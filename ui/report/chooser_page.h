#pragma once
#include "core/integration/findings.h"
#include "ui/report/evidence_choice.h"
#include <QWidget>

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

/// One way to choose evidence.
class ChooserPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual std::vector<EvidenceChoice> chosen() const = 0;
    /// The study changed: reads again what is shown, where it may be different.
    virtual void reread(const Changes& changes) = 0;
    /// What is evidence of the finding by now, to be marked.
    virtual void setEvidence(const std::vector<Evidence>& pieces) = 0;

Q_SIGNALS:
    void selectionTouched();
    void wanted(bool against);
};

} // namespace counterpoint::ui
