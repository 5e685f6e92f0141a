#include "tests/ui/shell/a_window.h"
#include "ui/shell/pages.h"
#include "ui/shell/search_entries.h"
#include "ui/shell/workspaces.h"
#include "ui/support/navigator.h"
#include <QApplication>
#include <set>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Remembers what was shown as a window of its own, be it for a moment.
class WindowsShown : public QObject {
public:
    WindowsShown() { qApp->installEventFilter(this); }
    const QStringList& names() const { return m_names; }

private:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = event->type() == QEvent::Show && watched->isWidgetType() ? static_cast<QWidget*>(watched) : nullptr;
        if (widget && widget->isWindow())
            m_names << QStringLiteral("%1 “%2”").arg(QLatin1String(widget->metaObject()->className()), widget->objectName());
        return false;
    }

    QStringList m_names;
};

} // namespace

// A window that flashes up while a workspace is made takes the keys that a quick person has already pressed.
TEST_CASE("Nothing flashes up as a window of its own when a workspace is first shown", "[shell]")
{
    AWindow a;
    auto& window = a.withStudy();
    const WindowsShown shown;
    for (const auto& kind : ui::workspaceKinds()) {
        CAPTURE(kind.name);
        window.pages().open(kind.place);
        QCoreApplication::processEvents();
        CHECK(shown.names() == QStringList());
    }
}

TEST_CASE("Nothing flashes up as a window of its own on the way to what a study holds", "[shell]")
{
    AWindow a;
    a.window->createSample(a.path(QStringLiteral("Sample")));
    REQUIRE(QTest::qWaitFor([&] { return a.window->project() != nullptr; }, 30000));
    const WindowsShown shown;
    std::set<std::pair<ui::Place::Workspace, Entity>> been;
    for (const auto& entry : ui::searchEntries(*a.window->project(), {}))
        if (been.insert({entry.place.workspace, entry.place.entity}).second) {
            CAPTURE(entry.text.toStdString());
            a.window->navigator().go(entry.place);
            QCoreApplication::processEvents();
            CHECK(shown.names() == QStringList());
        }
    CHECK(been.size() > 3);
}
