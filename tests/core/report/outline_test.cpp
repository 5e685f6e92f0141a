#include "core/report/column_widths.h"
#include "core/report/markup.h"
#include "core/report/outline.h"
#include "tests/support/printing.h"
#include "tests/support/sample_report.h"
#include <numeric>

using namespace counterpoint;
using namespace counterpoint::report;

TEST_CASE("tables and figures are numbered each for itself, in the order of the report", "[report]")
{
    Document document;
    document.add(Figure{}).add(Table{}).add(Paragraph{"Between"}).add(Table{}).add(Figure{});
    QStringList labels;
    for (const auto& caption : outlineOf(document).captions)
        labels << caption.label();
    CHECK(labels == QStringList{"Figure 1.", "Table 1.", "", "Table 2.", "Figure 2."});
}

TEST_CASE("no heading is more than one level below the one before", "[report]")
{
    Document document;
    document.add(Heading{2, "a"}).add(Heading{3, "b"}).add(Heading{1, "c"}).add(Heading{3, "d"}).add(Heading{7, "e"}).add(Heading{-1, "f"});
    QList<int> levels;
    for (const auto& heading : outlineOf(document).headings)
        levels << heading.level;
    CHECK(levels == QList<int>{1, 2, 1, 2, 3, 1});
}

TEST_CASE("text reaches a file without control characters and lone surrogates", "[report]")
{
    CHECK(printable(QStringLiteral("a\r\nb\rc\td") + QChar(0x2028) + 'e') == QStringLiteral("a\nb\nc\tde").replace("de", "d\ne"));
    CHECK(printable(QString(QChar(0)) + QChar(0x1b) + QChar(0x7f) + QChar(0xfffe) + 'x') == "x");
    CHECK(printable(QString(QChar(0xdc00)) + 'x' + QChar(0xd83d)) == QStringLiteral("\ufffdx\ufffd"));
    CHECK(printable(QString::fromUtf8("👩‍👩‍👧 ثقة")) == QString::fromUtf8("👩‍👩‍👧 ثقة"));
}

TEST_CASE("a header cell stands as the column below it, a missing cell is empty", "[report]")
{
    const Table table{"Roles", {{"Role", "n"}, {"Carer", number("12")}, {"Child"}}};
    CHECK(alignmentAt(table, 0, 1) == Alignment::End);
    CHECK(alignmentAt(table, 0, 0) == Alignment::Automatic);
    CHECK(cellAt(table, 2, 1).text.plain().isEmpty());
}

TEST_CASE("column widths fill the page at most, and long texts give way first", "[report]")
{
    const auto roomy = columnWidths({{CellNeed{{30}, 20}, CellNeed{{40}, 10}}}, 160);
    CHECK(roomy == std::vector<double>{30, 40});
    const auto tight = columnWidths({{CellNeed{{20}, 20}, CellNeed{{400}, 30}}}, 160);
    CHECK(tight[0] == Approx(20));
    CHECK(tight[0] + tight[1] == Approx(160));
    const auto crowded = columnWidths({{CellNeed{{200}, 100}, CellNeed{{200}, 100}}}, 160);
    CHECK(std::accumulate(crowded.begin(), crowded.end(), 0.0) == Approx(160));
}

TEST_CASE("a column of few words that fits in a line does, though another holds long texts", "[report]")
{
    std::vector<std::vector<CellNeed>> rows(20, {CellNeed{{45}, 20}, CellNeed{{30}, 18}, CellNeed{{500}, 25}});
    rows.push_back({CellNeed{{60}, 20}, CellNeed{{30}, 18}, CellNeed{{40}, 25}}); // one long label alone may wrap
    const auto widths = columnWidths(rows, 160);
    CHECK(widths[0] + widths[1] + widths[2] <= Approx(160));
    CHECK(widths[2] > 2 * widths[0]); // most of the room goes where it lowers the table
    CHECK(widths[2] > 90);
}

TEST_CASE("a count and its percent sign stay on one line in every column", "[report]")
{
    Table table{"Counts", {{"Theme", "A heading of many words", "Reasons"}}};
    for (int row = 0; row < 5; ++row)
        table.rows.push_back({"A theme of four words", "1 of 6", QString(QStringLiteral("A long reason. ")).repeated(30)});
    const auto widths = estimate(table, 100).widths;
    CHECK(widths[1] >= 13);
    CHECK(estimate(table, 100).lines > 5 * 10);
}
