#include "ui/coding/text_view_accessible.h"
#include "ui/coding/text_view.h"
#include <QTextBlock>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<TextView*>(object);
    return view ? new TextViewAccessible(*view) : nullptr;
}

} // namespace

TextViewAccessible::TextViewAccessible(TextView& view)
    : QAccessibleWidget(&view, QAccessible::EditableText)
{
}

void TextViewAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once);
}

TextView& TextViewAccessible::view() const { return *static_cast<TextView*>(object()); }

void* TextViewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface*>(this) : QAccessibleWidget::interface_cast(type);
}

QAccessible::State TextViewAccessible::state() const
{
    auto state = QAccessibleWidget::state();
    state.readOnly = !view().isEditing();
    state.editable = view().isEditing();
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QString TextViewAccessible::text(QAccessible::Text part) const
{
    return part == QAccessible::Value ? view().toPlainText() : QAccessibleWidget::text(part);
}

void TextViewAccessible::selection(int index, int* start, int* end) const
{
    const auto cursor = view().textCursor();
    const bool isThere = index == 0 && cursor.hasSelection();
    *start = isThere ? cursor.selectionStart() : 0;
    *end = isThere ? cursor.selectionEnd() : 0;
}

int TextViewAccessible::selectionCount() const { return view().textCursor().hasSelection() ? 1 : 0; }
void TextViewAccessible::addSelection(int start, int end) { setSelection(0, start, end); }

void TextViewAccessible::removeSelection(int index)
{
    if (index == 0)
        view().select(cursorPosition(), cursorPosition());
}

void TextViewAccessible::setSelection(int index, int start, int end)
{
    if (index != 0)
        return;
    view().select(std::clamp(start, 0, characterCount()), std::clamp(end, 0, characterCount()));
    view().ensureCursorVisible();
}

int TextViewAccessible::cursorPosition() const { return view().textCursor().position(); }

void TextViewAccessible::setCursorPosition(int position)
{
    const int at = std::clamp(position, 0, characterCount());
    constexpr int readAhead = 200; // what follows is read next: keep it on the screen
    view().showSpan(at, std::min(at + readAhead, characterCount()));
    view().select(at, at);
}

QString TextViewAccessible::text(int start, int end) const
{
    const int from = std::clamp(start, 0, characterCount());
    const int to = end < 0 ? characterCount() : std::clamp(end, from, characterCount());
    QTextCursor cursor(view().document());
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    return cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
}

int TextViewAccessible::characterCount() const { return std::max(0, view().document()->characterCount() - 1); }

QRect TextViewAccessible::characterRect(int offset) const
{
    if (offset < 0 || offset >= characterCount())
        return {};
    QTextCursor cursor(view().document());
    cursor.setPosition(offset);
    auto rect = view().cursorRect(cursor);
    cursor.setPosition(offset + 1);
    const auto next = view().cursorRect(cursor);
    if (next.top() == rect.top())
        rect = QRect(QPoint(std::min(rect.left(), next.left()), rect.top()), QSize(std::abs(next.left() - rect.left()), rect.height()));
    else
        rect.setWidth(view().fontMetrics().averageCharWidth()); // the last of its line
    return {view().viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int TextViewAccessible::offsetAtPoint(const QPoint& point) const
{
    const auto at = view().viewport()->mapFromGlobal(point);
    return view().viewport()->rect().contains(at) ? view().cursorForPosition(at).position() : -1;
}

void TextViewAccessible::scrollToSubstring(int start, int end) { view().showSpan(start, end); }

QString TextViewAccessible::attributes(int offset, int* start, int* end) const
{
    *start = std::min(offset, characterCount());
    *end = characterCount();
    return {};
}

} // namespace counterpoint::ui
