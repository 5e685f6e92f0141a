#include "ui/coding/codebook_pane.h"
#include "core/project/project.h"
#include "ui/coding/code_details.h"
#include "ui/coding/code_tree.h"
#include "ui/coding/codebook_exchange.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/quick_code.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QCryptographicHash>
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
    , m_exchange(new CodebookExchange(session, acts, this))
{
    auto* add = tool("newCode", "tag-new", tr("New code (Ctrl+N)"));
    auto* below = tool("newCodeBelow", "list-add", tr("New code below the chosen one"));
    auto* passages = tool("showPassages", "view-list-text", tr("Passages of the chosen code (Enter)"));
    auto* more = tool("codebookMenu", "overflow-menu", tr("Codebook: templates, import, export, sort"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(codebookMenu());
    auto* title = new QLabel(tr("Codebook"));
    title->setBuddy(m_tree);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 4, 4);
    bar->addWidget(title, 1);
    bar->addWidget(passages);
    bar->addWidget(below);
    bar->addWidget(add);
    bar->addWidget(more);
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
    connect(m_tree, &QTreeView::collapsed, this, &CodebookPane::keepBranches);
    connect(m_tree, &QTreeView::expanded, this, &CodebookPane::keepBranches);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CodebookPane::showMenu);
    if (!writable)
        return;
    connect(m_tree, &CodeTree::removeWanted, this, &CodebookPane::removeSelected);
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
        [this](const std::vector<CodeId>& ids, CodeId to, int position) {
            std::vector<Code> codes;
            for (const auto id : ids)
                if (const auto* code = find(id))
                    codes.push_back(*code);
            if (!codes.empty())
                m_acts.move(codes, to, position);
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

void CodebookPane::editDefinition(CodeId id)
{
    setCurrent(id);
    m_details->editDefinition();
}

void CodebookPane::setCodes(const std::vector<Code>& codes)
{
    m_codes = codes;
    m_tree->setCodes(codes);
    if (!std::exchange(m_branchesKnown, true))
        m_tree->restoreBranches(settings::layout(branchesKey()));
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

std::vector<Code> CodebookPane::selectedCodes(bool topmost) const
{
    std::vector<Code> codes;
    for (const auto id : m_tree->selected(topmost))
        if (const auto* code = find(id))
            codes.push_back(*code);
    return codes;
}

void CodebookPane::askForMerge(const std::vector<Code>& codes)
{
    auto others = m_codes;
    std::vector<CodeId> own;
    // Of several codes one may be the one that the others go into, if it stands below none of them.
    for (const auto& code : codes)
        for (const auto id : codebook::withDescendants(m_codes, code.id))
            if (codes.size() == 1 || id != code.id)
                own.push_back(id);
    std::erase_if(others, [&](const Code& other) { return std::find(own.begin(), own.end(), other.id) != own.end(); });
    const auto prompt =
        codes.size() == 1 ? tr("Merge “%1” into").arg(codes.front().name) : tr("Merge %n code(s) into", nullptr, int(codes.size()));
    m_quick.ask({prompt, others, {}, codes.size() > 1, {}, {}}, besideCurrent(), [this, codes](const CodeChoice& choice) {
        auto from = codes;
        std::erase_if(from, [&](const Code& code) { return code.id == choice.code; });
        m_acts.merge(from, choice);
    });
}

int CodebookPane::codingsBelow(const std::vector<Code>& codes) const
{
    int sum = 0;
    for (const auto& code : codes)
        for (const auto below : codebook::withDescendants(m_codes, code.id))
            if (const auto* each = find(below))
                sum += each->codings;
    return sum;
}

void CodebookPane::removeSelected()
{
    if (const auto codes = selectedCodes(true); !codes.empty() && !m_session.project().isReadOnly())
        m_acts.remove(codes, codingsBelow(codes));
}

/// Which branches are closed is kept outside the study, by ids alone.
QString CodebookPane::branchesKey() const
{
    const auto hash = QCryptographicHash::hash(m_session.project().path().toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("closed-codes-") + QString::fromLatin1(hash.left(16));
}

void CodebookPane::keepBranches()
{
    if (m_branchesKnown)
        settings::setLayout(branchesKey(), m_tree->saveBranches());
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

} // namespace counterpoint::ui
