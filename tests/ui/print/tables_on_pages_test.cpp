#include "core/report/look.h"
#include "tests/support/printing.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_table.h"
#include <QBuffer>
#include <QPdfWriter>
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

report::Table tableOf(int rows)
{
    report::Table table{QStringLiteral("Answers"), {{"Answer", "n"}}};
    for (int row = 0; row < rows; ++row)
        table.rows.push_back({QStringLiteral("Answer %1").arg(row), report::number(QString::number(row))});
    return table;
}

/// A device to lay out for, on which nothing is printed.
struct Paper {
    Paper()
        : writer(&bytes)
    {
        writer.setResolution(1200);
    }
    double mm(double length) { return pdf::millimetres(length, &writer); }
    QBuffer bytes;
    QPdfWriter writer;
};

/// How many rows of the table stand on each page when it begins after lines that take `above` of the first page.
std::vector<int> rowsByPage(const report::Table& table, double above)
{
    Paper paper;
    pdf::Strip line;
    line.height = paper.mm(report::look::textHeight) * above;
    std::vector<pdf::Strip> strips{line};
    const auto rows = pdf::tableStrips(table, &paper.writer);
    strips.insert(strips.end(), rows.begin(), rows.end());
    strips.back().keepWithNext = false;
    std::vector<int> counts;
    for (const auto& page : pdf::paginate(strips, paper.mm(report::look::textHeight)))
        counts.push_back(int(std::count_if(page.begin(), page.end(), [](const pdf::Placed& placed) { return placed.strip.header; })));
    return counts;
}

} // namespace

TEST_CASE("a low table is never split between pages", "[print]")
{
    for (double above = 0.5; above < 1; above += 0.03)
        for (const auto rows : rowsByPage(tableOf(9), above))
            CHECK((rows == 0 || rows == 9));
}

TEST_CASE("no row of a long table stands alone at the foot or the head of a page", "[print]")
{
    for (double above = 0; above < 1; above += 0.02) {
        const auto counts = rowsByPage(tableOf(45), above);
        int all = 0;
        for (const auto rows : counts) {
            CHECK(rows != 1);
            all += rows;
        }
        CHECK(all == 45);
    }
}

TEST_CASE("a table too wide for its words is set in smaller letters before words are broken", "[print]")
{
    Paper paper;
    const auto rowHeightOf = [&](int columns) {
        report::Row row;
        for (int column = 0; column < columns; ++column)
            row.emplace_back("Understanding");
        return pdf::tableStrips({QStringLiteral("Wide"), {row, row}, 1, 0}, &paper.writer).back().height;
    };
    const auto usual = rowHeightOf(3);
    const auto small = rowHeightOf(7); // seven such words do not stand side by side in the usual size
    CHECK(small < usual); // one line still
    CHECK(rowHeightOf(30) > usual); // where nothing helps, words are broken
}
