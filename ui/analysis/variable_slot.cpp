#include "ui/analysis/variable_slot.h"
#include "ui/analysis/variable_list.h"
#include "ui/support/icons.h"
#include "ui/widgets/variable_words.h"
#include <QAction>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <algorithm>

namespace counterpoint::ui {

VariableSlot::VariableSlot(std::size_t most, int lines, QWidget* parent)
    : QListWidget(parent)
    , m_most(most)
    , m_lines(lines)
{
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    setSelectionMode(ExtendedSelection);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* remove = new QAction(icon("edit-delete"), tr("&Take out"), this);
    remove->setObjectName(QStringLiteral("takeOut"));
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &VariableSlot::removeSelected);
    auto* show = new QAction(icon("go-jump"), tr("Show in &Data"), this);
    show->setObjectName(QStringLiteral("showInData"));
    connect(show, &QAction::triggered, this, [this] {
        if (currentRow() >= 0)
            Q_EMIT shownInData(m_ids[std::size_t(currentRow())]);
    });
    addActions({remove, show});
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QListWidget::itemDoubleClicked, this, &VariableSlot::removeSelected);
}

void VariableSlot::setVariables(const std::vector<Variable>& variables)
{
    const int current = currentRow();
    clear();
    m_ids.clear();
    for (const auto& variable : variables) {
        auto* item = new QListWidgetItem(icon(iconName(variable)), variable.name, this);
        item->setToolTip(QStringLiteral("<qt>%1</qt>").arg(variable.title().toHtmlEscaped()));
        m_ids.push_back(variable.id);
    }
    setCurrentRow(std::min(current, count() - 1), QItemSelectionModel::NoUpdate);
}

void VariableSlot::setPlaceholder(const QString& words) { m_placeholder = words; }

void VariableSlot::add(const std::vector<VariableId>& variables)
{
    auto ids = m_most == 1 ? std::vector<VariableId>() : m_ids;
    for (const auto id : variables)
        if (std::find(ids.begin(), ids.end(), id) == ids.end() && ids.size() < m_most)
            ids.push_back(id);
    if (ids != m_ids)
        Q_EMIT wanted(ids);
}

void VariableSlot::removeSelected()
{
    std::vector<VariableId> kept;
    for (int row = 0; row < count(); ++row)
        if (!item(row)->isSelected())
            kept.push_back(m_ids[std::size_t(row)]);
    if (kept != m_ids)
        Q_EMIT wanted(kept);
}

QSize VariableSlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, std::max(fontMetrics().height() + 2, 20) * m_lines + 2 * frameWidth() + 4};
}

void VariableSlot::paintEvent(QPaintEvent* event)
{
    QListWidget::paintEvent(event);
    if (count() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(4, 2, -4, -2), Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_placeholder, Qt::ElideRight, viewport()->width() - 8));
}

void VariableSlot::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QLatin1String(dragged_variables::mimeType)))
        event->acceptProposedAction();
}

void VariableSlot::dragMoveEvent(QDragMoveEvent* event)
{
    if (event->mimeData()->hasFormat(QLatin1String(dragged_variables::mimeType)))
        event->acceptProposedAction();
}

void VariableSlot::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    add(dragged_variables::from(event->mimeData()));
}

} // namespace counterpoint::ui
