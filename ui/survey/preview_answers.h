#pragma once
#include "core/survey/questionnaire.h"
#include <QObject>
#include <map>

namespace counterpoint::ui {

/// What somebody who tries a questionnaire in the preview has answered so far; kept nowhere.
class PreviewAnswers : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    QString of(const QString& name) const;
    void set(const QString& name, const QString& value); ///< an empty one takes it away
    void clear();
    /// Computes calculated values anew, in the order they are asked.
    void compute(const Questionnaire& questionnaire);
    /// True where the expression is empty, true, or beyond what can be computed here.
    bool holds(const QString& expression, const QString& own = {}) const;
    /// A text with the answers in it that it names: of a choice its words.
    QString piped(const QString& text, const Questionnaire& questionnaire, const QString& language) const;

Q_SIGNALS:
    void changed();

private:
    std::map<QString, QString> m_values;
};

} // namespace counterpoint::ui
