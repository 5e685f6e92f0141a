#include "core/integration/maps.h"
#include "core/project/doors.h"
#include "tests/ui/shell/a_window.h"
#include "ui/shell/pages.h"
#include "ui/shell/search_entries.h"
#include "ui/support/navigator.h"
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

using namespace counterpoint;
using namespace counterpoint::test;
using ui::Place;

TEST_CASE("analyses are found by the tests they hold, whatever they are called", "[shell][search]")
{
    AWindow a;
    auto& window = a.withStudy();
    window.navigator().go({Place::Workspace::Analyse, {}, 0, {}});
    for (const auto& [typed, found] :
         {std::pair("anova", "Comparison of groups"), std::pair("chi-square", "Cross-table"), std::pair("contingency table", "Cross-table"),
          std::pair("word frequencies", "Counts of words"), std::pair("participation", "Passages of each participant"),
          std::pair("keyword in context", "Word in context"), std::pair("matrix coding query", "Code matrix"),
          std::pair("wilcoxon", "Comparison of measures"), std::pair("omega", "Reliability and scores of a scale")}) {
        INFO(typed);
        window.search();
        auto* input = a.find<QLineEdit>("searchInput");
        input->clear();
        QTest::keyClicks(input, QLatin1String(typed));
        const auto* list = a.find<QListWidget>("searchResults");
        REQUIRE(list->count() > 0);
        CHECK(list->item(0)->text().contains(QLatin1String(found)));
    }
}

TEST_CASE("an analysis is made from wherever one is", "[shell][search]")
{
    AWindow a;
    auto& window = a.withStudy();
    window.navigator().go({Place::Workspace::Study, {}, 0, {}});
    window.search();
    auto* input = a.find<QLineEdit>("searchInput");
    QTest::keyClicks(input, QStringLiteral("new analysis: new codes by"));
    const auto* list = a.find<QListWidget>("searchResults");
    REQUIRE(list->count() > 0);
    CHECK(list->item(0)->text().startsWith(QStringLiteral("New analysis: ")));
    QTest::keyClick(input, Qt::Key_Return);
    QCoreApplication::processEvents();
    CHECK(window.pages().currentPlace() == Place::Workspace::Analyse);
    CHECK(a.find<QComboBox>("analysisKind")->currentData() == QStringLiteral("saturation"));
}

TEST_CASE("words by which something is known come before letters that are strewn over a long text", "[shell][search]")
{
    std::vector<ui::SearchEntry> entries(2);
    entries[0].text = QStringLiteral("question_3: a matrix question with text entry and survey logic");
    entries[1].text = QStringLiteral("Find passages");
    entries[1].words = QStringLiteral("query; retrieve");
    const auto found = ui::bestEntries(entries, QStringLiteral("query"), 5);
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == entries[1].text);
    CHECK(ui::bestEntries(entries, QStringLiteral("quest"), 5)[0].text == entries[0].text);
}

TEST_CASE("a map is begun from wherever one is", "[shell][search]")
{
    AWindow a;
    auto& window = a.withStudy();
    window.search();
    auto* input = a.find<QLineEdit>("searchInput");
    QTest::keyClicks(input, QStringLiteral("concept map"));
    QTest::keyClick(input, Qt::Key_Return);
    QCoreApplication::processEvents();
    CHECK(window.pages().currentPlace() == Place::Workspace::Integrate);
    CHECK(valueOf(window.project()->read([](const Read& db) { return maps::list(db); })).size() == 1);
}

TEST_CASE("the parts of the study are found from wherever one is", "[shell][search]")
{
    AWindow a;
    auto& window = a.withStudy();
    for (const auto from : {Place::Workspace::Analyse, Place::Workspace::Study}) {
        window.navigator().go({from, {}, 0, {}});
        window.search();
        auto* input = a.find<QLineEdit>("searchInput");
        input->clear();
        QTest::keyClicks(input, QStringLiteral("literature"));
        QTest::keyClick(input, Qt::Key_Return);
        QCoreApplication::processEvents();
        CHECK(window.pages().currentPlace() == Place::Workspace::Study);
        auto* outline = a.find<QListWidget>("studyOutline");
        CHECK(outline->currentItem()->text() == QStringLiteral("Literature"));
        outline->setCurrentRow(0);
    }
}

TEST_CASE("a search that finds nothing says so, and Enter does nothing", "[shell][search]")
{
    AWindow a;
    auto& window = a.withStudy();
    window.search();
    auto* input = a.find<QLineEdit>("searchInput");
    QTest::keyClicks(input, QStringLiteral("qqqqzzzz"));
    const auto* list = a.find<QListWidget>("searchResults");
    REQUIRE(list->count() == 1);
    CHECK(list->item(0)->text().startsWith(QStringLiteral("Nothing")));
    QTest::keyClick(input, Qt::Key_Down);
    QTest::keyClick(input, Qt::Key_Return);
    CHECK(window.pages().currentPlace() == Place::Workspace::Study);
}
