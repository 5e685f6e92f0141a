#include "ui/study/study_parts.h"
#include "core/base/translate.h"

namespace counterpoint::ui {

std::array<StudyPart, 6> studyParts()
{
    const auto part = [](const char* icon, const char* commandName, const QString& title) {
        return StudyPart{icon, commandName, title, translate("StudyWorkspace", "Study: %1").arg(title)};
    };
    return {part("document-properties", "showAbout", translate("StudyWorkspace", "About")),
            part("im-user", "showCases", translate("StudyWorkspace", "Cases")),
            part("group", "showGroups", translate("StudyWorkspace", "Groups")),
            part("view-list-details", "showGuides", translate("StudyWorkspace", "Guides")),
            part("view-history", "showLog", translate("StudyWorkspace", "Log")),
            part("bookmarks", "showLiterature", translate("StudyWorkspace", "Literature"))};
}

} // namespace counterpoint::ui
