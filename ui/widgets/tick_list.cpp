#include "ui/widgets/tick_list.h"
#include "ui/widgets/tick_model.h"
#include "ui/support/named.h"
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace counterpoint::ui {

TickList::TickList(const QByteArray& name, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_search(named(new QLineEdit, (name + "Find").constData(), tr("Find among: %1").arg(title)))
    , m_list(named(new QListView, name.constData(), title))
    , m_model(new TickModel(this))
{
    auto* found = new QSortFilterProxyModel(this);
    found->setSourceModel(m_model);
    found->setFilterRole(TickModel::FindRole);
    found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(found);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(m_list->fontMetrics().height() * 6);
    m_list->setToolTip(tr("Space ticks; none ticked: all"));
    m_search->setPlaceholderText(tr("Find"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, found, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list, &QListView::activated, this, [found](const QModelIndex& index) {
        found->setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
    connect(m_model, &TickModel::wanted, this, &TickList::wanted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
}

void TickList::setItems(const std::vector<StudyItem>& items) { m_model->setItems(items); }

void TickList::setTicked(const QJsonArray& keys) { m_model->setTicked(keys); }

QJsonArray TickList::ticked() const { return m_model->ticked(); }

bool TickList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            const auto current = m_list->currentIndex();
            m_list->setCurrentIndex(current.isValid() ? current : m_list->model()->index(0, 0));
            m_list->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui
