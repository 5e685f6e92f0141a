#include "ui/shell/open_troubles.h"
#include "core/base/translate.h"
#include "core/project/backup.h"
#include "core/project/lock.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace counterpoint::ui {

std::vector<NoticeBar::Offer> waysOut(const Error& error, const QString& path, Access tried,
                                      const std::function<void(const QString&, Access)>& open)
{
    std::vector<NoticeBar::Offer> offers;
    const bool mayBeLocked = tried == Access::Write && QFileInfo::exists(path) && error.kind != Error::Kind::Format;
    if (mayBeLocked)
        offers.push_back({translate("Open", "Open read-only"), [=] { open(path, Access::Read); }});
    if (mayBeLocked && Lock::otherMachine(path))
        offers.push_back({translate("Open", "Take over"), [=] { open(path, Access::TakeOver); }});
    if (error.kind == Error::Kind::Format) {
        const auto copies = backup::all(path);
        if (!copies.isEmpty()) {
            const auto made = QLocale().toString(QFileInfo(copies.first()).lastModified(), QLocale::ShortFormat);
            offers.push_back({translate("Open", "Open a copy of the backup of %1").arg(made), [=] {
                                  const auto copy = copyOfLastBackup(path);
                                  open(copy.value_or(path), Access::Write);
                              }});
        }
    }
    return offers;
}

Result<QString> copyOfLastBackup(const QString& path)
{
    const auto copies = backup::all(path);
    const QFileInfo study(path);
    if (copies.isEmpty())
        return fail(Error::Kind::Io, translate("Open", "There is no backup of “%1”.").arg(study.fileName()));
    const auto made = QFileInfo(copies.first()).lastModified().toString(QStringLiteral("yyyy-MM-dd HH-mm"));
    const auto target =
        study.dir().filePath(translate("Open", "%1, backup of %2").arg(study.completeBaseName(), made) + QStringLiteral(".counterpoint"));
    if (!QFile::exists(target) && !QFile::copy(copies.first(), target))
        return fail(Error::Kind::Io, translate("Open", "The backup could not be copied to “%1”.").arg(target), copies.first());
    return target;
}

} // namespace counterpoint::ui
