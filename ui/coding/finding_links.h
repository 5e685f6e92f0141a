#pragma once
#include "core/integration/passage_findings.h"
#include <QToolButton>

class QMenu;

namespace counterpoint::ui {

class Navigator;

/// The findings that something is evidence in, as one line: a click or Enter opens the finding, or asks which of several.
class FindingLinks : public QToolButton {
    Q_OBJECT
public:
    FindingLinks(Navigator& navigator, const char* name, QWidget* parent = nullptr);
    /// Of none the line says `none`, of several how many they are. The same finding may come twice.
    void setFindings(const std::vector<PassageFinding>& findings, const QString& none = {});
    /// What is chosen there leads to the finding.
    void addTo(QMenu& menu) const;

private:
    void open();
    void showFitting();
    void resizeEvent(QResizeEvent* event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    Navigator& m_navigator;
    std::vector<PassageFinding> m_findings; ///< each once
    QString m_line; ///< in full
};

} // namespace counterpoint::ui
