#include "ui/coding/text_editing.h"
#include "core/project/project.h"
#include "core/text/words.h"
#include "core/transcript/edit_text.h"
#include "ui/coding/text_difference.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/stand_in.h"
#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr int pauseMs = 1000; ///< without a key: what was typed is one step
constexpr int longMs = 1000; ///< of typing on and on: the next end of a word ends the step, so that little is lost whatever happens
constexpr int longestMs = 2000; ///< also within a word

/// Adds what the study is to replace, where `typed` stands for `removed` characters from `from` on: only what differs, widened to
/// whole characters as readers see them, since a key can take away an accent alone.
void addChanges(std::vector<TextReplacement>& changes, const OpenSource& open, int from, int removed, const QString& typed)
{
    for (const auto& part : differences(open.text.mid(from, removed), typed)) {
        const auto span = open.toSpan(from + part.from, from + part.to);
        const auto whole = span.isEmpty() ? span : snapToGraphemes(open.text, open.index, span);
        changes.push_back({whole,
                           open.index.slice(open.text, {whole.start, span.start}).toString() + part.text
                               + open.index.slice(open.text, {span.end, whole.end}).toString()});
    }
}

/// A key that may do something other than write: with Ctrl or Alt, or a function key.
bool isCommand(const QKeyEvent& key)
{
    const auto modifiers = key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool isModifier = key.key() >= Qt::Key_Shift && key.key() <= Qt::Key_ScrollLock;
    const bool isFunction = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
    return isFunction || (modifiers && !isModifier);
}

} // namespace

