#include "core/project/step_aside.h"
#include "core/base/uuid.h"
#include "core/project/failures.h"
#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace counterpoint {

namespace {
const QString suffix = QStringLiteral(".aside-");
}

Result<std::shared_ptr<const CopyAside>> CopyAside::of(const QString& studyPath)
{
    const std::shared_ptr<const CopyAside> copy(new CopyAside(studyPath + suffix + newUuid().left(8)));
    try {
        sqlite::Database::open(studyPath, sqlite::OpenMode::Read).backupTo(copy->path());
        return copy;
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, QFileInfo(studyPath).fileName()));
    }
}

CopyAside::~CopyAside()
{
    QFile::remove(m_path);
    QFile::remove(m_path + QStringLiteral("-journal"));
}

void removeCopiesAside(const QString& studyPath)
{
    const QFileInfo study(studyPath);
    auto folder = study.absoluteDir();
    for (const auto& name : folder.entryList(QDir::Files | QDir::Hidden))
        if (name.startsWith(study.fileName() + suffix))
            folder.remove(name);
}

} // namespace counterpoint
