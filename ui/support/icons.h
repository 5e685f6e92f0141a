#pragma once
#include <QIcon>

namespace counterpoint::ui {

/// An icon of the one set (cmake/Icons.cmake lists them), drawn at any size and always in the colours of the palette of the moment:
/// changing between light and dark needs no new icons.
QIcon icon(const char* name);

} // namespace counterpoint::ui
