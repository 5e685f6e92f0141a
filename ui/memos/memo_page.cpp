#include "ui/memos/memo_page.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "core/project/study.h"
#include "ui/memos/memo_acts.h"
#include "ui/memos/memo_filter_bar.h"
#include "ui/memos/memo_list.h"
#include "ui/memos/thing_picker.h"
#include "ui/print/memo_file.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QToolButton* tool(const char* name, const char* iconName, const QString& text)
{
    auto* button = named(new QToolButton, name, text);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

void sort(std::vector<ShownMemo>& memos, MemoFilterBar::Order order)
{
    const auto by = [&](const auto& before) { std::stable_sort(memos.begin(), memos.end(), before); };
    switch (order) {
    case MemoFilterBar::Order::Newest: // as they come
        break;
    case MemoFilterBar::Order::Oldest:
        std::reverse(memos.begin(), memos.end());
        break;
    case MemoFilterBar::Order::Title:
        by([](const ShownMemo& a, const ShownMemo& b) { return memos::heading(a).localeAwareCompare(memos::heading(b)) < 0; });
        break;
    case MemoFilterBar::Order::About:
        by([](const ShownMemo& a, const ShownMemo& b) {
            return a.subject != b.subject ? a.subject < b.subject : a.about.name.localeAwareCompare(b.about.name) < 0;
        });
    }
}

} // namespace

MemoPage::MemoPage(Session& session, ThingPicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_picker(picker)
    , m_title(named(new QLabel, "memosTitle", tr("Memos")))
    , m_new(tool("memoNew", "journal-new", tr("New memo…")))
    , m_export(tool("memosExport", "document-export", tr("Export…")))
    , m_filter(new MemoFilterBar(session, picker))
    , m_list(named(new MemoList, "memoList", tr("Memos")))
    , m_right(new QStackedWidget)
    , m_editor(new MemoEditor(session, picker))
{
    build();
    connect(m_new, &QToolButton::clicked, this, &MemoPage::askForNew);
    connect(m_export, &QToolButton::clicked, this, &MemoPage::exportShown);
    connect(m_filter, &MemoFilterBar::changed, this, &MemoPage::list);
    connect(m_filter, &MemoFilterBar::downWanted, m_list, [this] {
        m_list->setFocus();
        if (!m_list->currentIndex().isValid() && !m_list->memos().empty())
            choose(m_list->memos().front().id);
    });
    connect(m_list, &MemoList::chosen, this, [this](MemoId id) {
        m_editor->open(id);
        m_list->setCurrent(id); // keeping the one before may have put that in front
        m_right->setCurrentWidget(m_editor);
    });
    connect(m_list, &MemoList::opened, this, [this] { m_editor->focusText(); });
    connect(m_list, &MemoList::removeWanted, this, &MemoPage::remove);
    connect(m_editor, &MemoEditor::placeWanted, this, &MemoPage::placeWanted);
    connect(m_editor, &MemoEditor::written, m_list, &MemoList::setCurrent);
    connect(m_editor, &MemoEditor::removed, this, [this] { m_right->setCurrentWidget(m_none); });
}

void MemoPage::build()
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* back = named(new QToolButton, "memosBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &MemoPage::left);
    m_new->setToolTip(tr("New memo on the study, a source, a code, a Case … (Ctrl+Shift+N)"));
    m_new->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+N")));
    m_new->setEnabled(!m_session.project().isReadOnly());
    m_export->setToolTip(tr("Write the memos that are listed to a file: a document to read, or a table"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(back);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_new);
    bar->addWidget(m_export);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_filter);
    leftColumn->addWidget(m_list, 1);
    m_none =
        new EmptyPlace(tr("Memos keep what you think on the way: on the study, a source, a passage, a coding, a code, a Case, a variable "
                          "or a finding. Choose one at the left, or write a new one. In a text, Shift+M writes one on the selection."),
                       {}, "");
    m_right->addWidget(m_none);
    m_right->addWidget(m_editor);
    auto* splitter = named(new QSplitter, "memoSplitter", tr("Memos and the chosen one"));
    splitter->addWidget(left);
    splitter->addWidget(m_right);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    const int character = fontMetrics().averageCharWidth();
    left->setMinimumWidth(character * 22);
    m_right->setMinimumWidth(character * 16);
    splitter->setSizes({character * 42, character * 68});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(splitter, 1);
    setFocusProxy(m_list);
}

void MemoPage::setSelection(const MemoEditor::Selection& selection)
{
    m_selection = selection;
    m_editor->setSelection(selection);
}

void MemoPage::start(MemoId id)
{
    m_filter->clear();
    reload();
    if (id.isValid()) {
        choose(id);
        m_list->setFocus();
    } else {
        m_filter->focusWords();
    }
}

void MemoPage::startOn(MemoSubject subject, std::int64_t id)
{
    Memo memo;
    memo.subject = subject;
    memo.subjectId = id;
    const auto about = m_session.project().read([&](const Read& db) { return memos::thingOf(db, memo); });
    if (!about || about->isGone)
        return;
    m_isStale = true;
    m_filter->setOn(subject, id, memos::sentence(*about));
    reload();
    if (!m_list->memos().empty())
        choose(m_list->memos().front().id);
    else if (!m_session.project().isReadOnly())
        begin({subject, id});
}

void MemoPage::refresh(const Changes& changes)
{
    if (!changes.touchesAny(Entity::Memo, Entity::Code, Entity::Source, Entity::Case, Entity::Finding, Entity::Variable, Entity::Coding,
                            Entity::Coder, Entity::Study))
        return;
    m_isStale = true;
    if (isVisible())
        reload();
    m_editor->refresh(changes);
    if (!m_editor->isOpen())
        m_right->setCurrentWidget(m_none);
}

void MemoPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        reload();
}

