#pragma once
#include "core/coding/codebook.h"
#include "core/coding/codings.h"
#include "core/responses/categories.h"
#include "core/transcript/sources.h"

namespace counterpoint {

/// One answer to an open question, as a row to be coded.
struct AnswerRow {
    qint64 response = -1; ///< row of the dataset, from 0
    TextSpan span; ///< its words in the source's text; empty where the answer was emptied
    QString text;
    QString caseName; ///< of the respondent, where that is known
    bool isMissing = false; ///< what is written there is declared to stand for no answer
    std::vector<Coding> codings; ///< that touch it, by start
    bool operator==(const AnswerRow&) const = default;
};

/// All answers to one open question, in the order of the responses.
struct AnswerSheet {
    Source source;
    Variable question;
    qint64 responses = 0; ///< rows of the dataset; those without an answer have no row here
    std::vector<AnswerRow> rows;
};

/// The answers to a closed question, to stand beside those of an open one.
struct ClosedAnswers {
    Variable variable;
    Categories categories;
    /// Label (or value) of a response; nothing where it is empty or there is no such response.
    const Category* at(qint64 response) const;
    /// By this answers are sorted: places of categories, empty ones last.
    int order(qint64 response) const;
};

/// Which answers are wanted; what is left empty does not restrict.
struct AnswerFilter {
    /// An answer to a closed question by its label; an empty one: no answer there.
    struct Condition {
        VariableId variable;
        QString label;
        bool operator==(const Condition&) const = default;
    };
    enum class Coded { Either, No, Yes };
    QString words; ///< all of them in the answer
    Coded coded = Coded::Either;
    std::vector<CodeId> with; ///< any of these
    std::vector<CodeId> without; ///< none of these
    std::vector<Condition> conditions; ///< all of these
    bool operator==(const AnswerFilter&) const = default;
};

/// What answers are sorted by; alike ones stand in the order of the responses.
struct AnswerOrder {
    enum class By { Response, Answer, Codes, Variable };
    By by = By::Response;
    VariableId variable;
    bool descending = false;
    bool operator==(const AnswerOrder&) const = default;
};

namespace answers {
/// Invalid for a source that holds no answers.
Result<AnswerSheet> of(const Read& db, SourceId source, CoderId onlyCoder = {});
/// Reads the codings anew (all, or one coder's); gives the rows, ascending, whose codings are others than before.
std::vector<std::size_t> refreshCodings(const Read& db, AnswerSheet& sheet, CoderId onlyCoder = {});
bool fits(const AnswerRow& row, const AnswerFilter& filter, const std::vector<ClosedAnswers>& closed);
/// Places of the rows that are wanted, in order. `codes` as codebook::all() gives them: by their order codings are compared.
std::vector<std::size_t> chosen(const AnswerSheet& sheet, const std::vector<ClosedAnswers>& closed, const AnswerFilter& filter,
                                const AnswerOrder& order, const std::vector<Code>& codes);
/// The questions of the dataset that can stand beside: all but open ones.
std::vector<Variable> closedVariables(const Read& db, DatasetId dataset);
Result<ClosedAnswers> closed(const Read& db, VariableId variable);
} // namespace answers

} // namespace counterpoint
