#pragma once
#include "core/analysis/gather.h"

namespace counterpoint {

/// What stands on the right side of a regression: numbers as they are, categories as a 0/1 column for each but the first.
struct ModelTerms {
    QStringList variables; ///< names
    QStringList names; ///< of the columns, as R has them: 'Age', 'SexMale'
    QStringList titles; ///< as a reader has them: 'Sex: Male'
    std::vector<std::vector<double>> columns; ///< one value a row of the sample
    QStringList notes; ///< which category the others are compared with
};
/// Invalid where a variable has too many categories, or one.
Result<ModelTerms> modelTerms(const Input& input, const char* role);

} // namespace counterpoint
