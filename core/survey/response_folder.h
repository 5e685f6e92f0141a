#pragma once
#include "core/survey/response_intake.h"

namespace counterpoint::response_intake {

/// What is in a folder and below, as far as it looks like response files.
struct Folder {
    std::vector<File> files; ///< those that a form saved, and other .json files, which are refused by their names when they are read
    std::vector<Refused> unread;
    bool hasSealed = false; ///< some need the passphrase of the study's key
};
Folder readFolder(const QString& path);

} // namespace counterpoint::response_intake
