#include "core/project/project.h"
#include "ui/coding/code_hits.h"
#include "ui/coding/text_editing.h"
#include "ui/coding/text_gestures.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/session.h"
#include <QAction>
#include <QMenu>
#include <algorithm>

/// The part of TextGestures that fills the context menu: everything the keys do, and which of several codings is meant.
namespace counterpoint::ui {

namespace {
constexpr std::size_t recentInMenu = 8;

/// The same menu each time, with nothing in it: Qt shows an action to assistive programs in the first menu that it was in, and no longer
/// when that is gone.
QMenu* emptied(QWidget& parent, const char* name)
{
    auto* menu = parent.findChild<QMenu*>(QLatin1String(name), Qt::FindDirectChildrenOnly);
    if (!menu) {
        menu = new QMenu(&parent);
        menu->setObjectName(QLatin1String(name));
    }
    menu->clear();
    for (auto* below : menu->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly))
        if (below->objectName().isEmpty())
            below->deleteLater();
    return menu;
}
} // namespace

void TextGestures::showMenu(const QPoint& position)
{
    auto& view = m_page.view();
    if (view.isEditing())
        return m_page.editing().showMenu(position);
    const int at = view.cursorForPosition(position).position();
    std::vector<Mark> here;
    for (const auto* mark : view.marks().touching(at, at + 1))
        here.push_back(*mark);
    if (const auto* mark = view.marks().innermostAt(at); mark && (!view.selectedMark() || !view.selectedMark()->covers(at)))
        view.selectMark(mark->id());
    popUpMenu(view.viewport()->mapToGlobal(position), here);
}

/// The codes used last, to be had without a box.
void TextGestures::addCodesToMenu(QMenu& menu)
{
    auto* recent = menu.addMenu(icon("tag"), tr("Code with a &recent code"));
    for (const auto id : m_acts.recent()) {
        const auto& codes = m_page.codes();
        const auto code = std::find_if(codes.begin(), codes.end(), [id](const Code& each) { return each.id == id; });
        if (code == codes.end() || std::size_t(recent->actions().size()) >= recentInMenu)
            continue;
        recent->addAction(swatch(QColor(code->colour), menu.palette()), code->path, this, [this, id] { codeSelection({id, {}}); });
    }
    recent->menuAction()->setVisible(!recent->isEmpty());
    recent->menuAction()->setEnabled(!m_session.project().isReadOnly());
}

/// Where several codings lie over each other, each can be chosen by its name.
void TextGestures::addMarksToMenu(QMenu& menu, const std::vector<Mark>& here)
{
    if (here.size() < 2)
        return;
    auto* choice = menu.addMenu(tr("C&hoose among %n coding(s) here", nullptr, int(here.size())));
    const auto* selected = m_page.view().selectedMark();
    for (const auto& mark : here) {
        auto* action = choice->addAction(swatch(mark.colour, menu.palette()), tr("%1 (%2)").arg(mark.path, mark.coder), this,
                                         [this, id = mark.id()] { m_page.view().selectMark(id); });
        action->setCheckable(true);
        action->setChecked(selected && selected->id() == mark.id());
    }
}

void TextGestures::popUpMenu(const QPoint& global, const std::vector<Mark>& here)
{
    auto& view = m_page.view();
    auto* menu = emptied(view, "textMenu");
    const bool selected = view.textCursor().hasSelection();
    const bool marked = view.selectedMark() != nullptr;
    // What has few uses at the mouse stands one level down, so that the menu fits a small screen.
    auto* units = emptied(*menu, "textMenuUnits");
    auto* ends = emptied(*menu, "textMenuEnds");
    units->setTitle(tr("Se&lect"));
    ends->setTitle(tr("&Resize the coding"));
    for (auto* action : std::as_const(m_actions)) {
        const auto name = action->objectName();
        const bool aboutMark = name.endsWith(QLatin1String("Coding"));
        if (name == QLatin1String("selectTurn")) {
            menu->addSeparator();
            menu->addMenu(units);
        }
        if (name == QLatin1String("longerCoding") && marked) {
            menu->addSeparator();
            menu->addMenu(ends);
        }
        const bool isUnit = name.startsWith(QLatin1String("select"));
        const bool isEnd =
            name == QLatin1String("longerCoding") || name == QLatin1String("shorterCoding") || name.startsWith(QLatin1String("start"));
        if (isUnit || isEnd) {
            (isUnit ? units : ends)->addAction(action);
            continue;
        }
        if (name == QLatin1String("nextCoding")) {
            menu->addSeparator();
            addMarksToMenu(*menu, here);
        }
        const bool codes = name.startsWith(QLatin1String("code"));
        const bool moves = name == QLatin1String("nextCoding") || name == QLatin1String("previousCoding");
        if (action->isVisible() && (codes ? selected : !aboutMark || moves || marked))
            menu->addAction(action);
        if (selected && name == QLatin1String("codeWithLast"))
            addCodesToMenu(*menu);
    }
    menu->addSeparator();
    Q_EMIT menuOpening(*menu);
    menu->addSeparator();
    menu->addAction(m_page.editing().action());
    auto* copy = menu->addAction(icon("edit-copy"), tr("&Copy"), &view, &QPlainTextEdit::copy);
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(selected);
    menu->popup(global);
}

} // namespace counterpoint::ui
