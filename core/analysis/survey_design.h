#pragma once
#include "core/analysis/gather.h"
#include "core/stats/sample_design.h"

/// What analyses under sampling weights share.
namespace counterpoint::surveyDesign {

/// All rows of the dataset belong to the design, whether the filter lets them through or not: a subgroup of a sample is not a sample of its
/// own.
stats::SampleDesign of(const Sample& sample);

/// Rows that a table is about, and how many of them have an answer.
struct Counted {
    double total = 0;
    double valid = 0;
};

template <class IsValid>
Counted counted(const Input& input, const stats::SampleDesign& design, IsValid isValid)
{
    Counted rows;
    for (std::size_t row = 0; row < design.rows(); ++row)
        if (input.sample.has(row) && design.weight(row) > 0) {
            ++rows.total;
            rows.valid += isValid(row) ? 1 : 0;
        }
    return rows;
}

void setCounts(ResultTable& table, const Counted& rows);

QStringList notes(const Input& input, const stats::SampleDesign& design); ///< the filter, the weights and the design, for every table
QString taylor(); ///< the method, as a sentence

/// A kind that exists only under sampling weights: the same command as without, which is chosen when the weight is there.
AnalysisKind kindUnderWeights(const char* key, const char* command, const QString& title, const QString& about, std::vector<Role> roles);

} // namespace counterpoint::surveyDesign
