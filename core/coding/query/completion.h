#pragma once
#include "core/coding/query/passage_query.h"
#include <map>

namespace counterpoint {
class Read;

/// The names of a study that a query can use.
struct QueryVocabulary {
    QStringList codes; ///< paths, in the order of the codebook
    QStringList sources;
    QStringList cases;
    QStringList speakers;
    QStringList coders;
    QStringList sets;
    QStringList attributeNames; ///< in the user's order
    std::map<QString, QStringList> attributes; ///< with the values that Cases have
    QStringList variableNames;
    std::map<QString, QStringList> variables; ///< with the labels of their answers

    /// What a condition on `field` can name, or its attribute or variable `name` be compared with.
    QStringList valuesOf(QueryField field, const QString& name = {}) const;
};

/// What can be written where the cursor is.
struct QueryCompletion {
    qsizetype start = 0; ///< from here up to the cursor the chosen word is put, UTF-16
    QStringList words; ///< the likeliest first
};

namespace passage_query {
QueryVocabulary vocabulary(const Read& db);
QueryCompletion complete(const QString& sentence, qsizetype cursor, const QueryVocabulary& vocabulary);
} // namespace passage_query

} // namespace counterpoint
