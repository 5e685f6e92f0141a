#include "core/analysis/analysis.h"
#include "core/coding/codebook.h"
#include "core/integration/findings.h"
#include "core/integration/report_sections.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/transcript/sources.h"
#include "tests/ui/shell/a_window.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/report/report_preview.h"
#include "ui/shell/appearance.h"
#include "ui/shell/history_panel.h"
#include "ui/support/navigator.h"
#include "ui/support/settings.h"
#include "ui/transcript/import_transcripts_dialog.h"
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTreeView>
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Takes the pictures of the user guide, of the sample study, into the folder that COUNTERPOINT_PICTURES names.
class Guide {
public:
    Guide()
    {
        window().resize(1366, 860);
        window().createSample(m_a.path(QStringLiteral("Sample study")));
        REQUIRE(QTest::qWaitFor([&] { return window().project() != nullptr; }, 30000));
    }

    ui::MainWindow& window() const { return *m_a.window; }
    template <class Query>
    auto read(Query query)
    {
        return valueOf(window().project()->read(query));
    }
    void go(ui::Place::Workspace workspace, Entity entity = Entity::Study, std::int64_t id = 0)
    {
        window().navigator().go({workspace, entity, id, {}});
        QTest::qWait(400);
    }
    void take(const QString& name) { take(name, window()); }
    void take(const QString& name, QWidget& widget)
    {
        QTest::qWait(300);
        const auto folder = qEnvironmentVariable("COUNTERPOINT_PICTURES", QStringLiteral("pictures"));
        REQUIRE(QDir().mkpath(folder));
        REQUIRE(widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
    /// Selects words of the text shown, as a reader would with the mouse.
    void select(const QString& words)
    {
        auto* page = window().findChild<ui::TextPage*>();
        REQUIRE(page);
        const auto at = int(page->source()->text.indexOf(words));
        REQUIRE(at >= 0);
        page->view().select(at, at + int(words.size()));
        window().activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window()));
        page->view().setFocus();
        REQUIRE(QApplication::focusWidget());
    }

private:
    AWindow m_a;
};

