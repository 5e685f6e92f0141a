#pragma once
#include "core/survey/limesurvey_codes.h"
#include <QHash>
#include <QStringList>

namespace counterpoint {

/// What a column of an export of answers belongs to.
struct ReturnedColumn {
    enum class Kind {
        Unknown,
        Ignored, ///< what the program knows of a response, and we have no use for
        Personal, ///< the same, and says who somebody is
        Answer, ///< to the item
        Choice, ///< 1 where the choice of several answers was chosen
        Other, ///< words of 'other, please say'
        OtherIsChosen, ///< the same of a question with several answers, where words alone say that it was chosen
        Place, ///< the choice that was put in this place of a ranking
        Id,
        Version,
        Started,
        Finished,
        Submitted, ///< empty where the response was not sent
        IsFinished,
        Status,
        Language,
        Token,
        Index, ///< of the row, which rows of repeats name
        ParentIndex,
        ParentTable
    };
    Kind kind = Kind::Unknown;
    ItemPlace place = {};
    QString part = {}; ///< code of the choice
    int number = 0; ///< of Place: from 1; of Id: which of several ids counts, the lowest first
};

/// Finds what columns belong to: by names, labels, paths of groups before them, and the codes that LimeSurvey and Qualtrics give.
class ReturnedColumns {
public:
    /// Of the questions outside repeats, or in one (`repeat`).
    ReturnedColumns(const Questionnaire& questionnaire, const SurveyItem* repeat);
    std::vector<ReturnedColumn> of(const QStringList& headings) const;
    int questions() const { return m_questions; }

private:
    using Kind = ReturnedColumn::Kind;
    void addQuestion(const ItemPlace& place);
    void add(const QString& key, ReturnedColumn column, bool isName);
    void wordsApart(const QStringList& headings, std::vector<ReturnedColumn>& columns) const;
    ReturnedColumn one(const QString& heading) const;
    ReturnedColumn byPath(const QString& heading) const;
    ReturnedColumn plain(const QString& words) const;

    const Questionnaire& m_questionnaire;
    LimeCodes m_codes;
    QHash<QString, ReturnedColumn> m_byName;
    QHash<QString, ReturnedColumn> m_byFoldedName; ///< without signs and case; where two are the same, none
    QHash<QString, QList<ReturnedColumn>> m_byLabel;
    int m_questions = 0;
};

/// Words to be compared: without markup, in one line, whatever the case.
QString comparableWords(const QString& text);

} // namespace counterpoint
