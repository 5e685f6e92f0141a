#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/find_bar.h"
#include "ui/coding/pin_bar.h"
#include "ui/shell/appearance.h"
#include "ui/support/settings.h"
#include <QSplitter>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject aPage()
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QStringLiteral("They trust each other.\n").repeated(40)).withCode(QStringLiteral("Trust"));
    return study;
}

} // namespace

TEST_CASE("The first pinned code does not move the text", "[ui][coding]")
{
    AWorkspace a(aPage());
    const auto top = a.view().mapTo(a.workspace.get(), QPoint(0, 0));
    const auto height = a.view().height();
    a.workspace->acts().pin(valueOf(a.project->read([](const Read& db) { return codebook::all(db); })).front().id, true);
    QCoreApplication::processEvents();
    REQUIRE(a.find<QToolButton>("pin1"));
    CHECK(a.view().mapTo(a.workspace.get(), QPoint(0, 0)) == top);
    CHECK(a.view().height() == height);
}

TEST_CASE("Ten codings of one passage do not make the text narrower", "[ui][coding]")
{
    AWorkspace a(aPage());
    const auto width = a.view().viewport()->width();
    for (int i = 0; i < 10; ++i) {
        a.select(QStringLiteral("trust"));
        a.press(Qt::Key_Return);
        a.type(QStringLiteral("Code number %1").arg(i));
        a.press(Qt::Key_Return);
        CHECK(a.view().viewport()->width() == width);
    }
    CHECK(a.view().marks().lanes() == 10);
}

TEST_CASE("The panes beside the text are as wide as they were, whatever size the window begins with", "[ui][coding]")
{
    AWorkspace a(aPage());
    auto* splitter = a.find<QSplitter>("codeSplitter");
    const auto wide = splitter->sizes();
    const auto layout = a.workspace->saveLayout();
    ui::CodeWorkspace other(a.session, nullptr);
    other.resize(520, 400);
    ui::settings::setTextSize(200); // where the panes need more than they had
    ui::applyAppearance();
    other.restoreLayout(layout);
    ui::settings::setTextSize(100);
    ui::applyAppearance();
    other.resize(a.workspace->size());
    other.show();
    CHECK(QTest::qWaitForWindowExposed(&other));
    CHECK(other.findChild<QSplitter*>("codeSplitter")->sizes() == wide);
}

TEST_CASE("In large letters the field of the search has room, and the text keeps its width", "[ui][coding]")
{
    AWorkspace a(aPage());
    a.workspace->text().findBar().start(QStringLiteral("trust"));
    a.workspace->text().findBar().showReplace(true);
    QCoreApplication::processEvents();
    const auto before = a.find<QSplitter>("codeSplitter")->sizes();
    const auto usual = a.view().font().pointSizeF();
    ui::settings::setTextSize(100);
    ui::applyAppearance();
    ui::settings::setTextSize(200);
    ui::applyAppearance();
    QTest::qWait(50);
    CHECK(a.view().font().pointSizeF() == Approx(usual * 2).margin(0.5));
    auto* field = a.find<QLineEdit>("findField");
    CHECK(field->width() >= field->fontMetrics().averageCharWidth() * 18);
    auto& bar = a.workspace->text().findBar();
    for (auto* button : bar.findChildren<QToolButton*>())
        if (button->isVisible()) {
            INFO(button->objectName().toStdString());
            CHECK(bar.rect().contains(QRect(button->mapTo(&bar, QPoint(0, 0)), button->size())));
        }
    CHECK(a.find<QSplitter>("codeSplitter")->sizes()[1] <= before[1]);
    ui::settings::setTextSize(100);
    ui::applyAppearance();
    QTest::qWait(50);
    CHECK(a.view().font().pointSizeF() == Approx(usual).margin(0.1));
    CHECK(a.find<QSplitter>("codeSplitter")->sizes() == before);
}

TEST_CASE("What is read from right to left begins at the right", "[ui][coding]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QString::fromUtf8("זה קשה.\nSo it is.\n"));
    AWorkspace a(std::move(study));
    const auto xAt = [&](int position) {
        auto cursor = a.view().textCursor();
        cursor.setPosition(position);
        return a.view().cursorRect(cursor).x();
    };
    const int width = a.view().viewport()->width();
    CHECK(xAt(0) > width - 40);
    CHECK(xAt(7) < width - 40);
    CHECK(xAt(8) < 40);
    // A click finds the letter where it is seen.
    auto cursor = a.view().textCursor();
    cursor.setPosition(3);
    CHECK(a.view().cursorForPosition(a.view().cursorRect(cursor).center()).position() == 3);
}
