#pragma once
#include "core/coding/query/passage_query.h"
#include <vector>

/// The words of the query language as its builder offers them.
namespace counterpoint::ui {

struct ShownField {
    QueryField field;
    QString words; ///< "code, with those below it"
};
std::vector<ShownField> shownFields();

struct ShownComparison {
    QueryComparison comparison;
    QString words; ///< "is not"
};
std::vector<ShownComparison> shownComparisons();

struct ShownRelation {
    QueryRelation relation;
    QString words; ///< "overlapping"
};
std::vector<ShownRelation> shownRelations();

} // namespace counterpoint::ui
