#include "core/analysis/analysis.h"
#include "core/coding/codebook.h"
#include "core/integration/findings.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/transcript/sources.h"
#include "tests/ui/shell/a_window.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
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

    ui::MainWindow& window() { return *m_a.window; }
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
    const auto finding = guide.read([](const Read& db) { return findings::all(db); }).front();
    guide.go(Place::Workspace::Findings, Entity::Finding, finding.id.value());
    guide.take(QStringLiteral("findings"));
    auto* preview = guide.window().findChild<QAction*>(QStringLiteral("showReportPreview"));
    REQUIRE(preview);
    preview->trigger();
    QTest::qWait(4000);
    guide.take(QStringLiteral("report"));
    preview->trigger();
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
