#pragma once
#include "core/base/progress.h"
#include "core/coding/autocode.h"
#include "core/coding/codebook.h"
#include "core/coding/source_search.h"

namespace counterpoint {

/// What the words of a code find.
struct DictionaryFind {
    CodeId code;
    QString path;
    qsizetype hits = 0;
    std::vector<ProposedPassage> passages;
};

/// Coding by words: each code may have a dictionary, the terms that mark it.
namespace dictionary {
/// The terms of a code as one search: each line or part between semicolons is one, whole words; empty where it has none.
QString searchOf(const Code& code);
/// Sets the terms. Invalid, naming the term, where one cannot be searched for.
Result<> set(Edit& db, CodeId code, const QString& words);
/// What the words of `codes` (empty: of all that have any) find, in the order of the codebook; passages that have the code by `coder`
/// already are marked. Invalid names the code and the term that cannot be searched for; Cancelled.
Result<std::vector<DictionaryFind>> find(const Read& db, const std::vector<CodeId>& codes, const SearchScope& scope, CodingUnit unit,
                                         CoderId coder, const Progress& progress = {});
} // namespace dictionary

} // namespace counterpoint
