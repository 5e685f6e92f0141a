#pragma once
#include "core/survey/questionnaire.h"
#include <map>

namespace counterpoint {

/// One answer that is filled in on paper and typed in from it.
struct PaperField {
    const SurveyItem* item = nullptr;
    const SurveyItem* parent = nullptr; ///< none at the top
    QString key = {}; ///< the variable's name; 'child/2/age' in a repeat
    QString number = {}; ///< as printed: '12', '5b'
    QString repeat = {}; ///< name of the repeat that it is in; empty outside
    int time = 0; ///< of the repeat, from 1
    bool isOther = false; ///< the words of 'other, please say'
    QStringList conditions = {}; ///< its own and of all that hold it
    std::vector<SurveyChoice> choices = {}; ///< with the ways not to answer
    const SurveyChoice* choice(const QString& code) const;
};

/// How often a repeat is printed: as its count says where that is a number, else three times.
int timesOnPaper(const SurveyItem& repeat);
/// Code of 'other, please say' among the choices; empty where there is none.
QString otherCode(const PaperField& field);
/// All fields in the order of the paper. They point into the questionnaire, which has to live as long.
std::vector<PaperField> paperFields(const Questionnaire& questionnaire);

/// Answers typed in from paper, by the field's key.
using PaperAnswers = std::map<QString, QString>;
/// With what is computed from them, which is not on paper, but skip logic may stand on it.
PaperAnswers withComputed(const Questionnaire& questionnaire, PaperAnswers answers);
/// Whether it is to be answered by one who gave these answers (with what is computed from them); true where that cannot be said.
bool isAsked(const PaperField& field, const PaperAnswers& answers);
/// Whether an expression holds within the repeat and time of the field; `own` stands for '.'.
bool holdsOnPaper(const QString& expression, const PaperField& field, const PaperAnswers& answers, const QString& own = {});

} // namespace counterpoint
