#pragma once
#include "core/transcript/recognition.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QToolButton;
class QTimer;

namespace counterpoint::ui {

/// Where the user gives a pattern of their own for the labels of speakers; the one used last is offered first, then examples.
class PatternField : public QWidget {
    Q_OBJECT
public:
    explicit PatternField(QWidget* parent = nullptr);
    SpeakerPattern pattern() const;
    void setPattern(const SpeakerPattern& pattern); ///< says nothing
    /// Keeps the pattern for the next time, if there is one.
    void remember() const;

Q_SIGNALS:
    void changed(); ///< after a moment without typing
    void wantedForAll();

private:
    QComboBox* m_pattern;
    QCheckBox* m_isExpression;
    QToolButton* m_forAll;
    QTimer* m_soon;
};

} // namespace counterpoint::ui
