#include "core/text/fuzzy.h"
#include <algorithm>
#include <limits>
#include <vector>

namespace counterpoint {

namespace {

constexpr int hit = 10;
constexpr int wordStart = 12;
constexpr int runOn = 14; ///< the letter follows the one before directly
constexpr int textStart = 8;
constexpr int apartCosts = 6;
constexpr int none = std::numeric_limits<int>::min() / 2;

bool startsWord(const QString& text, qsizetype at) { return at == 0 || (!text[at - 1].isLetterOrNumber() && text[at].isLetterOrNumber()); }

int scoreOfHit(const QString& text, qsizetype at) { return hit + (startsWord(text, at) ? wordStart : 0) + (at == 0 ? textStart : 0); }

/// Most texts lack a letter; that is found out at a glance.
bool holdsInOrder(const QString& wanted, const QString& given)
{
    qsizetype at = 0;
    for (const auto c : given)
        if (at < wanted.size() && c == wanted[at])
            ++at;
    return at == wanted.size();
}

} // namespace

QString fuzzyFolded(QStringView text)
{
    QString out = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    out.removeIf([](QChar c) { return c.isMark(); });
    return out;
}

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    auto wanted = fuzzyFolded(pattern);
    wanted.removeIf([](QChar c) { return c.isSpace(); });
    return fuzzyScoreFolded(wanted, fuzzyFolded(text));
}

std::optional<int> fuzzyScoreFolded(const QString& wanted, const QString& given)
{
    if (wanted.isEmpty())
        return 0;
    if (!holdsInOrder(wanted, given))
        return std::nullopt;
    const auto length = std::size_t(given.size());
    // best[j]: score of the letters so far with the last of them at given[j]
    std::vector<int> best(length, none);
    std::vector<int> next(length, none);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        std::fill(next.begin(), next.end(), none);
        int bestBefore = i == 0 ? 0 : none; // of all places before j, each less its gap
        for (std::size_t j = 0; j < length; ++j) {
            if (given[qsizetype(j)] == wanted[i]) {
                const int apart = bestBefore == none ? none : bestBefore + scoreOfHit(given, qsizetype(j));
                const int together = i > 0 && j > 0 && best[j - 1] != none ? best[j - 1] + runOn + scoreOfHit(given, qsizetype(j)) : none;
                next[j] = std::max(apart, together);
            }
            if (i > 0)
                bestBefore = std::max(bestBefore, best[j] == none ? none : best[j] - apartCosts);
        }
        std::swap(best, next);
    }
    const int top = length == 0 ? none : *std::max_element(best.begin(), best.end());
    if (top <= none)
        return std::nullopt;
    return top - std::min(int(length) / 8, 10);
}

} // namespace counterpoint
