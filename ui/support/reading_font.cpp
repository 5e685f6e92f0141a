#include "ui/support/reading_font.h"
#include "ui/support/settings.h"
#include <QEvent>

namespace counterpoint::ui {

namespace {

/// What has a font of its own does not follow the program's by itself.
class Follower : public QObject {
public:
    using QObject::QObject;

private:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ApplicationFontChange)
            static_cast<QWidget*>(watched)->setFont(settings::readingFont());
        return false;
    }
};

} // namespace

void useReadingFont(QWidget& widget)
{
    widget.setFont(settings::readingFont());
    widget.installEventFilter(new Follower(&widget));
}

} // namespace counterpoint::ui
