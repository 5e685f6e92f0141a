#include "ui/coding/name_picker.h"
#include "core/text/fuzzy.h"
#include "ui/coding/beside.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int characters = 40;
constexpr int rowsShown = 7;
constexpr int idRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1;
} // namespace

NamePicker::NamePicker(QWidget* over)
    : QFrame(over)
    , m_prompt(new QLabel)
    , m_field(named(new QLineEdit, "namePickerField", tr("Name")))
    , m_list(named(new QListWidget, "namePickerList", tr("Names that fit")))
{
    named(this, "namePicker", tr("Choose a name"));
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setBuddy(m_field);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_prompt);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &NamePicker::fill);
    connect(m_list, &QListWidget::itemClicked, this, &NamePicker::accept);
    hide();
}

void NamePicker::ask(const Question& question, const QRect& place, Chosen chosen)
{
    m_before = isVisible() ? m_before.data() : QApplication::focusWidget();
    m_question = question;
    m_chosen = std::move(chosen);
    m_prompt->setText(question.prompt);
    m_field->setAccessibleName(question.prompt);
    m_field->setText(question.text);
    m_field->setPlaceholderText(question.entries.empty()        ? tr("Name")
                                    : question.create.isEmpty() ? tr("A few letters")
                                                                : tr("A few letters, or a new name"));
    fill();
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 4);
    const int rows = std::clamp(int(question.entries.size()) + 1, 1, rowsShown);
    m_list->setFixedHeight(row * rows + 2 * m_list->frameWidth());
    resize(std::min(fontMetrics().averageCharWidth() * characters, parentWidget()->width() - 16), sizeHint().height());
    putBeside(*this, place);
    show();
    raise();
    m_field->selectAll();
    m_field->setFocus();
}

void NamePicker::fill()
{
    m_list->clear();
    const auto typed = m_field->text().trimmed();
    const bool isSeed = typed == m_question.text.trimmed() && !typed.isEmpty();
    std::vector<std::pair<int, const Entry*>> fitting;
    for (const auto& entry : m_question.entries)
        if (const auto score = fuzzyScore(isSeed ? QString() : typed, entry.name))
            fitting.emplace_back(*score, &entry);
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [score, entry] : fitting) {
        auto* item =
            new QListWidgetItem(icon("user"), entry->note.isEmpty() ? entry->name : tr("%1 · %2").arg(entry->name, entry->note), m_list);
        item->setData(idRole, entry->id);
        item->setData(nameRole, entry->name);
    }
    const bool known = std::any_of(m_question.entries.begin(), m_question.entries.end(),
                                   [&](const Entry& entry) { return entry.name.compare(typed, Qt::CaseInsensitive) == 0; });
    if (!m_question.create.isEmpty() && !typed.isEmpty() && !known) {
        auto* item = new QListWidgetItem(icon("contact-new"), m_question.create.arg(typed), m_list);
        item->setData(nameRole, typed);
        // A name that was typed out is meant, not one that has its letters somewhere.
        if (!fitting.empty() && !fitting.front().second->name.startsWith(typed, Qt::CaseInsensitive) && typed.size() > 3)
            return m_list->setCurrentItem(item);
    }
    m_list->setCurrentRow(0);
}

void NamePicker::accept()
{
    const auto* item = m_list->currentItem();
    if (!item)
        return;
    const Choice choice{item->data(idRole).toLongLong(), item->data(nameRole).toString()};
    const auto chosen = m_chosen;
    close(true);
    chosen(choice);
}

void NamePicker::close(bool returnFocus)
{
    hide();
    if (returnFocus && m_before)
        m_before->setFocus();
}

bool NamePicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (!isAncestorOf(QApplication::focusWidget()) && reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            close(false);
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return true;
    case Qt::Key_Escape:
        close(true);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Up ? -1 : 1;
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace counterpoint::ui
