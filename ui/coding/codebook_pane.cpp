#include "ui/coding/codebook_pane.h"
#include "core/project/project.h"
#include "ui/coding/code_details.h"
#include "ui/coding/code_tree.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/quick_code.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include <QColorDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QToolButton* tool(const char* name, const char* iconName, const QString& text)
{
    auto* button = named(new QToolButton, name, text);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAutoRaise(true);
    return button;
}

} // namespace

CodebookPane::CodebookPane(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_quick(quick)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_tree(new CodeTree)
    , m_details(new CodeDetails(session, acts))
{
    auto* add = tool("newCode", "tag-new", tr("New code (Ctrl+N)"));
    auto* below = tool("newCodeBelow", "list-add", tr("New code below the chosen one"));
    auto* passages = tool("showPassages", "view-list-text", tr("Passages of the chosen code (Enter)"));
    auto* title = new QLabel(tr("Codebook"));
    title->setBuddy(m_tree);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 4, 4);
    bar->addWidget(title, 1);
    bar->addWidget(passages);
    bar->addWidget(below);
    bar->addWidget(add);
    auto* top = new QWidget;
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_tree, 1);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    named(m_splitter, "codebookSplitter", tr("Codebook and code"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_splitter);

    const bool writable = !session.project().isReadOnly();
    add->setEnabled(writable);
    below->setEnabled(writable);
    connect(add, &QToolButton::clicked, this, [this] { askForNew({}); });
    connect(below, &QToolButton::clicked, this, [this] { askForNew(current()); });
    connect(passages, &QToolButton::clicked, this, [this] { Q_EMIT passagesWanted(current()); });
    connect(m_tree, &CodeTree::currentCodeChanged, this, [this](CodeId id) {
        const auto* code = find(id);
        m_details->setCode(code ? *code : Code());
    });
    connect(m_tree, &CodeTree::opened, this, &CodebookPane::passagesWanted);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CodebookPane::showMenu);
    if (!writable)
        return;
    connect(m_tree, &CodeTree::removeWanted, this, &CodebookPane::remove);
    connect(m_tree, &CodeTree::stepWanted, this, &CodebookPane::step);
    // The tree must not change while its editor or its drag is at work on it, so the step follows after.
    connect(
        &m_tree->codeModel(), &CodeTreeModel::renameWanted, this,
        [this](CodeId id, const QString& name) {
            if (const auto* code = find(id))
                m_acts.rename(Code(*code), name);
        },
        Qt::QueuedConnection);
    connect(
        &m_tree->codeModel(), &CodeTreeModel::moveWanted, this,
        [this](CodeId id, CodeId to, int position) {
            if (const auto* code = find(id))
                m_acts.move(Code(*code), to, position);
        },
        Qt::QueuedConnection);
    connect(&m_tree->codeModel(), &CodeTreeModel::selectionDropped, this, &CodebookPane::codeSelectionWanted);
}

const Code* CodebookPane::find(CodeId id) const
{
    const auto found = std::find_if(m_codes.begin(), m_codes.end(), [id](const Code& code) { return code.id == id; });
    return found == m_codes.end() ? nullptr : &*found;
}

void CodebookPane::commit() { m_details->commit(); }
CodeId CodebookPane::current() const { return m_tree->current(); }
void CodebookPane::setCurrent(CodeId id) { m_tree->setCurrent(id); }

void CodebookPane::setCodes(const std::vector<Code>& codes)
{
    m_codes = codes;
    m_tree->setCodes(codes);
    const auto* code = find(current());
    m_details->setCode(code ? *code : Code());
}

QRect CodebookPane::besideCurrent() const
{
    const auto row = m_tree->visualRect(m_tree->currentIndex());
    const auto at = row.isValid() ? row.topLeft() : QPoint(0, 0);
    return {m_tree->viewport()->mapToGlobal(at), QSize(m_tree->viewport()->width(), std::max(row.height(), 4))};
}

void CodebookPane::askForNew(CodeId parent)
{
    if (m_session.project().isReadOnly())
        return;
    const auto* above = find(parent);
    const auto path = above ? above->path : QString();
    const auto prompt = above ? tr("New code below “%1”").arg(above->name) : tr("New code");
    m_quick.ask({prompt, {}, {}, true, path, {}}, besideCurrent(), [this](const CodeChoice& choice) {
        if (const auto id = m_acts.add(choice.newPath))
            setCurrent(*id);
    });
}

void CodebookPane::askForMerge(const Code& code)
{
    auto others = m_codes;
    const auto below = codebook::withDescendants(m_codes, code.id);
    std::erase_if(others, [&](const Code& other) { return std::find(below.begin(), below.end(), other.id) != below.end(); });
    m_quick.ask({tr("Merge “%1” into").arg(code.name), others, {}, false, {}, {}}, besideCurrent(),
                [this, code](const CodeChoice& choice) { m_acts.merge(code, choice); });
}

