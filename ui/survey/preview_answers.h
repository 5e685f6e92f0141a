#pragma once
#include "core/survey/questionnaire.h"
#include <QObject>
#include <QSet>
#include <map>
#include <vector>

namespace counterpoint::ui {

/// What somebody who tries a questionnaire in the preview has answered so far, or one time of a part that is asked several times; kept nowhere.
class PreviewAnswers : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostRounds = 50; ///< of a repeat
    using QObject::QObject;
    /// From within a time of a repeat also what was asked before it; from outside the answer of its first time.
    QString of(const QString& name) const;
    /// There are several times of a repeat around the answer, none of which is meant.
    bool isManifold(const QString& name) const;
    void set(const QString& name, const QString& value); ///< an empty one takes it away
    void clear();
    std::vector<PreviewAnswers*> rounds(const SurveyItem& repeat) const; ///< as of the last compute()
    void addRound(const SurveyItem& repeat);
    void removeRound(const SurveyItem& repeat, std::size_t place);
    /// How often repeats are asked, and computes calculated values anew, in the order they are asked.
    void compute(const Questionnaire& questionnaire);
    /// True where the expression is empty, true, or beyond what can be computed here.
    bool holds(const QString& expression, const QString& own = {}) const;
    /// A text with the answers in it that it names: of a choice its words.
    QString piped(const QString& text, const Questionnaire& questionnaire, const QString& language) const;

Q_SIGNALS:
    void changed();

private:
    PreviewAnswers* around() const; ///< none: of the whole questionnaire
    bool isAskedHere(const QString& name) const; ///< in this time, not in a repeat within it
    bool asks(const QString& name) const; ///< here or in a repeat within
    std::size_t roundsWith(const QString& name) const; ///< how many times of repeats within ask it
    const PreviewAnswers* firstRoundWith(const QString& name) const;
    void computeItems(const std::vector<SurveyItem>& items);
    void settleRounds(const SurveyItem& repeat);
    PreviewAnswers* newRound();

    QSet<QString> m_own; ///< names that are asked in this time of a repeat
    std::map<QString, QString> m_values;
    std::map<QString, std::vector<PreviewAnswers*>> m_rounds; ///< by the uuid of the repeat
};

} // namespace counterpoint::ui
