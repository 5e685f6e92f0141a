#include "ui/study/log_page.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/note_field.h"
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

constexpr LogEntry::Kind kinds[]{LogEntry::Kind::Decision, LogEntry::Kind::ReflexiveNote, LogEntry::Kind::Event};

} // namespace

LogPage::LogPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget)
    , m_view(named(new QTableView, "logTable", tr("Study log")))
    , m_entries(new RowModel<LogEntry>({{tr("Day"), [](const LogEntry& entry) { return entry.day; }},
                                        {tr("Kind"), [](const LogEntry& entry) { return titleOf(entry.kind); }},
                                        {tr("What"), [](const LogEntry& entry) { return entry.title; }},
                                        {tr("By"), [](const LogEntry& entry) { return entry.coderName; }}},
                                       this))
    , m_editor(buildEditor())
{
    m_view->setModel(m_entries);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->addWidget(m_view);
    halves->addWidget(m_editor);
    halves->setChildrenCollapsible(false);
    auto* empty = new EmptyPlace(tr("The study log holds what the record of steps cannot know: why something was decided, what you noticed "
                                    "about your own part, what "
                                    "happened. With the record it is the audit trail that a reader can follow."),
                                 tr("Write down a decision"), "firstLogEntry");
    connect(empty, &EmptyPlace::wanted, this, [this] { add(LogEntry::Kind::Decision); });
    m_stack->addWidget(halves);
    m_stack->addWidget(empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildBar());
    column->addWidget(m_stack, 1);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LogPage::showCurrent);
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (changes.touchesAny(Entity::LogEntry, Entity::Coder))
            reload();
    });
    reload();
}

LogPage::~LogPage() { m_session.project().disconnect(this); }

QLayout* LogPage::buildBar()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    const bool isReadOnly = m_session.project().isReadOnly();
    for (const auto kind : kinds) {
        auto* button = named(new QToolButton, ("logAdd" + std::to_string(int(kind))).c_str(), tr("New: %1").arg(titleOf(kind)));
        button->setIcon(icon("list-add"));
        button->setText(titleOf(kind));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setEnabled(!isReadOnly);
        connect(button, &QToolButton::clicked, this, [this, kind] { add(kind); });
        bar->addWidget(button);
    }
    bar->addStretch(1);
    auto* remove = named(new QToolButton, "logRemove", tr("Delete the chosen entry"));
    remove->setIcon(icon("edit-delete"));
    remove->setToolTip(tr("Delete the chosen entry"));
    remove->setAutoRaise(true);
    remove->setEnabled(!isReadOnly);
    connect(remove, &QToolButton::clicked, this, &LogPage::removeCurrent);
    bar->addWidget(remove);
    return bar;
}

QWidget* LogPage::buildEditor()
{
    auto* editor = new QWidget;
    m_day = named(new QDateEdit, "logDay", tr("Day of the entry"));
    m_kind = named(new QComboBox, "logKind", tr("Kind of the entry"));
    m_title = named(new QLineEdit, "logTitle", tr("Title of the entry"));
    m_body = named(new NoteField, "logBody", tr("Text of the entry"));
    m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_day->setCalendarPopup(true);
    for (const auto kind : kinds)
        m_kind->addItem(titleOf(kind), int(kind));
    m_body->setPlaceholderText(tr("What was decided, noticed or done, and why"));
    m_body->setLines(8);
    auto* first = new QHBoxLayout;
    first->addWidget(m_day);
    first->addWidget(m_kind);
    first->addStretch(1);
    auto* form = new QFormLayout(editor);
    form->setContentsMargins(8, 8, 8, 8);
    form->addRow(tr("&Day:"), first);
    form->addRow(tr("&Title:"), m_title);
    form->addRow(tr("Te&xt:"), m_body);
    const bool isReadOnly = m_session.project().isReadOnly();
    m_day->setReadOnly(isReadOnly);
    m_kind->setEnabled(!isReadOnly);
    m_title->setReadOnly(isReadOnly);
    m_body->setReadOnly(isReadOnly);
    connect(m_day, &QDateEdit::editingFinished, this, [this] {
        change(tr("Change the day of a log entry"), [this](LogEntry& entry) { entry.day = m_day->date().toString(Qt::ISODate); });
    });
    connect(m_kind, &QComboBox::activated, this, [this] {
        change(tr("Change the kind of a log entry"),
               [this](LogEntry& entry) { entry.kind = LogEntry::Kind(m_kind->currentData().toInt()); });
    });
    connect(m_title, &QLineEdit::editingFinished, this,
            [this] { change(tr("Change the title of a log entry"), [this](LogEntry& entry) { entry.title = m_title->text(); }); });
    connect(m_body, &NoteField::committed, this,
            [this](const QString& text) { change(tr("Write a log entry"), [&](LogEntry& entry) { entry.body = text; }); });
    return editor;
}

void LogPage::reload()
{
    auto entries = m_session.project().read([](const Read& db) { return study_log::all(db); });
    if (!m_session.notices().accept(entries))
        return;
    const bool isEmpty = entries->empty();
    m_entries->setRows(std::move(*entries));
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_entries->index(m_entries->rowCount() - 1, 0));
    showCurrent();
}

const LogEntry* LogPage::current() const { return m_entries->at(m_view->currentIndex()); }

void LogPage::showCurrent()
{
    const auto* entry = current();
    if (!entry || entry->id != m_shown)
        m_body->commit(); // to the entry that it was typed for
    entry = current();
    m_shown = entry ? entry->id : LogEntryId();
    m_editor->setEnabled(entry);
    if (!entry)
        return;
    m_day->setDate(QDate::fromString(entry->day, Qt::ISODate));
    m_kind->setCurrentIndex(m_kind->findData(int(entry->kind)));
    if (!m_title->hasFocus() || !m_title->isModified())
        m_title->setText(entry->title);
    m_body->setKept(entry->body);
}

void LogPage::open(LogEntryId id)
{
    for (int row = 0; row < m_entries->rowCount(); ++row)
        if (m_entries->rows()[std::size_t(row)].id == id)
            m_view->setCurrentIndex(m_entries->index(row, 0));
}

void LogPage::add(LogEntry::Kind kind)
{
    LogEntry entry;
    entry.kind = kind;
    entry.title = titleOf(kind);
    const auto added =
        m_session.project().perform(tr("New in the study log: %1").arg(titleOf(kind).toLower()), [&](Edit& db) -> Result<LogEntryId> {
            const auto coder = coders::ensure(db, m_session.coderName());
            if (!coder)
                return fail(coder);
            entry.coder = *coder;
            return study_log::add(db, entry);
        });
    if (!m_session.notices().accept(added))
        return;
    open(*added);
    m_title->setFocus();
    m_title->selectAll();
}

void LogPage::change(const QString& label, const std::function<void(LogEntry&)>& act)
{
    for (const auto& before : m_entries->rows()) {
        if (before.id != m_shown)
            continue;
        auto after = before;
        act(after);
        if (after == before)
            return;
        m_title->setModified(false);
        m_session.notices().accept(m_session.project().perform(label, [&](Edit& db) { return study_log::update(db, after); }));
        return;
    }
}

void LogPage::removeCurrent()
{
    const auto* entry = current();
    if (!entry)
        return;
    const auto done = m_session.project().perform(tr("Delete “%1” from the study log").arg(entry->title),
                                                  [id = entry->id](Edit& db) { study_log::remove(db, id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Deleted an entry of the study log."));
}

} // namespace counterpoint::ui
