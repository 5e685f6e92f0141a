#include "ui/integration/map_side.h"
#include "core/text/fuzzy.h"
#include "ui/integration/map_thing_mime.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/widgets/note_field.h"
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr int kindRole = Qt::UserRole;
constexpr int targetRole = Qt::UserRole + 1;
constexpr int linkRole = Qt::UserRole + 2;
constexpr std::size_t mostFound = 200;

const char* iconOf(MapNode::Kind kind)
{
    switch (kind) {
    case MapNode::Kind::Code:
        return "tag";
    case MapNode::Kind::Case:
        return "user";
    case MapNode::Kind::Source:
        return "view-conversation-balloon";
    case MapNode::Kind::Finding:
        return "hint";
    case MapNode::Kind::Note:
        break;
    }
    return "note";
}

/// Things that can be dragged onto a canvas.
class FoundThings : public QListWidget {
public:
    using QListWidget::QListWidget;

private:
    QMimeData* mimeData(const QList<QListWidgetItem*>& dragged) const override
    {
        const auto* item = dragged.isEmpty() ? nullptr : dragged.first();
        return item && item->data(targetRole).toLongLong() != 0
            ? toMimeData(MapNode::Kind(item->data(kindRole).toInt()), item->data(targetRole).toLongLong())
            : nullptr;
    }
};

/// Whether a list of both says the same: where things stand on the canvas is not in it.
bool areListedAlike(const ConceptMap& one, const ConceptMap& other)
{
    return one.id == other.id && one.links == other.links
        && std::equal(one.nodes.begin(), one.nodes.end(), other.nodes.begin(), other.nodes.end(), [](MapNode a, const MapNode& b) {
               a.at = b.at;
               return a == b;
           });
}

/// How a link reads from one of its ends: 'is part of “Culture”', '“Trust” causes this'.
QString linkText(const ConceptMap& map, const MapLink& link, MapNodeId end)
{
    const auto words = link.label.isEmpty() ? titleOf(link.kind) : link.label;
    const auto* other = map.node(link.from == end ? link.to : link.from);
    const auto name = other ? other->text.simplified() : QString();
    return link.from == end ? MapSide::tr("%1 → “%2”").arg(words, name) : MapSide::tr("“%1” → %2").arg(name, words);
}

} // namespace

MapSide::MapSide(QWidget& inReport, QWidget* parent)
    : QWidget(parent)
    , m_search(named(new QLineEdit, "mapSearch", tr("Find something to put on the map")))
    , m_found(named(new FoundThings, "mapFound", tr("What can be put on the map")))
    , m_count(new QLabel)
    , m_list(named(new QTreeWidget, "mapList", tr("What is on the map, with its links")))
    , m_note(named(new NoteField, "mapNote", tr("What the map shows")))
{
    m_note->setPlaceholderText(tr("What does this map show? It stands above it in the report."));
    m_note->setLines(3);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(buildSearch());
    parts->addWidget(buildList());
    auto* about = new QWidget;
    auto* aboutColumn = new QVBoxLayout(about);
    aboutColumn->setContentsMargins(0, 0, 0, 0);
    aboutColumn->setSpacing(4);
    aboutColumn->addWidget(&inReport);
    aboutColumn->addWidget(m_note, 1);
    parts->addWidget(about);
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 4);
    parts->setStretchFactor(2, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(parts);
    connect(m_note, &NoteField::committed, this, &MapSide::described);
}

QWidget* MapSide::buildSearch()
{
    m_search->setPlaceholderText(tr("Add to the map (Ctrl+N)"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_found->setDragEnabled(true);
    m_found->setDragDropMode(QAbstractItemView::DragOnly);
    m_found->setUniformItemSizes(true);
    m_found->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_found->setTextElideMode(Qt::ElideMiddle);
    m_found->setToolTip(tr("Drag onto the map, or press Enter"));
    m_found->installEventFilter(this);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_found, 1);
    connect(m_search, &QLineEdit::textChanged, this, &MapSide::fillFound);
    connect(m_found, &QListWidget::itemDoubleClicked, this, [this](QListWidgetItem* item) { addFound(m_found->row(item)); });
    return part;
}

QWidget* MapSide::buildList()
{
    m_list->setColumnCount(1);
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_count);
    column->addWidget(m_list, 1);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &MapSide::tellChosen);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &MapSide::passagesWanted);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_list->itemAt(at))
            Q_EMIT menuWanted(m_list->viewport()->mapToGlobal(at));
    });
    return part;
}

void MapSide::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_search->setEnabled(!readOnly);
    m_note->setReadOnly(readOnly);
    m_found->setDragEnabled(!readOnly);
}

void MapSide::show(const ConceptMap& map, std::vector<MapThing> things)
{
    if (map.id != m_map.id)
        m_note->commit();
    std::set<std::pair<MapNode::Kind, std::int64_t>> there;
    for (const auto& node : map.nodes)
        there.emplace(node.kind, node.target);
    std::erase_if(things, [&](const MapThing& thing) { return there.contains({thing.kind, thing.target}); });
    const bool isListed = areListedAlike(map, m_map);
    m_map = map;
    m_note->setKept(map.note);
    if (things != std::exchange(m_things, things) || !isListed)
        fillFound();
    if (!isListed)
        fillList();
}

