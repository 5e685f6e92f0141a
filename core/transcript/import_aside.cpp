#include "core/transcript/import_aside.h"
#include <algorithm>

namespace counterpoint::imports {

namespace {
constexpr qsizetype writtenAtOnce = 4'000'000; // characters: some 200 ms
}

bool takesLong(const std::vector<ImportItem>& items)
{
    qsizetype characters = 0;
    for (const auto& item : items)
        if (item.isReadable() && item.choice != ImportChoice::LeaveOut)
            characters += item.file.plan->content.text.size();
    return characters > writtenAtOnce;
}

Result<ImportAside> bringInAside(const QString& studyPath, const QString& label, const QString& coderName,
                                 const std::vector<ImportItem>& items, const WithSource& then, const Progress& progress)
{
    return performAside(studyPath, label, coderName, [&](Edit& db) { return bringIn(db, items, then, progress); });
}

} // namespace counterpoint::imports
