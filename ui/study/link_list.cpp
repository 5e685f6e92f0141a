#include "ui/study/link_list.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

LinkList::LinkList(const char* objectName, const QString& title, const QString& toAdd, QWidget* parent)
    : QWidget(parent)
    , m_list(named(new QListWidget, objectName, title))
    , m_add(named(new QComboBox, qPrintable(QLatin1String(objectName) + QStringLiteral("Add")), toAdd))
{
    m_list->setToolTip(tr("Delete takes the chosen link away"));
    m_list->setFixedHeight(fontMetrics().lineSpacing() * 3 + 8);
    m_list->installEventFilter(this);
    m_add->setEditable(true);
    m_add->setInsertPolicy(QComboBox::NoInsert);
    m_add->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_add->completer()->setFilterMode(Qt::MatchContains);
    m_add->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_add->lineEdit()->setPlaceholderText(toAdd);
    auto* label = new QLabel(title);
    label->setBuddy(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_list);
    column->addWidget(m_add);
    connect(m_add, &QComboBox::activated, this, &LinkList::addTyped);
}

void LinkList::setTargets(const std::vector<Target>& targets)
{
    m_targets = targets;
    m_add->clear();
    for (const auto& target : targets)
        m_add->addItem(target.name, qlonglong(target.id));
    m_add->setCurrentIndex(-1);
    m_add->setEditText({});
    setWritable(m_isWritable);
}

void LinkList::setLinked(const std::vector<std::int64_t>& ids)
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const auto id : ids) {
        const auto found = std::find_if(m_targets.begin(), m_targets.end(), [&](const Target& target) { return target.id == id; });
        if (found == m_targets.end())
            continue;
        auto* item = new QListWidgetItem(found->name, m_list);
        item->setToolTip(found->name);
        item->setData(Qt::UserRole, qlonglong(id));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void LinkList::setWritable(bool isWritable)
{
    m_isWritable = isWritable;
    m_add->setEnabled(isWritable && !m_targets.empty());
}

void LinkList::addTyped()
{
    const auto id = m_add->currentData().toLongLong();
    m_add->setCurrentIndex(-1);
    m_add->setEditText({});
    if (id > 0)
        Q_EMIT linked(id);
}

bool LinkList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete && m_isWritable) {
        if (const auto* item = m_list->currentItem())
            Q_EMIT unlinked(item->data(Qt::UserRole).toLongLong());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui
