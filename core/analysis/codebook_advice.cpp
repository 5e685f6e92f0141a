#include "core/analysis/codebook_advice.h"
#include "core/base/translate.h"
#include <algorithm>
#include <bit>
#include <map>
#include <set>

namespace counterpoint {

namespace {

constexpr const char* context = "CodebookAdvice";
constexpr int fewest = 2; ///< one disagreement is no pattern

struct CodeCount {
    CodebookAdvice advice;
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> instead; ///< by coder and the code that they gave in its place
    std::uint64_t users = 0; ///< coders who gave the code anywhere
};

/// The stretches of each source, by where they begin.
std::vector<std::vector<const CodedStretch*>> bySource(const CodedUnits& units)
{
    std::vector<std::vector<const CodedStretch*>> found(units.sources.size());
    for (const auto& stretch : units.stretches)
        found[stretch.source].push_back(&stretch);
    for (auto& of : found)
        std::sort(of.begin(), of.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
    return found;
}

/// Who of those without the code gave the same place another one.
void countInstead(const CodedUnits& units, const Disagreement& one, const std::vector<const CodedStretch*>& stretches, CodeCount& counted)
{
    const auto [from, to] = units.sources[one.source].touchedBy(one.span);
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const auto* stretch : stretches) {
        if (stretch->from >= to)
            break;
        if (stretch->to > from && stretch->code != one.code && (one.notCoded >> stretch->coder & 1U) != 0)
            seen.insert({stretch->coder, stretch->code});
    }
    for (const auto& each : seen)
        ++counted.instead[each];
}

QStringList sentencesFor(const CodedUnits& units, const CodeCount& counted)
{
    QStringList sentences;
    const auto name = units.codePaths[qsizetype(counted.advice.code)];
    const int all = counted.advice.disagreements;
    if (std::popcount(counted.users) == 1)
        sentences << translate(context,
                               "Only %1 uses “%2”: say in its definition what the others should look for, or ask whether it is needed.")
                         .arg(units.coderNames[qsizetype(std::countr_zero(counted.users))], name);
    std::vector<std::pair<int, std::pair<std::uint32_t, std::uint32_t>>> confused;
    for (const auto& [who, times] : counted.instead)
        if (times >= fewest && times * 4 >= all)
            confused.emplace_back(-times, who);
    std::sort(confused.begin(), confused.end());
    for (std::size_t i = 0; i < confused.size() && i < 3; ++i) {
        const auto& [coder, code] = confused[i].second;
        sentences << translate(context,
                               "In %1 of %2 disagreements %3 coded “%4” instead: draw the line between the two in when not to use “%5”.")
                         .arg(-confused[i].first)
                         .arg(all)
                         .arg(units.coderNames[qsizetype(coder)], units.codePaths[qsizetype(code)], name);
    }
    if (counted.advice.extents >= fewest && counted.advice.extents * 2 >= all)
        sentences << translate(context,
                               "In %1 of %2 disagreements only the borders differ: say in its definition where a passage begins and ends.")
                         .arg(counted.advice.extents)
                         .arg(all);
    return sentences;
}

} // namespace

std::vector<CodebookAdvice> codebookAdvice(const CodedUnits& units, const std::vector<Disagreement>& disagreements)
{
    std::vector<CodeCount> counted(units.codes.size());
    for (const auto& stretch : units.stretches)
        counted[stretch.code].users |= std::uint64_t{1} << stretch.coder;
    const auto stretches = bySource(units);
    for (const auto& one : disagreements) {
        auto& code = counted[one.code];
        code.advice.code = one.code;
        ++code.advice.disagreements;
        code.advice.extents += one.isExtent ? 1 : 0;
        if (!one.isExtent)
            countInstead(units, one, stretches[one.source], code);
    }
    std::vector<CodebookAdvice> advice;
    for (auto& each : counted)
        if (each.advice.disagreements > 0) {
            each.advice.sentences = sentencesFor(units, each);
            advice.push_back(std::move(each.advice));
        }
    std::stable_sort(advice.begin(), advice.end(),
                     [](const CodebookAdvice& a, const CodebookAdvice& b) { return a.disagreements > b.disagreements; });
    return advice;
}

} // namespace counterpoint