int CodebookPane::codingsBelow(CodeId id) const
{
    int sum = 0;
    for (const auto below : codebook::withDescendants(m_codes, id))
        if (const auto* code = find(below))
            sum += code->codings;
    return sum;
}

void CodebookPane::remove(CodeId id)
{
    if (const auto* code = find(id))
        m_acts.remove(Code(*code), codingsBelow(id));
}

std::vector<CodeId> CodebookPane::siblings(CodeId parent) const
{
    std::vector<CodeId> ids;
    for (const auto& code : m_codes)
        if (code.parent == parent)
            ids.push_back(code.id);
    return ids;
}

void CodebookPane::step(CodeId id, int key)
{
    const auto* found = find(id);
    if (!found)
        return;
    const Code code = *found;
    const auto peers = siblings(code.parent);
    const int at = int(std::find(peers.begin(), peers.end(), id) - peers.begin());
    if (key == Qt::Key_Up && at > 0)
        m_acts.move(code, code.parent, at - 1);
    else if (key == Qt::Key_Down && at + 1 < int(peers.size()))
        m_acts.move(code, code.parent, at + 1);
    else if (key == Qt::Key_Right && at > 0)
        m_acts.move(code, peers[std::size_t(at) - 1], int(m_codes.size()));
    else if (key == Qt::Key_Left && code.parent.isValid()) {
        const auto above = find(code.parent)->parent;
        const auto uncles = siblings(above);
        m_acts.move(code, above, int(std::find(uncles.begin(), uncles.end(), code.parent) - uncles.begin()) + 1);
    }
}

void CodebookPane::addColours(QMenu& menu, const Code& code)
{
    auto* colours = menu.addMenu(icon("color-picker"), tr("&Colour"));
    for (qsizetype i = 0; i < codebook::palette().size() && i < 24; ++i) {
        const auto colour = codebook::palette()[i];
        auto* act = colours->addAction(swatch(QColor(colour), palette()), colour);
        connect(act, &QAction::triggered, this, [this, code, colour] { m_acts.recolour(code, colour); });
    }
    colours->addSeparator();
    connect(colours->addAction(tr("&Another colour…")), &QAction::triggered, this, [this, code] {
        auto* dialog = new QColorDialog(QColor(code.colour), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QColorDialog::colorSelected, this, [this, code](const QColor& colour) { m_acts.recolour(code, colour.name()); });
        dialog->show();
    });
}

void CodebookPane::showMenu(const QPoint& position)
{
    const auto* found = find(CodeTreeModel::idAt(m_tree->indexAt(position)));
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool writable = !m_session.project().isReadOnly();
    auto* add = menu->addAction(icon("tag-new"), tr("&New code…"), this, [this] { askForNew({}); });
    add->setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
    add->setEnabled(writable);
    if (found) {
        const Code code = *found;
        menu->addAction(icon("list-add"), tr("New code &below…"), this, [this, code] { askForNew(code.id); })->setEnabled(writable);
        menu->addSeparator();
        menu->addAction(icon("view-list-text"), tr("&Passages"), this, [this, code] { Q_EMIT passagesWanted(code.id); });
        menu->addAction(icon("note"), tr("M&emos"), this, [this, code] { Q_EMIT memosWanted(code.id); });
        menu->addAction(icon("view-filter"), tr("Show &only this code in the text"), this, [this, code] { Q_EMIT onlyWanted(code.id); });
        menu->addAction(icon("tag"), tr("Code the &selection with it"), this, [this, code] { Q_EMIT codeSelectionWanted(code.id); })
            ->setEnabled(writable);
        const auto& pins = m_acts.pinned();
        const bool isPinned = std::find(pins.begin(), pins.end(), code.id) != pins.end();
        menu->addAction(icon("pin"), isPinned ? tr("&Unpin from the number keys") : tr("P&in to a number key"), this,
                        [this, code, isPinned] { m_acts.pin(code.id, !isPinned); });
        menu->addSeparator();
        auto* rename = menu->addAction(icon("edit-rename"), tr("&Rename"), this, [this] { m_tree->edit(m_tree->currentIndex()); });
        rename->setShortcut(Qt::Key_F2);
        addColours(*menu, code);
        auto* merge = menu->addAction(icon("merge"), tr("&Merge into…"), this, [this, code] { askForMerge(code); });
        auto* gone = menu->addAction(icon("edit-delete"), tr("&Delete"), this, [this, code] { remove(code.id); });
        gone->setShortcut(Qt::Key_Delete);
        for (auto* act : {rename, merge, gone})
            act->setEnabled(writable);
    }
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace counterpoint::ui
