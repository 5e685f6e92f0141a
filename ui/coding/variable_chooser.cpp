#include "ui/coding/variable_chooser.h"
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

VariableChooser::VariableChooser(QWidget* over)
    : QFrame(over, Qt::Popup)
    , m_field(named(new QLineEdit, "variableChooserField", tr("Letters of a question")))
    , m_list(named(new QListWidget, "variableChooserList", tr("Closed questions")))
{
    named(this, "variableChooser", tr("Which closed questions stand beside the answers"));
    setFrameShape(QFrame::StyledPanel);
    m_field->setPlaceholderText(tr("Find a question"));
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
    connect(m_field, &QLineEdit::textChanged, this, &VariableChooser::filter);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        std::vector<VariableId> ticked;
        for (int i = 0; i < m_list->count(); ++i)
            if (m_list->item(i)->checkState() == Qt::Checked)
                ticked.emplace_back(m_list->item(i)->data(Qt::UserRole).toLongLong());
        Q_EMIT changed(ticked);
    });
}

void VariableChooser::ask(const std::vector<Variable>& variables, const std::vector<VariableId>& ticked, const QRect& beside)
{
    const QSignalBlocker quiet(m_list);
    m_field->clear();
    m_list->clear();
    for (const auto& variable : variables) {
        auto* item = new QListWidgetItem(variable.title(), m_list);
        item->setData(Qt::UserRole, qlonglong(variable.id.value()));
        item->setToolTip(variable.label.isEmpty() ? variable.name : tr("%1: %2").arg(variable.name, variable.label));
        item->setCheckState(std::find(ticked.begin(), ticked.end(), variable.id) != ticked.end() ? Qt::Checked : Qt::Unchecked);
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

void VariableChooser::filter(const QString& words)
{
    for (int i = 0; i < m_list->count(); ++i) {
        const auto* item = m_list->item(i);
        m_list->setRowHidden(i,
                             !item->text().contains(words.trimmed(), Qt::CaseInsensitive)
                                 && !item->toolTip().contains(words.trimmed(), Qt::CaseInsensitive));
    }
}

bool VariableChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_list->setFocus();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace counterpoint::ui
