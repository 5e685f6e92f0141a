#include "core/analysis/analysis.h"
#include "core/coding/codebook.h"
#include "core/responses/saved_filters.h"
#include "core/responses/weighting.h"
#include "tests/ui/responses/window.h"
#include "ui/analysis/analyse_workspace.h"
#include "ui/analysis/analysis_words.h"
#include "ui/analysis/variable_list.h"
#include "ui/analysis/variable_slot.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/result_sheet.h"
#include "ui/widgets/result_table_view.h"
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

struct OpenAnalyse : Window {
    DatasetId dataset;
    std::unique_ptr<AnalyseWorkspace> workspace;

    OpenAnalyse()
    {
        dataset = import(smallSurvey(), "wave one.csv");
        labelSmallSurvey(*this, dataset);
        workspace = std::make_unique<AnalyseWorkspace>(session, nullptr);
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
    std::vector<Analysis> saved() const
    {
        return valueOf(project->read([](const Read& db) { return analyses::all(db); }));
    }
    VariableList* list() const { return find<VariableList>("analysisVariables"); }
    QModelIndex inList(const QString& name) const
    {
        const auto found = list()->model()->match(list()->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchStartsWith);
        REQUIRE(!found.isEmpty());
        return found.first();
    }
    void chooseByKeyboard(const QString& name) const
    {
        list()->setFocus();
        list()->setCurrentIndex(inList(name));
        QTest::keyClick(list(), Qt::Key_Return);
    }
    void chooseByMouse(const QString& name) const
    {
        const auto at = list()->visualRect(inList(name)).center();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, at);
    }
    QString shownTable(std::size_t table = 0) const
    {
        const auto tables = workspace->findChild<ResultSheet*>()->tables();
        if (table >= tables.size())
            return {};
        QStringList lines;
        const auto* model = tables[table]->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells << model->index(row, column).data().toString();
            lines << cells.join(u'|');
        }
        return lines.join(u'\n');
    }
    QAction* command(const char* name) const
    {
        for (auto* action : workspace->commands())
            if (action->objectName() == QLatin1String(name))
                return action;
        FAIL("no command " << name);
        return nullptr;
    }
};

} // namespace

TEST_CASE("Choosing a variable by keyboard or by mouse shows its table and figure at once and keeps the analysis", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    CHECK(analyse.find<QLabel>("analysisHint")->isVisible());
    CHECK(analyse.saved().empty());
    analyse.chooseByKeyboard("role");
    CHECK(analyse.shownTable().startsWith("1  Manager|3|50.0|50.0|50.0"));
    CHECK(analyse.workspace->findChild<ResultSheet*>()->figures().size() == 1);
    CHECK_FALSE(analyse.find<QLabel>("analysisHint")->isVisible());
    REQUIRE(analyse.saved().size() == 1);
    CHECK(analyse.saved().front().name == "role");

    analyse.chooseByMouse("trust");
    REQUIRE(analyse.saved().size() == 1);
    CHECK(analyse.saved().front().in("variables").size() == 2);
    CHECK(analyse.saved().front().name == "role, trust"); // a name nobody gave follows the variables
    CHECK(analyse.shownTable(1).contains("99|1|16.7"));

    valueOf(analyse.project->undo());
    CHECK(analyse.saved().front().name == "role");
    CHECK(analyse.shownTable(1).isEmpty());
    valueOf(analyse.project->undo());
    CHECK(analyse.saved().empty());
    CHECK(analyse.find<QLabel>("analysisHint")->isVisible());
}

TEST_CASE("A new analysis of a word begins where the word is typed", "[analyse_workspace]")
{
    OpenAnalyse open;
    REQUIRE(open.project->perform("Add", [](Edit& db) { return codebook::ensurePath(db, "Trust").map([](CodeId) {}); }));
    open.workspace->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(open.workspace.get()));
    open.find<QAction>("newKwic")->trigger();
    CHECK(open.find<QLineEdit>("optionKwic")->hasFocus());
}

TEST_CASE("A new analysis begins where the name of a variable is typed, and Enter twice chooses what it finds", "[analyse_workspace]")
{
    OpenAnalyse open;
    open.workspace->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(open.workspace.get()));
    open.find<QAction>("newFrequencies")->trigger();
    auto* search = open.find<QLineEdit>("analysisVariableFilter");
    CHECK(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("tru"));
    QTest::keyClick(search, Qt::Key_Return);
    QTest::keyClick(open.list(), Qt::Key_Return);
    REQUIRE(open.saved().size() == 1);
    CHECK(open.saved().front().name == QStringLiteral("trust"));
}

