#include "core/cases/cases.h"
#include "core/responses/respondents.h"
#include "tests/ui/responses/window.h"
#include "ui/responses/data_workspace.h"
#include "ui/responses/respondents_dialog.h"
#include <QAction>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

struct OpenData : Window {
    DatasetId dataset;
    std::unique_ptr<DataWorkspace> workspace;

    OpenData()
    {
        const auto added = project->perform("Add", [](Edit& db) -> Result<> {
            for (const auto* name : {"Ann", "Ben"})
                if (const auto done = cases::add(db, name); !done)
                    return fail(done);
            return {};
        });
        REQUIRE(added);
        dataset = import("id,first name,trust\n1,ann,4\n2,ben,5\n3,Cem,1\n", "wave.csv");
        workspace = std::make_unique<DataWorkspace>(session, nullptr);
        workspace->show();
        workspace->findChild<QTableView*>("responsesTable")->setCurrentIndex(header().index(2, 0));
    }
    const QAbstractItemModel& header() const { return *workspace->findChild<QTableView*>("responsesTable")->model(); }
    QStringList people() const
    {
        QStringList names;
        for (int row = 0; row < header().rowCount(); ++row)
            names << header().headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        return names;
    }
};

} // namespace

TEST_CASE("Respondents whose names are Cases are linked, and stand beside their answers", "[respondents]")
{
    const OpenData open;
    open.workspace->findChild<QAction*>("respondentsAreCases")->trigger();
    auto* dialog = open.workspace->findChild<RespondentsDialog*>("respondentsDialog");
    REQUIRE(dialog);
    CHECK(dialog->findChild<QComboBox*>("respondentsVariable")->currentText().contains("name")); // found by what stands in it
    CHECK(dialog->findChild<QLabel*>("respondentsFound")->text().startsWith("2 of 3"));
    CHECK(dialog->findChild<QLabel*>("respondentsFound")->text().contains(QStringLiteral("“Cem”")));
    QTest::mouseClick(dialog->findChild<QPushButton*>("respondentsLink"), Qt::LeftButton);
    CHECK(open.people() == QStringList{QStringLiteral("1 · Ann"), QStringLiteral("2 · Ben"), "3"});
    REQUIRE(open.project->undo());
    CHECK(open.people() == QStringList{"1", "2", "3"});
}

TEST_CASE("Who gave one response is said in its row", "[respondents]")
{
    const OpenData open;
    open.workspace->findChild<QAction*>("respondentIs")->trigger();
    auto* dialog = open.workspace->findChild<QInputDialog*>("respondentIsDialog");
    REQUIRE(dialog);
    CHECK(dialog->comboBoxItems().contains("Ben"));
    dialog->setTextValue("Ben");
    dialog->accept();
    CHECK(open.people() == QStringList{"1", "2", QStringLiteral("3 · Ben")});
    CHECK(open.workspace->findChild<QTableView*>("responsesTable")->currentIndex().row() == 2);
}
