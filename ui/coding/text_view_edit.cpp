#include "core/text/long_lines.h"
#include "core/transcript/text_edits.h"
#include "ui/coding/text_difference.h"
#include "ui/coding/text_view.h"
#include <QMimeData>
#include <QScopedValueRollback>
#include <algorithm>

/// The part of TextView that lets its text be edited, and changes it where it has become another.
namespace counterpoint::ui {

void TextView::setEditing(bool editing)
{
    if (editing == m_editing)
        return;
    m_editing = editing;
    setReadOnly(!editing);
    setTextInteractionFlags(editing ? Qt::TextEditorInteraction : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    viewport()->update();
}

void TextView::updateText(const QString& text)
{
    const auto parts = differences(m_text, text);
    if (parts.empty())
        return;
    QTextCursor top(document());
    top.setPosition(topPosition());
    const QScopedValueRollback patching(m_patching, true);
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        cursor.setPosition(part->from);
        cursor.setPosition(part->to, QTextCursor::KeepAnchor);
        cursor.insertText(part->text);
    }
    cursor.endEditBlock();
    m_text = text;
    setTopPosition(top.position());
}

/// What was typed is in the document already; everything beside it follows at once.
void TextView::takeEdit(int from, int removed, int added)
{
    if (m_patching || !m_editing)
        return;
    // Qt counts the end of the last block as a character, which the text does not have.
    removed = std::min(removed, int(m_text.size()) - from);
    added = std::min(added, document()->characterCount() - 1 - from);
    QTextCursor typed(document());
    typed.setPosition(from);
    typed.setPosition(from + added, QTextCursor::KeepAnchor);
    m_text.replace(from, removed, typed.selectedText().replace(QChar::ParagraphSeparator, u'\n'));
    m_marks.follow(from, removed, added);
    const TextSpan edit{from, from + removed};
    for (auto& voice : m_voices)
        voice.at = voice.at <= from ? voice.at : int(std::max<qsizetype>(voice.at, edit.end) + added - removed);
    for (auto& hit : m_hits) {
        const auto moved = movedSpan({hit.first, hit.second}, edit, added);
        hit = {int(moved.start), int(moved.end)};
    }
    updateMargins();
    Q_EMIT edited(from, removed, added);
}

bool TextView::canInsertFromMimeData(const QMimeData* source) const
{
    return m_editing && source->hasText() && !source->hasFormat(QLatin1String(codeFormat));
}

void TextView::insertFromMimeData(const QMimeData* source)
{
    if (!canInsertFromMimeData(source))
        return;
    auto text = source->text();
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    text.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n').remove(QChar::Null);
    // A text without line ends comes as paragraphs, as it would from a file.
    textCursor().insertText(long_lines::brokenAt(text, long_lines::breaksIn(text)));
    ensureCursorVisible();
}

/// Qt would report a move within the text as one change from the one place to the other, and what is between as typed anew.
void TextView::dropText(QDropEvent& event)
{
    auto target = cursorForPosition(onLine(event.position()).toPoint());
    if (event.source() == viewport() && event.dropAction() == Qt::MoveAction)
        textCursor().removeSelectedText();
    setTextCursor(target);
    insertFromMimeData(event.mimeData());
    event.acceptProposedAction();
    setFocus();
}

} // namespace counterpoint::ui
