#include "ui/survey/outline_model.h"
#include "ui/support/icons.h"
#include "ui/survey/item_words.h"
#include <QApplication>
#include <QDataStream>
#include <QFont>
#include <QIODevice>
#include <QMimeData>
#include <QPalette>
#include <algorithm>

namespace counterpoint::ui {

namespace {

const QString dragged = QStringLiteral("application/x-counterpoint-survey-items");

std::vector<SurveyItemId> idsIn(const QMimeData* data)
{
    std::vector<SurveyItemId> ids;
    QDataStream in(data->data(dragged));
    qint64 id = 0;
    while (!in.atEnd()) {
        in >> id;
        ids.push_back(SurveyItemId(id));
    }
    return ids;
}

} // namespace

void OutlineModel::note(const std::vector<SurveyItem>& items, qint64 parent, int& number)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = items[i];
        Node node{&item, parent, int(i)};
        if (isAsked(item.type) || item.type == ItemType::Other)
            node.number = QString::number(++number);
        m_nodes.insert(item.id.value(), node);
        note(item.items, item.id.value(), number);
    }
}

bool OutlineModel::hasSameShape(const std::vector<SurveyItem>& items, const std::vector<SurveyItem>& others) const
{
    return std::equal(items.begin(), items.end(), others.begin(), others.end(), [this](const SurveyItem& one, const SurveyItem& other) {
        return one.id == other.id && hasSameShape(one.items, other.items);
    });
}

void OutlineModel::sayAllChanged(const QModelIndex& parent)
{
    const int rows = rowCount(parent);
    if (rows == 0)
        return;
    Q_EMIT dataChanged(index(0, Words, parent), index(rows - 1, Mark, parent));
    for (int row = 0; row < rows; ++row)
        sayAllChanged(index(row, Words, parent));
}

void OutlineModel::setQuestionnaire(const Questionnaire& questionnaire)
{
    const bool isOther = questionnaire.id != m_questionnaire.id;
    const bool stays = !isOther && hasSameShape(m_questionnaire.items, questionnaire.items);
    if (isOther)
        beginResetModel();
    else if (!stays)
        Q_EMIT layoutAboutToBeChanged();
    m_questionnaire = questionnaire;
    m_nodes.clear();
    int number = 0;
    note(m_questionnaire.items, 0, number);
    if (isOther) {
        m_troubles.clear();
        endResetModel();
        return;
    }
    if (stays) {
        sayAllChanged({});
        return;
    }
    const auto before = persistentIndexList();
    QModelIndexList after;
    for (const auto& each : before)
        after << indexOf(idAt(each), each.column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void OutlineModel::setProblems(const std::vector<SurveyProblem>& problems)
{
    QHash<qint64, Trouble> troubles;
    for (const auto& problem : problems) {
        if (!problem.item.isValid())
            continue;
        auto& trouble = troubles[problem.item.value()];
        trouble.worst = std::max(trouble.worst, problem.severity);
        trouble.sentences << problem.sentence;
    }
    if (troubles == m_troubles)
        return;
    m_troubles = std::move(troubles);
    sayAllChanged({});
}

QModelIndex OutlineModel::indexOf(SurveyItemId id, int column) const
{
    const auto node = m_nodes.constFind(id.value());
    return node == m_nodes.constEnd() ? QModelIndex() : createIndex(node->row, column, quintptr(id.value()));
}

const SurveyItem* OutlineModel::itemAt(const QModelIndex& index) const
{
    const auto node = m_nodes.constFind(idAt(index).value());
    return node == m_nodes.constEnd() ? nullptr : node->item;
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto* holder = itemAt(parent);
    const auto& items = holder ? holder->items : m_questionnaire.items;
    if (row < 0 || row >= int(items.size()) || column < 0 || column >= ColumnCount || (parent.isValid() && !holder))
        return {};
    return createIndex(row, column, quintptr(items[std::size_t(row)].id.value()));
}

QModelIndex OutlineModel::parent(const QModelIndex& child) const
{
    const auto node = m_nodes.constFind(idAt(child).value());
    return node == m_nodes.constEnd() || node->parent == 0 ? QModelIndex() : indexOf(SurveyItemId(node->parent));
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_questionnaire.items.size());
    const auto* holder = parent.column() == Words ? itemAt(parent) : nullptr;
    return holder ? int(holder->items.size()) : 0;
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    const auto* item = itemAt(index);
    if (!item)
        return {};
    const auto trouble = m_troubles.constFind(item->id.value());
    if (index.column() == Mark) {
        const bool isMarked = trouble != m_troubles.constEnd() && trouble->worst != SurveyProblem::Severity::Hint;
        if (role == Qt::DecorationRole && isMarked)
            return icon(trouble->worst == SurveyProblem::Severity::Error ? "dialog-error" : "dialog-warning");
        if ((role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) && isMarked)
            return trouble->sentences.join(u'\n');
        return {};
    }
    const auto number = m_nodes[item->id.value()].number;
    auto words = plainWords(textOrOther(item->texts, role::label, m_questionnaire.defaultLanguage));
    const bool isWordless = words.isEmpty();
    if (isWordless)
        words = item->name.isEmpty() ? typeName(item->type) : item->name;
    switch (role) {
    case Qt::DisplayRole:
        return number.isEmpty() ? words : QStringLiteral("%1. %2").arg(number, words);
    case Qt::DecorationRole:
        return icon(iconName(item->type));
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1<br><i>%2</i> %3</qt>")
            .arg(words.toHtmlEscaped(), typeName(item->type).toHtmlEscaped(), item->name.toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return trouble == m_troubles.constEnd() ? QStringLiteral("%1, %2").arg(words, typeName(item->type))
                                                : QStringLiteral("%1, %2, %3").arg(words, typeName(item->type), trouble->sentences.front());
    case Qt::FontRole: {
        QFont font;
        font.setBold(item->type == ItemType::Page || item->type == ItemType::Section || item->type == ItemType::Repeat);
        font.setItalic(isWordless);
        return font;
    }
    default:
        return {};
    }
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return m_readOnly ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_readOnly) {
        flags |= Qt::ItemIsDragEnabled;
        if (const auto* item = itemAt(index); item && holdsItems(item->type))
            flags |= Qt::ItemIsDropEnabled;
    }
    return flags;
}

QStringList OutlineModel::mimeTypes() const { return {dragged}; }

QMimeData* OutlineModel::mimeData(const QModelIndexList& indexes) const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const auto& index : indexes)
        if (index.column() == Words)
            out << qint64(idAt(index).value());
    auto* data = new QMimeData;
    data->setData(dragged, bytes);
    return data;
}

bool OutlineModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int, const QModelIndex& parent) const
{
    if (action != Qt::MoveAction || !data->hasFormat(dragged) || m_readOnly)
        return false;
    const auto ids = idsIn(data);
    for (auto above = parent; above.isValid(); above = above.parent()) // nothing goes into itself
        if (std::find(ids.begin(), ids.end(), idAt(above)) != ids.end())
            return false;
    return true;
}

bool OutlineModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    Q_EMIT moveWanted(idsIn(data), idAt(parent), row < 0 ? rowCount(parent.siblingAtColumn(Words)) : row);
    return true;
}

} // namespace counterpoint::ui
