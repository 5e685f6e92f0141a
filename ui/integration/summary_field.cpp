#include "ui/integration/summary_field.h"
#include "ui/integration/summary_marks.h"
#include <QKeyEvent>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <cmath>

namespace counterpoint::ui {

/// Underlines the marks of links.
class SummaryField::Marks : public QSyntaxHighlighter {
public:
    Marks(SummaryField& field)
        : QSyntaxHighlighter(field.document())
        , m_field(field)
    {
    }
    std::vector<int> links;

private:
    void highlightBlock(const QString& text) override
    {
        QTextCharFormat format;
        format.setForeground(m_field.palette().color(QPalette::Link));
        format.setFontUnderline(true);
        for (const auto& mark : marksIn(text, links))
            setFormat(int(mark.start), int(mark.length), format);
    }
    const SummaryField& m_field;
};

SummaryField::SummaryField(QWidget* parent)
    : NoteField(parent)
    , m_marks(new Marks(*this))
{
    keepAtPauses();
    setToolTip(tr("Tab goes on to the next cell, Ctrl+Enter to the one below; Alt+1 … Alt+9 link a passage; Ctrl+click follows a link"));
}

SummaryField::~SummaryField() = default;

void SummaryField::begin(const FrameworkCellRef& ref, const QString& text)
{
    commit();
    m_ref = ref;
    restore(text);
    document()->clearUndoRedoStacks();
    moveCursor(QTextCursor::End);
}

void SummaryField::setLinks(const std::vector<int>& numbers)
{
    if (m_marks->links == numbers)
        return;
    m_marks->links = numbers;
    m_marks->rehighlight();
}

void SummaryField::insertKept(const QString& words, const QString& kept)
{
    textCursor().insertText(words);
    setKept(kept);
}

int SummaryField::wantedHeight(int least, int most) const
{
    const int lines = int(std::ceil(document()->size().height())) + 1;
    return std::clamp(lines * fontMetrics().lineSpacing() + 2 * (frameWidth() + int(document()->documentMargin())), least, most);
}

int SummaryField::linkAt(QPoint position) const
{
    const auto cursor = cursorForPosition(position);
    for (const auto& mark : marksIn(cursor.block().text(), m_marks->links))
        if (cursor.positionInBlock() >= mark.start && cursor.positionInBlock() <= mark.start + mark.length)
            return mark.number;
    return 0;
}

/// Tab comes here, not as a key.
bool SummaryField::focusNextPrevChild(bool forward)
{
    if (forward)
        Q_EMIT next();
    else
        Q_EMIT previous();
    return true;
}

bool SummaryField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const bool isLink = key.modifiers() == Qt::AltModifier && key.key() >= Qt::Key_1 && key.key() <= Qt::Key_9;
        if (isLink || key.key() == Qt::Key_Escape || key.key() == Qt::Key_F6) {
            event->accept();
            return true;
        }
    }
    return NoteField::event(event);
}

void SummaryField::keyPressEvent(QKeyEvent* event)
{
    const auto modifiers = event->modifiers();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && modifiers & Qt::ControlModifier)
        Q_EMIT below();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT ended();
    else if (event->key() == Qt::Key_F6)
        Q_EMIT passagesWanted();
    else if (modifiers == Qt::AltModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9)
        Q_EMIT passageWanted(event->key() - Qt::Key_1);
    else
        NoteField::keyPressEvent(event);
}

void SummaryField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->modifiers() & Qt::ControlModifier)
        if (const int number = linkAt(event->position().toPoint()); number > 0) {
            Q_EMIT linkFollowed(number);
            return;
        }
    NoteField::mousePressEvent(event);
}

} // namespace counterpoint::ui