TEST_CASE("The weight and the filter that are at work are said above the result and switched off there", "[analyse_workspace]")
{
    OpenAnalyse open;
    open.chooseByKeyboard(QStringLiteral("role"));
    CHECK_FALSE(open.find<QLabel>("activeWeight")->isVisible());
    CHECK_FALSE(open.find<QLabel>("activeFilter")->isVisible());
    const auto trust = open.variable(open.dataset, QStringLiteral("trust"));
    valueOf(open.project->perform(QStringLiteral("Weigh"), [&](Edit& db) -> Result<int> {
        return weightings::set(db, open.dataset, Weighting{Weighting::Kind::Frequency, trust.id, {}, {}}).map([] { return 0; });
    }));
    auto filtered = open.saved().front();
    filtered.where = QStringLiteral("${id} > 1");
    valueOf(open.project->perform(QStringLiteral("Filter"),
                                  [&](Edit& db) -> Result<int> { return analyses::update(db, filtered).map([] { return 0; }); }));
    CHECK(open.find<QLabel>("activeWeight")->text() == QStringLiteral("Weighted by “trust” (frequency weights of the dataset)"));
    CHECK(open.find<QLabel>("activeFilter")->text() == QStringLiteral("Only responses where ${id} > 1"));
    QTest::mouseClick(open.find<QToolButton>("switchFilterOff"), Qt::LeftButton);
    CHECK(open.saved().front().where.isEmpty());
    CHECK_FALSE(open.find<QLabel>("activeFilter")->isVisible());
    QTest::mouseClick(open.find<QToolButton>("switchWeightOff"), Qt::LeftButton);
    CHECK_FALSE(valueOf(open.project->read([&](const Read& db) { return weightings::of(db, open.dataset); })));
    CHECK_FALSE(open.find<QLabel>("activeWeight")->isVisible());
    valueOf(open.project->undo());
    CHECK(open.find<QLabel>("activeWeight")->isVisible());
}

TEST_CASE("A kind that needs a sampling weight takes that of the dataset", "[analyse_workspace]")
{
    OpenAnalyse open;
    const auto trust = open.variable(open.dataset, QStringLiteral("trust"));
    valueOf(open.project->perform(QStringLiteral("Weigh"), [&](Edit& db) -> Result<int> {
        return weightings::set(db, open.dataset, Weighting{Weighting::Kind::Sampling, trust.id, {}, {}}).map([] { return 0; });
    }));
    open.find<QAction>("newPopulationShares")->trigger();
    open.chooseByKeyboard(QStringLiteral("role"));
    CHECK(open.saved().size() == 1);
    CHECK_FALSE(open.shownTable().isEmpty());
    CHECK(open.find<QLabel>("activeWeight")->isVisible());
    open.find<QAction>("newFrequencies")->trigger(); // cannot use it, and says so under the table
    open.chooseByKeyboard(QStringLiteral("role"));
    CHECK_FALSE(open.find<QLabel>("activeWeight")->isVisible());
}

TEST_CASE("A hundred analyses are listed, and the last is as near as the first", "[analyse_workspace]")
{
    OpenAnalyse open;
    const auto role = open.variable(open.dataset, QStringLiteral("role"));
    valueOf(open.project->perform(QStringLiteral("Add"), [&](Edit& db) -> Result<int> {
        for (int number = 1; number <= 100; ++number) {
            Analysis analysis;
            analysis.dataset = open.dataset;
            analysis.name = QStringLiteral("What people of each role said, analysis %1").arg(number);
            analysis.put(QStringLiteral("variables"), {role.id});
            if (const auto added = analyses::add(db, analysis); !added)
                return fail(added);
        }
        return 0;
    }));
    auto* list = open.find<QTableView>("analysisList");
    REQUIRE(list->model()->rowCount() == 100);
    CHECK(list->rowHeight(0) == list->rowHeight(99));
    list->setCurrentIndex(list->model()->index(99, 0));
    CHECK(open.shownTable().startsWith(QStringLiteral("1  Manager")));
    valueOf(open.project->undo());
    CHECK(list->model()->rowCount() == 0);
}

