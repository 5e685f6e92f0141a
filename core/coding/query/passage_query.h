#pragma once
#include "core/base/result.h"
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>
#include <vector>

namespace counterpoint {

/// What a condition of a query looks at.
enum class QueryField {
    Code, ///< a code alone
    Codes, ///< a code with those below it
    Coded, ///< any code
    Set, ///< a query that was saved under a name
    Turns, ///< every turn, coded or not; those of `participants`, where that is its value
    After, ///< turns that follow one of a speaker
    Interaction, ///< turns that answer another one in some way: its kind, perhaps ': ' and who is answered; empty for any
    Source,
    Strand,
    Case,
    Attribute, ///< of the Case
    Speaker,
    Survey, ///< an answer of the same Case
    Text, ///< letters in the passage, also within words
    Word, ///< whole words in it
    Coder,
    Memo,
    Weight,
    Date
};

enum class QueryComparison { Equal, NotEqual, Less, AtMost, Greater, AtLeast };

/// One condition: `codes:"Trust"`, `case.role = "carer"`.
struct QueryTerm {
    QueryField field = QueryField::Codes;
    QString name; ///< of the attribute or variable
    QString dataset; ///< of the variable, where it is named
    QueryComparison comparison = QueryComparison::Equal;
    QString value; ///< the name, word, number or day; empty for Coded and Turns, and for 'any' memo or interaction
    bool operator==(const QueryTerm&) const = default;
};

/// How a passage stands to another one.
enum class QueryRelation { Overlapping, Inside, Around, Near, SameTurn, SameParagraph, FollowedBy };

/// A query as a tree: conditions joined by and, or, not, and passages that stand to others in some way.
struct QueryNode {
    enum class Kind { Term, And, Or, Not, Related };
    Kind kind = Kind::Term;
    QueryTerm term; ///< of a Term
    QueryRelation relation = QueryRelation::Overlapping; ///< of Related, with the three below it
    int words = -1; ///< most words between them: of Near, and of FollowedBy where it is not -1 (then: the same or the next turn)
    bool isNot = false; ///< those that do not stand so
    std::vector<QueryNode> parts; ///< of And and Or two and more, of Not one, of Related two
    qsizetype start = 0; ///< in the sentence it was read from, UTF-16
    qsizetype length = 0;

    /// The same query, wherever it was written.
    friend bool operator==(const QueryNode& a, const QueryNode& b)
    {
        return a.kind == b.kind && a.term == b.term && a.relation == b.relation && a.words == b.words && a.isNot == b.isNot
            && a.parts == b.parts;
    }
};

/// What is wrong in a query, and where; UTF-16.
struct QueryProblem {
    QString message; ///< a whole sentence that says what would fit
    qsizetype start = 0;
    qsizetype length = 0;

    /// With the place in words: 'At character 5, “codez”: …'
    QString sentence(const QString& query) const;
    Error toError(const QString& query) const { return {Error::Kind::Invalid, sentence(query), {}}; }
};

/// The language in which passages are asked for (docs/user/retrieve.md): text to tree and back.
namespace passage_query {
inline constexpr qsizetype longest = 20'000; ///< characters of a query
inline constexpr int deepest = 300; ///< brackets inside one another

tl::expected<QueryNode, QueryProblem> parse(const QString& text);
/// The sentence for a tree, which parse() reads as the same tree.
QString toText(const QueryNode& node);
/// `"Us and them"`, for putting a query together.
QString quoted(const QString& value);

/// Whether it stands for passages by itself; otherwise it is a condition that passages fulfil.
bool standsForPassages(QueryField field);
bool standsForPassages(const QueryNode& node);
/// Whether a single value is compared, or named: Weight, Date, Attribute and Survey are compared.
bool isCompared(QueryField field);
/// Whether something follows its word.
bool takesValue(QueryField field);
/// `codes`, `case`, `survey` …
QString keyOf(QueryField field);
QString signOf(QueryComparison comparison); ///< `<=`
QString wordsOf(QueryRelation relation); ///< `SAME TURN AS`
} // namespace passage_query

} // namespace counterpoint
