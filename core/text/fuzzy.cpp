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
constexpr int leftOutCosts = 14; ///< letters within the word are passed over: 'cnflct'
constexpr int leastWithin = 3; ///< letters together within a word, before more are sought elsewhere
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
    // A letter begins a word, follows the letter before, or goes on in a word whose beginning was hit; only the first ones may stand
    // together somewhere within a word. Else ten letters find half of a large codebook. For the letters so far, the last of them at j:
    const auto length = std::size_t(given.size());
    std::vector<int> best(length, none); // the score, where the beginning of the word was hit
    std::vector<int> within(length, none); // the score of letters that stand together within a word
    auto nextBest = best;
    auto nextWithin = within;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        std::fill(nextBest.begin(), nextBest.end(), none);
        std::fill(nextWithin.begin(), nextWithin.end(), none);
        int before = i == 0 ? 0 : none; // the best of all places before j
        int inWord = none; // the best of those in the word of j
        for (std::size_t j = 0; j < length; ++j) {
            const bool begins = startsWord(given, qsizetype(j));
            if (begins)
                inWord = none;
            if (given[qsizetype(j)] == wanted[i]) {
                const auto plus = [score = scoreOfHit(given, qsizetype(j))](int so, int far) {
                    return so == none ? none : so + far + score;
                };
                const bool follows = i > 0 && j > 0;
                if (begins)
                    nextBest[j] = std::max(plus(before, i == 0 ? 0 : -apartCosts),
                                           follows ? plus(std::max(best[j - 1], within[j - 1]), runOn) : none);
                else {
                    nextBest[j] = std::max(plus(inWord, -leftOutCosts), follows ? plus(best[j - 1], runOn) : none);
                    nextWithin[j] = i == 0 ? plus(0, 0) : follows ? plus(within[j - 1], runOn) : none;
                }
            }
            if (i > 0)
                before = std::max({before, best[j], i >= leastWithin ? within[j] : none});
            inWord = std::max(inWord, best[j]);
        }
        std::swap(best, nextBest);
        std::swap(within, nextWithin);
    }
    std::transform(best.begin(), best.end(), within.begin(), best.begin(), [](int one, int other) { return std::max(one, other); });
    const int top = length == 0 ? none : *std::max_element(best.begin(), best.end());
    if (top <= none)
        return std::nullopt;
    return top - std::min(int(length) / 8, 10);
}

} // namespace counterpoint