TEST_CASE("An analysis whose variable is gone says so, and takes another", "[analyse_workspace]")
{
    OpenAnalyse open;
    open.chooseByKeyboard(QStringLiteral("trust"));
    const auto trust = open.variable(open.dataset, QStringLiteral("trust"));
    const auto before = open.saved().front();
    valueOf(open.project->perform(QStringLiteral("Lose"), [&](Edit& db) -> Result<int> {
        auto lost = before;
        lost.put(QStringLiteral("variables"), {VariableId(trust.id.value() + 1000)});
        return analyses::update(db, lost).map([] { return 0; });
    }));
    CHECK(open.find<QLabel>("analysisError")->isVisible());
    CHECK_FALSE(open.find<QLabel>("analysisError")->text().isEmpty());
    INFO(open.find<QLabel>("analysisError")->text().toStdString());
    CHECK(open.shownTable().isEmpty());
    open.chooseByKeyboard(QStringLiteral("role"));
    CHECK_FALSE(open.find<QLabel>("analysisError")->isVisible());
}

TEST_CASE("A changed missing code changes the table that is shown", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    analyse.chooseByKeyboard("trust");
    const auto before = analyse.shownTable();
    CHECK(analyse.workspace->findChild<ResultSheet*>()->result().parts.front().table.nValid == 4);
    const auto trust = analyse.variable(analyse.dataset, "trust");
    valueOf(analyse.project->perform("Change", [&](Edit& db) -> Result<int> {
        const auto done = variables::setMissing(db, trust.id, {});
        return done ? Result<int>(0) : fail(done);
    }));
    CHECK(analyse.shownTable() != before);
    CHECK(analyse.workspace->findChild<ResultSheet*>()->result().parts.front().table.nValid == 5);
    valueOf(analyse.project->undo());
    CHECK(analyse.shownTable() == before);
}

TEST_CASE("A cross-table is made of two variables, its options show and hide rows, each a named step", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    analyse.command("newCrosstab")->trigger();
    analyse.chooseByKeyboard("role");
    CHECK(analyse.saved().empty()); // half a cross-table is nothing to keep
    CHECK(analyse.find<VariableSlot>("chosenRows")->count() == 1);
    analyse.chooseByKeyboard("trust");
    REQUIRE(analyse.saved().size() == 1);
    CHECK(analyse.saved().front().name == "role by trust");
    CHECK(analyse.shownTable().contains("Row %"));
    CHECK_FALSE(analyse.shownTable().contains("Expected"));
    analyse.find<QCheckBox>("optionExpected")->click();
    CHECK(analyse.shownTable().contains("Expected"));
    CHECK(analyse.project->undoLabel() == std::optional<QString>("Expected counts in “role by trust”"));
    analyse.find<QCheckBox>("optionRowPercent")->click();
    CHECK_FALSE(analyse.shownTable().contains("Row %"));
    valueOf(analyse.project->undo());
    CHECK(analyse.find<QCheckBox>("optionRowPercent")->isChecked());
    CHECK(analyse.shownTable().contains("Row %"));

    auto* kind = analyse.find<QComboBox>("analysisKind");
    Q_EMIT kind->activated(kind->findData("frequencies"));
    CHECK(analyse.saved().front().in("variables").size() == 2);
    CHECK(analyse.find<VariableSlot>("chosenVariables")->count() == 2);
}

TEST_CASE("Every kind has its form from its description: a place for each role, a field for each option", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    for (const auto& kind : analysisKinds()) {
        INFO(kind.key.toStdString());
        analyse.command(objectNameOf("new", kind.key).constData())->trigger();
        QApplication::processEvents();
        for (const auto& role : kind.roles)
            CHECK(analyse.find<VariableSlot>(objectNameOf("chosen", role.key).constData())->isVisibleTo(analyse.workspace.get()));
        for (const auto& option : kind.options)
            if (option.type != Option::Type::Choice || option.choices.size() > 1) // else there is nothing to choose
                CHECK(analyse.find<QWidget>(objectNameOf("option", option.key).constData())->isVisibleTo(analyse.workspace.get()));
        CHECK(namelessIn(*analyse.workspace) == QStringList());
    }
}

