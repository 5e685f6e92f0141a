#pragma once
#include "core/integration/findings.h"
#include <QWidget>
#include <array>
#include <functional>

class QComboBox;
class QLabel;
class QToolButton;

namespace counterpoint::ui {

class ProseField;

/// What could be held against a finding: where evidence against it was looked for, and on request what GRADE-CERQual asks.
class FindingDoubts : public QWidget {
    Q_OBJECT
public:
    using Change = std::function<void(Finding&)>;

    explicit FindingDoubts(QWidget* parent = nullptr);
    /// Shows a finding; another one than before (`isOther`) takes the place of what was typed.
    void setFinding(const Finding& finding, bool isOther);
    void commit();

Q_SIGNALS:
    void changeWanted(const counterpoint::ui::FindingDoubts::Change& change);
    /// The cursor moved to `where`, in this widget's coordinates.
    void cursorMoved(const QRect& where);

private:
    /// One component of GRADE-CERQual.
    struct Component {
        QComboBox* level;
        ProseField* explanation;
    };
    QWidget* buildCerqual();
    void showConcern(std::size_t component, const Concern& concern, bool isOther);
    void sayAssessed(const Finding& finding);
    void change(std::size_t component);
    void follow(ProseField* field);

    QLabel* m_hint;
    ProseField* m_counterEvidence;
    QToolButton* m_fold;
    std::array<Component, 4> m_components;
    QWidget* m_cerqual;
};

} // namespace counterpoint::ui
