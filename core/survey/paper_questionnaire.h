#pragma once
#include "core/base/result.h"
#include "core/survey/paper_words.h"
#include "core/survey/questionnaire.h"

namespace counterpoint {

/// A box to tick.
struct PaperBox {
    QString label;
    QString code; ///< printed small, for who types it in
    bool hasLine = false; ///< 'other, please say'
    QString goTo = {}; ///< number to go on with after it; empty: the next one
    bool operator==(const PaperBox&) const = default;
};

/// A question as it stands on paper. It is never split between two pages unless it is higher than one.
struct PaperQuestion {
    enum class Kind {
        Boxes, ///< one below the other
        Row, ///< boxes side by side, a word at both ends
        Table, ///< rows to answer, a column for each box
        Places, ///< a field for a place before each label
        Amounts, ///< a field for a number after each row
        Lines, ///< to write on
        Field, ///< a short field
        Date
    };
    QString number;
    QString words;
    QString hint = {};
    QString onlyIf = {}; ///< a sentence
    QString instruction = {};
    Kind kind = Kind::Boxes;
    std::vector<PaperBox> boxes = {};
    std::vector<PaperBox> missing = {}; ///< ways not to answer, beside a field
    QStringList rows = {}; ///< labels, of Table and Amounts
    int lines = 0; ///< of Lines
    QString low = {}; ///< words at the ends of a Row
    QString high = {};
};

struct PaperBlock {
    enum class Kind { Title, Heading, Words, Question };
    Kind kind = Kind::Words;
    QString text = {};
    PaperQuestion question = {};
    bool beginsPage = false;
};

/// A questionnaire to print: what stands on the paper, and nothing of how it looks.
struct PaperQuestionnaire {
    QString title;
    bool isRightToLeft = false;
    PaperWords words;
    std::vector<PaperBlock> blocks;
    void leaveCodesOut(); ///< where forms are not typed in, or whoever fills them in shall not see codes
};

/// In one of its languages (the default one where it is empty). Invalid where there is no such language or nothing to ask.
Result<PaperQuestionnaire> paperQuestionnaire(const Questionnaire& questionnaire, const QString& language = {});

} // namespace counterpoint
