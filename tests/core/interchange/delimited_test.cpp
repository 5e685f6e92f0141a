#include "core/interchange/delimited/delimited_reader.h"
#include "core/interchange/delimited/delimited_writer.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;

namespace {

std::string_view viewOf(const QByteArray& bytes) { return {bytes.constData(), std::size_t(bytes.size())}; }

/// Rows as "a|b", cells between bars.
QStringList rowsOf(const QByteArray& text, const Dialect& dialect = {}, QStringList* notes = nullptr)
{
    DelimitedReader reader(viewOf(text), dialect);
    QStringList rows;
    std::vector<std::string_view> cells;
    while (reader.nextRow(cells)) {
        QStringList row;
        for (const auto& cell : cells)
            row << QString::fromUtf8(cell.data(), qsizetype(cell.size()));
        rows << row.join('|');
    }
    if (notes)
        *notes = reader.notes();
    return rows;
}

} // namespace

TEST_CASE("cells come apart at separators, quotes keep them together", "[interchange][delimited]")
{
    CHECK(rowsOf("a,b\n1,2\n") == QStringList{"a|b", "1|2"});
    CHECK(rowsOf("a,b\r\n\"x,\ny\",\"say \"\"hi\"\"\"\r\n") == QStringList{"a|b", "x,\ny|say \"hi\""});
    CHECK(rowsOf("a,b\r1,2\r3,") == QStringList{"a|b", "1|2", "3|"});
    CHECK(rowsOf("a, \"b,c\" \n") == QStringList{"a|b,c "});
    CHECK(rowsOf("a,\"b\"x,c\n") == QStringList{"a|bx|c"});
    CHECK(rowsOf("\n\na\n\n\"\"\nb") == QStringList{"a", "", "b"});
    CHECK(rowsOf("sep=;\na;b", {';'}) == QStringList{"a|b"});
    CHECK(rowsOf("").isEmpty());
    CHECK(rowsOf("\"a\"\"\",\"\"\"\",\"\"\n") == QStringList{"a\"|\"|"});
}

TEST_CASE("ragged rows are mended and named", "[interchange][delimited]")
{
    QStringList notes;
    CHECK(rowsOf("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n", {}, &notes) == QStringList{"a|b|c", "1|2|", "1|2|3", "1|2|3"});
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].contains("1 (rows 2)"));
    CHECK(notes[1].contains("1 (rows 3)"));
    CHECK(rowsOf("a,b\n\"open,1\nx,2\n", {}, &notes) == QStringList{"a|b", "\"open|1", "x|2"});
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].contains("row 2"));
}

TEST_CASE("the dialect is found out", "[interchange][delimited]")
{
    const auto sniffed = [](const char* text) { return sniffDialect(text); };
    CHECK(sniffed("a,b\n1,2\n3,4\n") == Dialect{',', '"', true, false});
    CHECK(sniffed("a;b\n1,5;2,5\n3,1;4,2\n") == Dialect{';', '"', true, true});
    CHECK(sniffed("a;b\n1.5;yes, no\n3.1;no, no\n") == Dialect{';', '"', true, false});
    CHECK(sniffed("a\tb\n1\tx, y; z\n") == Dialect{'\t', '"', true, false});
    CHECK(sniffed("a|b|c\n1|2|3\n") == Dialect{'|', '"', true, false});
    CHECK(sniffed("\"q;1\",\"q;2\"\n\"a;b\",\"c;d\"\n") == Dialect{',', '"', true, false});
    CHECK(sniffed("'a','b'\n'1','2, 3'\n").quote == '\'');
    CHECK_FALSE(sniffed("1,2\n3,4\n").hasHeader);
    CHECK(sniffed("country,2019,2020\nA,1,2\nB,3,4\n").hasHeader);
    CHECK(sniffed("item,2019,score\nA,1,2\nB,3,4\n").hasHeader);
    CHECK(sniffed("sep=|\na,b|c\n").separator == '|');
    CHECK(sniffed("name\nAnna\n") == Dialect{',', '"', true, false});
    CHECK(sniffed("") == Dialect{});
}

TEST_CASE("what is written reads back the same, and no text becomes a formula", "[interchange][delimited]")
{
    const std::vector<std::vector<DelimitedCell>> rows = {{QString("name"), QString("said, \"well\"\nand")},
                                                          {QString("=1+1"), -5.5},
                                                          {QString("-n"), 0.1},
                                                          {QString("'=x"), {}},
                                                          {QString("'tis"), 1e300}};
    for (const char separator : {',', ';', '\t'})
        for (const bool comma : {false, true}) {
            const auto bytes = writeDelimited(rows, {separator, comma, false, true});
            const QString point = comma ? "," : ".";
            CHECK(rowsOf(bytes, {separator})
                  == QStringList{"name|said, \"well\"\nand", "=1+1|-5" + point + "5", "-n|0" + point + "1", "'=x|", "'tis|1e+300"});
        }
    CHECK(writeDelimited(rows).contains("\r\n'=1+1,-5.5\r\n"));
    CHECK(writeDelimited({{QString()}, {1.0}}) == "\"\"\r\n1\r\n");
}

TEST_CASE("any bytes give rows of one width", "[interchange][delimited]")
{
    const QByteArray whole = "a,\"b\"\"c\",d\r\n'x';\"1\n2\",\n\n,,\"\n";
    QRandomGenerator random(6);
    for (int round = 0; round < 5000; ++round) {
        auto text = whole;
        for (int i = 0; i < 4; ++i)
            text[random.bounded(int(text.size()))] = "\",;\n\r' a\t"[random.bounded(9)];
        std::vector<std::string_view> cells;
        DelimitedReader reader(viewOf(text), sniffDialect(viewOf(text)));
        std::size_t width = 0;
        while (reader.nextRow(cells)) {
            CHECK((width == 0 || cells.size() == width));
            width = cells.size();
        }
    }
}
