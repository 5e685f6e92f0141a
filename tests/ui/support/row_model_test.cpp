#include "core/base/id.h"
#include "tests/support/printing.h"
#include "ui/support/row_model.h"
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <random>

using namespace counterpoint;
using ui::RowModel;

namespace {

struct Item {
    CodeId id;
    QString name;
    friend bool operator==(const Item&, const Item&) = default;
};

std::vector<Item> items(std::initializer_list<int> ids)
{
    std::vector<Item> rows;
    for (const int id : ids)
        rows.push_back({CodeId(id), QString::number(id)});
    return rows;
}

RowModel<Item>::Column nameColumn()
{
    return {QStringLiteral("Name"), [](const Item& item) { return item.name; }};
}

} // namespace

TEST_CASE("A row stays selected while others come, go and move", "[row_model]")
{
    RowModel<Item> model({nameColumn()});
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QItemSelectionModel selection(&model);
    model.setRows(items({1, 2, 3, 4}));
    selection.setCurrentIndex(model.indexOf(CodeId(3)), QItemSelectionModel::ClearAndSelect);

    SECTION("rows go and come")
    {
        model.setRows(items({2, 5, 3, 6}));
        CHECK(selection.currentIndex().row() == 2);
        CHECK(selection.isRowSelected(2));
    }
    SECTION("the order changes")
    {
        model.setRows(items({4, 3, 2, 1, 9}));
        CHECK(model.idAt(selection.currentIndex()) == CodeId(3));
        CHECK(selection.selectedIndexes().size() == 1);
    }
    SECTION("the row itself goes in a new order")
    {
        model.setRows(items({4, 2, 1}));
        CHECK(model.rowCount() == 3);
        CHECK_FALSE(model.indexOf(CodeId(3)).isValid());
    }
}

TEST_CASE("Only what changed is said", "[row_model]")
{
    RowModel<Item> model({nameColumn()});
    model.setRows(items({1, 2, 3}));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reordered(&model, &QAbstractItemModel::layoutChanged);

    auto rows = items({1, 2, 3});
    rows[1].name = QStringLiteral("two");
    model.setRows(rows);
    CHECK(changed.size() == 1);
    CHECK(changed[0][0].toModelIndex().row() == 1);
    CHECK(inserted.size() + removed.size() + reordered.size() == 0);

    rows.push_back({CodeId(4), QStringLiteral("4")});
    model.setRows(rows);
    CHECK(inserted.size() == 1);
    CHECK(changed.size() == 1);
    CHECK(removed.size() + reordered.size() == 0);
}

TEST_CASE("Any list turns into any other, also behind a sorting view", "[row_model]")
{
    std::mt19937 random(7);
    RowModel<Item> model({nameColumn()});
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.sort(0);
    for (int round = 0; round < 200; ++round) {
        std::vector<Item> rows;
        for (int id = 1; id <= 150; ++id)
            if (random() % 100 < (round % 3 == 0 ? 50 : 97))
                rows.push_back({CodeId(id), QString::number(random() % 3)});
        if (round % 5 == 0)
            std::shuffle(rows.begin(), rows.end(), random);
        model.setRows(rows);
        REQUIRE(model.rows() == rows);
        REQUIRE(sorted.rowCount() == int(rows.size()));
        for (const auto& row : rows)
            REQUIRE(model.idAt(model.indexOf(row.id)) == row.id);
    }
}

TEST_CASE("A hundred thousand rows are taken in proportion, not by squares", "[row_model]")
{
    std::vector<Item> all;
    std::vector<Item> half;
    for (int id = 1; id <= 100000; ++id) {
        all.push_back({CodeId(id), QString()});
        if (id % 2)
            half.push_back(all.back());
    }
    RowModel<Item> model({nameColumn()});
    QElapsedTimer timer;
    timer.start();
    model.setRows(all);
    model.setRows(half);
    model.setRows(all);
    CHECK(timer.elapsed() < 3000); // by squares it is minutes
    CHECK(model.rowCount() == 100000);
}
