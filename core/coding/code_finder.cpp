#include "core/coding/code_finder.h"
#include "core/text/fuzzy.h"
#include <algorithm>
#include <numeric>

namespace counterpoint {

namespace {
constexpr int wholeName = 60;
constexpr int nameBegins = 20;
constexpr int inName = 8;
constexpr int mostForRecency = 12;
} // namespace

CodeFinder::CodeFinder(std::vector<Code> codes, const std::vector<CodeId>& recent)
    : m_codes(std::move(codes))
{
    m_entries.reserve(m_codes.size());
    for (const auto& code : m_codes) {
        const auto at = std::find(recent.begin(), recent.end(), code.id);
        const auto recency = at == recent.end() ? 0 : int(recent.end() - at);
        m_entries.push_back({fuzzyFolded(code.name), code.parent.isValid() ? fuzzyFolded(code.path) : QString(), recency});
    }
    m_recentFirst.resize(m_codes.size());
    std::iota(m_recentFirst.begin(), m_recentFirst.end(), std::size_t(0));
    std::stable_sort(m_recentFirst.begin(), m_recentFirst.end(),
                     [this](std::size_t a, std::size_t b) { return m_entries[a].recency > m_entries[b].recency; });
    m_found = m_recentFirst;
}

std::optional<int> CodeFinder::score(const QString& letters, const Entry& entry) const
{
    auto best = entry.path.isEmpty() ? std::nullopt : fuzzyScoreFolded(letters, entry.path);
    if (const auto name = fuzzyScoreFolded(letters, entry.name)) {
        const int bonus = entry.name == letters ? wholeName : entry.name.startsWith(letters) ? nameBegins : inName;
        best = std::max(best.value_or(*name), *name + bonus);
    }
    if (best && entry.recency > 0)
        *best += std::min(entry.recency, mostForRecency);
    return best;
}

const std::vector<std::size_t>& CodeFinder::find(const QString& typed)
{
    auto letters = fuzzyFolded(typed);
    letters.removeIf([](QChar c) { return c.isSpace(); });
    if (letters == m_letters)
        return m_found;
    // More letters can only leave fewer codes.
    const bool goesOn = !m_letters.isEmpty() && letters.startsWith(m_letters);
    const auto among = goesOn ? std::exchange(m_found, {}) : m_recentFirst;
    m_letters = letters;
    m_found.clear();
    if (letters.isEmpty())
        return m_found = m_recentFirst;
    std::vector<std::pair<int, std::size_t>> fitting;
    for (const auto place : among)
        if (const auto points = score(letters, m_entries[place]))
            fitting.emplace_back(*points, place);
    std::sort(fitting.begin(), fitting.end(), [this](const auto& a, const auto& b) {
        if (a.first != b.first)
            return a.first > b.first;
        const auto& one = m_entries[a.second];
        const auto& other = m_entries[b.second];
        return one.recency != other.recency ? one.recency > other.recency : a.second < b.second;
    });
    for (const auto& fit : fitting)
        m_found.push_back(fit.second);
    return m_found;
}

} // namespace counterpoint
