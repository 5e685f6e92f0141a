#include "core/survey/question_matching.h"
#include <QHash>
#include <QSet>
#include <QTextBoundaryFinder>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr double leastLikeness = 0.34;
constexpr double costOfSkipping = 0.02; // for each question left out, up to
constexpr double mostCostOfSkipping = 0.1;
constexpr double costOfGoingBack = 0.12;
constexpr qsizetype wordBeginning = 5;
constexpr qsizetype shortestStem = 3;

/// Words that ask or join and say nothing of what is asked.
const QSet<QString>& emptyWords()
{
    static const QSet<QString> words = [] {
        const auto list = QStringLiteral(
            "a about again all back once also am an and any anything are as ask at be been begin being bit but by can could did do does "
            "doing else ever first for "
            "from get give go going had has have how i if in into is it it's its just kind know last let let's like little look lot make "
            "many may maybe me might mind more most much my next now of on one or our out over please question really said say see "
            "so some something start still take talk tell than thank thanks that that's the their them then there these they thing things "
            "think this those to today too turn up us very want was we well were what what's when where which who why will with would yeah "
            "yes "
            "you you're your yours okay ok right sort mhm mm hmm uh um sure great good interesting fine");
        const auto split = list.split(u' ');
        return QSet<QString>(split.begin(), split.end());
    }();
    return words;
}

using Words = QSet<QString>;

/// The beginnings of the words that mean something, without accents and capitals.
Words wordsOf(const QString& text)
{
    Words words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    for (qsizetype start = 0, end = finder.toNextBoundary(); end >= 0; start = end, end = finder.toNextBoundary()) {
        auto word = text.sliced(start, end - start).toCaseFolded();
        word.replace(QChar(0x2019), u'\'');
        if (!word[0].isLetterOrNumber() || emptyWords().contains(word))
            continue;
        QString plain;
        for (const auto letter : word.normalized(QString::NormalizationForm_D))
            if (!letter.isMark())
                plain += letter;
        if (plain.endsWith(QLatin1String("'s")))
            plain.chop(2);
        for (const auto ending :
             {QLatin1String("ing"), QLatin1String("ed"), QLatin1String("s")}) // 'team' and 'teams', 'work' and 'working'
            if (plain.size() - ending.size() >= shortestStem && plain.endsWith(ending)) {
                plain.chop(ending.size());
                break;
            }
        if (!emptyWords().contains(plain))
            words.insert(plain.left(wordBeginning));
    }
    return words;
}

/// One sentence, two in a row, and all of a turn, since a question may stand at the end of a long lead-in.
std::vector<Words> windowsOf(const QString& turn)
{
    std::vector<Words> windows{wordsOf(turn)};
    std::vector<Words> sentences;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, turn);
    for (qsizetype start = 0, end = finder.toNextBoundary(); end >= 0; start = end, end = finder.toNextBoundary())
        sentences.push_back(wordsOf(turn.sliced(start, end - start)));
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        windows.push_back(sentences[i]);
        if (i > 0)
            windows.push_back(sentences[i - 1] + sentences[i]);
    }
    return windows;
}

/// The rarer a word in what is asked, the more it says.
class Weights {
public:
    void count(const Words& words)
    {
        ++m_texts;
        for (const auto& word : words)
            ++m_textsWith[word];
    }
    double of(const Words& words) const
    {
        double sum = 0;
        for (const auto& word : words)
            sum += std::log(1.0 + double(m_texts) / double(std::max(1, m_textsWith.value(word))));
        return sum;
    }

private:
    int m_texts = 0;
    QHash<QString, int> m_textsWith;
};

double likeness(const Words& question, const std::vector<Words>& windows, const Weights& weights)
{
    double best = 0;
    const double own = weights.of(question);
    for (const auto& window : windows) {
        const double both = weights.of(Words(question) & window);
        if (both > 0)
            best = std::max(best, 2 * both / (own + weights.of(window)));
    }
    return best;
}

/// What going from one question (or -1, the beginning) to another costs.
double costOf(int from, int to)
{
    if (to == from || to == from + 1)
        return 0;
    if (to < from)
        return costOfGoingBack;
    return std::min(mostCostOfSkipping, costOfSkipping * (to - from - 1));
}

} // namespace

std::vector<std::optional<AskedQuestion>> matchQuestions(const std::vector<QString>& questions, const std::vector<QString>& turns)
{
    std::vector<Words> asked;
    std::vector<std::vector<Words>> said;
    Weights weights;
    for (const auto& question : questions)
        weights.count(asked.emplace_back(wordsOf(question)));
    for (const auto& turn : turns)
        weights.count(said.emplace_back(windowsOf(turn)).front());

    // best[q + 1]: the greatest gain so far with question q (or none, -1) the last one asked; how each turn got there.
    const int count = int(questions.size());
    std::vector<double> best(std::size_t(count + 1), -1e9);
    best[0] = 0;
    struct Step {
        int from = -1; ///< the last question before
        double likeness = -1; ///< of the question asked; negative: none was
    };
    std::vector<std::vector<Step>> steps;
    for (const auto& windows : said) {
        auto next = best;
        std::vector<Step> step(best.size());
        for (int q = -1; q < count; ++q)
            step[std::size_t(q + 1)].from = q;
        for (int q = 0; q < count; ++q) {
            const double like = likeness(asked[std::size_t(q)], windows, weights);
            if (like < leastLikeness)
                continue;
            for (int from = -1; from < count; ++from) {
                const double gain = best[std::size_t(from + 1)] + like - leastLikeness + 1e-6 - costOf(from, q);
                if (gain > next[std::size_t(q + 1)]) {
                    next[std::size_t(q + 1)] = gain;
                    step[std::size_t(q + 1)] = {from, like};
                }
            }
        }
        best = std::move(next);
        steps.push_back(std::move(step));
    }

    std::vector<std::optional<AskedQuestion>> matches(turns.size());
    int last = int(std::max_element(best.begin(), best.end()) - best.begin()) - 1;
    for (auto turn = turns.size(); turn-- > 0;) {
        const auto& step = steps[turn][std::size_t(last + 1)];
        if (step.likeness >= 0)
            matches[turn] = AskedQuestion{last, step.likeness};
        last = step.from;
    }
    return matches;
}

} // namespace counterpoint
