#include "core/text/long_lines.h"
#include "core/text/words.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QString broken(const QString& text) { return long_lines::brokenAt(text, long_lines::breaksIn(text)); }

qsizetype longestLineOf(const QString& text)
{
    qsizetype longest = 0;
    for (const auto& line : text.split(u'\n'))
        longest = std::max(longest, line.size());
    return longest;
}

} // namespace

TEST_CASE("a line longer than any paragraph is broken behind sentences, its words and their places as before", "[text][lines]")
{
    const auto text = QStringLiteral("Before it.\n")
        + QStringLiteral("We waited for water, mostly. 👍🏽 Mostly! ").repeated(5'000).trimmed() + QStringLiteral("\nAfter it.");
    auto again = broken(text);
    CHECK(again.startsWith(QStringLiteral("Before it.\nWe waited")));
    CHECK(longestLineOf(again) <= 3'000);
    for (const auto& line : again.split(u'\n'))
        REQUIRE((line.endsWith(u'.') || line.endsWith(u'!') || line.endsWith(QStringLiteral("🏽"))));
    REQUIRE(again.size() == text.size());
    CHECK(again.replace(u'\n', u' ') == QString(text).replace(u'\n', u' '));
}

TEST_CASE("a long line without sentences or spaces is broken between characters as they are read", "[text][lines]")
{
    const auto letters = QStringLiteral("e\u0301").repeated(60'000);
    for (const auto& line : broken(letters).split(u'\n'))
        REQUIRE(line.startsWith(u'e'));
    const auto chinese = QStringLiteral("我们今天谈谈村里的水。").repeated(10'000);
    for (const auto& line : broken(chinese).split(u'\n'))
        REQUIRE(line.endsWith(QStringLiteral("。")));
    CHECK(broken(chinese).remove(u'\n') == chinese);
    const auto faces = QStringLiteral("👍🏽").repeated(30'000);
    CHECK(longestLineOf(broken(faces)) < 3'100);
    CHECK(broken(faces).remove(u'\n') == faces);
}

TEST_CASE("a line that can be read stays one", "[text][lines]")
{
    const auto text = QStringLiteral("A monologue. ").repeated(7'000);
    CHECK(long_lines::breaksIn(text).empty());
    CHECK(broken(QString()).isEmpty());
}
