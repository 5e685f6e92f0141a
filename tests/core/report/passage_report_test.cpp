#include "core/interchange/xlsx/xlsx_reader.h"
#include "core/report/passage_file.h"
#include "tests/support/a_project.h"
#include <QFile>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<Passage> twoPassages()
{
    Passage coded;
    coded.id = CodingId(1);
    coded.sourceName = "Talk";
    coded.caseName = "Ann";
    coded.codePath = "Culture/Us/Names";
    coded.coder = "Ada";
    coded.weight = 40;
    coded.span = {5, 12};
    coded.text = "=1+1 said";
    Passage stretch;
    stretch.sourceName = "Talk";
    stretch.codePaths = {"Culture/Us", "Time"};
    stretch.codePath = "Culture/Us + Time";
    stretch.text = QString(40'000, u'x');
    return {coded, stretch};
}

} // namespace

TEST_CASE("passages go out one a row, the code's path in columns, texts as texts", "[report][query]")
{
    const QTemporaryDir folder;
    report::PassageSurroundings around;
    around.attributes = QStringList{"role"};
    around.values["Ann"] = QStringList{"@carer"};
    const auto path = folder.filePath("out.xlsx");
    const auto written = valueOf(report::writePassages(twoPassages(), around, path));
    CHECK(written.cut == 1);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto rows = valueOf(valueOf(xlsx::Workbook::open(file.readAll(), "out.xlsx")).rows());
    QStringList headings;
    for (const auto& cell : rows[0])
        headings << xlsx::textOf(cell);
    const auto cell = [&](std::size_t row, const char* heading) {
        const auto column = std::size_t(headings.indexOf(QLatin1String(heading)));
        return column < rows[row].size() ? xlsx::textOf(rows[row][column]) : QString();
    };
    CHECK(cell(1, "role") == "@carer");
    CHECK(cell(1, "Code, level 1") == "Culture");
    CHECK(cell(1, "Code, level 3") == "Names");
    CHECK(cell(1, "Text") == "=1+1 said");
    CHECK(cell(1, "Weight") == "40");
    CHECK(cell(2, "Code, level 1") == "Culture + Time");
    CHECK(cell(2, "Code, level 2") == "Us");
    CHECK(cell(2, "Text").endsWith(QChar(0x2026)));

    const auto csv = folder.filePath("out.csv");
    CHECK(valueOf(report::writePassages(twoPassages(), around, csv)).cut == 0);
    QFile text(csv);
    REQUIRE(text.open(QIODevice::ReadOnly));
    const auto bytes = text.readAll();
    CHECK(bytes.contains("'=1+1 said"));
    CHECK(bytes.contains("'@carer"));
    CHECK_FALSE(report::writePassages(twoPassages(), around, folder.filePath("out.pdf")));
}

TEST_CASE("a reading list goes by code, then source, each passage with whose words it is", "[report][query]")
{
    const auto document = report::passageReport(twoPassages(), {});
    QStringList headings;
    for (const auto& block : document.blocks)
        if (const auto* heading = std::get_if<report::Heading>(&block))
            headings << heading->text;
    CHECK(headings == QStringList{"Culture/Us + Time", "Talk", "Culture/Us/Names", "Talk"});
    const auto* quote = std::get_if<report::Quote>(&document.blocks.back());
    REQUIRE(quote);
    CHECK(quote->attribution == "Ann · Ada · weight 40");
}
