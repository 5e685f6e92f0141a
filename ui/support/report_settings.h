#pragma once
#include <QString>

namespace counterpoint::ui::settings {

/// Path of the Word template that reports are written in; empty: none, or it is gone.
QString houseTemplate();
void setHouseTemplate(const QString& path);

} // namespace counterpoint::ui::settings