TextEditing::TextEditing(Session& session, TextPage& page)
    : QObject(&page)
    , m_session(session)
    , m_page(page)
    , m_action(new QAction(icon("edit-rename"), tr("Edit the text"), this))
{
    m_action->setObjectName(QStringLiteral("editText"));
    m_action->setShortcut(Qt::Key_F2);
    m_action->setShortcutContext(Qt::WidgetShortcut);
    m_action->setCheckable(true);
    m_action->setToolTip(tr("Edit the text (F2; Escape ends). Codings, memos, turns and times follow."));
    connect(m_action, &QAction::triggered, this, [this](bool on) { setOn(on); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &TextEditing::commit);
    auto& view = page.view();
    view.addAction(m_action);
    view.installEventFilter(this);
    connect(&view, &TextView::edited, this, &TextEditing::take);
    connect(&view, &QPlainTextEdit::cursorPositionChanged, this, &TextEditing::leaveElsewhere);
}

bool TextEditing::isOn() const { return m_page.view().isEditing(); }

void TextEditing::setOn(bool on)
{
    if (on && m_session.project().isReadOnly()) {
        m_session.notices().say(tr("This study is open for reading only, so its texts cannot be changed."));
        on = false;
    }
    on = on && m_page.source();
    m_action->setChecked(on);
    if (on == isOn())
        return;
    commit();
    m_page.view().selectMark({});
    m_page.view().setEditing(on);
    if (on)
        m_page.view().setFocus();
    Q_EMIT switched(on);
}

void TextEditing::take(int from, int removed, int added)
{
    if (m_typed.empty())
        m_since.start();
    Typed now{from, removed, added};
    int reach = from + removed;
    auto first = m_typed.begin();
    while (first != m_typed.end() && first->from + first->added < from)
        ++first;
    auto behind = first;
    int kept = 0; // by how much less the study has between the two ends
    for (; behind != m_typed.end() && behind->from <= from + removed; ++behind) {
        now.from = std::min(now.from, behind->from);
        reach = std::max(reach, behind->from + behind->added);
        kept += behind->added - behind->removed;
    }
    now.removed = reach - now.from - kept;
    now.added = reach - now.from - removed + added;
    for (auto later = behind; later != m_typed.end(); ++later)
        later->from += added - removed;
    m_typed.insert(m_typed.erase(first, behind), now);
    const auto& text = m_page.view().text();
    const int end = from + added;
    const bool endsWord = added > 0 && end <= text.size() && !text[end - 1].isLetterOrNumber() && !text[end - 1].isSurrogate();
    m_pause.start(m_since.elapsed() > (endsWord ? longMs : longestMs) ? 0 : pauseMs);
}

void TextEditing::leaveElsewhere()
{
    const int at = m_page.view().textCursor().position();
    const bool isThere = std::any_of(m_typed.begin(), m_typed.end(),
                                     [at](const Typed& typed) { return typed.from <= at && at <= typed.from + typed.added; });
    if (!m_typed.empty() && !isThere)
        m_pause.start(0);
}

void TextEditing::commit()
{
    m_pause.stop();
    if (m_typed.empty() || !m_page.source())
        return;
    const auto typed = std::exchange(m_typed, {});
    const auto& open = *m_page.source();
    std::vector<TextReplacement> changes;
    int shift = 0;
    for (const auto& each : typed) {
        addChanges(changes, open, each.from - shift, each.removed, m_page.view().text().mid(each.from, each.added));
        shift += each.added - each.removed;
    }
    if (changes.empty())
        return;
    const auto done = m_session.project().perform(tr("Edit “%1”").arg(open.source.name),
                                                  [&](Edit& db) { return sources::replaceEach(db, open.source.id, changes); });
    if (m_session.notices().accept(done))
        return;
    if (done.error().kind == Error::Kind::Invalid)
        m_page.reload(); // it can never be: the view shows what the study has
    else
        m_typed = typed; // it is still in the view: the next pause tries again
}

void TextEditing::replace(const std::vector<TextSpan>& spans, const QString& text)
{
    if (!m_page.source() || spans.empty())
        return;
    const auto source = m_page.source()->source;
    const auto label = spans.size() == 1 ? tr("Replace in “%1”").arg(source.name)
                                         : tr("Replace %n place(s) in “%1”", nullptr, int(spans.size())).arg(source.name);
    const auto done = m_session.project().perform(label, [&](Edit& db) { return sources::replaceAll(db, source.id, spans, text); });
    if (m_session.notices().accept(done) && spans.size() > 1)
        m_session.notices().done(tr("Replaced %n place(s) in “%1”.", nullptr, int(spans.size())).arg(source.name));
}

void TextEditing::showMenu(const QPoint& position)
{
    auto& view = m_page.view();
    auto* menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool selected = view.textCursor().hasSelection();
    const auto add = [&](const char* iconName, const QString& text, QKeySequence::StandardKey key, void (QPlainTextEdit::*act)(),
                         bool can) {
        auto* action = menu->addAction(icon(iconName), text, &view, act);
        action->setShortcut(key);
        action->setEnabled(can);
    };
    add("edit-cut", tr("Cu&t"), QKeySequence::Cut, &QPlainTextEdit::cut, selected);
    add("edit-copy", tr("&Copy"), QKeySequence::Copy, &QPlainTextEdit::copy, selected);
    add("edit-paste", tr("&Paste"), QKeySequence::Paste, &QPlainTextEdit::paste, view.canPaste());
    menu->addSeparator();
    addStandIn(*menu, *m_action);
    menu->popup(view.viewport()->mapToGlobal(position));
}

bool TextEditing::eventFilter(QObject* watched, QEvent* event)
{
    if (!isOn())
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut)
        commit();
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (isCommand(key))
            commit(); // whatever acts on it finds the study as the view shows it; undo takes back what was typed last
        if (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)) {
            event->ignore(); // undo is the study's
            return true;
        }
        if (key.key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.key() == Qt::Key_Escape) {
            setOn(false);
            return true;
        }
        if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) {
            m_page.view().textCursor().insertText(QStringLiteral("\n")); // with Shift Qt would break the line within its paragraph
            m_page.view().ensureCursorVisible();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace counterpoint::ui
