#pragma once
#include "core/expression/value.h"
#include "core/survey/questionnaire.h"
#include <QHash>
#include <QObject>
#include <QSet>
#include <map>
#include <optional>
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
    void set(const QString& name, const QString& value); ///< an empty one takes it away
    void clear();
    std::vector<PreviewAnswers*> rounds(const SurveyItem& repeat) const; ///< as of the last compute()
    void addRound(const SurveyItem& repeat);
    void removeRound(const SurveyItem& repeat, std::size_t place);
    /// What is asked, how often repeats are, and calculated values, anew. The questionnaire has to live as long as it is asked about.
    void compute(const Questionnaire& questionnaire, const QString& language = {});
    /// True where the expression is empty, true, or beyond what can be computed here; `item` is whose expression it is.
    bool holds(const SurveyItem& item, const QString& expression, const QString& own = {}) const;
    /// A text with the answers in it that it names: of a choice its words.
    QString piped(const QString& text, const Questionnaire& questionnaire, const QString& language) const;

Q_SIGNALS:
    void changed();

private:
    class Given;
    /// Where something is asked, by its name and by its uuid.
    struct Place {
        QStringList repeats; ///< uuids of the repeats around it, the outermost first
        std::vector<bool> holders; ///< what holds it, the innermost first: whether it repeats
    };
    using Rounds = std::vector<const PreviewAnswers*>;

    const PreviewAnswers* around() const; ///< none: of the whole questionnaire
    const PreviewAnswers& whole() const;
    Place placeOf(const QString& name) const;
    bool isOutside(const Place& place) const; ///< of something that is asked several times over within
    Rounds roundsAt(const Place& place) const;
    Rounds roundsOf(const QString& name) const { return roundsAt(placeOf(name)); }
    Rounds timesOf(const QString& repeat) const; ///< here, by its uuid; none while it is not asked
    QString answerHere(const QString& name) const; ///< empty where it is not asked
    std::optional<expression::Value> valueOf(const SurveyItem& item, const QString& text, const QString& own) const;
    void find(const std::vector<SurveyItem>& items, const Place& place);
    bool computeItems(const std::vector<SurveyItem>& items, bool isAskedAbove); ///< whether something has changed
    bool computeItem(const SurveyItem& item);
    bool settleRounds(const SurveyItem& repeat);
    PreviewAnswers* newRound(const QString& repeat);

    QString m_repeat; ///< uuid of the repeat that this is one time of; empty: the whole
    QSet<QString> m_notAsked; ///< names, and uuids of repeats
    std::map<QString, QString> m_values;
    std::map<QString, std::vector<PreviewAnswers*>> m_rounds; ///< by the uuid of the repeat
    // Of the whole alone.
    const Questionnaire* m_questionnaire = nullptr;
    QString m_language;
    QHash<QString, Place> m_places;
};

} // namespace counterpoint::ui
