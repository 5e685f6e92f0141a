#pragma once
#include "core/coding/query/passage_query.h"
#include <array>

/// The words of the query language, in the order in which they are offered.
namespace counterpoint::passage_query {

struct FieldWord {
    QueryField field;
    const char* key;
};
inline constexpr std::array fieldWords{
    FieldWord{QueryField::Codes, "codes"},
    FieldWord{QueryField::Code, "code"},
    FieldWord{QueryField::Coded, "coded"},
    FieldWord{QueryField::Source, "source"},
    FieldWord{QueryField::Strand, "strand"},
    FieldWord{QueryField::Case, "case"},
    FieldWord{QueryField::Attribute, "case"},
    FieldWord{QueryField::Survey, "survey"},
    FieldWord{QueryField::Speaker, "speaker"},
    FieldWord{QueryField::Text, "text"},
    FieldWord{QueryField::Coder, "coder"},
    FieldWord{QueryField::Memo, "memo"},
    FieldWord{QueryField::Weight, "weight"},
    FieldWord{QueryField::Date, "date"},
    FieldWord{QueryField::Set, "set"},
    FieldWord{QueryField::Word, "word"},
    FieldWord{QueryField::Turns, "turns"},
    FieldWord{QueryField::After, "after"},
    FieldWord{QueryField::Interaction, "interaction"},
};

struct ComparisonSign {
    QueryComparison comparison;
    const char* sign;
};
/// Longer signs before those that begin them.
inline constexpr std::array comparisonSigns{
    ComparisonSign{QueryComparison::NotEqual, "!="}, ComparisonSign{QueryComparison::AtMost, "<="},
    ComparisonSign{QueryComparison::AtLeast, ">="},  ComparisonSign{QueryComparison::Equal, "="},
    ComparisonSign{QueryComparison::Less, "<"},      ComparisonSign{QueryComparison::Greater, ">"},
};

struct RelationWords {
    QueryRelation relation;
    const char* words;
};
inline constexpr std::array relationWords{
    RelationWords{QueryRelation::Overlapping, "OVERLAPPING"}, RelationWords{QueryRelation::Inside, "INSIDE"},
    RelationWords{QueryRelation::Around, "AROUND"},           RelationWords{QueryRelation::Near, "NEAR"},
    RelationWords{QueryRelation::SameTurn, "SAME TURN AS"},   RelationWords{QueryRelation::SameParagraph, "SAME PARAGRAPH AS"},
    RelationWords{QueryRelation::FollowedBy, "FOLLOWED BY"},
};

inline constexpr int mostWords = 100'000;

} // namespace counterpoint::passage_query
