#include "tests/ui/shell/a_window.h"
#include "ui/shell/pages.h"
#include "ui/shell/workspaces.h"
#include "ui/support/workspace.h"
#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Parts of a widget that Qt makes itself and that are reached through it: the field of an editable combo box, a header, a corner.
bool belongsToQt(const QWidget* widget)
{
    if (widget->objectName().startsWith(QLatin1String("qt_")))
        return true;
    for (const auto* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox") || parent->inherits("QDialogButtonBox")
            || parent->inherits("QTabWidget"))
            return true;
    return widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton") || widget->inherits("QMenu")
        || widget->inherits("QToolBarExtension") || widget->inherits("QTabBar") || widget->inherits("QSplitterHandle")
        || widget->inherits("QDockWidgetTitleButton") || widget->inherits("QLineEditIconButton");
}

QStringList namelessIn(const QWidget& root)
{
    QStringList nameless;
    for (const auto* widget : root.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || belongsToQt(widget))
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool spoken = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (widget->objectName().isEmpty() || !spoken)
            nameless << QStringLiteral("%1 '%2' '%3' in %4")
                            .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), widget->accessibleName(),
                                 widget->parentWidget() ? QLatin1String(widget->parentWidget()->metaObject()->className())
                                                        : QLatin1String());
    }
    return nameless;
}

} // namespace

TEST_CASE("Every control of the start page has a name for tests and one for a screen reader", "[accessibility]")
{
    const AWindow a;
    CHECK(namelessIn(*a.window) == QStringList());
}

TEST_CASE("Every control of every workspace has a name for tests and one for a screen reader", "[accessibility]")
{
    AWindow a;
    auto& window = a.withStudy();
    a.addCase(QStringLiteral("Amara"));
    for (const auto& kind : ui::workspaceKinds()) {
        CAPTURE(kind.name);
        const auto* workspace = window.pages().open(kind.place);
        REQUIRE(workspace);
        CHECK(namelessIn(*workspace) == QStringList());
    }
}

TEST_CASE("The window and all its workspaces fit a screen of 1366 x 768", "[accessibility]")
{
    AWindow a;
    auto& window = a.withStudy();
    for (const auto& kind : ui::workspaceKinds()) {
        CAPTURE(kind.name);
        window.pages().open(kind.place);
        QCoreApplication::processEvents();
        CHECK(window.minimumSizeHint().width() <= 1366);
        CHECK(window.minimumSizeHint().height() <= 728); // less a panel of the desktop
    }
}
