#include "core/integration/report_sections.h"
#include "tests/support/a_small_study.h"
#include "tests/support/services.h"
#include "ui/report/findings_workspace.h"
#include "ui/report/outline_list.h"
#include "ui/report/report_preview.h"
#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest/QTest>
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

namespace {

/// The workspace with the outline of its report.
struct Shown : SmallStudy {
    Shown()
        : services(*project)
        , workspace(services.session, nullptr)
    {
        workspace.resize(1366, 700);
        workspace.show();
        workspace.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&workspace));
        find<QTabWidget>("findingsTabs")->setCurrentIndex(2);
    }
    template <class W>
    W* find(const char* name) const
    {
        auto* found = workspace.findChild<W*>(QLatin1String(name));
        INFO(name);
        REQUIRE(found);
        return found;
    }
    OutlineList* list() const { return find<OutlineList>("outlineList"); }
    std::vector<ReportSection> sections() const
    {
        return valueOf(project->read([](const Read& db) { return report_sections::all(db); }));
    }
    void choose(const char* menuOf, const QString& entry) const
    {
        for (auto* action : find<QToolButton>(menuOf)->menu()->actions())
            if (action->text() == entry)
                return action->trigger();
        FAIL("no entry " << entry.toStdString());
    }
    void chooseSection(std::size_t place) const { list()->setCurrent(sections()[place].id); }

    Services services;
    FindingsWorkspace workspace;
};

} // namespace

TEST_CASE("A template lays the report out, another keeps what was typed, and both can be taken back", "[outline-ui]")
{
    Shown shown;
    CHECK_FALSE(shown.list()->isVisible());
    shown.choose("outlineTemplates", "Two-page brief");
    REQUIRE(shown.sections().size() == 7);
    CHECK(shown.list()->isVisible());
    CHECK_FALSE(shown.find<QWidget>("reportMethod")->isVisible()); // the outline says what is in the report
    shown.chooseSection(1);
    auto* text = shown.find<QPlainTextEdit>("sectionText");
    REQUIRE(text->isVisible());
    CHECK(text->placeholderText().startsWith("Two or three sentences"));
    text->setFocus();
    QTest::keyClicks(text, "Whether families are asked.");
    shown.choose("outlineTemplates", "Case-study article"); // what is being typed is kept first
    const auto sections = shown.sections();
    CHECK(
        std::any_of(sections.begin(), sections.end(), [](const ReportSection& one) { return one.body == "Whether families are asked."; }));
    CHECK(shown.services.notices.sentence().contains(QString::fromUtf8("“Case-study article”")));
    valueOf(shown.project->undo());
    CHECK(shown.sections()[1].body == "Whether families are asked.");
    valueOf(shown.project->undo());
    valueOf(shown.project->undo());
    CHECK(shown.sections().empty());
    CHECK_FALSE(shown.list()->isVisible());
}

TEST_CASE("A section is added, named, moved, put a level down and deleted by keys", "[outline-ui]")
{
    Shown shown;
    shown.choose("outlineTemplates", "Two-page brief");
    shown.chooseSection(2);
    shown.choose("newSection", "Text");
    auto* title = shown.find<QPlainTextEdit>("sectionTitle");
    CHECK(title->hasFocus());
    QTest::keyClicks(title, "Who was there");
    QTest::keyClick(title, Qt::Key_Return);
    REQUIRE(shown.sections().size() == 8);
    CHECK(shown.sections()[3].title == "Who was there");
    CHECK(shown.find<QPlainTextEdit>("sectionText")->hasFocus());
    shown.list()->setFocus();
    QTest::keyClick(shown.list(), Qt::Key_Up, Qt::AltModifier);
    CHECK(shown.sections()[2].title == "Who was there");
    QTest::keyClick(shown.list(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    CHECK(shown.sections()[2].level == 2);
    QTest::keyClick(shown.list(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    CHECK(shown.services.notices.isError());
    shown.chooseSection(1);
    QTest::keyClick(shown.list(), Qt::Key_Delete);
    CHECK(shown.sections().size() == 6);
    CHECK(shown.services.notices.sentence().contains("1 below it"));
    valueOf(shown.project->undo());
    CHECK(shown.sections().size() == 8);
}

TEST_CASE("Typing in a section stays with it when another is chosen or the workspace goes", "[outline-ui]")
{
    Shown shown;
    shown.choose("outlineTemplates", "Two-page brief");
    shown.chooseSection(1);
    auto* text = shown.find<QPlainTextEdit>("sectionText");
    text->setFocus();
    QTest::keyClicks(text, "One.");
    shown.chooseSection(2);
    CHECK(text->toPlainText().isEmpty());
    QTest::keyClicks(text, "Two.");
    shown.workspace.hide();
    CHECK(shown.sections()[1].body == "One.");
    CHECK(shown.sections()[2].body == "Two.");
    CHECK(shown.project->undoLabel() == QString::fromUtf8("Text of section “What was done”"));
}

TEST_CASE("What a section prints is chosen in its page, and the report beside follows", "[outline-ui]")
{
    Shown shown;
    shown.choose("newSection", "Analysis");
    REQUIRE(shown.sections().size() == 1);
    auto* analysis = shown.find<QComboBox>("section_analysis");
    CHECK(analysis->currentText().startsWith("Choose"));
    analysis->setFocus();
    QTest::keyClick(analysis, Qt::Key_Down);
    CHECK(shown.sections().front().options.value("analysis").toString().size() > 10);
    auto* beside = shown.find<ReportPreview>("reportBeside");
    CHECK(beside->isVisible());
    REQUIRE(QTest::qWaitFor([&] { return beside->pageCount() == 1; }, 20'000));
    shown.choose("newSection", "Appendix: codebook");
    REQUIRE(QTest::qWaitFor([&] { return beside->pageCount() == 2; }, 20'000));
}

TEST_CASE("Where a checklist is covered is typed in its page", "[outline-ui]")
{
    Shown shown;
    shown.choose("newSection", "Appendix: reporting checklist");
    auto* kind = shown.find<QComboBox>("section_checklist");
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    auto* items = shown.find<QTableWidget>("coveredItems");
    REQUIRE(items->isVisible());
    REQUIRE(items->rowCount() == 32);
    items->item(3, 2)->setText("Page 4");
    CHECK(shown.sections().front().options.value("covered").toObject().value("4").toString() == "Page 4");
    items->item(3, 2)->setText("");
    CHECK_FALSE(shown.sections().front().options.contains("covered"));
}

TEST_CASE("A section gives way to a finding and comes back", "[outline-ui]")
{
    Shown shown;
    shown.choose("outlineTemplates", "Two-page brief");
    shown.chooseSection(1);
    CHECK(shown.find<QWidget>("sectionPage")->isVisible());
    shown.workspace.reveal({Place::Workspace::Findings, Entity::Finding, shown.finding.value(), {}});
    CHECK(shown.find<QWidget>("findingPage")->isVisible());
    CHECK_FALSE(shown.find<QWidget>("reportBeside")->isVisible());
    shown.workspace.reveal({Place::Workspace::Findings, Entity::ReportSection, shown.sections()[1].id.value(), {}});
    CHECK(shown.find<QWidget>("sectionPage")->isVisible());
}