void takeCoding(Guide& guide)
{
    using ui::Place;
    const auto source = guide.read([](const Read& db) { return sources::byName(db, QStringLiteral("Interview SM1 Helena")); });
    const auto code = guide.read([](const Read& db) { return codebook::find(db, QStringLiteral("At the top")); });
    guide.go(Place::Workspace::Code, Entity::Source, source.id.value());
    auto* acts = guide.window().findChild<ui::CodingActs*>();
    REQUIRE(acts);
    for (const auto* name : {"At the top", "Avoiding", "Two IT systems", "Small kindnesses"})
        if (const auto pinned = guide.window().project()->read([&](const Read& db) { return codebook::find(db, QLatin1String(name)); }))
            acts->pin(pinned->id, true);
    guide.take(QStringLiteral("code"));
    guide.select(QStringLiteral("it ends up on my desk"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::qWait(100);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("us"));
    guide.take(QStringLiteral("quick-code"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    guide.go(Place::Workspace::Code, Entity::Code, code.id.value());
    guide.take(QStringLiteral("passages"));
}

void takeImport(Guide& guide)
{
    auto* session = guide.window().session();
    REQUIRE(session);
    ui::ImportTranscriptsDialog dialog(*session, &guide.window());
    QSignalSpy ready(&dialog, &ui::ImportTranscriptsDialog::ready);
    dialog.addFiles({QStringLiteral(COUNTERPOINT_SOURCE_DIR "/resources/sample-study/transcripts/focus-group-carers.txt")});
    REQUIRE((ready.count() > 0 || ready.wait(10000)));
    dialog.resize(1100, 680);
    dialog.show();
    guide.take(QStringLiteral("import-transcripts"), dialog);
}

void takeNewVariable(Guide& guide)
{
    auto* begin = guide.window().findChild<QAction*>(QStringLiteral("newVariable"));
    auto* expression = guide.window().findChild<QPlainTextEdit*>(QStringLiteral("computeExpression"));
    auto* name = guide.window().findChild<QLineEdit*>(QStringLiteral("newVariableName"));
    REQUIRE((begin && expression && name));
    begin->trigger();
    name->setText(QStringLiteral("belonging"));
    Q_EMIT name->textEdited(name->text());
    expression->setPlainText(QStringLiteral("mean(${belong_1}, ${belong_3}, ${belong_5})"));
    guide.take(QStringLiteral("new-variable"));
}

/// An analysis of the survey, shown.
void show(Guide& guide, Analysis analysis, const std::map<QString, QStringList>& roles)
{
    const auto id = valueOf(guide.window().project()->perform(QStringLiteral("New analysis"), [&](Edit& db) -> Result<AnalysisId> {
        analysis.dataset = datasets::byName(db, QStringLiteral("practitioners"))->id;
        for (const auto& [role, names] : roles) {
            std::vector<VariableId> ids;
            for (const auto& name : names)
                ids.push_back(variables::byName(db, analysis.dataset, name)->id);
            analysis.put(role, std::move(ids));
        }
        return analyses::add(db, analysis);
    }));
    guide.go(ui::Place::Workspace::Analyse, Entity::Analysis, id.value());
}

void takeAnalyses(Guide& guide)
{
    const auto ofKind = [](const char* kind) {
        Analysis analysis;
        analysis.kind = QLatin1String(kind);
        return analysis;
    };
    QStringList trust;
    for (int item = 1; item <= 6; ++item)
        trust << QStringLiteral("trust_%1").arg(item);
    const auto satisfaction = QStringLiteral("satisfaction");
    const auto employer = QStringLiteral("employer");
    show(guide, ofKind("crosstab"), {{QStringLiteral("rows"), {QStringLiteral("base")}}, {QStringLiteral("columns"), {employer}}});
    guide.take(QStringLiteral("analyse-crosstab"));
    show(guide, ofKind("compare"), {{QStringLiteral("dependent"), {satisfaction}}, {QStringLiteral("by"), {employer}}});
    guide.take(QStringLiteral("analyse-groups"));
    show(guide, ofKind("likert"), {{QStringLiteral("variables"), trust}});
    guide.take(QStringLiteral("analyse-likert"));
    show(guide, ofKind("scale"), {{QStringLiteral("variables"), trust}});
    guide.take(QStringLiteral("analyse-scale"));
    auto some = ofKind("describe");
    some.where = QStringLiteral("${years_service} >= 5");
    show(guide, some,
         {{QStringLiteral("variables"), {satisfaction}}, {QStringLiteral("weight_frequency"), {QStringLiteral("contract_hours")}}});
    guide.take(QStringLiteral("analyse-selection"));
}

void takeSurvey(Guide& guide)
{
    guide.go(ui::Place::Workspace::Survey);
    auto* outline = guide.window().findChild<QTreeView*>(QStringLiteral("surveyOutline"));
    auto* tabs = guide.window().findChild<QTabWidget*>(QStringLiteral("surveyTabs"));
    auto* language = guide.window().findChild<QComboBox*>(QStringLiteral("translationNew"));
    auto* add = guide.window().findChild<QPushButton*>(QStringLiteral("translationAdd"));
    REQUIRE((outline && tabs && language && add));
    outline->setCurrentIndex(outline->model()->index(2, 0, outline->model()->index(0, 0)));
    guide.take(QStringLiteral("survey"));
    tabs->setCurrentIndex(2);
    language->setEditText(QStringLiteral("Deutsch (de)"));
    add->click();
    guide.take(QStringLiteral("survey-translations"));
    REQUIRE(guide.window().project()->undo());
    tabs->setCurrentIndex(0);
}

/// Waits until the pages of a preview are there.
void waitForPages(const Guide& guide, const char* name)
{
    auto* preview = guide.window().findChild<ui::ReportPreview*>(QLatin1String(name));
    REQUIRE(preview);
    REQUIRE(QTest::qWaitFor([&] { return preview->pageCount() > 0; }, 60000));
}

void takeReport(Guide& guide)
{
    auto* tabs = guide.window().findChild<QTabWidget*>(QStringLiteral("findingsTabs"));
    auto* preview = guide.window().findChild<QAction*>(QStringLiteral("showReportPreview"));
    REQUIRE(tabs);
    REQUIRE(preview);
    tabs->setCurrentIndex(1);
    guide.take(QStringLiteral("framework"));
    const auto outline = guide.read([](const Read& db) { return report_sections::all(db); });
    const auto written = std::find_if(outline.begin(), outline.end(),
                                      [](const ReportSection& one) { return one.kind == QLatin1String("text") && !one.body.isEmpty(); });
    REQUIRE(written != outline.end());
    guide.go(ui::Place::Workspace::Findings, Entity::ReportSection, written->id.value());
    waitForPages(guide, "reportBeside");
    QTest::qWait(1000); // the page that is gone to is painted
    guide.take(QStringLiteral("outline"));
    tabs->setCurrentIndex(0);
    preview->trigger();
    waitForPages(guide, "reportPreview");
    guide.take(QStringLiteral("report"));
    preview->trigger();
}

void takeAll()
{
    using ui::Place;
    Guide guide;
    guide.go(Place::Workspace::Study);
    guide.take(QStringLiteral("study"));
    takeImport(guide);
    takeCoding(guide);
    takeSurvey(guide);
    const auto dataset = guide.read([](const Read& db) { return datasets::byName(db, QStringLiteral("practitioners")); });
    const auto variable = guide.read([&](const Read& db) { return variables::byName(db, dataset.id, QStringLiteral("belong_1")); });
    guide.go(Place::Workspace::Data, Entity::Variable, variable.id.value());
    guide.take(QStringLiteral("data"));
    takeNewVariable(guide);
    const auto analysis = guide.read([](const Read& db) { return analyses::byName(db, QStringLiteral("Who answered")); });
    guide.go(Place::Workspace::Analyse, Entity::Analysis, analysis.id.value());
    guide.take(QStringLiteral("analyse"));
    takeAnalyses(guide);
    const auto finding = guide.read([](const Read& db) { return findings::all(db); }).front();
    guide.go(Place::Workspace::Findings, Entity::Finding, finding.id.value());
    guide.take(QStringLiteral("findings"));
    takeReport(guide);
    guide.window().history().show();
    guide.take(QStringLiteral("history"));
}

} // namespace

// Run by ./dev screenshots: COUNTERPOINT_PICTURES=docs/user/pictures test_ui "[guide]"
TEST_CASE("Pictures of the user guide", "[.][guide]")
{
    ui::applyTheme(ui::Theme::Light);
    takeAll();
    ui::applyTheme(ui::Theme::System);
}
