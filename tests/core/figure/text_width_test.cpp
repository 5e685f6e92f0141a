#include "core/figure/text_width.h"
#include "tests/support/printing.h"

using namespace counterpoint;
using namespace counterpoint::figure;

TEST_CASE("a text's width is near that of a common sans-serif font", "[figure][text_width]")
{
    // Advances of DejaVu Sans at 100 units: i 28, W 99, 0 64.
    CHECK(textWidth(QStringLiteral("i"), 100) == Approx(28).margin(4));
    CHECK(textWidth(QStringLiteral("W"), 100) == Approx(99).margin(4));
    CHECK(textWidth(QStringLiteral("2026"), 100) == Approx(4 * 64).margin(8));
    CHECK(textWidth(QStringLiteral("信任"), 100) == Approx(200));
    CHECK(textWidth(QStringLiteral("e\u0301")) == textWidth(QStringLiteral("e")));
    CHECK(textWidth(QStringLiteral("Trust"), 12, true) > textWidth(QStringLiteral("Trust")));
}

TEST_CASE("an elided text fits and ends in dots, and never splits a character from its marks", "[figure][text_width]")
{
    const auto text = QStringLiteral("Relationships between services");
    CHECK(elided(text, 1000) == text);
    for (double width = 30; width < 200; width += 7) {
        const auto cut = elided(text, width);
        REQUIRE(textWidth(cut) <= width);
        REQUIRE(cut.endsWith(u'…'));
        REQUIRE(text.startsWith(cut.chopped(1)));
    }
    const auto family = QStringLiteral("👩‍👩‍👧");
    const auto cut = elided(family.repeated(5), 120).chopped(1);
    CHECK_FALSE(cut.isEmpty());
    CHECK(cut.size() % family.size() == 0);
}

TEST_CASE("lines are broken between words, and none is lost unless there are too many", "[figure][text_width]")
{
    const auto text = QStringLiteral("Services disagreed about who should pay for the placement");
    const auto lines = wrapped(text, 130, 9);
    REQUIRE(lines.size() > 2);
    QStringList joined;
    for (const auto& line : lines) {
        REQUIRE(textWidth(line) <= 130);
        joined << line;
    }
    CHECK(joined.join(u' ') == text);
    CHECK(wrapped(text, 130, 2).size() == 2);
    CHECK(wrapped(text, 130, 2).back().endsWith(u'…'));
    CHECK(wrapped(QString(), 100, 3).empty());
}

TEST_CASE("a line never ends beside an equals sign", "[figure][text_width]")
{
    for (double width = 60; width < 200; width += 5) {
        const auto lines = wrapped(QStringLiteral("Speech and language therapist (n = 12)"), width, 9);
        REQUIRE(lines.back().endsWith(QStringLiteral("(n = 12)")));
    }
}

TEST_CASE("a word too long for a line, and a script without spaces, are broken inside", "[figure][text_width]")
{
    for (const auto& text : {QString(80, u'x'), QStringLiteral("对专业人员的信任与沟通").repeated(4)}) {
        const auto lines = wrapped(text, 100, 99);
        QString joined;
        for (const auto& line : lines) {
            REQUIRE(textWidth(line) <= 100);
            joined += line;
        }
        CHECK(joined == text);
    }
}

TEST_CASE("what cannot be drawn is taken out of a line", "[figure][text_width]")
{
    CHECK(singleLine(QStringLiteral("a\nb\tc")) == QStringLiteral("a b c"));
    CHECK(singleLine(QStringLiteral("a\x1b\x07z")) == QStringLiteral("az"));
    CHECK(singleLine(QString(QChar(0xD800)) + u'x') == QString(QChar(0xFFFD)) + u'x');
    CHECK(singleLine(QStringLiteral("😀")) == QStringLiteral("😀"));
}
