#include "ui/memos/memo_editor.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "ui/memos/memo_acts.h"
#include "ui/memos/memo_words.h"
#include "ui/memos/thing_picker.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/support/reading_font.h"
#include "ui/support/session.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/note_field.h"
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

constexpr int pause = 3000; ///< ms without a key, after which the text is kept
constexpr qint64 longestBurst = 20'000; ///< ms of typing without a pause, after which it is kept all the same
constexpr int chipCharacters = 34;
constexpr qsizetype passageShown = 300;

void empty(QLayout* layout)
{
    while (auto* item = layout->takeAt(0)) {
        if (auto* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was clicked
        }
        delete item;
    }
}

} // namespace

MemoEditor::MemoEditor(Session& session, ThingPicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_picker(picker)
    , m_acts(new MemoActs(session, this))
    , m_title(named(new QLineEdit, "memoTitle", tr("Title of the memo")))
    , m_delete(named(new QToolButton, "memoDelete", tr("Delete this memo")))
    , m_aboutButton(named(new QToolButton, "memoAbout", tr("What the memo is about")))
    , m_passage(named(new QLabel, "memoPassage", tr("The passage")))
    , m_body(named(new NoteField, "memoBody", tr("Text of the memo")))
    , m_links(new QWidget)
    , m_addLink(named(new QToolButton, "memoAddLink", tr("Link…")))
    , m_backTitle(new QLabel(tr("Linked from")))
    , m_backlinks(new QWidget)
    , m_origin(named(new QLabel, "memoOrigin", tr("Who wrote it and when")))
    , m_pause(new QTimer(this))
{
    build();
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &MemoEditor::commit);
    connect(m_title, &QLineEdit::textEdited, this, &MemoEditor::pauseLater);
    connect(m_title, &QLineEdit::editingFinished, this, &MemoEditor::commit);
    connect(m_title, &QLineEdit::returnPressed, this, &MemoEditor::focusText);
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        if (m_body->hasFocus())
            pauseLater();
    });
    connect(m_body, &NoteField::committed, this, &MemoEditor::commit);
    connect(m_delete, &QToolButton::clicked, this, &MemoEditor::remove);
    connect(m_addLink, &QToolButton::clicked, this, &MemoEditor::askForLink);
    connect(m_aboutButton, &QToolButton::clicked, this, [this] {
        if (const auto place = placeOf(m_about))
            Q_EMIT placeWanted(*place);
    });
    close();
}

MemoEditor::~MemoEditor()
{
    commit();
    m_title->disconnect(this);
    m_body->disconnect(this);
}

void MemoEditor::build()
{
    auto bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setPlaceholderText(tr("Title"));
    m_delete->setIcon(icon("edit-delete"));
    m_delete->setToolTip(tr("Delete this memo"));
    m_delete->setAutoRaise(true);
    m_aboutButton->setAutoRaise(true);
    m_aboutButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_aboutButton->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_passage->setWordWrap(true);
    m_passage->setTextFormat(Qt::PlainText);
    m_passage->setIndent(fontMetrics().averageCharWidth());
    useReadingFont(*m_body);
    m_body->setPlaceholderText(tr("What you think. It is kept as you type."));
    m_body->setTabChangesFocus(true);
    new FlowLayout(m_links);
    new FlowLayout(m_backlinks);
    m_addLink->setIcon(icon("edit-link"));
    m_addLink->setText(tr("Link…"));
    m_addLink->setToolTip(tr("Link to a memo, a code, a source, a Case, a finding or the selected passage (Ctrl+L)"));
    m_addLink->setShortcut(QKeySequence(QStringLiteral("Ctrl+L")));
    m_addLink->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addLink->setAutoRaise(true);
    for (auto* label : {m_backTitle, m_origin})
        label->setForegroundRole(QPalette::PlaceholderText);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_delete);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_addLink);
    foot->addStretch(1);
    foot->addWidget(m_origin);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(m_aboutButton);
    column->addWidget(m_passage);
    column->addWidget(m_body, 1);
    column->addWidget(m_links);
    column->addWidget(m_backTitle);
    column->addWidget(m_backlinks);
    column->addLayout(foot);
}

void MemoEditor::open(MemoId id)
{
    if (m_isOpen && m_memo.id == id)
        return;
    commit();
    m_isOpen = false;
    m_memo = {};
    m_memo.id = id;
    load();
}

