#include "core/coding/codebook.h"
#include "core/integration/chain.h"
#include "core/integration/live_text.h"
#include "tests/support/a_small_study.h"
#include "tests/support/services.h"
#include "ui/report/element_list.h"
#include "ui/report/finding_list.h"
#include "ui/report/findings_workspace.h"
#include "ui/widgets/place_links.h"
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

/// The Findings workspace of the small study, shown alone; what it asks the window to show, it shows.
struct Shown {
    Shown()
        : services(*study.project)
        , workspace(services.session, nullptr)
    {
        QObject::connect(&services.navigator, &Navigator::requested, [this](const Place& place) {
            asked = place;
            if (place.workspace == Place::Workspace::Findings)
                workspace.reveal(place);
        });
        workspace.resize(1366, 700);
        workspace.show();
        workspace.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&workspace));
    }
    template <class W>
    W* find(const char* name) const
    {
        auto* found = workspace.findChild<W*>(QLatin1String(name));
        INFO(name);
        REQUIRE(found);
        return found;
    }
    Chain chain() const { return valueOf(study.project->read(chain::read)); }
    QPlainTextEdit* field(const char* name) const { return find<QPlainTextEdit>(name); }
    void type(const char* name, const char* words) const
    {
        field(name)->setFocus();
        QTest::keyClicks(field(name), words);
    }
    Finding finding() const
    {
        return valueOf(study.project->read([](const Read& db) { return findings::all(db); })).front();
    }
    /// The entry of the chain that begins with these words.
    QTreeWidgetItem* link(const char* words) const
    {
        const auto found = find<QTreeWidget>("chainTree")->findItems(QString::fromUtf8(words), Qt::MatchStartsWith | Qt::MatchRecursive);
        INFO(words);
        REQUIRE(found.size() == 1);
        return found.front();
    }
    void click(QTreeWidgetItem* item) const
    {
        auto* tree = find<QTreeWidget>("chainTree");
        tree->scrollToItem(item);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualItemRect(item).center());
    }

    SmallStudy study;
    Services services;
    FindingsWorkspace workspace;
    std::optional<Place> asked;
};

} // namespace

TEST_CASE("An implication of a finding and an element that rests on it are written with the keyboard alone", "[findings-ui]")
{
    Shown shown;
    auto* more = shown.find<QPushButton>("findingNewImplication");
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    CHECK(shown.field("implicationText")->hasFocus());
    QTest::keyClicks(shown.field("implicationText"), "Ask families early");
    QTest::keyClick(shown.field("implicationText"), Qt::Key_Return);
    REQUIRE(shown.chain().implications.size() == 1);
    CHECK(shown.chain().implications.front().findings == std::vector{shown.study.finding});

    shown.find<QAction>("newElement")->trigger();
    QTest::keyClicks(shown.field("elementTitle"), "Shadowing");
    QTest::keyClick(shown.field("elementTitle"), Qt::Key_Return);
    REQUIRE(shown.chain().elements.size() == 1);
    CHECK(shown.field("elementAudience")->hasFocus());
    QTest::keyClicks(shown.field("elementAudience"), "Practitioners");
    QTest::keyClick(shown.field("elementAudience"), Qt::Key_Return);
    CHECK(shown.field("elementOutcome")->hasFocus());
    shown.type("elementMeasure", "Families say so");
    auto* priority = shown.find<QComboBox>("elementPriority");
    priority->setFocus();
    QTest::keyClick(priority, Qt::Key_H);
    shown.workspace.hide();
    const auto element = shown.chain().elements.front();
    CHECK(element.title == "Shadowing");
    CHECK(element.audience == "Practitioners");
    CHECK(element.measure == "Families say so");
    for (int step = 0; step < 3; ++step)
        valueOf(shown.study.project->undo());
    CHECK(shown.chain().elements.front().measure.isEmpty());
}

TEST_CASE("The chain is walked by clicks from an element to its finding and its passage, and from the finding back to the element",
          "[findings-ui]")
{
    Shown shown;
    shown.study.addQuote();
    const auto implied = shown.study.step([&](Edit& db) { return implications::add(db, "Ask families early", {shown.study.finding}); });
    const auto id = shown.study.step([&](Edit& db) { return elements::add(db, "Shadowing"); });
    auto element = shown.chain().elements.front();
    element.implications = {implied};
    shown.study.step([&](Edit& db) { return elements::update(db, element); });

    auto* follows = shown.find<PlaceLinks>("findingElements");
    REQUIRE(follows->isVisible());
    Q_EMIT follows->linkActivated("#0");
    CHECK(shown.find<QTabWidget>("findingsTabs")->currentIndex() == 1);
    CHECK(shown.find<ElementList>("elementList")->current().element() == id);
    CHECK(shown.field("elementTitle")->toPlainText() == "Shadowing");

    shown.click(shown.link("1. Ask families early"));
    CHECK(shown.find<ElementList>("elementList")->current().implication() == implied);
    CHECK(shown.link("Shadowing")); // and the way back
    shown.click(shown.link("\u201cWe always ask"));
    CHECK(shown.asked->workspace == Place::Workspace::Code);
    CHECK(shown.asked->id == shown.study.source.value());

    auto* tree = shown.find<QTreeWidget>("chainTree");
    tree->setFocus();
    tree->setCurrentItem(shown.link("1. Families are asked"));
    QTest::keyClick(tree, Qt::Key_Return);
    CHECK(shown.find<QTabWidget>("findingsTabs")->currentIndex() == 0);
    CHECK(shown.field("findingClaim")->isVisible());
}

