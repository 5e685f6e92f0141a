#include "ui/widgets/result_table_view.h"
#include "ui/support/icons.h"
#include "ui/widgets/result_clipboard.h"
#include "ui/widgets/result_table_model.h"
#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace counterpoint::ui {

namespace {

constexpr int cellPadding = 8;
constexpr int rowPadding = 4; ///< so that wrapped labels do not run into each other
constexpr int fewestLettersInLabel = 16;
constexpr int mostLettersInLabel = 70; ///< in a line, where there is room
constexpr int mostRowsInSight = 120;
constexpr int mostRowsToWrap = 300; ///< beyond, all rows are of one line, since measuring each takes its time

/// How many rows the label of this one names: itself, and those below it that have none.
std::size_t labelSpan(const ResultTable& table, std::size_t row)
{
    const auto isUnnamed = [&](std::size_t below) {
        return !table.rows[below].cells.empty() && table.rows[below].cells.front().text.isEmpty();
    };
    auto end = row + 1;
    while (end < table.rows.size() && isUnnamed(end))
        ++end;
    return end - row;
}

/// Paints a cell with the rules that belong to its row.
class RuledCell : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int rules = index.data(ResultTableModel::Rule).toInt();
        painter->setPen(option.palette.color(QPalette::Text));
        if (rules & ResultTableModel::Above)
            painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        if (rules & ResultTableModel::Below)
            painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto size = QStyledItemDelegate::sizeHint(option, index);
        const auto& table = static_cast<ResultTableView*>(parent())->table();
        const int rows = index.column() == 0 ? int(labelSpan(table, std::size_t(index.row()))) : 1;
        return {size.width() + cellPadding, (size.height() + rowPadding + rows - 1) / rows};
    }
};

/// Headings between two rules, wrapped where they are long, in place of the platform's buttons.
class RuledHeader : public QHeaderView {
public:
    explicit RuledHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(false);
        setHighlightSections(false);
    }

    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const auto* headings = model();
        painter->save();
        painter->fillRect(rect, palette().color(QPalette::Base));
        painter->setPen(palette().color(QPalette::Text));
        painter->drawLine(rect.topLeft(), rect.topRight());
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        const int alignment = headings->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        painter->drawText(rect.adjusted(4, 4, -4, -4), alignment | Qt::TextWordWrap,
                          headings->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        painter->restore();
    }

    QSize sectionSizeFromContents(int section) const override
    {
        const auto text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        const QRect narrow(0, 0, fontMetrics().averageCharWidth() * (section == 0 ? 28 : 9), 10'000);
        return fontMetrics().boundingRect(narrow, Qt::TextWordWrap, text).size() + QSize(8 + cellPadding, 10);
    }
};

} // namespace

ResultTableView::ResultTableView(QWidget* parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("resultTable"));
    setHorizontalHeader(new RuledHeader(this));
    setModel(new ResultTableModel(this));
    setItemDelegate(new RuledCell(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ContiguousSelection);
    setTextElideMode(Qt::ElideRight);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(24);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* copying = new QAction(icon("edit-copy"), tr("&Copy table"), this);
    copying->setObjectName(QStringLiteral("copyTable"));
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetShortcut);
    connect(copying, &QAction::triggered, this, &ResultTableView::copy);
    addAction(copying);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](QPoint position) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(actions());
        menu->popup(horizontalHeader()->viewport()->mapToGlobal(position));
    });
}

void ResultTableView::setTable(const ResultTable& table)
{
    m_table = table;
    setAccessibleName(table.title.isEmpty() ? tr("Table") : table.title);
    setAccessibleDescription(table.nText());
    static_cast<ResultTableModel*>(model())->setTable(table);
    spanLabels();
    fit();
}

void ResultTableView::fit()
{
    verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 6);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * 30;
    m_wholeLabelWidth = 0; // measured here, since a view measures words that may be wrapped as wrapped
    for (int row = 0; row < std::min(model()->rowCount(), mostRowsToWrap); ++row)
        m_wholeLabelWidth = std::max(m_wholeLabelWidth, fontMetrics().horizontalAdvance(model()->index(row, 0).data().toString()));
    m_wholeLabelWidth = std::min(m_wholeLabelWidth + 2 * cellPadding, fontMetrics().averageCharWidth() * mostLettersInLabel);
    for (int column = 0; column < model()->columnCount(); ++column)
        if (columnWidth(column) > widest)
            setColumnWidth(column, widest);
    m_labelWidth = model()->columnCount() > 0 ? columnWidth(0) : 0;
    fitLabels();
    if (model()->rowCount() <= mostRowsToWrap)
        resizeRowsToContents();
    updateGeometry();
}

void ResultTableView::setRoom(int width)
{
    if (width == m_room)
        return;
    m_room = width;
    const int before = model()->columnCount() > 0 ? columnWidth(0) : 0;
    fitLabels();
    if (model()->columnCount() == 0 || columnWidth(0) == before)
        return;
    if (model()->rowCount() <= mostRowsToWrap)
        resizeRowsToContents();
    updateGeometry();
}

void ResultTableView::fitLabels()
{
    if (model()->columnCount() == 0 || m_room <= 0)
        return;
    const int over = tableWidth() - columnWidth(0) + m_labelWidth - m_room;
    const int least = std::min(m_labelWidth, fontMetrics().averageCharWidth() * fewestLettersInLabel);
    const bool helps = over > 0 && m_labelWidth - over >= least; // where a scroll bar comes anyway, labels stay easy to read
    const bool isRoomy = over < 0 && m_wholeLabelWidth > m_labelWidth;
    setColumnWidth(0, helps || isRoomy ? std::min(m_labelWidth - over, m_wholeLabelWidth) : m_labelWidth);
}

void ResultTableView::copy() const
{
    const auto selected = selectionModel()->selection();
    std::optional<result_clipboard::Part> part;
    if (selected.size() == 1 && selected.front().width() * selected.front().height() > 1)
        part = {selected.front().top(), selected.front().bottom(), selected.front().left(), selected.front().right()};
    QGuiApplication::clipboard()->setMimeData(result_clipboard::toMimeData(m_table, part));
}

/// What names several rows, such as the count and the percent of an answer, stands beside all of them.
void ResultTableView::spanLabels()
{
    clearSpans();
    for (std::size_t row = 0; row < m_table.rows.size();) {
        const auto span = labelSpan(m_table, row);
        if (span > 1)
            setSpan(int(row), 0, int(span), 1);
        row += span;
    }
}

int ResultTableView::tableWidth() const
{
    int width = 0;
    for (int column = 0; column < model()->columnCount(); ++column)
        width += columnWidth(column);
    return width + (model()->rowCount() > mostRowsInSight ? verticalScrollBar()->sizeHint().width() : 0);
}

void ResultTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if ((event->oldSize().width() < tableWidth()) != (event->size().width() < tableWidth()))
        updateGeometry(); // a scroll bar comes or goes, and must not lie on the last row
}

QSize ResultTableView::sizeHint() const
{
    const int rows = std::min(model()->rowCount(), mostRowsInSight);
    int height = horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < rows; ++row)
        height += rowHeight(row);
    if (width() < tableWidth())
        height += horizontalScrollBar()->sizeHint().height();
    return {tableWidth(), height};
}

QSize ResultTableView::minimumSizeHint() const { return {std::min(120, sizeHint().width()), sizeHint().height()}; }

void ResultTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

} // namespace counterpoint::ui
