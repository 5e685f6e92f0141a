#include "core/analysis/result.h"
#include "ui/widgets/result_table_view.h"
#include <QVBoxLayout>
#include <QtTest/QTest>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::ui;

TEST_CASE("A table that is wider than its place keeps its last row above the scroll bar", "[result_table]")
{
    ResultTable table;
    table.headers = {QStringLiteral("Answer"), QStringLiteral("n")};
    for (int column = 0; column < 12; ++column)
        table.headers << QStringLiteral("Column %1").arg(column);
    for (int row = 0; row < 4; ++row) {
        ResultRow cells;
        for (int column = 0; column < table.headers.size(); ++column)
            cells.cells.push_back({QStringLiteral("1000"), 1000});
        table.rows.push_back(cells);
    }
    QWidget place;
    QVBoxLayout column(&place);
    auto* view = new ResultTableView;
    view->setTable(table);
    column.addWidget(view);
    column.addStretch(1);
    place.resize(300, 500);
    place.show();
    QTest::qWait(1); // the layout is done anew after the scroll bar has come
    const auto last = view->visualRect(view->model()->index(3, 0));
    CHECK(view->viewport()->rect().contains(last));
}

TEST_CASE("Labels of a table are wrapped more tightly where there is little room, and less where there is more again", "[result_table]")
{
    ResultTable table;
    table.headers = {QStringLiteral("Item"), QStringLiteral("n")};
    table.rows = {{ResultRow::Kind::Body,
                   {{QStringLiteral("A question of many words that nobody would print on one line")}, {QStringLiteral("1"), 1}}}};
    ResultTableView view;
    view.setTable(table);
    const int wide = view.sizeHint().width();
    view.setRoom(wide - 40);
    CHECK(view.sizeHint().width() == wide - 40);
    view.setRoom(wide);
    CHECK(view.sizeHint().width() == wide);
}

TEST_CASE("What names several rows of a table stands beside all of them", "[result_table]")
{
    ResultTable table;
    table.headers = {QStringLiteral("Answer"), {}, QStringLiteral("n")};
    const auto row = [](const char* name, const char* what) {
        return ResultRow{ResultRow::Kind::Body, {{QLatin1String(name)}, {QLatin1String(what)}, {QStringLiteral("1"), 1}}};
    };
    table.rows = {row("A very long name that has to be wrapped into several lines", "Count"), row("", "Row %"), row("B", "Count")};
    ResultTableView view;
    view.setTable(table);
    CHECK(view.rowSpan(0, 0) == 2);
    CHECK(view.rowSpan(2, 0) == 1);
    CHECK(view.rowHeight(0) == view.rowHeight(1));
}
