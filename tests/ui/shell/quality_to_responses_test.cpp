#include "core/analysis/analysis.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "tests/ui/shell/a_window.h"
#include "ui/shell/pages.h"
#include "ui/support/navigator.h"
#include "ui/widgets/result_table_view.h"
#include <QPushButton>
#include <QTableView>

using namespace counterpoint;
using namespace counterpoint::test;
using ui::Place;

namespace {

/// Eight people and four items; the third and the sixth gave one answer to all of them.
AnalysisId addQuality(Project& project)
{
    const auto dataset = valueOf(project.perform("Import", [](Edit& db) {
        NewDataset made{"staff", "", {}};
        std::vector<Column> columns;
        for (int item = 0; item < 4; ++item) {
            Variable variable;
            variable.name = QStringLiteral("item%1").arg(item + 1);
            variable.level = Level::Ordinal;
            made.variables.push_back(variable);
            std::vector<double> answers;
            for (int row = 0; row < 8; ++row)
                answers.push_back(row == 2 || row == 5 ? 4 : 1 + (row * 3 + item * item) % 5);
            columns.push_back(Column::ofNumbers(answers));
        }
        return datasets::add(db, made, columns);
    }));
    return valueOf(project.perform("Add", [&](Edit& db) {
        Analysis analysis;
        analysis.kind = "quality";
        analysis.dataset = dataset;
        std::vector<VariableId> items;
        for (const auto& variable : variables::of(db, dataset))
            items.push_back(variable.id);
        analysis.put("variables", items);
        return analyses::add(db, analysis);
    }));
}

} // namespace

TEST_CASE("A quality flag leads to its responses in the data, by Enter, and from there back to all", "[shell][quality]")
{
    AWindow a;
    auto& window = a.withStudy();
    const auto analysis = addQuality(*window.project());
    window.navigator().go({Place::Workspace::Analyse, Entity::Analysis, analysis.value(), {}});
    ui::ResultTableView* flags = nullptr;
    QModelIndex straight;
    REQUIRE(QTest::qWaitFor([&] {
        for (auto* table : window.findChildren<ui::ResultTableView*>())
            for (int row = 0; table->model() && row < table->model()->rowCount(); ++row)
                if (const auto cell = table->model()->index(row, 0); cell.data().toString().startsWith("Straight")) {
                    flags = table;
                    straight = cell;
                }
        return flags != nullptr;
    }));
    flags->setCurrentIndex(straight);
    flags->setFocus();
    QTest::keyClick(flags, Qt::Key_Return);

    CHECK(window.pages().currentPlace() == Place::Workspace::Data);
    auto* grid = a.find<QTableView>("responsesTable");
    REQUIRE(grid);
    REQUIRE(grid->model()->rowCount() == 2);
    CHECK(grid->model()->headerData(0, Qt::Vertical).toString() == "3");
    CHECK(grid->model()->headerData(1, Qt::Vertical).toString() == "6");
    auto* all = a.find<QPushButton>("responsesAll");
    REQUIRE(all);
    QTest::mouseClick(all, Qt::LeftButton);
    CHECK(grid->model()->rowCount() == 8);
}
