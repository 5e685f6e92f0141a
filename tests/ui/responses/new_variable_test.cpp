#include "core/responses/answer_sets.h"
#include "core/responses/saved_filters.h"
#include "core/responses/weighting.h"
#include "tests/ui/responses/window.h"
#include "ui/responses/data_workspace.h"
#include "ui/responses/expression_field.h"
#include "ui/widgets/error_line.h"
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

enum Kind { ComputeKind, RecodeKind, ReverseKind, BinKind, DummiesKind, ScoreKind, DateKind };

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
        REQUIRE(QTest::qWaitForWindowExposed(workspace.get()));
    }
    template <class W>
    W* find(const char* name) const
    {
        auto* widget = workspace->findChild<W*>(QLatin1String(name));
        INFO(name);
        REQUIRE(widget);
        return widget;
    }
    void begin(Kind kind) const
    {
        find<QAction>("newVariable")->trigger();
        find<QComboBox>("newVariableKind")->setCurrentIndex(kind);
    }
    void type(const char* field, const QString& text) const
    {
        auto* widget = find<QWidget>(field);
        widget->setFocus();
        QTest::keyClicks(widget, text);
        if (auto* expression = qobject_cast<ExpressionField*>(widget))
            expression->findChild<QCompleter*>()->popup()->hide();
    }
    QString shown() const ///< the preview's last column, once it is there
    {
        QTest::qWait(220);
        auto* rows = find<QTableWidget>("newVariablePreview");
        QStringList cells;
        for (int row = 0; row < rows->rowCount(); ++row)
            cells << rows->item(row, rows->columnCount() - 1)->text();
        return cells.join(u'|');
    }
    void keep() const { QTest::mouseClick(find<QPushButton>("newVariableKeep"), Qt::LeftButton); }
    QString values(const QString& name) const
    {
        const auto column = valueOf(project->read([&](const Read& db) { return datasets::column(db, variable(dataset, name).id); }));
        QStringList texts;
        for (std::size_t row = 0; row < column.rows(); ++row)
            texts << column.text(row);
        return texts.join(u'|');
    }
    QModelIndex cell(const QString& name, const QString& header) const
    {
        auto* model = find<QTableView>("variablesTable")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                if (model->index(row, 0).data() == name && model->headerData(column, Qt::Horizontal).toString() == header)
                    return model->index(row, column);
        return {};
    }
};

} // namespace

TEST_CASE("a variable is computed by an expression, with its first rows before it is made", "[data]")
{
    const OpenData data;
    data.begin(ComputeKind);
    data.find<ExpressionField>("computeExpression")->clear();
    data.type("newVariableName", "twice");
    data.type("computeExpression", "${trust} * 2 +");
    CHECK(data.shown().isEmpty());
    CHECK_FALSE(data.find<QPushButton>("newVariableKeep")->isEnabled());
    CHECK(data.find<QLabel>("newVariableNote")->text().contains("ends too early"));
    data.type("computeExpression", " 1");
    CHECK(data.shown() == "9|11|||9|5");
    data.keep();
    CHECK(data.values("twice") == "9|11|||9|5");
    CHECK(data.find<QTabWidget>("dataTabs")->currentIndex() == 0); // back at the responses, at the new column
    CHECK(data.find<QTreeView>("variableTree")->currentIndex().data().toString() == "twice");
    REQUIRE(data.project->undo());
    CHECK(data.find<QTreeView>("variableTree")->currentIndex().data().toString() != "twice");
}

TEST_CASE("names of variables and functions are completed with the keys", "[data]")
{
    const OpenData data;
    data.begin(ComputeKind);
    auto* field = data.find<ExpressionField>("computeExpression");
    field->clear();
    field->setFocus();
    auto* popup = field->findChild<QCompleter*>()->popup();
    QTest::keyClicks(field, "tru");
    REQUIRE(popup->isVisible());
    CHECK(popup->currentIndex().data().toString().startsWith("trust"));
    QTest::keyClick(popup, Qt::Key_Return);
    CHECK(field->toPlainText() == "${trust}");
    QTest::keyClicks(field, " + rou");
    QTest::keyClick(popup, Qt::Key_Return);
    CHECK(field->toPlainText() == "${trust} + round(");
    CHECK(field->help().startsWith("round(number, digits)"));
}

