#include "core/interchange/archive/zip_writer.h"
#include "core/interchange/xlsx/number_format.h"
#include "core/interchange/xlsx/xlsx_reader.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const char* relations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/>
</Relationships>)";
const char* book = R"(<workbook xmlns:r="x"><sheets><sheet name="First" sheetId="1" r:id="rId1"/></sheets></workbook>)";
const char* strings = R"(<sst><si><t>plain</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>aid</t></rPh></si></sst>)";
const char* styles =
    R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)";

QByteArray bookWith(const QByteArray& sheetData)
{
    ZipWriter zip;
    zip.add("xl/workbook.xml", book);
    zip.add("xl/_rels/workbook.xml.rels", relations);
    zip.add("xl/sharedStrings.xml", strings);
    zip.add("xl/styles.xml", styles);
    zip.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>");
    return valueOf(zip.finish());
}

Result<std::vector<xlsx::Row>> rowsOf(const QByteArray& bytes)
{
    return xlsx::Workbook::open(bytes, QStringLiteral("t.xlsx")).and_then([](const xlsx::Workbook& open) { return open.rows(); });
}

} // namespace

TEST_CASE("A sheet's cells are read whatever their kind", "[xlsx]")
{
    const auto rows = valueOf(rowsOf(bookWith(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>in line</t></is></c><c r="B3" t="b"><v>1</v></c><c r="C3"><v>2.5</v></c>
        <c r="D3" s="1"><v>45000</v></c><c r="E3" s="2"><v>45000.75</v></c><c r="F3" s="3"><v>4</v></c><c r="G3" t="str"><f>A1</f><v>kept</v></c><c r="H3" t="e"><v>#N/A</v></c></row>)")));
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].empty());
    QStringList first;
    QStringList third;
    for (const auto& cell : rows[0])
        first << xlsx::textOf(cell);
    for (const auto& cell : rows[2])
        third << xlsx::textOf(cell);
    CHECK(first == QStringList{"plain", "", "two runs"});
    // 45000 is 15 March 2023 in every spreadsheet; three quarters of a day are 18 hours.
    CHECK(third == QStringList{"in line", "TRUE", "2.5", "2023-03-15", "2023-03-15 18:00:00", "4", "kept", "#N/A"});
    CHECK(std::holds_alternative<double>(rows[2][5]));
}

TEST_CASE("Dates are told from numbers by their format", "[xlsx]")
{
    CHECK(xlsx::isDateFormat("dd/mm/yyyy"));
    CHECK(xlsx::isDateFormat("[h]:mm:ss"));
    CHECK_FALSE(xlsx::isDateFormat("0.00"));
    CHECK_FALSE(xlsx::isDateFormat("[Red]0.0\" days\""));
    CHECK_FALSE(xlsx::isDateFormat("General"));
    CHECK(xlsx::dateOf(1, false) == QStringLiteral("1900-01-01"));
    CHECK(xlsx::dateOf(61, false) == QStringLiteral("1900-03-01"));
    CHECK(xlsx::dateOf(0.5, false) == QStringLiteral("12:00:00"));
    CHECK(xlsx::dateOf(0, true) == QStringLiteral("1904-01-01"));
    CHECK(xlsx::dateOf(-1, false).isEmpty());
}

TEST_CASE("What is written is read again, texts that look like formulas as texts", "[xlsx]")
{
    const std::vector<std::vector<DelimitedCell>> rows{{QStringLiteral("a"), QStringLiteral("b")},
                                                       {QStringLiteral("=1+1"), 0.1},
                                                       {QStringLiteral("é 🙂\nnext line"), std::monostate()},
                                                       {QStringLiteral("@SUM(A1)"), QStringLiteral("<&>")}};
    const auto bytes = valueOf(xlsx::write({{QStringLiteral("Codes"), rows, {20, 10}}}));
    const auto workbook = valueOf(xlsx::Workbook::open(bytes, QStringLiteral("t.xlsx")));
    CHECK(workbook.sheets() == QStringList{"Codes"});
    const auto read = valueOf(workbook.rows(QStringLiteral("codes")));
    REQUIRE(read.size() == 4);
    CHECK(xlsx::textOf(read[1][0]) == QStringLiteral("=1+1"));
    CHECK(std::get<double>(read[1][1]) == 0.1);
    CHECK(xlsx::textOf(read[2][0]) == QStringLiteral("é 🙂\nnext line"));
    CHECK(xlsx::textOf(read[3][1]) == QStringLiteral("<&>"));
    CHECK_FALSE(workbook.rows(QStringLiteral("Other")));
    CHECK_FALSE(xlsx::write({{QStringLiteral("s"), {{QString(40'000, u'x')}}, {}}}));
}

TEST_CASE("Damaged and hostile spreadsheets are refused in a sentence", "[xlsx]")
{
    CHECK_FALSE(rowsOf("not a zip"));
    CHECK_FALSE(rowsOf("PK\x03\x04 broken"));
    ZipWriter empty;
    empty.add("word/document.xml", "<w/>");
    const auto other = rowsOf(valueOf(empty.finish()));
    REQUIRE_FALSE(other);
    CHECK(other.error().message.contains(QStringLiteral("t.xlsx")));
    CHECK_FALSE(rowsOf(bookWith(R"(<row r="99999999"><c r="A1"><v>1</v></c></row>)")));
    CHECK_FALSE(rowsOf(bookWith(R"(<row r="1"><c r="ZZZZ1"><v>1</v></c></row>)")));
    // A few thousand cells at the far edge would be a table of millions.
    QByteArray far;
    for (int row = 1; row <= 2000; ++row)
        far += "<row r=\"" + QByteArray::number(row) + "\"><c r=\"XFD" + QByteArray::number(row) + "\"><v>1</v></c></row>";
    CHECK_FALSE(rowsOf(bookWith(far)));
    const auto beyond = rowsOf(bookWith(R"(<row r="1"><c r="A1" t="s"><v>77</v></c><c r="B1" s="99"><v>1</v></c></row>)"));
    REQUIRE(beyond);
    CHECK(beyond->front().size() == 2);
}

TEST_CASE("A transcript that was typed into a spreadsheet can be read as rows", "[xlsx]")
{
    const auto path = sharedData("real/transcripts/trans4.xlsx");
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto rows = valueOf(rowsOf(file.readAll()));
    CHECK(rows.size() > 10);
}
