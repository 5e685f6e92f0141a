#include "core/text/text_matcher.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// The hits of `query` in `text`, looked for at every place by comparing: slow and plain.
std::vector<TextSpan> byComparing(const QString& text, const QString& wanted, bool wholeWord)
{
    const auto isOfWord = [](char32_t c) { return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_'; };
    std::vector<TextSpan> spans;
    const auto points = text.toUcs4();
    const auto letters = wanted.toUcs4();
    for (qsizetype at = 0; at + letters.size() <= points.size(); ++at) {
        bool same = true;
        for (qsizetype i = 0; same && i < letters.size(); ++i)
            same = QChar::toLower(points[at + i]) == QChar::toLower(letters[i]);
        const auto after = at + letters.size();
        const bool accentAfter = after < points.size() && QChar::isMark(points[after]);
        const bool isWhole = (at == 0 || !isOfWord(points[at - 1])) && (after == points.size() || !isOfWord(points[after]));
        if (same && !accentAfter && (isWhole || !wholeWord) && (spans.empty() || spans.back().end <= at))
            spans.push_back({at, after});
    }
    return spans;
}

} // namespace

TEST_CASE("scanning bytes finds what comparing letters finds, at the same code points", "[text][search]")
{
    QRandomGenerator random(3);
    const QStringList parts{
        "trust", "Trust", "TRU", "st", " ",  "\n", "ſt", "K", "k", QStringLiteral("\U0001F600"), "e", QStringLiteral("\u0301"),
        "é",     "中文",  "م",   "x",  "tr", "_"};
    const QStringList wanted{"trust", "st", "tr", "中文", "xt", "t", "kk", "m"};
    for (int round = 0; round < 400; ++round) {
        QString text;
        for (int i = int(random.bounded(60)); i > 0; --i)
            text += parts[int(random.bounded(parts.size()))];
        const auto& words = wanted[int(random.bounded(wanted.size()))];
        const bool wholeWord = round % 2 == 1;
        INFO("round " << round << ": " << words.toStdString() << " in " << text.toStdString());
        SearchQuery query{words};
        query.wholeWord = wholeWord;
        CHECK(valueOf(findInText(text, TextIndex(text), query)) == byComparing(text, words, wholeWord));
    }
}

TEST_CASE("bytes of hits are where their code points are", "[text][search]")
{
    const std::string text = "caf\xC3\xA9 \xF0\x9F\x98\x80 trust\n\xE4\xB8\xAD trust, distrust";
    const auto hits = valueOf(valueOf(TextMatcher::of({"trust"})).hitsIn(text, 100));
    REQUIRE(hits.size() == 3);
    CHECK(hits[0].span == TextSpan{7, 12});
    CHECK(hits[1].span == TextSpan{15, 20});
    CHECK(hits[2].span == TextSpan{25, 30});
    for (const auto& hit : hits)
        CHECK(text.substr(hit.from, hit.to - hit.from) == "trust");
}

TEST_CASE("bytes are counted in code points and walked by them", "[text]")
{
    const std::string text = "a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80z and more";
    CHECK(codePointsIn(text) == 14);
    CHECK(forward(text, 0, 4) == 10);
    CHECK(forward(text, 0, 100) == text.size());
    CHECK(backward(text, 10, 2) == 3);
    CHECK(backward(text, 10, 100) == 0);
}
