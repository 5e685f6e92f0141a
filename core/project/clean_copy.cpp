#include "core/project/clean_copy.h"
#include "core/base/translate.h"
#include "core/project/failures.h"
#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include <QFile>
#include <QFileInfo>

namespace counterpoint {

namespace {

void removeWithJournal(const QString& path)
{
    QFile::remove(path);
    QFile::remove(path + QStringLiteral("-journal"));
}

template <class Work>
Result<> guarded(const QString& studyPath, void (*cleanUp)(const QString&), Work&& work)
{
    try {
        return work();
    } catch (const sqlite::Failure& failure) {
        cleanUp(studyPath);
        auto error = describeFailure(failure, QFileInfo(studyPath).fileName());
        return tl::unexpected(error);
    }
}

} // namespace

QString workingCopyOf(const QString& studyPath) { return studyPath + QStringLiteral(".redacting"); }
QString cleanCopyOf(const QString& studyPath) { return studyPath + QStringLiteral(".redacted"); }

void removeUnfinishedCopies(const QString& studyPath)
{
    removeWithJournal(workingCopyOf(studyPath));
    removeWithJournal(cleanCopyOf(studyPath));
}

Result<> makeWorkingCopy(const QString& studyPath)
{
    removeUnfinishedCopies(studyPath);
    return guarded(studyPath, &removeUnfinishedCopies, [&]() -> Result<> {
        sqlite::Database::open(studyPath, sqlite::OpenMode::Read).backupTo(workingCopyOf(studyPath));
        return {};
    });
}

Result<> makeCleanCopy(const QString& studyPath)
{
    return guarded(studyPath, &removeUnfinishedCopies, [&]() -> Result<> {
        sqlite::Database::open(workingCopyOf(studyPath), sqlite::OpenMode::Write).vacuumInto(cleanCopyOf(studyPath));
        removeWithJournal(workingCopyOf(studyPath));
        const auto clean = sqlite::Database::open(cleanCopyOf(studyPath), sqlite::OpenMode::Write);
        // VACUUM INTO does not wait for the disk. Any write does, and with it all of the file goes there.
        clean.exec(QStringLiteral("PRAGMA user_version = %1").arg(clean.integer("PRAGMA user_version")));
        auto check = clean.prepare("PRAGMA quick_check(1)");
        if (check.step() && check.text(0) == QLatin1String("ok"))
            return {};
        removeUnfinishedCopies(studyPath);
        return fail(Error::Kind::Format,
                    translate("Project",
                              "“%1” could not be written anew: its file is damaged. It is as it was; open a copy from the folder "
                              "of backups that lies beside it.")
                        .arg(QFileInfo(studyPath).fileName()));
    });
}

} // namespace counterpoint