TEST_CASE("A choice of an option is kept with the analysis, seen at once, and taken back with undo", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    analyse.command("newCrosstab")->trigger();
    analyse.chooseByKeyboard("role");
    analyse.chooseByKeyboard("trust");
    auto* chart = analyse.find<QComboBox>("optionFigure");
    chart->setCurrentIndex(chart->findData("mosaic"));
    Q_EMIT chart->activated(chart->currentIndex());
    CHECK(optionOf(analyse.saved().front(), "figure") == "mosaic");
    const auto& shown = analyse.workspace->findChild<ResultSheet*>()->result();
    CHECK(std::holds_alternative<figure::Mosaic>(shown.parts.front().figures.front()));
    analyse.find<QDoubleSpinBox>("optionSuppressBelow")->setValue(3);
    CHECK(analyse.shownTable().contains("*"));
    CHECK(analyse.project->undoLabel() == std::optional<QString>("Withhold counts below in “role by trust”"));
    valueOf(analyse.project->undo());
    CHECK_FALSE(analyse.shownTable().contains("*"));
    CHECK(analyse.find<QDoubleSpinBox>("optionSuppressBelow")->value() == 0);
}

TEST_CASE("A filter is typed as variable = value, said in words, and taken out with Delete", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    analyse.chooseByKeyboard("trust");
    auto* line = analyse.find<QLineEdit>("analysisFilter");
    line->setText("role=Butcher");
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(analyse.find<QLabel>("analysisFilterError")->isVisible());
    CHECK(analyse.find<QLabel>("analysisFilterError")->text().contains("Butcher"));
    line->setText("role=Manager");
    QTest::keyClick(line, Qt::Key_Return);
    CHECK_FALSE(analyse.find<QLabel>("analysisFilterError")->isVisible());
    REQUIRE(analyse.saved().front().filter.size() == 1);
    CHECK(analyse.workspace->findChild<ResultSheet*>()->result().parts.front().table.nTotal == 3);
    auto* conditions = analyse.find<QListWidget>("analysisConditions");
    REQUIRE(conditions->count() == 1);
    CHECK(conditions->item(0)->text().contains("Manager"));
    analyse.workspace->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(analyse.workspace.get()));
    conditions->setFocus();
    conditions->setCurrentRow(0);
    QTest::keyClick(conditions, Qt::Key_Delete);
    CHECK(analyse.saved().front().filter.empty());
    CHECK(analyse.workspace->findChild<ResultSheet*>()->result().parts.front().table.nTotal == 6);
}

TEST_CASE("A saved filter that is entered twice is taken once, and how to write a comparison is said", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    REQUIRE(
        analyse.project->perform("Filter", [&](Edit& db) { return savedFilters::add(db, analyse.dataset, "trusting", "${trust} >= 4"); }));
    analyse.chooseByKeyboard("role");
    auto* line = analyse.find<QLineEdit>("analysisFilter");
    for (int times = 0; times < 2; ++times) { // as Enter on a completion does
        line->setText("trusting");
        QTest::keyClick(line, Qt::Key_Return);
        CHECK_FALSE(analyse.find<QLabel>("analysisFilterError")->isVisible());
        CHECK(line->text().isEmpty());
    }
    CHECK(analyse.saved().front().savedFilter.isValid());
    line->setText("trust >= 4");
    QTest::keyClick(line, Qt::Key_Return);
    CHECK(analyse.find<QLabel>("analysisFilterError")->text().contains("${age} >= 50"));
}

TEST_CASE("Variables are dragged into an analysis and taken out of it", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    auto* slot = analyse.find<VariableSlot>("chosenVariables");
    const auto role = analyse.variable(analyse.dataset, "role").id;
    const auto trust = analyse.variable(analyse.dataset, "trust").id;
    std::unique_ptr<QMimeData> data(dragged_variables::toMimeData({role, trust}));
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(slot->viewport(), &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(slot->viewport(), &drop);
    REQUIRE(analyse.saved().size() == 1);
    CHECK(analyse.saved().front().in("variables") == std::vector<VariableId>{role, trust});
    analyse.workspace->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(analyse.workspace.get()));
    slot->setFocus();
    slot->setCurrentRow(0);
    QTest::keyClick(slot, Qt::Key_Delete);
    CHECK(analyse.saved().front().in("variables") == std::vector<VariableId>{trust});
}

