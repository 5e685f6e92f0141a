#pragma once
#include "core/agreement/nominal.h"
#include "core/analysis/coded_units.h"
#include <cstdint>
#include <vector>

namespace counterpoint {

/// What the coefficients need of each source: a sum over sources is the whole, and a weighted one a sample of sources.
struct AgreementTallies {
    struct OfSource {
        double units = 0;
        double raters = 0;
        std::uint64_t codedBy = 0;
    };
    /// One code (or all of them, pooled) where somebody gave it; elsewhere all agree that it is absent.
    struct OfCode {
        /// Fields of a row: Disagreement … Paired, then units that have the code, for each coder.
        enum Field { Disagreement, Discord, Share, Paired, ByCoder };
        std::vector<std::uint32_t> sources;
        std::vector<double> rows; ///< `stride` numbers for each of the sources
        double repeated = 1; ///< how many codes are in it
    };
    /// The set of codes that each coder gave a unit, as one value. Category 0 is 'no code' and has no entries.
    struct OfSets {
        struct Entry {
            std::uint32_t category;
            std::uint32_t coder;
            double units;
        };
        std::size_t categories = 1;
        std::vector<std::vector<Entry>> entries; ///< by source
        std::vector<double> disagreement; ///< by source
        std::vector<double> discord;
    };
    std::size_t coders = 0;
    std::size_t stride = 0; ///< ByCoder + coders
    std::vector<OfSource> sources;
    std::vector<OfCode> codes;
    OfCode pooled; ///< over the codes that somebody gave
    OfSets sets;
};

/// By one sweep over the stretches of each code in each source, and one over those of all codes. `withSets`: the latter too.
AgreementTallies tallyAgreement(const CodedUnits& units, bool withSets = true);

} // namespace counterpoint
