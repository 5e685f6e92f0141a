#include "core/analysis/disagreements.h"
#include "core/agreement/sweep.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace counterpoint {

namespace {

struct Piece {
    std::int64_t from;
    std::int64_t to;
    std::uint64_t coders;
};

/// Pieces without a gap between them: one thing that coders saw, more or less of it.
void addRun(const CodedUnits& units, const CodedStretch& where, std::span<const Piece> run, std::vector<Disagreement>& list)
{
    const auto& source = units.sources[where.source];
    const bool isExtent = std::any_of(run.begin(), run.end(), [&](const Piece& piece) { return piece.coders == source.codedBy; });
    for (const auto& piece : run)
        if (piece.coders != source.codedBy)
            list.push_back({where.source, where.code, source.textOf(piece.from, piece.to), piece.to - piece.from, piece.coders,
                            source.codedBy & ~piece.coders, isExtent});
}

} // namespace

std::vector<Disagreement> disagreements(const CodedUnits& units)
{
    std::vector<Disagreement> list;
    agreement::Sweep sweep;
    std::vector<Piece> run;
    const auto& all = units.stretches;
    for (std::size_t from = 0; from < all.size();) {
        auto to = from;
        while (to < all.size() && all[to].code == all[from].code && all[to].source == all[from].source)
            ++to;
        run.clear();
        sweep.over(std::span(all).subspan(from, to - from), [&](std::int64_t start, std::int64_t end, std::uint64_t coders) {
            if (!run.empty() && run.back().to != start) {
                addRun(units, all[from], run, list);
                run.clear();
            }
            run.push_back({start, end, coders});
        });
        addRun(units, all[from], run, list);
        from = to;
    }
    std::sort(list.begin(), list.end(), [](const Disagreement& a, const Disagreement& b) {
        return std::tuple(-a.units, -a.span.length(), a.source, a.span.start, a.code)
            < std::tuple(-b.units, -b.span.length(), b.source, b.span.start, b.code);
    });
    return list;
}

QStringList wordsOf(const Read& db, const CodedUnits& units, const std::vector<Disagreement>& list)
{
    QStringList words;
    for (std::size_t i = 0; i < list.size(); ++i)
        words << QString();
    std::map<std::size_t, std::vector<std::size_t>> bySource;
    for (std::size_t i = 0; i < list.size(); ++i)
        bySource[list[i].source].push_back(i);
    for (const auto& [source, places] : bySource) {
        const auto text = sources::text(db, units.sources[source].id);
        const TextIndex index(text);
        for (const auto place : places)
            words[qsizetype(place)] = index.slice(text, list[place].span).toString();
    }
    return words;
}

} // namespace counterpoint
