#pragma once
#include "core/coding/coded_material.h"

namespace counterpoint {

/// When two codings count as standing together.
struct Together {
    enum class How {
        Overlap, ///< they share at least one character
        SameTurn, ///< they share a turn (of a survey: an answer); in a text without turns, a paragraph
        WithinWords ///< at most `words` words stand between them, names before turns not counted, or they overlap
    };
    How how = How::Overlap;
    qsizetype words = 0;
};

/// Which codes stand together, for each pair of lines.
///
/// `pairs` counts pairs of codings, one of each line, that stand together. A *passage* is the codings of the two lines taken together as far
/// as they stand together; `jaccard` is the share of passages in which both lines stand. Where codings stand alone or in twos that is
/// pairs / (codings of one + codings of the other - pairs).
struct Cooccurrence {
    std::vector<CodeLine> lines;
    std::vector<qint64> codings; ///< by line
    std::vector<qint64> passages; ///< by line: its own codings, those that stand together taken as one
    std::vector<std::vector<qint64>> pairs; ///< symmetric; of a line with itself 0
    std::vector<std::vector<qint64>> both; ///< passages in which both stand
    std::vector<std::vector<qint64>> pairsOfPassages; ///< pairs of the lines' own passages that stand together

    /// NaN where neither line has a coding, and for a line and one below it.
    double jaccard(std::size_t one, std::size_t other) const;
    bool areKin(std::size_t one, std::size_t other) const { return one != other && code_lines::areKin(lines[one], lines[other]); }
};

Cooccurrence cooccurrence(const Read& db, std::vector<CodeLine> lines, const MaterialScope& scope, Together together = {});

/// What codes have to share to be alike.
enum class SharedUnit { Case, Source, Turn };

/// In how many units each line is used, and each two together.
struct SharedUnits {
    std::vector<qint64> used; ///< by line
    std::vector<std::vector<qint64>> both;
    qint64 units = 0; ///< in which any is used
    double jaccard(std::size_t one, std::size_t other) const; ///< NaN where neither is used
};

SharedUnits sharedUnits(const Read& db, const std::vector<CodeLine>& lines, const MaterialScope& scope, SharedUnit unit);

} // namespace counterpoint
