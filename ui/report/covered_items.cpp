#include "ui/report/covered_items.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int numberColumn = 0;
constexpr int nameColumn = 1;
constexpr int whereColumn = 2;
} // namespace

CoveredItems::CoveredItems(QWidget* parent)
    : QWidget(parent)
    , m_count(new QLabel)
    , m_table(named(new QTableWidget(0, 3), "coveredItems", tr("Items of the checklist, and where the report covers them")))
{
    m_table->setHorizontalHeaderLabels({tr("No."), tr("Item"), tr("Where it is covered")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(numberColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(nameColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(whereColumn, QHeaderView::Stretch);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::SelectedClicked);
    m_table->setMinimumHeight(fontMetrics().lineSpacing() * 18);
    m_count->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_count);
    column->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (m_filling || item->column() != whereColumn)
            return;
        const auto& covered = m_items[std::size_t(item->row())];
        const auto where = item->text().trimmed();
        if (where != covered.where())
            Q_EMIT typed(covered.number, where == covered.found ? QString() : where);
    });
}

void CoveredItems::setItems(const std::vector<report::CoveredItem>& items)
{
    const QScopedValueRollback filling(m_filling, true);
    m_items = items;
    const auto covered = std::count_if(items.begin(), items.end(), [](const report::CoveredItem& item) { return item.isCovered(); });
    m_count->setText(items.empty() ? tr("Choose a checklist above.")
                                   : tr("%1 of %2 items are covered. What the report says by itself is found for you; type where the rest "
                                        "stands, or why it does not apply.")
                                         .arg(covered)
                                         .arg(items.size()));
    m_table->setVisible(!items.empty());
    if (m_table->rowCount() != int(items.size()))
        m_table->setRowCount(int(items.size()));
    for (int row = 0; row < int(items.size()); ++row)
        fillRow(row, items[std::size_t(row)]);
}

void CoveredItems::fillRow(int row, const report::CoveredItem& item)
{
    const auto put = [&](int column, const QString& text) {
        auto* cell = m_table->item(row, column);
        if (!cell)
            m_table->setItem(row, column, cell = new QTableWidgetItem);
        if (cell->text() != text)
            cell->setText(text);
        if (column != whereColumn)
            cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        return cell;
    };
    put(numberColumn, QString::number(item.number));
    put(nameColumn, item.name)->setToolTip(item.part);
    auto* where = put(whereColumn, item.where());
    auto font = m_table->font();
    font.setItalic(item.typed.isEmpty());
    where->setFont(font);
    where->setToolTip(item.typed.isEmpty() ? (item.isCovered() ? tr("Found in the report or the study. Type to say something else.")
                                                               : tr("Not covered yet. Type where the report says it."))
                                           : tr("Typed. Empty it to see what is found."));
    where->setData(Qt::AccessibleTextRole, item.isCovered() ? item.where() : tr("Not covered"));
}

void CoveredItems::commit()
{
    // The editor gives what it holds when the focus leaves it.
    if (auto* focused = QApplication::focusWidget(); focused && focused != m_table && m_table->isAncestorOf(focused))
        m_table->setFocus();
}

} // namespace counterpoint::ui