TEST_CASE("Analyses are renamed, duplicated, ordered, put in the report and removed, all to be undone", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    analyse.chooseByKeyboard("role");
    auto* model = analyse.find<QTableView>("analysisList")->model();
    CHECK(model->setData(model->index(0, 0), "Who answered"));
    analyse.chooseByKeyboard("trust");
    CHECK(analyse.saved().front().name == "Who answered"); // a name that was given stays
    analyse.command("duplicateAnalysis")->trigger();
    REQUIRE(analyse.saved().size() == 2);
    CHECK(analyse.saved()[1].name == "Who answered (2)");
    analyse.command("moveAnalysisUp")->trigger();
    CHECK(analyse.saved()[0].name == "Who answered (2)");
    CHECK(model->index(0, 0).data().toString() == "Who answered (2)");
    analyse.find<QCheckBox>("analysisInReport")->click();
    CHECK(analyse.saved()[0].inReport);
    CHECK(model->index(0, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked);
    analyse.command("removeAnalysis")->trigger();
    CHECK(analyse.saved().size() == 1);
    CHECK(analyse.notices.sentence().contains("Who answered (2)"));
    CHECK(analyse.shownTable().startsWith("1  Manager"));
    valueOf(analyse.project->undo());
    CHECK(analyse.saved().size() == 2);
}

TEST_CASE("A place shows its analysis, and one that cannot be computed says why where the table would be", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    analyse.chooseByKeyboard("role");
    const auto first = analyse.saved().front().id;
    analyse.command("newDescribe")->trigger();
    analyse.chooseByKeyboard("comment");
    CHECK(analyse.find<QLabel>("analysisError")->isVisible());
    CHECK(analyse.find<QLabel>("analysisError")->text().contains("comment"));
    CHECK(analyse.shownTable().isEmpty());
    analyse.workspace->reveal({Place::Workspace::Analyse, Entity::Analysis, first.value(), {}});
    CHECK_FALSE(analyse.find<QLabel>("analysisError")->isVisible());
    CHECK(analyse.shownTable().startsWith("1  Manager"));
}

TEST_CASE("Without responses the workspace leads to where they are imported", "[analyse_workspace]")
{
    Window window;
    AnalyseWorkspace workspace(window.session, nullptr);
    workspace.show();
    Place led;
    QObject::connect(&window.navigator, &Navigator::requested, [&](const Place& place) { led = place; });
    workspace.findChild<QPushButton*>("analyseEmptyGo")->click();
    CHECK(led.workspace == Place::Workspace::Data);
}

TEST_CASE("A hundred thousand responses are counted beside the window, which stays at hand", "[analyse_workspace]")
{
    QTemporaryDir folder;
    Window window;
    window.project = valueOf(Project::create(folder.filePath("large.counterpoint"), "Large"));
    Session session(*window.project, window.navigator, window.notices, window.jobs);
    NewDataset made{"Large", "large.csv", {}};
    std::vector<Column> columns;
    for (int i = 0; i < 4; ++i) {
        std::vector<double> values(100'000);
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] = double((row * 7 + std::size_t(i)) % 5 + 1);
        Variable variable;
        variable.name = QStringLiteral("item_%1").arg(i);
        made.variables.push_back(variable);
        columns.push_back(Column::ofNumbers(std::move(values)));
    }
    const auto dataset = valueOf(window.project->perform("Import", [&](Edit& db) { return datasets::add(db, made, columns); }));
    AnalyseWorkspace workspace(session, nullptr);
    workspace.resize(1366, 700);
    workspace.show();
    auto* slot = workspace.findChild<VariableSlot*>("chosenVariables");
    std::vector<VariableId> ids;
    for (int i = 0; i < 4; ++i)
        ids.push_back(valueOf(window.project->read([&](const Read& db) {
                          return variables::byName(db, dataset, QStringLiteral("item_%1").arg(i));
                      })).id);
    QElapsedTimer timer;
    timer.start();
    slot->add(ids);
    const auto waited = timer.elapsed();
    auto* sheet = workspace.findChild<ResultSheet*>();
    REQUIRE(QTest::qWaitFor([&] { return sheet->tables().size() == 4; }, 10'000));
    INFO("the click took " << waited << " ms, all " << timer.elapsed() << " ms");
    CHECK(waited < 500);
    CHECK(sheet->result().parts.front().table.nValid == 100'000);
    CHECK(sheet->result().parts.front().table.rows.front().cells[1].text == "20000");
}

TEST_CASE("Every control of the Analyse workspace that can have the focus has a name", "[analyse_workspace]")
{
    OpenAnalyse analyse;
    analyse.chooseByKeyboard("role");
    CHECK(namelessIn(*analyse.workspace) == QStringList());
}
