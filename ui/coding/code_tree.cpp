#include "ui/coding/code_tree.h"
#include "ui/coding/code_hits.h"
#include "ui/coding/text_view.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int colourRole = Qt::UserRole + 2;

bool isStep(const QKeyEvent& key)
{
    return key.modifiers() == Qt::AltModifier
        && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down || key.key() == Qt::Key_Left || key.key() == Qt::Key_Right);
}
} // namespace

CodeTreeModel::CodeTreeModel(QObject* parent)
    : QStandardItemModel(parent)
{
    setColumnCount(2);
    setHorizontalHeaderLabels({tr("Code"), tr("Codings")});
}

CodeId CodeTreeModel::idAt(const QModelIndex& index) { return CodeId(index.siblingAtColumn(0).data(idRole).toLongLong()); }

QModelIndex CodeTreeModel::indexOf(CodeId id) const
{
    auto* item = m_items.value(id.value());
    return item ? item->index() : QModelIndex();
}

void CodeTreeModel::show(QStandardItem* item, QStandardItem* count, const Code& code, const QPalette& palette)
{
    const auto colour = stripe(QColor(code.colour), palette).name();
    if (item->text() != code.name)
        item->setText(code.name);
    if (item->data(colourRole).toString() != colour) {
        item->setData(colour, colourRole);
        item->setIcon(swatch(QColor(code.colour), palette));
    }
    if (item->toolTip() != code.definition)
        item->setToolTip(code.definition);
    const auto number = code.codings > 0 ? QString::number(code.codings) : QString();
    if (count->text() != number)
        count->setText(number);
}

void CodeTreeModel::place(QStandardItem* parent, CodeId parentId, const Children& children, const QPalette& palette)
{
    int row = 0;
    for (const auto* code : children.value(parentId.value())) {
        auto*& item = m_items[code->id.value()];
        if (!item) {
            item = new QStandardItem(code->name);
            item->setData(qlonglong(code->id.value()), idRole);
            item->setFlags(item->flags() | Qt::ItemIsDropEnabled | Qt::ItemIsDragEnabled | Qt::ItemIsEditable);
            auto* count = new QStandardItem;
            count->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            show(item, count, *code, palette);
            parent->insertRow(row, {item, count});
        } else if (m_loose.contains(code->id.value())) {
            parent->insertRow(row, m_loose.take(code->id.value()));
        } else {
            auto* from = item->parent() ? item->parent() : invisibleRootItem();
            if (from != parent || item->row() != row) {
                const auto cells = from->takeRow(item->row());
                parent->insertRow(row, cells);
            }
        }
        show(item, parent->child(row, 1), *code, palette);
        place(item, code->id, children, palette);
        ++row;
    }
}

void CodeTreeModel::setCodes(const std::vector<Code>& codes, const QPalette& palette)
{
    Children children;
    QSet<qlonglong> there;
    for (const auto& code : codes) {
        children[code.parent.value()].push_back(&code);
        there.insert(code.id.value());
    }
    // What stays but stood below something that goes is taken out first.
    QList<qlonglong> gone;
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it) {
        auto* above = it.value()->parent();
        if (!there.contains(it.key()))
            gone << it.key();
        else if (above && !there.contains(above->data(idRole).toLongLong()))
            m_loose[it.key()] = {};
    }
    for (auto it = m_loose.begin(); it != m_loose.end(); ++it)
        it.value() = m_items[it.key()]->parent()->takeRow(m_items[it.key()]->row());
    QList<QStandardItem*> topmost; // what is below them goes with them
    for (const auto id : gone)
        if (auto* above = m_items.value(id)->parent(); !above || there.contains(above->data(idRole).toLongLong()))
            topmost << m_items.value(id);
    for (auto* item : topmost)
        (item->parent() ? item->parent() : invisibleRootItem())->removeRow(item->row());
    for (const auto id : gone)
        m_items.remove(id);
    place(invisibleRootItem(), {}, children, palette);
    m_loose.clear();
}

QStringList CodeTreeModel::mimeTypes() const { return {QLatin1String(TextView::codeFormat), QLatin1String(TextView::selectionFormat)}; }

QMimeData* CodeTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QList<QByteArray> ids;
    QStringList names;
    for (const auto& index : indexes)
        if (index.column() == 0) {
            ids << QByteArray::number(qlonglong(idAt(index).value()));
            names << index.data().toString();
        }
    auto* data = new QMimeData;
    data->setData(QLatin1String(TextView::codeFormat), ids.join(' '));
    data->setText(names.join(u'\n'));
    return data;
}

