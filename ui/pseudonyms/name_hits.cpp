#include "ui/pseudonyms/name_hits.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/palette.h"
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int gap = 6;

QString oneLine(QString text)
{
    for (auto& c : text)
        if (c.isSpace())
            c = u' ';
    return text;
}

/// The tick, then what stands before the name, the name, and what stands after it, so that names stand below each other.
class ContextLook : public QStyledItemDelegate {
public:
    ContextLook(const NameHitsModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        auto base = option;
        initStyleOption(&base, index);
        base.text.clear();
        const auto* style = base.widget ? base.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &base, painter, base.widget);
        const auto& hit = m_model.at(index.row());
        const bool selected = option.state & QStyle::State_Selected;
        const auto text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const auto quiet = selected ? text : quietText(option.palette);
        base.text = QStringLiteral("x");
        const auto room = style->subElementRect(QStyle::SE_ItemViewItemText, &base, base.widget);
        const QRect inner(room.left(), option.rect.top(), option.rect.right() - room.left() - gap, option.rect.height());
        auto bold = option.font;
        bold.setBold(true);
        const QFontMetrics plain(option.font);
        const QFontMetrics strong(bold);
        const auto words = strong.elidedText(oneLine(hit.written), Qt::ElideRight, inner.width() / 2);
        const int width = strong.horizontalAdvance(words);
        const int left = inner.left() + (inner.width() - width) * 2 / 5;
        painter->save();
        painter->setFont(option.font);
        painter->setPen(quiet);
        const QRect before(inner.left(), inner.top(), left - inner.left() - gap / 2, inner.height());
        painter->drawText(before, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          plain.elidedText(oneLine(hit.before), Qt::ElideLeft, before.width()));
        const QRect after(left + width + gap / 2, inner.top(), inner.right() - left - width - gap / 2, inner.height());
        painter->drawText(after, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          plain.elidedText(oneLine(hit.after), Qt::ElideRight, after.width()));
        painter->setFont(bold);
        painter->setPen(text);
        painter->drawText(QRect(left, inner.top(), width + 1, inner.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          words);
        painter->restore();
    }

private:
    const NameHitsModel& m_model;
};

} // namespace

void NameHitsModel::setHits(std::vector<FoundName> hits)
{
    if (hits == m_hits)
        return;
    m_hits = std::move(hits);
    m_ticked.resize(m_hits.size());
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        const auto decided = m_decided.find(keyOf(m_hits[i]));
        m_ticked[i] = decided == m_decided.end() ? m_hits[i].isSure : decided->second;
    }
    show();
}

void NameHitsModel::setFilter(std::vector<PseudonymId> pseudonyms, const QString& place)
{
    if (pseudonyms == m_pseudonyms && place == m_place)
        return;
    m_pseudonyms = std::move(pseudonyms);
    m_place = place;
    show();
}

void NameHitsModel::show()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        const auto& hit = m_hits[i];
        const bool wanted =
            m_pseudonyms.empty() || std::find(m_pseudonyms.begin(), m_pseudonyms.end(), hit.pseudonym) != m_pseudonyms.end();
        if (wanted && (m_place.isEmpty() || hit.place == m_place))
            m_shown.push_back(i);
    }
    endResetModel();
    Q_EMIT ticksChanged();
}

std::vector<FoundName> NameHitsModel::ticked() const
{
    std::vector<FoundName> hits;
    for (const auto i : m_shown)
        if (m_ticked[i])
            hits.push_back(m_hits[i]);
    return hits;
}

void NameHitsModel::tickShown(bool on)
{
    for (const auto i : m_shown) {
        m_ticked[i] = on;
        m_decided[keyOf(m_hits[i])] = on;
    }
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, Context), index(rowCount() - 1, Context), {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
}

QVariant NameHitsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& hit = at(index.row());
    if (index.column() == Context && role == Qt::CheckStateRole)
        return isTicked(index.row()) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && !hit.isSure)
        return tr("This may be another word: look at it first.");
    if (role == Qt::ToolTipRole && index.column() == Where)
        return data(index, Qt::DisplayRole);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Context:
        return oneLine(hit.before + hit.written + hit.after);
    case Becomes:
        return oneLine(hit.replacement);
    default: {
        QStringList parts{hit.place, hit.where, hit.speaker};
        parts.removeAll(QString());
        const auto where = parts.join(QStringLiteral(" · "));
        return hit.rows > 1 ? tr("%1 (%n times)", nullptr, int(hit.rows)).arg(where) : where;
    }
    }
}

bool NameHitsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const auto i = m_shown[std::size_t(index.row())];
    m_ticked[i] = value.toInt() == Qt::Checked;
    m_decided[keyOf(m_hits[i])] = m_ticked[i];
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

QVariant NameHitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Context ? tr("Found in context") : section == Becomes ? tr("Becomes") : tr("Where");
}

Qt::ItemFlags NameHitsModel::flags(const QModelIndex& index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    return index.column() == Context ? flags | Qt::ItemIsUserCheckable : flags;
}

NameHits::NameHits(QWidget* parent)
    : QTableView(parent)
    , m_model(new NameHitsModel(this))
{
    setModel(m_model);
    setItemDelegateForColumn(NameHitsModel::Context, new ContextLook(*m_model, this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    growRowsWithText(this, 10);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(NameHitsModel::Context, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(NameHitsModel::Becomes, fontMetrics().averageCharWidth() * 20);
    horizontalHeader()->resizeSection(NameHitsModel::Where, fontMetrics().averageCharWidth() * 32);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT chosen(FoundName(m_model->at(index.row()))); });
}

void NameHits::keyPressEvent(QKeyEvent* event)
{
    const auto rows = selectionModel()->selectedRows(NameHitsModel::Context);
    if (event->key() == Qt::Key_Space && !rows.isEmpty()) { // all that are selected become what the first one is not
        const auto state = m_model->isTicked(rows.front().row()) ? Qt::Unchecked : Qt::Checked;
        for (const auto& row : rows)
            m_model->setData(row, int(state), Qt::CheckStateRole);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT chosen(FoundName(m_model->at(currentIndex().row())));
    } else {
        QTableView::keyPressEvent(event);
    }
}

} // namespace counterpoint::ui
