#pragma once
#include "core/analysis/disagreements.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {

/// What the disagreements on one code suggest about its definition.
struct CodebookAdvice {
    std::size_t code = 0; ///< place in CodedUnits::codes
    int disagreements = 0;
    int extents = 0; ///< on how far a passage reaches alone
    QStringList sentences; ///< what to think about, the weightiest first; empty where nothing stands out
};

/// For each code with disagreements, by the number of these: whether others see another code in the same places, where passages end, or
/// whether one coder alone uses it. Rules, no judgement: each sentence says the count that it rests on.
std::vector<CodebookAdvice> codebookAdvice(const CodedUnits& units, const std::vector<Disagreement>& disagreements);

} // namespace counterpoint
