#include "ui/coding/tick_chooser.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int characters = 56;
constexpr int rows = 12;
} // namespace

TickChooser::TickChooser(const QString& name, const Words& words, QWidget* over)
    : QFrame(over, Qt::Popup)
    , m_field(named(new QLineEdit, (name + QStringLiteral("Field")).toLatin1().constData(), words.find))
    , m_list(named(new QListWidget, (name + QStringLiteral("List")).toLatin1().constData(), words.list))
{
    named(this, name.toLatin1().constData(), words.title);
    setFrameShape(QFrame::StyledPanel);
    m_field->setPlaceholderText(words.find);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &TickChooser::filter);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        std::vector<qint64> ticked;
        for (int i = 0; i < m_list->count(); ++i)
            if (m_list->item(i)->checkState() == Qt::Checked)
                ticked.push_back(m_list->item(i)->data(Qt::UserRole).toLongLong());
        Q_EMIT changed(ticked);
    });
}

void TickChooser::ask(const std::vector<Thing>& things, const std::vector<qint64>& ticked, const QRect& beside)
{
    const QSignalBlocker quiet(m_list);
    m_field->clear();
    m_list->clear();
    for (const auto& thing : things) {
        auto* item = new QListWidgetItem(thing.name, m_list);
        item->setData(Qt::UserRole, thing.id);
        item->setToolTip(thing.tip);
        item->setCheckState(std::find(ticked.begin(), ticked.end(), thing.id) != ticked.end() ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 4);
    resize(fontMetrics().averageCharWidth() * characters, m_field->sizeHint().height() + row * std::clamp(m_list->count(), 1, rows) + 32);
    const auto* window = parentWidget()->window();
    const auto right = window->mapToGlobal(QPoint(window->width() - width() - 8, 0)).x();
    move(std::min(beside.left(), right), beside.bottom() + 2);
    show();
    m_list->setFocus();
}

void TickChooser::filter(const QString& words)
{
    for (int i = 0; i < m_list->count(); ++i) {
        const auto* item = m_list->item(i);
        m_list->setRowHidden(i,
                             !item->text().contains(words.trimmed(), Qt::CaseInsensitive)
                                 && !item->toolTip().contains(words.trimmed(), Qt::CaseInsensitive));
    }
}

bool TickChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_list->setFocus();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace counterpoint::ui
