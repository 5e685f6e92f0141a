#pragma once
#include "core/analysis/gather.h"
#include "core/analysis/material.h"

namespace counterpoint {

/// A column of a code matrix: who and what is in it.
struct CodeColumn {
    QString title;
    QString term; ///< of the query language; empty: its passages cannot be asked for
    std::vector<int> all; ///< contributions in it, also of nobody known
    std::vector<std::vector<int>> people; ///< of each Case in it, or each respondent, what they contribute
    bool isMissing = false; ///< those without a value
};

/// What a code matrix is about, for its table, figure and document.
struct CodeTable {
    QString title;
    QString columnsTitle; ///< what the columns are: 'group'
    QString people; ///< 'Cases', 'Respondents'
    QString counted; ///< the n of the table in words
    QStringList notes;
    std::vector<CodeColumn> columns;
};

/// The options that every code matrix has: codes, measure, denominators, figure and those that narrow the material.
std::vector<Option> codeTableOptions();
/// Words are counted where they are what is shown: the texts need not be read otherwise.
CodedMaterial::Words wordsFor(const Input& input);
/// Invalid where the table would have more cells than anyone can look at.
Result<Part> codeTable(const Input& input, const CodedMaterial& material, const CodeTable& table);

} // namespace counterpoint
