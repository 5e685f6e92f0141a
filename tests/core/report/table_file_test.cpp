#include "core/report/table_file.h"
#include "tests/support/printing.h"
#include <QFile>
#include <QTemporaryDir>

using namespace counterpoint;
using namespace counterpoint::report;

namespace {

Document twoTables()
{
    Document document;
    document.title = "Voices";
    document.add(Table{.caption = "Voices: who speaks of what", .rows = {{"Theme", "Carers"}, {"Us & them", "7 of 12\n2 results"}}});
    document.add(Paragraph{"Between them."});
    document.add(Table{.caption = "Voices: what was judged", .rows = {{"Theme", "Judgement"}, {"=SUM(1)", "Dissonance"}}});
    return document;
}

QByteArray written(const Document& document, const QString& name)
{
    QTemporaryDir folder;
    const auto path = folder.filePath(name);
    REQUIRE(writeTables(document, path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("Tables of a document stand below each other in a file of comma-separated values, each under its caption", "[report]")
{
    const auto text = QString::fromUtf8(written(twoTables(), "voices.csv"));
    CHECK(text.contains("Voices: who speaks of what\r\nTheme,Carers\r\nUs & them,\"7 of 12\n2 results\"\r\n"));
    CHECK(text.indexOf("what was judged") > text.indexOf("who speaks"));
    CHECK(text.contains("'=SUM(1)")); // never run as a formula
    Document one;
    one.add(Table{.caption = "Alone", .rows = {{"Theme"}, {"Trust"}}});
    CHECK_FALSE(QString::fromUtf8(written(one, "one.csv")).contains("Alone"));
}

TEST_CASE("Tables are written as a workbook, and another suffix is refused in words", "[report]")
{
    CHECK(written(twoTables(), "voices.xlsx").startsWith("PK"));
    const auto refused = writeTables(twoTables(), "voices.txt");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains(".xlsx or .csv"));
}

TEST_CASE("Tables on the clipboard are tables for a word processor and cells for a spreadsheet", "[report]")
{
    const auto html = tablesAsHtml(twoTables());
    CHECK(html.count("<table") == 2);
    CHECK(html.contains("Us &amp; them"));
    CHECK(html.contains("7 of 12<br>2 results"));
    CHECK(tablesAsTabText(twoTables()).contains("Us & them\t7 of 12 2 results\n"));
}
