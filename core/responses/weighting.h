#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <optional>

namespace counterpoint {
class Read;
class Edit;

/// How the responses of a dataset are weighted.
struct Weighting {
    enum class Kind {
        Frequency, ///< a response stands for so many alike
        Sampling ///< a response stands for so many of the population, with what that means for standard errors
    };
    Kind kind = Kind::Frequency;
    VariableId variable;
    VariableId strata; ///< of Sampling, as is population; not valid where there are none
    VariableId population; ///< size of the stratum in the population
    bool operator==(const Weighting&) const = default;
};

namespace weightings {
std::optional<Weighting> of(const Read& db, DatasetId dataset);
/// None: the responses count as they are. Invalid where a variable is of another dataset, or the weights are no numbers.
Result<> set(Edit& db, DatasetId dataset, const std::optional<Weighting>& weighting);
QString toText(Weighting::Kind kind); ///< as stored and on the command line: 'frequency', 'sampling'
} // namespace weightings

} // namespace counterpoint
