#pragma once
#include "core/analysis/coded_units.h"

namespace counterpoint {

/// A passage that some coders gave a code and others did not.
struct Disagreement {
    std::size_t source = 0; ///< place in CodedUnits::sources
    std::size_t code = 0; ///< place in CodedUnits::codes
    TextSpan span;
    std::int64_t units = 0;
    std::uint64_t coded = 0; ///< one bit for each coder
    std::uint64_t notCoded = 0; ///< coders who worked on the source
    bool isExtent = false; ///< it touches a passage where all gave the code: they differ only on how far it reaches
    bool operator==(const Disagreement&) const = default;
};

/// The largest first, then by source, place and code.
std::vector<Disagreement> disagreements(const CodedUnits& units);
/// The words of each, one after the other; those of one source are best asked for together.
QStringList wordsOf(const Read& db, const CodedUnits& units, const std::vector<Disagreement>& list);

} // namespace counterpoint
