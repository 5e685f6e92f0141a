#include "ui/shell/search_box.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr std::size_t shownAtMost = 40;
constexpr int rowsHigh = 12;
} // namespace

SearchBox::SearchBox(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_input(named(new QLineEdit, "searchInput", tr("Search commands, sources, codes, cases, variables, displays and findings")))
    , m_list(named(new QListWidget, "searchResults", tr("Found")))
{
    named(this, "searchBox", tr("Search"));
    setFrameShape(QFrame::StyledPanel);
    m_input->setPlaceholderText(tr("Commands, sources, codes, cases, variables, displays, findings"));
    m_input->setClearButtonEnabled(true);
    m_input->addAction(icon("edit-find"), QLineEdit::LeadingPosition);
    m_input->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_input);
    column->addWidget(m_list);
    connect(m_input, &QLineEdit::textChanged, this, &SearchBox::refresh);
    connect(m_input, &QLineEdit::returnPressed, this, &SearchBox::take);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long names end in …
    connect(m_list, &QListWidget::itemClicked, this, &SearchBox::take);
}

void SearchBox::open(std::vector<SearchEntry> entries)
{
    m_entries = std::move(entries);
    m_input->clear();
    refresh();
    const auto* window = parentWidget();
    const int width = qMin(fontMetrics().averageCharWidth() * 90, window->width() - 32);
    const int row = qMax(m_list->sizeHintForRow(0), fontMetrics().height() + 4);
    const int height = qMin(m_input->sizeHint().height() + row * rowsHigh + 40, window->height() - 64);
    resize(width, height);
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, 48)));
    show();
    m_input->setFocus();
}

void SearchBox::refresh()
{
    m_shown = bestEntries(m_entries, m_input->text(), shownAtMost);
    m_list->clear();
    for (const auto& entry : m_shown) {
        auto* item = new QListWidgetItem(icon(entry.icon), tr("%1  ·  %2").arg(entry.text, entry.kind), m_list);
        if (entry.command && !entry.command->shortcut().isEmpty())
            item->setText(tr("%1  (%2)").arg(item->text(), entry.command->shortcut().toString(QKeySequence::NativeText)));
    }
    if (m_shown.empty()) {
        auto* none =
            new QListWidgetItem(tr("Nothing here is called that. Commands of a workspace are found while it is in sight."), m_list);
        none->setFlags(Qt::NoItemFlags);
        return;
    }
    m_list->setCurrentRow(0);
}

void SearchBox::take()
{
    const int row = m_list->currentRow();
    if (row < 0 || std::size_t(row) >= m_shown.size())
        return;
    const auto entry = m_shown[std::size_t(row)];
    hide();
    Q_EMIT chosen(entry);
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->keyCombination() == searchKeys) {
            m_input->selectAll();
            return true;
        }
        const int count = m_list->count();
        const int step = key->key() == Qt::Key_Down ? 1
            : key->key() == Qt::Key_Up              ? -1
            : key->key() == Qt::Key_PageDown        ? rowsHigh
            : key->key() == Qt::Key_PageUp          ? -rowsHigh
                                                    : 0;
        if (step != 0 && count > 0) {
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, count - 1));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace counterpoint::ui
