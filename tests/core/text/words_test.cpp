#include "core/text/line_ends.h"
#include "core/text/words.h"
#include "tests/support/printing.h"
#include <QTextBoundaryFinder>
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QString at(TextSpan (*bounds)(QStringView, const TextIndex&, qsizetype), const QString& text, qsizetype codePoint)
{
    const TextIndex index(text);
    return index.slice(text, bounds(text, index, codePoint)).toString();
}

} // namespace

TEST_CASE("words are counted as a reader counts them", "[text][words]")
{
    CHECK(wordCount(u"") == 0);
    CHECK(wordCount(u"   \n\t ") == 0);
    CHECK(wordCount(u"I don't know – well, 3 times.") == 6);
    CHECK(wordCount(u"Größe naïve e\u0301te\u0301") == 3);
    CHECK(wordCount(u"👍🏽 yes") == 1);
    CHECK(wordCount(u"نعم بالطبع") == 2);
}

TEST_CASE("each character of Chinese and of Japanese syllables is a word", "[text][words]")
{
    CHECK(wordCount(u"我们谈水。") == 4);
    CHECK(wordCount(u"我们谈 water 和 𠮷。") == 6);
    CHECK(wordCount(u"これはテストです") == 6); // テスト is one
    CHECK(at(wordAt, QStringLiteral("我们谈水。"), 2) == QStringLiteral("谈"));
}

TEST_CASE("the words of any line are those that the rules of Unicode find", "[text][words]")
{
    const QStringList pieces{
        u"a"_qs,      u"Z"_qs,      u"word"_qs,     u"7"_qs, u"é"_qs,  u" "_qs,      u" "_qs, u"."_qs,  u","_qs,  u"'"_qs, u"’"_qs,
        u"“"_qs,      u"–"_qs,      u"_"_qs,        u"-"_qs, u":"_qs,  u"(3.5%)"_qs, u"@"_qs, u"\n"_qs, u"\t"_qs, u"…"_qs, u"\u0301"_qs,
        u"\u00AD"_qs, u"\u200D"_qs, u"👍🏽"_qs, u"ж"_qs, u"中"_qs, u"·"_qs,      u"‧"_qs, u"א"_qs,  u"\""_qs, u";"_qs, u"$"_qs};
    std::mt19937 random(20);
    for (int round = 0; round < 4000; ++round) {
        QString text;
        const int plain = round % 2 ? 25 : int(pieces.size()); // every other text of what most texts are made of
        while (text.size() < 14) {
            const auto& piece = pieces[int(random() % unsigned(plain))];
            if (round % 3 != 2 || piece[0] < QChar(0x80)) // and every third of ASCII
                text += piece;
        }
        QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
        qsizetype words = 0;
        do {
            const bool isHan = finder.position() >= 0 && finder.position() < text.size() && text[finder.position()] == QChar(0x4E2D);
            words += isHan || (finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem) ? 1 : 0;
        } while (finder.toNextBoundary() >= 0);
        INFO(text.toStdString());
        REQUIRE(wordCount(text) == words);
        const TextIndex index(text);
        std::vector<TextSpan> spans;
        for (const auto& word : wordsIn(text))
            spans.push_back({index.toCodePoint(word.start), index.toCodePoint(word.start + word.length)});
        const auto utf8 = text.toStdString();
        REQUIRE(wordsIn(std::string_view(utf8)) == spans);
        REQUIRE(wordCount(std::string_view(utf8)) == words);
    }
}

TEST_CASE("a position finds its word, sentence and paragraph", "[text][words]")
{
    const QString text = QStringLiteral("👍 Trust me. It isn't so!\nSecond line");
    CHECK(at(wordAt, text, 2) == "Trust");
    CHECK(at(wordAt, text, 4) == "Trust");
    CHECK(at(wordAt, text, 7) == "Trust"); // right behind it
    CHECK(at(wordAt, text, 17) == "isn't");
    CHECK(at(wordAt, text, 0) == "");
    CHECK(at(wordAt, text, 1'000) == "line");
    CHECK(at(sentenceAt, text, 4) == "👍 Trust me.");
    CHECK(at(sentenceAt, text, 15) == "It isn't so!");
    CHECK(at(sentenceAt, text, 25) == "Second line");
    CHECK(at(paragraphAt, text, 3) == "👍 Trust me. It isn't so!");
    CHECK(at(paragraphAt, text, 30) == "Second line");
    CHECK(at(wordAt, "", 0) == "");
    CHECK(at(sentenceAt, "", 0) == "");
}

TEST_CASE("a selection never splits what the reader sees as one character", "[text][words]")
{
    // family emoji (7 code points), e + accent, flag (2), Hindi syllable
    const QString text = QStringLiteral("a👩‍👩‍👧‍👦b e\u0301x 🇩🇪🇫🇷 नि\nz");
    const TextIndex index(text);
    CHECK(snapToGraphemes(text, index, {2, 3}) == TextSpan{1, 8});
    CHECK(snapToGraphemes(text, index, {1, 8}) == TextSpan{1, 8});
    CHECK(snapToGraphemes(text, index, {10, 11}) == TextSpan{10, 12});
    CHECK(snapToGraphemes(text, index, {11, 12}) == TextSpan{10, 12});
    CHECK(snapToGraphemes(text, index, {15, 16}) == TextSpan{14, 16});
    CHECK(snapToGraphemes(text, index, {-5, 1'000}) == TextSpan{0, index.codePoints()});
    CHECK(at(graphemeAt, text, 10) == "e\u0301");
    for (qsizetype start = 0; start <= index.codePoints(); ++start)
        for (qsizetype end = start; end <= index.codePoints(); ++end) {
            const auto snapped = snapToGraphemes(text, index, {start, end});
            CHECK(snapToGraphemes(text, index, snapped) == snapped);
            CHECK((snapped.isEmpty() || snapped.contains({start, end})));
        }
}

TEST_CASE("line ends become one kind and nothing else is changed", "[text]")
{
    CHECK(valueOf(withLineFeeds(QStringLiteral("\uFEFFa\r\nb\rc\n\n e\u0301\u00A0 \t"), "x"))
          == QStringLiteral("a\nb\nc\n\n e\u0301\u00A0 \t"));
    const auto nul = withLineFeeds(QString("a") + QChar::Null, "tape.txt");
    REQUIRE_FALSE(nul);
    CHECK(nul.error().message.contains("tape.txt"));
}
