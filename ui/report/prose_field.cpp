#include "ui/report/prose_field.h"
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <cmath>

namespace counterpoint::ui {

ProseField::ProseField(Form form, QWidget* parent)
    : NoteField(parent)
    , m_form(form)
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    keepAtPauses();
    connect(this, &QPlainTextEdit::textChanged, this, &ProseField::fit);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (hasFocus())
            Q_EMIT cursorMoved(cursorRect());
    });
    fit();
}

ProseField::~ProseField() = default;

void ProseField::setLeastLines(int lines)
{
    m_leastLines = lines;
    fit();
}

void ProseField::keyPressEvent(QKeyEvent* event)
{
    if (m_form == Form::OneParagraph && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        commit();
        Q_EMIT finished();
        return;
    }
    NoteField::keyPressEvent(event);
}

void ProseField::insertFromMimeData(const QMimeData* source)
{
    if (m_form == Form::OneParagraph)
        insertPlainText(source->text().simplified());
    else
        NoteField::insertFromMimeData(source);
}

void ProseField::resizeEvent(QResizeEvent* event)
{
    NoteField::resizeEvent(event);
    fit();
}

void ProseField::changeEvent(QEvent* event)
{
    NoteField::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ProseField::wheelEvent(QWheelEvent* event)
{
    // The page around it scrolls, not the field.
    event->ignore();
}

void ProseField::fit()
{
    // The height of a plain text document is counted in lines.
    const int lines = std::max(m_leastLines, int(std::ceil(document()->size().height())));
    const int frame = 2 * (frameWidth() + int(document()->documentMargin()));
    setFixedHeight(fontMetrics().lineSpacing() * lines + frame + 2);
}

} // namespace counterpoint::ui
