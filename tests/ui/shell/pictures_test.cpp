#include "tests/ui/shell/a_window.h"
#include "ui/shell/history_panel.h"
#include "ui/shell/pages.h"
#include "ui/shell/workspaces.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/settings.h"
#include "ui/support/workspace.h"
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Takes pictures of one window in one look, into the folder that COUNTERPOINT_PICTURES names.
class Photographer {
public:
    Photographer(QWidget& window, const QString& look)
        : m_window(window)
        , m_look(look)
    {
    }

    void take(const QString& name) const
    {
        QTest::qWait(50);
        QDir().mkpath(folder());
        auto picture = m_window.grab();
        for (auto* popup : QApplication::topLevelWidgets())
            if (popup != &m_window && popup->isVisible()) {
                QPainter painter(&picture);
                painter.drawPixmap(popup->pos() - m_window.pos(), popup->grab());
            }
        REQUIRE(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder(), name, m_look)));
    }

private:
    static QString folder() { return qEnvironmentVariable("COUNTERPOINT_PICTURES", QStringLiteral("pictures")); }
    QWidget& m_window;
    QString m_look;
};

void takeAll(const QString& look)
{
    AWindow a;
    auto& window = *a.window;
    const Photographer photographer(window, look);
    photographer.take(QStringLiteral("start-first"));
    window.createSample(a.path(QStringLiteral("Sample")));
    REQUIRE(QTest::qWaitFor([&] { return window.project() != nullptr; }, 30000));
    for (const auto& kind : ui::workspaceKinds()) {
        window.navigator().go({kind.place, Entity::Study, 0, {}});
        auto* workspace = window.pages().current();
        photographer.take(QLatin1String(kind.name));
        auto* outline = workspace->findChild<QListWidget*>(QStringLiteral("studyOutline"));
        for (int row = 1; outline && row < outline->count(); ++row) {
            outline->setCurrentRow(row);
            photographer.take(QStringLiteral("%1-%2").arg(QLatin1String(kind.name)).arg(row));
        }
    }
    const auto someone = valueOf(window.project()->read([](const Read& db) { return cases::all(db); })).front();
    window.navigator().go({ui::Place::Workspace::Study, Entity::Case, someone.id.value(), {}});
    window.history().show();
    REQUIRE(
        window.project()->perform(QStringLiteral("Remove case “%1”").arg(someone.name), [&](Edit& db) { cases::remove(db, someone.id); }));
    window.notices().done(QStringLiteral("Removed case “%1”. Sources and responses stay, without a case.").arg(someone.name));
    photographer.take(QStringLiteral("history-notice"));
    window.undo();
    window.notices().error({Error::Kind::Invalid, QStringLiteral("“many” is not a number, and “Years in post” holds numbers."), {}});
    window.search();
    QTest::keyClicks(a.find<QLineEdit>("searchInput"), QStringLiteral("con"));
    photographer.take(QStringLiteral("search"));
    a.find<QWidget>("searchBox")->hide();
    window.closeStudy();
    REQUIRE(QTest::qWaitFor([&] { return a.find<QListWidget>("recentStudies")->count() > 0; }, 5000));
    photographer.take(QStringLiteral("start"));
}

} // namespace

// Run by name: COUNTERPOINT_PICTURES=folder test_ui "[pictures]"
TEST_CASE("Pictures of the whole window, light, dark and with large text", "[.][pictures]")
{
    const auto font = QApplication::font();
    ui::applyTheme(ui::Theme::Light);
    takeAll(QStringLiteral("light"));
    ui::applyTheme(ui::Theme::Dark);
    takeAll(QStringLiteral("dark"));
    ui::applyTheme(ui::Theme::Light);
    auto large = font;
    large.setPointSizeF(font.pointSizeF() * 2);
    QApplication::setFont(large);
    takeAll(QStringLiteral("large"));
    QApplication::setFont(font);
    ui::applyTheme(ui::Theme::System);
}
