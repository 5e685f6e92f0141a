#include "core/project/backup.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/project/failures.h"
#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include <QDir>
#include <QFileInfo>

namespace counterpoint::backup {

namespace {

const QString rotating = QStringLiteral("[0-9]*T*.counterpoint"); // the other copies begin with a word

QString stampForName() { return Clock::now().toUTC().toString(QStringLiteral("yyyy-MM-ddTHH-mm-ss-zzz")); }

/// Says where the good copies are; an empty folder, made for the copy that failed, goes again.
tl::unexpected<Error> damaged(const QFileInfo& study, const QDir& folder)
{
    QDir().rmdir(folder.path());
    if (!folder.exists())
        return fail(
            Error::Kind::Format,
            translate("Backup", "“%1” is damaged, and no backup lies beside it. Look for a copy made elsewhere.").arg(study.fileName()));
    return fail(Error::Kind::Format,
                translate("Backup", "“%1” is damaged. Older backups were kept; the last good one is in “%2”.")
                    .arg(study.fileName(), folder.path()));
}

/// Copies through SQLite, so that the copy is whole whatever is written meanwhile, and takes its name only when it has passed the check.
Result<QString> copyTo(const QString& studyPath, const QString& name)
{
    const QFileInfo study(studyPath);
    const QDir folder(folderOf(studyPath));
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(Error::Kind::Io,
                    translate("Backup", "No backup of “%1” was made: its folder does not allow new files.").arg(study.fileName()),
                    folder.path());
    const QString target = folder.filePath(name);
    const QString part = target + QStringLiteral(".part");
    for (const auto& left : folder.entryList({QStringLiteral("*.part*")}, QDir::Files)) // by a copy that was cut short
        QFile::remove(folder.filePath(left));
    try {
        sqlite::Database::open(studyPath, sqlite::OpenMode::Read).backupTo(part);
        const auto copy = sqlite::Database::open(part, sqlite::OpenMode::Read);
        auto check = copy.prepare("PRAGMA quick_check(1)");
        if (!check.step() || check.text(0) != QLatin1String("ok")) {
            QFile::remove(part);
            return damaged(study, folder);
        }
    } catch (const sqlite::Failure& failure) {
        QFile::remove(part);
        auto error = describeFailure(failure, study.fileName());
        if (error.kind == Error::Kind::Format)
            return damaged(study, folder);
        error.message = translate("Backup", "No backup of “%1” was made: %2").arg(study.fileName(), error.message);
        return tl::unexpected(error);
    }
    if (!QFile::rename(part, target)) {
        QFile::remove(part);
        return fail(Error::Kind::Io,
                    translate("Backup", "No backup of “%1” was made: the copy could not be given its name.").arg(study.fileName()), target);
    }
    return target;
}

QStringList rotatingCopies(const QString& studyPath)
{
    const QDir folder(folderOf(studyPath));
    QStringList paths;
    for (const auto& name : folder.entryList({rotating}, QDir::Files, QDir::Name | QDir::Reversed))
        paths << folder.filePath(name);
    return paths;
}

} // namespace

QString folderOf(const QString& studyPath) { return QFileInfo(studyPath).absoluteFilePath() + QStringLiteral("-backups"); }

QStringList all(const QString& studyPath)
{
    QStringList paths;
    for (const auto& file : QDir(folderOf(studyPath)).entryInfoList({QStringLiteral("*.counterpoint")}, QDir::Files, QDir::Time))
        paths << file.filePath();
    return paths;
}

bool isDue(const QString& studyPath)
{
    const auto copies = rotatingCopies(studyPath);
    if (copies.isEmpty())
        return true;
    const auto newest = QFileInfo(copies.first()).lastModified();
    return QFileInfo(studyPath).lastModified() > newest && newest.secsTo(Clock::now()) > 3600;
}

Result<QString> rotate(const QString& studyPath)
{
    auto made = copyTo(studyPath, stampForName() + QStringLiteral(".counterpoint"));
    if (!made)
        return made;
    const auto copies = rotatingCopies(studyPath);
    for (qsizetype i = kept; i < copies.size(); ++i)
        QFile::remove(copies[i]);
    return made;
}

Result<QString> beforeMigration(const QString& studyPath, int schemaVersion)
{
    return copyTo(studyPath, QStringLiteral("before-format-%1-%2.counterpoint").arg(schemaVersion + 1).arg(stampForName()));
}

Result<int> removeAll(const QString& studyPath)
{
    const QDir folder(folderOf(studyPath));
    int removed = 0;
    for (const auto& name : folder.entryList(QDir::Files | QDir::Hidden)) {
        if (!QFile::remove(folder.filePath(name)))
            return fail(Error::Kind::Io,
                        translate("Backup", "The backup “%1” could not be removed. Remove it yourself.").arg(folder.filePath(name)));
        removed += name.endsWith(QLatin1String(".counterpoint")) ? 1 : 0;
    }
    QDir().rmdir(folder.path());
    return removed;
}

} // namespace counterpoint::backup
