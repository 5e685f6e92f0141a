#pragma once
#include <QString>
#include <array>

namespace counterpoint::ui {

/// A command of the Integrate workspace that begins something in it.
struct NewDisplay {
    const char* commandName; ///< object name
    QString title; ///< 'New map'
    QString words; ///< by which it is found besides: what others call it
};

std::array<NewDisplay, 4> newDisplays();
QString titleOfNew(const char* commandName); ///< one of theirs

} // namespace counterpoint::ui