void MemoPage::reload()
{
    auto all = m_session.project().read([this](const Read& db) {
        auto rows = memos::overview(db);
        std::erase_if(rows, [seen = coders::seenBy(db, m_session.coder())](const Memo& memo) { return !memos::mayBeRead(memo, seen); });
        return rows;
    });
    const auto coders = m_session.project().read([](const Read& db) { return coders::uncounted(db); });
    if (!m_session.notices().accept(all) || !m_session.notices().accept(coders))
        return;
    m_all = std::move(*all);
    m_isStale = false;
    m_filter->setCoders(*coders);
    list();
}

void MemoPage::list()
{
    std::vector<ShownMemo> shown;
    const auto filter = m_filter->filter();
    for (const auto& memo : m_all)
        if (memos::fits(memo, filter))
            shown.push_back(memo);
    sort(shown, m_filter->order());
    m_title->setText(shown.size() == m_all.size() ? tr("Memos — %1").arg(m_all.size())
                                                  : tr("Memos — %1 of %2").arg(shown.size()).arg(m_all.size()));
    m_export->setEnabled(!shown.empty());
    m_list->setMemos(std::move(shown));
    m_list->setCurrent(m_editor->isOpen() ? m_editor->memo().id : MemoId());
}

void MemoPage::choose(MemoId id)
{
    m_list->setCurrent(id);
    m_editor->open(id);
    m_right->setCurrentWidget(m_editor->isOpen() ? static_cast<QWidget*>(m_editor) : m_none);
}

void MemoPage::begin(const MemoTarget& on)
{
    Memo draft;
    draft.subject = on.kind;
    draft.subjectId = on.id;
    draft.span = on.span;
    m_editor->begin(draft);
    m_list->setCurrent({});
    m_right->setCurrentWidget(m_editor);
    m_editor->focusText();
}

void MemoPage::askForNew()
{
    auto things = m_session.project().read([&](const Read& db) {
        auto all = memos::linkable(db);
        std::erase_if(all, [](const MemoThing& thing) { return thing.target.kind == MemoSubject::Memo; });
        all.insert(all.begin(), {{MemoSubject::Study, 1}, tr("The study"), {}, false});
        if (const auto selected = m_selection ? m_selection() : std::nullopt) {
            Memo passage;
            passage.subject = selected->kind;
            passage.subjectId = selected->id;
            passage.span = selected->span;
            all.insert(all.begin(), memos::thingOf(db, passage));
        }
        return all;
    });
    if (m_session.notices().accept(things))
        m_picker.ask(tr("New memo on"), std::move(*things), {m_new->mapToGlobal(QPoint(0, 0)), m_new->size()},
                     [this](const MemoTarget& target) { begin(target); });
}

void MemoPage::remove(MemoId id)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [id](const ShownMemo& memo) { return memo.id == id; });
    if (found == m_all.end() || m_session.project().isReadOnly())
        return;
    const ShownMemo memo = *found;
    m_editor->commit();
    MemoActs(m_session).remove(memo, memos::heading(memo));
}

void MemoPage::exportShown()
{
    m_editor->commit();
    auto* dialog = new QFileDialog(this, tr("Export memos"), QFileInfo(m_session.project().path()).absolutePath());
    dialog->setObjectName(QStringLiteral("exportMemosDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {tr("Word document (*.docx)"), tr("OpenDocument text (*.odt)"), tr("Web page (*.html)"), tr("PDF (*.pdf)"), tr("Table (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("docx"));
    dialog->selectFile(tr("Memos") + QStringLiteral(".docx"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const auto suffix = filter.section(QStringLiteral("*."), 1).chopped(1);
        dialog->setDefaultSuffix(suffix);
        if (const auto chosen = dialog->selectedFiles(); !chosen.isEmpty())
            dialog->selectFile(QFileInfo(chosen.first()).completeBaseName() + u'.' + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &MemoPage::write);
    dialog->open();
}

void MemoPage::write(const QString& path)
{
    const auto about = m_session.project().read([](const Read& db) { return study::get(db); });
    if (!m_session.notices().accept(about))
        return;
    m_session.jobs().run(
        this, tr("Writing the memos"),
        [title = about->title, memos = m_list->memos(), path](const Progress&) -> Result<QString> {
            return writeMemos(title, memos, path).map([&](qint64) { return path; });
        },
        [this](const Result<QString>& written) {
            if (m_session.notices().accept(written))
                m_session.notices().offer(tr("The memos are in “%1”.").arg(*written),
                                          {{tr("Open"), [path = *written] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}});
        });
}

void MemoPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        m_editor->commit();
        Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace counterpoint::ui
