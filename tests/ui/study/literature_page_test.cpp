#include "core/project/project.h"
#include "tests/support/a_project.h"
#include "tests/support/cited_report.h"
#include "tests/support/services.h"
#include "ui/study/literature_page.h"
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

std::vector<Publication> worksIn(const Project& project)
{
    return valueOf(project.read([](const Read& db) { return literature::publications(db); }));
}

void typeInto(LiteraturePage& page, const char* field, const QString& text)
{
    auto* edit = page.findChild<QLineEdit*>(field);
    REQUIRE(edit);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

} // namespace

TEST_CASE("Works are brought in from a file and shown as they will stand among the references", "[literature-ui]")
{
    auto project = emptyProject();
    Services services(*project);
    LiteraturePage page(services.session);
    page.show();
    QTemporaryDir folder;
    QFile file(folder.filePath("works.bib"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(
        "@article{reed2020, author={Reed, Dana}, title={Trust}, journal={Care}, year=2020}\n@book{lee, author={Lee, A}, title={Teams}}\n");
    file.close();
    page.import(file.fileName());
    REQUIRE(QTest::qWaitFor([&] { return worksIn(*project).size() == 2; }, 20'000));
    CHECK(services.notices.sentence().contains("Works added: 2"));
    auto* table = page.findChild<QTableView*>("literatureTable");
    CHECK(table->model()->rowCount() == 2);
    CHECK(page.findChild<QLabel*>("literatureReference")->text().contains("Lee, A. (n.d.). Teams."));
    page.import(folder.filePath("none.bib"));
    REQUIRE(QTest::qWaitFor([&] { return services.notices.isError(); }, 20'000));
}

TEST_CASE("A work is written by hand, its key kept apart from others, and removed", "[literature-ui]")
{
    auto project = emptyProject();
    valueOf(project->perform("Add", [](Edit& db) { return literature::add(db, anArticle("reed2020", "Reed, D", "2020", "Trust")); }));
    Services services(*project);
    LiteraturePage page(services.session);
    page.show();
    page.findChild<QToolButton*>("literatureAdd")->click();
    typeInto(page, "literatureAuthors", "Lee, Ann");
    typeInto(page, "literatureYear", "2021");
    typeInto(page, "literatureKey", "lee2021");
    auto works = worksIn(*project);
    REQUIRE(works.size() == 2);
    CHECK(works[0].key == "lee2021");
    CHECK(works[0].authors == "Lee, Ann");
    CHECK(page.findChild<QLabel*>("literatureReference")->text().contains("[@lee2021] as (Lee, 2021)"));
    typeInto(page, "literatureKey", "REED2020");
    CHECK(services.notices.isError());
    CHECK(page.findChild<QLineEdit*>("literatureKey")->text() == "lee2021");
    page.findChild<QToolButton*>("literatureRemove")->click();
    CHECK(worksIn(*project).size() == 1);
}
