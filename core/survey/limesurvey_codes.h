#pragma once
#include "core/survey/questionnaire.h"
#include <QHash>

namespace counterpoint {

/// What the items and choices of a questionnaire are called in LimeSurvey, whose codes have letters and digits alone: of questions up to 20, of
/// answers up to 5. What has such a code keeps it. The same questionnaire gives the same codes, so that answers find their way back.
class LimeCodes {
public:
    explicit LimeCodes(const Questionnaire& questionnaire);

    QString question(const SurveyItem& item) const; ///< of an item in a battery: that of its row
    /// Of an item's choice. 'other, please say' has the code that LimeSurvey gives it.
    QString answer(const ItemPlace& place, const QString& code) const;
    /// The way back; the code as it is where it is no answer to the item.
    QString codeOf(const ItemPlace& place, const QString& answer) const;

    inline static const QString other = QStringLiteral("-oth-");
    inline static const QString otherHere = QStringLiteral("oth"); ///< its code in what comes from there; NAME_other has the words

private:
    struct Answers {
        QHash<QString, QString> theirs; ///< by our codes
        QHash<QString, QString> ours;
    };
    const Answers& answersOf(const ItemPlace& place) const;

    const Questionnaire& m_questionnaire;
    QHash<const SurveyItem*, QString> m_questions;
    mutable QHash<const SurveyItem*, Answers> m_answers; ///< of the items that were asked for
};

/// Whether a question has a field for 'other, please say': the list says so, or the item does.
bool asksOther(const Questionnaire& questionnaire, const ItemPlace& place);
/// The code of the choice 'other' of a question.
QString otherCode(const Questionnaire& questionnaire, const ItemPlace& place);

} // namespace counterpoint