void MapSide::fillFound()
{
    const auto typed = m_search->text().trimmed();
    std::vector<std::pair<int, std::size_t>> scored;
    for (std::size_t i = 0; i < m_things.size(); ++i)
        if (const auto score = fuzzyScore(typed, m_things[i].name))
            scored.emplace_back(-*score, i);
    std::stable_sort(scored.begin(), scored.end(), [](const auto& one, const auto& other) { return one.first < other.first; });
    const auto current = m_found->currentItem() ? m_found->currentItem()->text() : QString();
    m_found->clear();
    for (std::size_t i = 0; i < std::min(scored.size(), mostFound); ++i) {
        const auto& thing = m_things[scored[i].second];
        auto* item = new QListWidgetItem(icon(iconOf(thing.kind)), thing.name.simplified(), m_found);
        item->setData(kindRole, int(thing.kind));
        item->setData(targetRole, qlonglong(thing.target));
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(titleOf(thing.kind), thing.name));
        item->setToolTip(QStringLiteral("%1: %2").arg(titleOf(thing.kind), thing.name));
        if (!current.isEmpty() && item->text() == current)
            m_found->setCurrentItem(item);
    }
    if (!typed.isEmpty()) {
        auto* item = new QListWidgetItem(icon("note"), tr("New note “%1”").arg(typed), m_found);
        item->setData(targetRole, 0);
    }
    if (!m_found->currentItem() && m_found->count() > 0)
        m_found->setCurrentRow(0);
}

void MapSide::addFound(int row)
{
    const auto* item = m_found->item(row);
    if (!item || m_isReadOnly)
        return;
    const auto kind = MapNode::Kind(item->data(kindRole).toInt());
    const auto target = item->data(targetRole).toLongLong();
    const auto typed = m_search->text().trimmed();
    m_search->clear();
    if (target == 0)
        Q_EMIT noteWanted(typed);
    else
        Q_EMIT addWanted(kind, target);
}

void MapSide::fillList()
{
    m_isFilling = true;
    const auto* now = m_list->currentItem();
    const auto node = now ? now->data(0, targetRole).toLongLong() : 0;
    const auto link = now ? now->data(0, linkRole).toLongLong() : 0;
    m_list->clear();
    for (const auto& each : m_map.nodes) {
        auto* item = new QTreeWidgetItem(m_list, {each.text.simplified()});
        item->setIcon(0, icon(iconOf(each.kind)));
        item->setData(0, targetRole, qlonglong(each.id.value()));
        const auto gone = each.isGone ? tr("No longer in the study.") : QString();
        item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1: %2. %3").arg(titleOf(each.kind), each.text, gone).trimmed());
        item->setToolTip(0, QStringLiteral("%1: %2").arg(titleOf(each.kind), each.text));
        auto font = item->font(0);
        font.setItalic(each.isGone);
        item->setFont(0, font);
        for (const auto& one : m_map.links)
            if (one.from == each.id || one.to == each.id) {
                auto* below = new QTreeWidgetItem(item, {linkText(m_map, one, each.id)});
                below->setData(0, targetRole, qlonglong(each.id.value()));
                below->setData(0, linkRole, qlonglong(one.id.value()));
                below->setData(0, Qt::AccessibleTextRole, m_map.sentence(one));
                below->setToolTip(0, m_map.sentence(one));
            }
    }
    m_list->expandAll();
    m_count->setText(
        tr("%1, %2").arg(tr("%n thing(s)", nullptr, int(m_map.nodes.size())), tr("%n link(s)", nullptr, int(m_map.links.size()))));
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        auto* item = m_list->topLevelItem(i);
        if (item->data(0, targetRole).toLongLong() != node)
            continue;
        m_list->setCurrentItem(item);
        for (int k = 0; k < item->childCount(); ++k)
            if (link != 0 && item->child(k)->data(0, linkRole).toLongLong() == link)
                m_list->setCurrentItem(item->child(k));
    }
    m_isFilling = false;
}

void MapSide::choose(MapNodeId node, MapLinkId link)
{
    const auto* now = m_list->currentItem();
    if (now && link.isValid() && now->data(0, linkRole).toLongLong() == link.value())
        return;
    m_isFilling = true;
    QTreeWidgetItem* wanted = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount() && !wanted; ++i) {
        auto* item = m_list->topLevelItem(i);
        if (node.isValid() && item->data(0, targetRole).toLongLong() == node.value())
            wanted = item;
        for (int k = 0; link.isValid() && k < item->childCount() && !wanted; ++k)
            if (item->child(k)->data(0, linkRole).toLongLong() == link.value())
                wanted = item->child(k);
    }
    m_list->setCurrentItem(wanted);
    if (wanted)
        m_list->scrollToItem(wanted);
    m_isFilling = false;
}

void MapSide::tellChosen()
{
    const auto* item = m_list->currentItem();
    if (m_isFilling || !item)
        return;
    if (const auto link = item->data(0, linkRole).toLongLong(); link != 0)
        Q_EMIT linkChosen(MapLinkId(link));
    else
        Q_EMIT nodeChosen(MapNodeId(item->data(0, targetRole).toLongLong()));
}

void MapSide::search()
{
    m_search->setFocus();
    m_search->selectAll();
}

void MapSide::commit() { m_note->commit(); }

bool MapSide::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_search || watched == m_found) {
        if (isEnter) {
            addFound(m_found->currentRow());
            return true;
        }
        if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            const int row = m_found->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_found->setCurrentRow(std::clamp(row, 0, std::max(0, m_found->count() - 1)));
            return true;
        }
    } else if (watched == m_list && m_list->currentItem()) {
        if (isEnter)
            Q_EMIT passagesWanted();
        else if (key == Qt::Key_Delete)
            Q_EMIT removeWanted();
        else if (key == Qt::Key_F2)
            Q_EMIT editWanted();
        else if (key == Qt::Key_L)
            Q_EMIT linkWanted();
        else
            return QWidget::eventFilter(watched, event);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui
