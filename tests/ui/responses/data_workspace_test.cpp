#include "tests/ui/responses/window.h"
#include "ui/responses/data_workspace.h"
#include "ui/responses/response_model.h"
#include "ui/responses/variable_panel.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/note_field.h"
#include "ui/widgets/result_sheet.h"
#include "ui/widgets/result_table_view.h"
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

struct OpenData : Window {
    DatasetId dataset;
    std::unique_ptr<DataWorkspace> workspace;

    OpenData()
    {
        dataset = import(smallSurvey(), "wave one.csv");
        labelSmallSurvey(*this, dataset);
        workspace = std::make_unique<DataWorkspace>(session, nullptr);
        workspace->resize(1366, 700);
        workspace->show();
    }
    template <class W>
    W* find(const char* name) const
    {
        auto* widget = workspace->findChild<W*>(QLatin1String(name));
        REQUIRE(widget);
        return widget;
    }
    /// The table beside the grid as lines of cells.
    QStringList shownTable() const
    {
        QTest::qWait(5);
        auto* sheet = workspace->findChild<ResultSheet*>();
        QStringList lines;
        for (const auto* view : sheet->tables())
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                QStringList cells;
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    cells << view->model()->index(row, column).data().toString();
                lines << cells.join(u'|');
            }
        return lines;
    }
    QModelIndex treeIndex(const QString& name) const
    {
        auto* tree = find<QTreeView>("variableTree");
        const auto found =
            tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        REQUIRE(!found.isEmpty());
        return found.first();
    }
    void click(const QString& variable) const
    {
        auto* tree = find<QTreeView>("variableTree");
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(treeIndex(variable)).center());
    }
    QTableView* grid() const { return find<QTableView>("responsesTable"); }
    QModelIndex cell(int row, int column) const { return grid()->model()->index(row, column); }
};

} // namespace

TEST_CASE("A study without responses says what belongs here and offers the import", "[data_workspace]")
{
    Window window;
    DataWorkspace workspace(window.session, nullptr);
    workspace.show();
    auto* button = workspace.findChild<QPushButton*>("dataEmptyImport");
    REQUIRE(button);
    CHECK(button->isVisible());
    const auto dataset = window.import(smallSurvey(), "wave one.csv");
    CHECK_FALSE(button->isVisible());
    CHECK(workspace.findChild<QTableView*>("responsesTable")->model()->rowCount() == 6);
    valueOf(window.project->undo());
    CHECK(button->isVisible());
    CHECK(dataset.isValid());
}

TEST_CASE("The frequencies of a labelled variable are there as soon as it is chosen, by mouse and by keyboard", "[data_workspace]")
{
    OpenData data;
    data.click("role");
    CHECK(data.shownTable().first() == "1  Manager|3|50.0|50.0|50.0");
    CHECK(data.shownTable().contains("Total|6|100.0|100.0|"));
    REQUIRE(data.workspace->findChild<ResultSheet*>()->figures().size() == 1);

    auto* tree = data.find<QTreeView>("variableTree");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    CHECK(data.workspace->findChild<VariablePanel*>()->variable() == data.variable(data.dataset, "trust").id);
    CHECK(data.shownTable().join(u'\n').contains("99|1|16.7"));
}

TEST_CASE("A changed missing code changes the table at once, and undo brings it back", "[data_workspace]")
{
    OpenData data;
    data.click("trust");
    const auto before = data.shownTable();
    auto* missing = data.find<NoteField>("variableMissing");
    CHECK(missing->toPlainText() == "99");
    missing->setFocus();
    missing->setPlainText("99\n2");
    missing->commit();
    CHECK(data.variable(data.dataset, "trust").missing.size() == 2);
    CHECK(data.shownTable() != before);
    CHECK(data.workspace->findChild<ResultSheet*>()->result().parts.front().table.nValid == 3);
    valueOf(data.project->undo());
    CHECK(data.shownTable() == before);

    missing->setPlainText("ninety");
    missing->commit();
    auto* error = data.find<QLabel>("variableMissingError");
    CHECK(error->isVisible());
    CHECK(error->text().contains("ninety"));
    CHECK(missing->toPlainText() == "ninety"); // what was typed stays to be mended
}

TEST_CASE("The grid shows codes or labels, and tells an empty cell from a user-missing one", "[data_workspace]")
{
    OpenData data;
    QAbstractItemModelTester tester(data.grid()->model());
    CHECK(data.cell(0, 1).data().toString() == "Manager");
    data.find<QCheckBox>("showLabels")->click();
    CHECK(data.cell(0, 1).data().toString() == "1");
    CHECK(data.cell(2, 2).data(ResponseModel::IsUserMissing).toBool());
    CHECK_FALSE(data.cell(2, 2).data(ResponseModel::IsEmpty).toBool());
    CHECK(data.cell(3, 2).data(ResponseModel::IsEmpty).toBool());
    CHECK(data.cell(3, 2).data(Qt::BackgroundRole) != data.cell(2, 2).data(Qt::BackgroundRole));
    CHECK(data.cell(3, 2).data().toString().isEmpty());
    CHECK(data.cell(3, 2).data(Qt::ToolTipRole).toString().contains("Empty"));

    data.grid()->setCurrentIndex(data.cell(1, 3)); // choosing a column chooses its variable
    CHECK(data.workspace->findChild<VariablePanel*>()->variable() == data.variable(data.dataset, "comment").id);
}

TEST_CASE("Variables are edited in place, one undo step each, and a wrong entry is told there", "[data_workspace]")
{
    OpenData data;
    data.find<QTabWidget>("dataTabs")->setCurrentIndex(1);
    auto* model = data.find<QTableView>("variablesTable")->model();
    CHECK(model->setData(model->index(1, 0), "profession"));
    CHECK(data.project->undoLabel() == std::optional<QString>("Rename variable “role”"));
    CHECK(model->setData(model->index(1, 4), "1 = Boss\n2 = Nurse\n3 = Teacher"));
    CHECK(data.cell(0, 1).data().toString() == "Boss");
    valueOf(data.project->undo());
    CHECK(data.cell(0, 1).data().toString() == "Manager");

    CHECK_FALSE(model->setData(model->index(1, 4), "1 = Boss\nnonsense"));
    auto* error = data.find<QLabel>("variablesError");
    CHECK(error->isVisible());
    CHECK(error->text().contains("Line 2"));
    CHECK_FALSE(model->setData(model->index(1, 0), "trust"));
    CHECK(error->text().contains("trust"));
    CHECK(model->setData(model->index(1, 3), "Ordinal"));
    CHECK_FALSE(error->isVisible());
    CHECK(data.variable(data.dataset, "profession").level == Level::Ordinal);
}

TEST_CASE("The filter finds variables by name and label, and a place shows its variable all the same", "[data_workspace]")
{
    OpenData data;
    auto* filter = data.find<QLineEdit>("variableFilter");
    filter->setText("comm");
    auto* tree = data.find<QTreeView>("variableTree");
    CHECK(tree->model()->rowCount(tree->model()->index(0, 0)) == 1);
    const auto trust = data.variable(data.dataset, "trust");
    data.workspace->reveal({Place::Workspace::Data, Entity::Variable, trust.id.value(), {}});
    CHECK(data.workspace->findChild<VariablePanel*>()->variable() == trust.id);
    CHECK(tree->currentIndex().data().toString() == "trust");
    data.workspace->reveal({Place::Workspace::Data, Entity::Variable, 9999, {}});
    CHECK(tree->currentIndex().data().toString() == "trust");
}

TEST_CASE("A table is copied with the numbers as they are read and in full precision", "[data_workspace][result_clipboard]")
{
    OpenData data;
    data.click("role");
    QTest::qWait(5);
    auto* table = data.workspace->findChild<ResultTableView*>();
    REQUIRE(table);
    table->copy();
    const auto* copied = QApplication::clipboard()->mimeData();
    CHECK(copied->text().contains("2 Nurse\t2\t33.33333333333333"));
    CHECK(copied->text().contains("\nTotal\t6\t100\t100\t"));
    CHECK(copied->html().contains("sdval=\"33.33333333333333"));
    CHECK(copied->html().contains(">33.3</td>"));
    CHECK(copied->html().contains("n = 6; none missing"));

    table->selectionModel()->select(QItemSelection(table->model()->index(0, 0), table->model()->index(1, 1)), QItemSelectionModel::Select);
    table->copy();
    CHECK(QApplication::clipboard()->text() == "1 Manager\t3\n2 Nurse\t2\n");
}

TEST_CASE("A grid of a hundred thousand rows opens and scrolls without a wait", "[data_workspace]")
{
    Window window;
    std::vector<Column> columns;
    NewDataset made{"Large", "large.csv", {}};
    for (int i = 0; i < 50; ++i) {
        std::vector<double> values(100'000);
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] = double((row * 7 + std::size_t(i)) % 5 + 1);
        Variable variable;
        variable.name = QStringLiteral("item_%1").arg(i);
        variable.labels = {{1.0, "Low"}, {5.0, "High"}};
        made.variables.push_back(variable);
        columns.push_back(Column::ofNumbers(std::move(values)));
    }
    valueOf(window.project->perform("Import", [&](Edit& db) { return datasets::add(db, made, columns); }));
    QElapsedTimer timer;
    timer.start();
    DataWorkspace workspace(window.session, nullptr);
    workspace.resize(1366, 700);
    workspace.show();
    workspace.grab();
    const auto opened = timer.restart();
    auto* grid = workspace.findChild<QTableView*>("responsesTable");
    grid->scrollToBottom();
    workspace.grab();
    const auto scrolled = timer.restart();
    grid->setCurrentIndex(grid->model()->index(99'999, 49));
    QTest::qWait(1);
    workspace.grab();
    const auto jumped = timer.elapsed();
    INFO("opened " << opened << " ms, scrolled " << scrolled << " ms, last column and its frequencies " << jumped << " ms");
    CHECK(opened < 2000);
    CHECK(scrolled < 1000);
    CHECK(jumped < 1500);
    CHECK(grid->model()->index(99'999, 49).data().toString() == "3");
}

TEST_CASE("Every control of the Data workspace that can have the focus has a name", "[data_workspace]")
{
    OpenData data;
    CHECK(namelessIn(*data.workspace) == QStringList());
}
