#pragma once
#include <QString>
#include <array>

namespace counterpoint::ui {

/// A part of the Study workspace, in the order of its outline.
struct StudyPart {
    const char* icon;
    const char* commandName; ///< object name of the command that shows it
    QString title; ///< 'Literature'
    QString command; ///< 'Study: Literature'
};

std::array<StudyPart, 6> studyParts();

} // namespace counterpoint::ui
