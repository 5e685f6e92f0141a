#pragma once
#include "ui/support/place.h"
#include <QByteArray>
#include <QString>
#include <functional>
#include <vector>

class QAction;

namespace counterpoint {
class Project;
}

namespace counterpoint::ui {

/// Something that Ctrl+K finds: a command to run, or a place to go.
struct SearchEntry {
    QString text; ///< what is matched and shown
    QString kind; ///< shown beside it: "Code", "Case", "Command"
    const char* icon = "";
    Place place; ///< where it leads, unless it is a command
    QAction* command = nullptr;
    QString words = {}; ///< by which it is found besides, after all whose text answers
    QByteArray commandThere = {}; ///< a command to run at `place`, by its object name
};

/// Everything in the study that has a name: sources, codes, cases, variables, displays and maps, findings, memos.
/// For `reader`, who may work blind.
std::vector<SearchEntry> searchEntries(const Project& project, CoderId reader);

/// The analyses that can be made, for where their own workspace is not in sight.
std::vector<SearchEntry> newAnalysisEntries();

/// The displays and maps that can be begun, for where the Integrate workspace is not in sight.
std::vector<SearchEntry> newDisplayEntries();

/// The parts of the Study workspace, for where it is not in sight.
std::vector<SearchEntry> studyPartEntries();

/// The entries that answer to what was typed, best first, at most `limit` of them.
std::vector<SearchEntry> bestEntries(const std::vector<SearchEntry>& entries, const QString& typed, std::size_t limit);

} // namespace counterpoint::ui