TEST_CASE("values are recoded by rules, dummies made for values, and classes and scores by a few choices", "[data]")
{
    const OpenData data;
    data.begin(RecodeKind);
    data.find<QComboBox>("recodeOf")->setCurrentIndex(data.find<QComboBox>("recodeOf")->findText("role", Qt::MatchStartsWith));
    QTest::mouseClick(data.find<QPushButton>("recodeList"), Qt::LeftButton);
    CHECK(data.find<QPlainTextEdit>("recodeRules")->toPlainText() == "1=1 Manager\n2=2 Nurse\n3=3 Teacher");
    data.find<QPlainTextEdit>("recodeRules")->setPlainText("1=1 Leads\nrest=0 Others");
    CHECK(data.shown() == "1   Leads|0   Others|1   Leads|0   Others|0   Others|1   Leads");
    CHECK(data.find<QLineEdit>("newVariableName")->text() == "role_new");
    data.keep();
    CHECK(data.values("role_new") == "1|0|1|0|0|1");

    data.begin(DummiesKind);
    data.find<QComboBox>("dummiesOf")->setCurrentIndex(0);
    data.find<QTreeWidget>("dummiesValues")->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    data.shown();
    data.keep();
    CHECK(data.values("role_2") == "0|1|0|0|1|0");
    CHECK(data.values("role_3") == "0|0|0|1|0|0");

    data.begin(BinKind);
    auto* of = data.find<QComboBox>("binOf");
    of->setCurrentIndex(of->findText("trust", Qt::MatchStartsWith));
    data.find<QComboBox>("binMethod")->setCurrentIndex(2);
    data.type("binCuts", "4");
    data.shown();
    data.keep();
    CHECK(data.values("trust_group") == "2|2|||2|1");
}

TEST_CASE("a definition is changed by a double click on the derived variable", "[data]")
{
    const OpenData data;
    data.begin(ComputeKind);
    data.find<ExpressionField>("computeExpression")->clear();
    data.type("newVariableName", "twice");
    data.type("computeExpression", "${trust} * 2");
    data.shown();
    data.keep();
    data.find<QTabWidget>("dataTabs")->setCurrentIndex(1);
    auto* table = data.find<QTableView>("variablesTable");
    const auto index = data.cell("twice", "Derived from");
    REQUIRE(index.isValid());
    CHECK(index.data().toString() == "= ${trust} * 2");
    table->scrollTo(index);
    const auto place = table->visualRect(index).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    CHECK(data.find<QTabWidget>("dataTabs")->tabText(2) == "Change “twice”");
    CHECK(data.find<ExpressionField>("computeExpression")->toPlainText() == "${trust} * 2");
    data.find<ExpressionField>("computeExpression")->setPlainText("${trust} * 3");
    data.shown();
    data.keep();
    CHECK(data.values("twice") == "12|15|||12|6");
}

TEST_CASE("what is written while several variables are selected holds for all of them, as one step", "[data]")
{
    const OpenData data;
    data.find<QTabWidget>("dataTabs")->setCurrentIndex(1);
    auto* table = data.find<QTableView>("variablesTable");
    const auto before = valueOf(data.project->history()).size();
    table->selectionModel()->select(data.cell("id", "Missing codes"), QItemSelectionModel::ClearAndSelect);
    table->selectionModel()->select(data.cell("role", "Missing codes"), QItemSelectionModel::Select);
    REQUIRE(table->model()->setData(data.cell("role", "Missing codes"), "77", Qt::EditRole));
    CHECK(data.variable(data.dataset, "id").isMissing(77));
    CHECK(data.variable(data.dataset, "role").isMissing(77));
    CHECK(valueOf(data.project->history()).size() == before + 1);

    const auto act = [&](const char* name) { data.find<QAction>(name)->trigger(); };
    table->setCurrentIndex(data.cell("role", "Name"));
    act("copyVariableLabels");
    table->setCurrentIndex(data.cell("trust", "Name"));
    act("giveVariableLabels");
    CHECK(data.variable(data.dataset, "trust").labels == data.variable(data.dataset, "role").labels);
}

TEST_CASE("a filter is kept by name and leaves only its responses in sight", "[data]")
{
    const OpenData data;
    auto* grid = data.find<QTableView>("responsesTable");
    QTest::mouseClick(data.find<QToolButton>("addFilter"), Qt::LeftButton);
    data.type("filterName", "managers");
    data.type("filterExpression", "${role} = 1");
    QTest::qWait(260);
    CHECK(data.find<QLabel>("filterCount")->text() == "3 of 6 responses");
    QTest::mouseClick(data.find<QPushButton>("keepFilter"), Qt::LeftButton);
    CHECK(grid->model()->rowCount() == 3);
    CHECK(grid->model()->headerData(1, Qt::Vertical).toInt() == 3); // the second manager is the third response
    CHECK(data.find<QLabel>("activeFilter")->text() == "Only responses where “managers” (${role} = 1)");
    auto* list = data.find<QListWidget>("savedFilters");
    QTest::mouseClick(data.find<QToolButton>("switchFilterOff"), Qt::LeftButton);
    CHECK(list->currentRow() == 0);
    CHECK(data.find<QLabel>("activeFilter")->text().isEmpty());
    CHECK(grid->model()->rowCount() == 6);
    list->setCurrentRow(1);
    list->setFocus();
    data.find<QAction>("removeFilter")->trigger();
    CHECK(grid->model()->rowCount() == 6);
    REQUIRE(data.project->undo());
    CHECK(list->count() == 2);
}