void MemoEditor::begin(const Memo& draft)
{
    commit();
    m_isOpen = false;
    const auto about = m_session.project().read([&](const Read& db) { return memos::thingOf(db, draft); });
    if (about)
        show({draft, *about, m_session.coderName(), {}, {}, {}});
}

void MemoEditor::close()
{
    commit();
    m_isOpen = false;
    m_memo = {};
    show({});
    m_isOpen = false;
    setEnabled(false);
}

void MemoEditor::load()
{
    const auto memo = m_session.project().read([&](const Read& db) { return memos::shown(db, m_memo.id); });
    if (memo)
        show(*memo);
    else
        close();
}

void MemoEditor::refresh(const Changes& changes)
{
    if (m_isOpen && m_memo.id.isValid()
        && changes.touchesAny(Entity::Memo, Entity::Code, Entity::Source, Entity::Case, Entity::Finding, Entity::Variable, Entity::Coding,
                              Entity::Coder))
        load();
}

void MemoEditor::show(const ShownMemo& memo)
{
    const bool same = m_isOpen && m_memo.id == memo.id;
    const bool typing = same && m_typingSince > 0;
    m_isOpen = true;
    m_memo = memo;
    m_heading = memos::heading(memo);
    setEnabled(true);
    const bool writable = !m_session.project().isReadOnly();
    if (!typing) {
        if (m_title->text().trimmed() != memo.title)
            m_title->setText(memo.title);
        if (m_body->toPlainText() != memo.body) {
            const QSignalBlocker quiet(m_body); // this is no typing
            const int at = same ? m_body->textCursor().position() : 0;
            m_body->setPlainText(memo.body);
            auto cursor = m_body->textCursor();
            cursor.setPosition(std::min(at, int(memo.body.size())));
            m_body->setTextCursor(cursor);
        }
        m_body->setKept(memo.body);
    }
    m_title->setReadOnly(!writable);
    m_body->setReadOnly(!writable);
    m_delete->setEnabled(writable && memo.id.isValid());
    m_addLink->setEnabled(writable);
    showAbout(memo.about);
    showLinks(memo.links);
    showBacklinks();
    QStringList origin{memo.coderName, memo.id.isValid() ? timeText(memo.changedAt) : QString()};
    origin.removeAll(QString());
    m_origin->setText(origin.join(QStringLiteral(" · ")));
}

void MemoEditor::showAbout(const MemoThing& thing)
{
    m_about = thing;
    m_aboutButton->setIcon(icon(iconOf(thing.target.kind)));
    m_aboutButton->setText(memos::sentence(thing));
    m_aboutButton->setToolTip(placeOf(thing) ? tr("Go there: %1").arg(memos::sentence(thing)) : memos::sentence(thing));
    m_aboutButton->setEnabled(placeOf(thing).has_value());
    const auto words = thing.words.simplified();
    m_passage->setVisible(!words.isEmpty());
    m_passage->setText(tr("“%1”").arg(words.size() > passageShown ? words.left(passageShown) + QChar(0x2026) : words));
    auto quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    m_passage->setPalette(quiet);
}

QWidget* MemoEditor::chip(const MemoThing& thing, const QString& name, std::optional<int> position)
{
    auto* frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(2, 0, 2, 0);
    row->setSpacing(0);
    const auto sentence = memos::sentence(thing);
    const auto place = placeOf(thing);
    auto* go = named(new QToolButton, name.toLatin1().constData(), sentence);
    const auto shown =
        thing.words.isEmpty() ? (thing.name.isEmpty() || thing.isGone ? sentence : thing.name) : tr("“%1”").arg(thing.words.simplified());
    go->setText(fontMetrics().elidedText(shown, Qt::ElideRight, fontMetrics().averageCharWidth() * chipCharacters));
    go->setIcon(icon(iconOf(thing.target.kind)));
    go->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    go->setAutoRaise(true);
    go->setToolTip(thing.words.isEmpty() ? sentence : sentence + u'\n' + thing.words);
    go->setEnabled(place.has_value());
    if (place)
        connect(go, &QToolButton::clicked, this, [this, place] { Q_EMIT placeWanted(*place); });
    row->addWidget(go);
    if (!position || m_session.project().isReadOnly())
        return frame;
    auto* gone =
        named(new QToolButton, (name + QStringLiteral("Remove")).toLatin1().constData(), tr("Remove the link to %1").arg(sentence));
    gone->setIcon(icon("window-close"));
    gone->setIconSize({12, 12});
    gone->setAutoRaise(true);
    gone->setToolTip(tr("Remove the link"));
    connect(gone, &QToolButton::clicked, this, [this, at = *position] { m_acts->unlink(m_memo.id, m_heading, at); });
    row->addWidget(gone);
    return frame;
}

