#pragma once
#include <QString>

namespace counterpoint::ui {

/// Gives a widget the name that tests find it by and the one that a screen reader speaks, and hands the widget back.
template <class Widget>
Widget* named(Widget* widget, const char* objectName, const QString& accessibleName)
{
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessibleName);
    return widget;
}

} // namespace counterpoint::ui
