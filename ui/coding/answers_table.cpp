#include "ui/coding/answers_table.h"
#include "ui/coding/answers_look.h"
#include "ui/coding/text_view.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QScrollBar>
#include <QTimer>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int whoCharacters = 8;
constexpr int codesCharacters = 24;
constexpr int variableCharacters = 16;
constexpr int leastCharacters = 20; ///< of the answers

bool isCode(const QDropEvent& event) { return event.mimeData()->hasFormat(QLatin1String(TextView::codeFormat)); }
} // namespace

AnswersTable::AnswersTable(AnswersModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_look(new AnswersLook(model, settings::readingFont(), this))
    , m_soon(new QTimer(this))
{
    named(this, "answersTable", tr("Answers"));
    setModel(&model);
    setItemDelegate(m_look);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSortingEnabled(false); // clicks on the header are the page's
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::DropOnly);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(10);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(AnswersModel::Respondent, Qt::AscendingOrder);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(false);
    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &AnswersTable::fitAll);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { fitAll(); });
    connect(horizontalHeader(), &QHeaderView::sectionResized, m_soon, qOverload<>(&QTimer::start));
}

void AnswersTable::fitColumns()
{
    auto* header = horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    header->setSectionResizeMode(QHeaderView::Interactive);
    setColumnWidth(AnswersModel::Respondent, character * whoCharacters);
    setColumnWidth(AnswersModel::Codes, character * codesCharacters);
    for (int column = AnswersModel::FirstVariable; column < m_model.columnCount(); ++column)
        setColumnWidth(column, character * variableCharacters);
    int others = character * (whoCharacters + codesCharacters);
    others += character * variableCharacters * (m_model.columnCount() - AnswersModel::FirstVariable);
    setColumnWidth(AnswersModel::Answer, std::max(character * leastCharacters, viewport()->width() - others));
}

void AnswersTable::fit(int row)
{
    verticalHeader()->resizeSection(row, m_look->heightOf(row, columnWidth(AnswersModel::Answer), columnWidth(AnswersModel::Codes)));
}

void AnswersTable::fitAll()
{
    m_soon->stop();
    auto* header = verticalHeader();
    const int top = rowAt(0); // stays where it is while the rows above become higher or lower
    header->setUpdatesEnabled(false);
    const QSignalBlocker quiet(header);
    for (int row = 0; row < m_model.rowCount(); ++row)
        fit(row);
    header->setUpdatesEnabled(true);
    updateGeometries();
    if (top > 0)
        verticalScrollBar()->setValue(rowViewportPosition(top) + verticalScrollBar()->value());
    viewport()->update();
}

void AnswersTable::fitRows(const std::vector<int>& rows)
{
    for (const int row : rows)
        fit(row);
}

std::vector<int> AnswersTable::selectedRows() const
{
    std::vector<int> rows;
    for (const auto& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QRect AnswersTable::rowRect(int row) const
{
    const auto area = viewport()->rect();
    const QRect rect(0, rowViewportPosition(row), area.width(), rowHeight(row));
    const auto shown = rect.intersected(area);
    return {viewport()->mapToGlobal(shown.topLeft()), shown.size()};
}

void AnswersTable::selectPlaces(const std::vector<std::size_t>& places, std::size_t current)
{
    std::vector<int> rows;
    for (const auto place : places)
        if (const int row = m_model.rowOf(place); row >= 0)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    QItemSelection selection; // of whole runs, since Qt compares every range with every other
    for (std::size_t first = 0; first < rows.size();) {
        auto last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        selection.append({m_model.index(rows[first], 0), m_model.index(rows[last], m_model.columnCount() - 1)});
        first = last + 1;
    }
    const int row = m_model.rowOf(current);
    if (row >= 0)
        selectionModel()->setCurrentIndex(m_model.index(row, AnswersModel::Answer), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (row >= 0)
        scrollTo(m_model.index(row, AnswersModel::Answer));
}

bool AnswersTable::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange) {
        m_look->setReadingFont(settings::readingFont());
        m_soon->start();
    }
    return QTableView::event(event);
}

void AnswersTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        const int more = event->size().width() - std::max(event->oldSize().width(), 0);
        const int least = fontMetrics().averageCharWidth() * leastCharacters;
        if (event->oldSize().width() <= 0)
            fitColumns();
        else
            setColumnWidth(AnswersModel::Answer, std::max(least, columnWidth(AnswersModel::Answer) + more));
    }
}

void AnswersTable::dragEnterEvent(QDragEnterEvent* event)
{
    if (isCode(*event))
        event->acceptProposedAction();
}

void AnswersTable::dragMoveEvent(QDragMoveEvent* event)
{
    if (isCode(*event) && indexAt(event->position().toPoint()).isValid())
        event->acceptProposedAction();
    else
        event->ignore();
}

void AnswersTable::dropEvent(QDropEvent* event)
{
    const auto index = indexAt(event->position().toPoint());
    if (!isCode(*event) || !index.isValid())
        return event->ignore();
    auto rows = selectedRows();
    if (std::find(rows.begin(), rows.end(), index.row()) == rows.end())
        rows = {index.row()};
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT codeDropped(CodeId(event->mimeData()->data(QLatin1String(TextView::codeFormat)).toLongLong()), rows);
}

} // namespace counterpoint::ui
