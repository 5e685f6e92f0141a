#include "ui/widgets/error_line.h"
#include "ui/support/palette.h"
#include <QEvent>

namespace counterpoint::ui {

ErrorLine::ErrorLine(const char* objectName, QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QLatin1String(objectName));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMargin(6);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window); // not that of the place it stands in, which has no colour for errors
    setColours();
    hide();
}

void ErrorLine::setSentence(const QString& sentence)
{
    setText(sentence);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

void ErrorLine::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_colouring)
        setColours();
}

void ErrorLine::setColours()
{
    m_colouring = true;
    setPalette(QPalette()); // first the palette of the moment, so that the new colour is made from it
    auto colours = palette();
    colours.setColor(QPalette::Window, errorBackground(colours));
    setPalette(colours);
    m_colouring = false;
}

} // namespace counterpoint::ui