TEST_CASE("a set of answers is made of the selected variables, and the responses are weighted by one", "[data]")
{
    const OpenData data;
    data.find<QTabWidget>("dataTabs")->setCurrentIndex(1);
    auto* table = data.find<QTableView>("variablesTable");
    table->selectionModel()->select(data.cell("role", "Name"), QItemSelectionModel::ClearAndSelect);
    table->selectionModel()->select(data.cell("trust", "Name"), QItemSelectionModel::Select);
    data.find<QAction>("makeAnswerSet")->trigger();
    data.find<QLineEdit>("answerSetName")->setText("both");
    data.find<QLineEdit>("answerSetCounted")->setText("1, 2");
    QTest::mouseClick(data.find<QPushButton>("answerSetKeep"), Qt::LeftButton);
    const auto sets = valueOf(data.project->read([&](const Read& db) { return answerSets::of(db, data.dataset); }));
    REQUIRE(sets.size() == 1);
    CHECK(sets.front().counted == std::vector<Value>{1.0, 2.0});
    CHECK(sets.front().variables == std::vector{data.variable(data.dataset, "role").id, data.variable(data.dataset, "trust").id});

    table->setCurrentIndex(data.cell("trust", "Name"));
    data.find<QAction>("weighFrequency")->trigger();
    const auto weighting = [&] {
        return valueOf(
            data.project->read([&](const Read& db) -> Result<std::optional<Weighting>> { return weightings::of(db, data.dataset); }));
    };
    REQUIRE(weighting());
    CHECK(weighting()->variable == data.variable(data.dataset, "trust").id);
    CHECK(data.find<QLabel>("activeWeight")->text() == "Weighted by “trust” (frequency weights of the dataset)");
    data.find<QAction>("weighNot")->trigger();
    CHECK_FALSE(weighting());
    CHECK(data.find<QLabel>("activeWeight")->text().isEmpty());
    REQUIRE(data.project->undo());
    QTest::mouseClick(data.find<QToolButton>("switchWeightOff"), Qt::LeftButton);
    CHECK_FALSE(weighting());
}

TEST_CASE("strata and the sizes of the population are chosen where the sampling weights are", "[data]")
{
    const OpenData data;
    data.find<QTabWidget>("dataTabs")->setCurrentIndex(1);
    auto* strata = data.find<QComboBox>("weightStrata");
    CHECK_FALSE(strata->isVisible());
    CHECK_FALSE(data.find<QAction>("weighStrata")->isEnabled());
    data.find<QTableView>("variablesTable")->setCurrentIndex(data.cell("trust", "Name"));
    data.find<QAction>("weighSampling")->trigger();
    CHECK(strata->isVisible());
    CHECK(strata->currentText() == "None");
    CHECK(strata->findText("trust") < 0); // it is the weight
    const auto chosen = [&] {
        return valueOf(data.project->read(
            [&](const Read& db) -> Result<Weighting> { return weightings::of(db, data.dataset).value_or(Weighting()); }));
    };
    const auto choose = [](QComboBox* box, const QString& text) {
        box->setCurrentIndex(box->findText(text));
        REQUIRE(box->currentIndex() > 0);
        Q_EMIT box->activated(box->currentIndex());
    };
    const auto role = data.variable(data.dataset, "role").id;
    choose(strata, "role");
    CHECK(chosen().strata == role);
    CHECK(strata->currentText() == "role");
    CHECK(data.find<QLabel>("activeWeight")->text() == "Weighted by “trust” (sampling weights of the dataset, strata “role”)");
    choose(data.find<QComboBox>("weightPopulation"), "role");
    CHECK(chosen().population == role);
    CHECK(chosen().strata == role);
    REQUIRE(data.project->undo());
    REQUIRE(data.project->undo());
    CHECK(strata->currentText() == "None");
    CHECK_FALSE(chosen().strata.isValid());
    CHECK(strata->isVisible());
    data.find<QAction>("weighFrequency")->trigger();
    CHECK_FALSE(strata->isVisible());
    CHECK_FALSE(data.find<QAction>("weighStrata")->isEnabled());
}

TEST_CASE("every field of the new pages has a name for a screen reader", "[data]")
{
    const OpenData data;
    for (const auto kind : {ComputeKind, RecodeKind, ReverseKind, BinKind, DummiesKind, ScoreKind, DateKind}) {
        data.begin(kind);
        CHECK(namelessIn(*data.workspace) == QStringList());
    }
}