TEST_CASE("Elements are moved by Alt+Up within their kind, and removed by Delete with a way back", "[findings-ui]")
{
    Shown shown;
    for (const auto* title : {"One", "Two"})
        shown.study.step([&](Edit& db) { return elements::add(db, title); });
    shown.study.step([](Edit& db) { return implications::add(db, "Early"); });
    shown.find<QTabWidget>("findingsTabs")->setCurrentIndex(1);
    auto* list = shown.find<ElementList>("elementList");
    list->setFocus();
    list->setCurrent(shown.chain().elements.back().id);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    CHECK(shown.chain().elements.front().title == "Two");
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier); // it is the first: the row above is the whole
    CHECK(shown.chain().elements.front().title == "Two");
    QTest::keyClick(list, Qt::Key_Delete);
    REQUIRE(shown.chain().elements.size() == 1);
    valueOf(shown.study.project->undo());
    CHECK(shown.chain().elements.front().title == "Two");
}

TEST_CASE("A cell of the framework's table is written in place", "[findings-ui]")
{
    Shown shown;
    shown.study.step([](Edit& db) { return elements::add(db, "One"); });
    shown.find<QTabWidget>("findingsTabs")->setCurrentIndex(1);
    shown.find<QTabWidget>("frameworkTabs")->setCurrentIndex(1);
    auto* table = shown.find<QTableView>("frameworkElementTable");
    REQUIRE(table->isVisible());
    table->model()->setData(table->model()->index(0, 1), "Leads", Qt::EditRole);
    CHECK(shown.chain().elements.front().audience == "Leads");
}

TEST_CASE("A finding says its question, its strength and where evidence against it was looked for, one step each", "[findings-ui]")
{
    Shown shown;
    auto* hint = shown.find<QLabel>("findingDoubtHint");
    CHECK(hint->isVisible());
    shown.type("findingQuestion", "Who decides?");
    QTest::keyClick(shown.field("findingQuestion"), Qt::Key_Return);
    CHECK(shown.finding().question == "Who decides?");
    shown.type("findingCounterEvidence", "In all interviews; nothing.");
    shown.field("findingClaim")->setFocus();
    CHECK(shown.finding().counterEvidence == "In all interviews; nothing.");
    CHECK_FALSE(hint->isVisible());
    auto* strength = shown.find<QComboBox>("findingStrength");
    strength->setFocus();
    QTest::keyClick(strength, Qt::Key_M); // as a user chooses Moderate
    CHECK(shown.finding().strength == Finding::Strength::Moderate);
    valueOf(shown.study.project->undo());
    CHECK(shown.finding().strength == Finding::Strength::None);
    CHECK(shown.finding().counterEvidence == "In all interviews; nothing.");
    valueOf(shown.study.project->undo());
    CHECK(shown.finding().counterEvidence.isEmpty());
    CHECK(shown.finding().question == "Who decides?");
    CHECK(hint->isVisible());
}

TEST_CASE("What GRADE-CERQual asks is folded away until it is asked for, and explained once a level is chosen", "[findings-ui]")
{
    Shown shown;
    auto* level = shown.find<QComboBox>("cerqualLevelAdequacy");
    CHECK_FALSE(level->isVisible());
    shown.find<QToolButton>("findingCerqualShown")->click();
    REQUIRE(level->isVisible());
    CHECK_FALSE(shown.field("cerqualWhyAdequacy")->isEnabled());
    level->setFocus();
    QTest::keyClick(level, Qt::Key_S); // Serious concerns
    REQUIRE(shown.field("cerqualWhyAdequacy")->isEnabled());
    shown.type("cerqualWhyAdequacy", "Two interviews only");
    shown.workspace.hide();
    CHECK(shown.finding().concerns[2] == Concern{Concern::Level::Serious, "Two interviews only"});
}

TEST_CASE("A figure in an argument that no longer holds marks its finding, until it is accepted", "[findings-ui]")
{
    Shown shown;
    auto finding = shown.finding();
    finding.body = valueOf(
        shown.study.project->read([](const Read& db) { return live_text::written(db, "[[passages codes:\"Asking\" => ]] in all."); }));
    shown.study.step([&](Edit& db) { return findings::update(db, finding); });
    const auto* list = shown.find<FindingList>("findingList");
    CHECK(list->rows().front().stale == 0);
    shown.study.step([](Edit& db) { return codebook::find(db, "Asking").map([&](const Code& code) { codebook::remove(db, code.id); }); });
    CHECK(list->rows().front().stale == 1);
    valueOf(shown.study.project->undo());
    CHECK(list->rows().front().stale == 0);
}