bool CodeTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex& parent) const
{
    if (data->hasFormat(QLatin1String(TextView::selectionFormat)))
        return parent.isValid();
    if (!data->hasFormat(QLatin1String(TextView::codeFormat)))
        return false;
    const auto dragged = TextView::codesIn(*data);
    for (auto up = parent; up.isValid(); up = up.parent())
        if (std::find(dragged.begin(), dragged.end(), idAt(up)) != dragged.end())
            return false;
    return true;
}

bool CodeTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    if (data->hasFormat(QLatin1String(TextView::selectionFormat))) {
        Q_EMIT selectionDropped(idAt(parent));
        return false;
    }
    const auto dragged = TextView::codesIn(*data);
    const auto under = parent.siblingAtColumn(0);
    int position = row < 0 ? rowCount(under) : row;
    position -= int(std::count_if(dragged.begin(), dragged.end(), [&](CodeId id) {
        const auto from = indexOf(id);
        return from.isValid() && from.parent() == under && from.row() < position;
    }));
    Q_EMIT moveWanted(dragged, idAt(parent), position);
    return false; // the step has moved it; the view shall remove nothing
}

bool CodeTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != 0)
        return QStandardItemModel::setData(index, value, role);
    Q_EMIT renameWanted(idAt(index), value.toString());
    return false;
}

CodeTree::CodeTree(QWidget* parent)
    : QTreeView(parent)
    , m_model(new CodeTreeModel(this))
{
    named(this, "codeTree", tr("Codebook"));
    setModel(m_model);
    setHeaderHidden(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    header()->setResizeContentsPrecision(0); // each count that changes would measure a thousand rows
    setUniformRowHeights(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setExpandsOnDoubleClick(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { Q_EMIT currentCodeChanged(current()); });
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT opened(CodeTreeModel::idAt(index)); });
}

void CodeTree::setCodes(const std::vector<Code>& codes)
{
    const auto kept = current();
    QSet<qlonglong> closed;
    for (const auto& code : m_codes)
        if (const auto index = m_model->indexOf(code.id); m_model->hasChildren(index) && !isExpanded(index))
            closed.insert(code.id.value());
    m_codes = codes;
    m_model->setCodes(codes, palette());
    for (const auto& code : codes)
        if (const auto index = m_model->indexOf(code.id);
            !closed.contains(code.id.value()) && m_model->hasChildren(index) && !isExpanded(index))
            expand(index);
    if (kept.isValid() && current() != kept)
        setCurrent(kept);
    if (std::exchange(m_first, false) && !codes.empty() && !kept.isValid())
        setCurrentIndex(m_model->index(0, 0));
}

CodeId CodeTree::current() const { return CodeTreeModel::idAt(currentIndex()); }

void CodeTree::setCurrent(CodeId id)
{
    const auto index = m_model->indexOf(id);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

std::vector<CodeId> CodeTree::selected(bool topmost) const
{
    std::vector<CodeId> ids;
    const auto* selection = selectionModel();
    for (auto index = m_model->index(0, 0); index.isValid(); index = indexBelow(index)) {
        bool above = false;
        for (auto up = index.parent(); topmost && up.isValid(); up = up.parent())
            above = above || selection->isSelected(up);
        if (selection->isSelected(index) && !above)
            ids.push_back(CodeTreeModel::idAt(index));
    }
    return ids;
}

QByteArray CodeTree::saveBranches() const
{
    QList<QByteArray> ids;
    for (const auto& code : m_codes)
        if (const auto index = m_model->indexOf(code.id); m_model->hasChildren(index) && !isExpanded(index))
            ids << QByteArray::number(qlonglong(code.id.value()));
    return ids.join(' ');
}

void CodeTree::restoreBranches(const QByteArray& branches)
{
    for (const auto& id : branches.split(' '))
        if (const auto index = m_model->indexOf(CodeId(id.toLongLong())); index.isValid())
            collapse(index);
}

bool CodeTree::event(QEvent* event)
{
    // Alt and arrows mean back and forward elsewhere in the window.
    if (event->type() == QEvent::ShortcutOverride && isStep(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void CodeTree::keyPressEvent(QKeyEvent* event)
{
    const auto id = current();
    if (!id.isValid())
        return QTreeView::keyPressEvent(event);
    if (isStep(*event))
        Q_EMIT stepWanted(id, event->key());
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier)
        Q_EMIT removeWanted();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier
             && state() != QAbstractItemView::EditingState)
        Q_EMIT opened(id);
    else
        QTreeView::keyPressEvent(event);
}

void CodeTree::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_codes.empty())
        m_model->setCodes(m_codes, palette());
}

} // namespace counterpoint::ui
