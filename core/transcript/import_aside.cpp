#include "core/transcript/import_aside.h"
#include "core/project/clean_copy.h"
#include "core/project/project.h"
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
    if (const auto copied = makeImportCopy(studyPath); !copied)
        return fail(copied);
    ImportAside aside;
    aside.studyPath = std::shared_ptr<const QString>(new QString(studyPath), [](const QString* path) {
        removeImportCopy(*path);
        delete path;
    });
    const auto copy = Project::open(importCopyOf(studyPath), Access::Write);
    if (!copy)
        return fail(copy);
    (*copy)->setCoderName(coderName);
    auto summary = (*copy)->perform(label, [&](Edit& db) { return bringIn(db, items, then, progress); });
    if (!summary)
        return fail(summary);
    aside.summary = std::move(*summary);
    return aside;
}

Result<ImportSummary> take(Project& project, const ImportAside& aside, std::int64_t version)
{
    return project.takeFile(importCopyOf(*aside.studyPath), version).map([&] { return aside.summary; });
}

} // namespace counterpoint::imports
