#pragma once
#include <QTextCursor>

namespace counterpoint::ui {

/// The one Thai word around `position` where `selected` is a run of them, which are written without spaces: Qt's cursor takes the run
/// for one word. Any other selection is given back as it is.
QTextCursor oneWordOf(QTextCursor selected, int position);

} // namespace counterpoint::ui