void MemoEditor::showLinks(const std::vector<ShownLink>& links)
{
    empty(m_links->layout());
    for (const auto& link : links)
        m_links->layout()->addWidget(chip(link.to, QStringLiteral("memoLink%1").arg(link.position), link.position));
    m_links->setVisible(!links.empty());
}

void MemoEditor::showBacklinks()
{
    empty(m_backlinks->layout());
    int count = 0;
    if (m_memo.id.isValid()) {
        const auto from = m_session.project().read([&](const Read& db) {
            return memos::linksTo(db, {MemoSubject::Memo, m_memo.id.value()});
        });
        const auto seen = m_session.project().read([this](const Read& db) { return coders::seenBy(db, m_session.coder()); });
        for (const auto& link : from.value_or(std::vector<MemoLink>())) {
            const auto memo = m_session.project().read([&](const Read& db) { return memos::shown(db, link.memo); });
            if (!memo || !memos::mayBeRead(*memo, seen.value_or(CoderId())))
                continue;
            const MemoThing thing{{MemoSubject::Memo, memo->id.value()}, memos::heading(*memo), {}, false};
            m_backlinks->layout()->addWidget(chip(thing, QStringLiteral("memoBacklink%1").arg(count++), {}));
        }
    }
    m_backTitle->setVisible(count > 0);
    m_backlinks->setVisible(count > 0);
}

void MemoEditor::pauseLater()
{
    const auto now = QDateTime::currentMSecsSinceEpoch();
    if (m_typingSince == 0)
        m_typingSince = now;
    if (now - m_typingSince > longestBurst)
        commit();
    else
        m_pause->start();
}

void MemoEditor::commit()
{
    m_pause->stop();
    m_typingSince = 0;
    if (!m_isOpen || m_session.project().isReadOnly())
        return;
    const auto before = m_memo;
    auto changed = m_memo;
    changed.title = m_title->text().trimmed();
    changed.body = m_body->toPlainText();
    const bool isBlank = changed.title.isEmpty() && changed.body.trimmed().isEmpty();
    if ((changed.title == before.title && changed.body == before.body) || (isBlank && !before.id.isValid()))
        return;
    m_memo = changed; // so that the step, which tells this editor of itself, finds nothing left to keep
    m_body->commit();
    m_title->setModified(false);
    const auto id = m_acts->write(changed);
    if (!id) {
        m_memo = before; // what was typed stays in the fields, and is tried again
        return;
    }
    if (before.id.isValid() || !m_isOpen)
        return;
    m_memo.id = *id;
    load();
    Q_EMIT written(*id);
}

void MemoEditor::askForLink()
{
    commit();
    if (!m_memo.id.isValid() || m_session.project().isReadOnly())
        return focusText();
    auto things = m_session.project().read([&](const Read& db) {
        auto all = memos::linkable(db, coders::seenBy(db, m_session.coder()));
        std::erase_if(all, [&](const MemoThing& thing) { return thing.target == MemoTarget{MemoSubject::Memo, m_memo.id.value()}; });
        if (const auto selected = m_selection ? m_selection() : std::nullopt) {
            Memo passage;
            passage.subject = MemoSubject::Passage;
            passage.subjectId = selected->id;
            passage.span = selected->span;
            all.insert(all.begin(), memos::thingOf(db, passage));
        }
        return all;
    });
    if (things)
        m_picker.ask(tr("Link to"), std::move(*things), {m_addLink->mapToGlobal(QPoint(0, 0)), m_addLink->size()},
                     [this](const MemoTarget& target) { m_acts->link(m_memo.id, m_heading, target); });
}

void MemoEditor::remove()
{
    commit();
    if (!m_memo.id.isValid())
        return;
    const auto gone = m_memo;
    m_isOpen = false; // nothing of it is to be kept any more
    m_acts->remove(gone, m_heading);
    close();
    Q_EMIT removed(gone.id);
}

void MemoEditor::focusText() { m_body->setFocus(); }

} // namespace counterpoint::ui
