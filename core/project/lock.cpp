#include "core/project/lock.h"
#include "core/base/translate.h"
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>
#include <QThread>

namespace counterpoint {

namespace {

QString pathOfLock(const QString& studyPath)
{
    const QFileInfo study(studyPath);
    return study.absolutePath() + QStringLiteral("/.") + study.fileName() + QStringLiteral(".lock");
}

/// A program that ends while it makes its lock leaves an empty file, which names nobody and would keep everybody out. One that is
/// still at it needs far less time than is given here.
bool isCutShort(const QString& path)
{
    const auto isEmpty = [&] { return QFileInfo::exists(path) && QFileInfo(path).size() == 0; };
    if (!isEmpty())
        return false;
    QThread::msleep(300);
    return isEmpty();
}

} // namespace

Lock::Lock(std::unique_ptr<QLockFile> file)
    : m_file(std::move(file))
{
}
Lock::~Lock() = default;

Result<std::unique_ptr<Lock>> Lock::acquire(const QString& studyPath, bool takeOver)
{
    const QFileInfo study(studyPath);
    const QString path = pathOfLock(studyPath);
    if (takeOver)
        QFile::remove(path);
    auto file = std::make_unique<QLockFile>(path);
    file->setStaleLockTime(0); // never by age: a study may stay open for days
    if (file->tryLock(0) || (isCutShort(path) && QFile::remove(path) && file->tryLock(0)))
        return std::unique_ptr<Lock>(new Lock(std::move(file)));
    if (file->error() == QLockFile::PermissionError)
        return fail(Error::Kind::Io,
                    translate("Project",
                              "“%1” cannot be opened for writing: this folder does not allow new files. "
                              "Copy the study to a folder of your own, or open it read-only.")
                        .arg(study.fileName()),
                    path);
    if (file->error() != QLockFile::LockFailedError)
        return fail(Error::Kind::Io,
                    translate("Project",
                              "“%1” cannot be opened for writing: there is no room on the disk for the note that it is open. "
                              "Free some space, or open it read-only.")
                        .arg(study.fileName()),
                    path);
    qint64 process = 0;
    QString machine;
    QString program;
    file->getLockInfo(&process, &machine, &program);
    return fail(Error::Kind::Conflict,
                translate("Project", "“%1” is open in another window or program (%2 on %3). Close it there, or open the study read-only.")
                    .arg(study.fileName(), program.isEmpty() ? translate("Project", "unknown") : program,
                         machine.isEmpty() ? translate("Project", "an unknown machine") : machine),
                QStringLiteral("%1, process %2").arg(path).arg(process));
}

std::optional<QString> Lock::otherMachine(const QString& studyPath)
{
    qint64 process = 0;
    QString machine;
    QString program;
    if (!QLockFile(pathOfLock(studyPath)).getLockInfo(&process, &machine, &program) || machine == QSysInfo::machineHostName())
        return std::nullopt;
    return machine;
}

} // namespace counterpoint
