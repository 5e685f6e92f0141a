#include "core/survey/response_folder.h"
#include "core/base/translate.h"
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace counterpoint::response_intake {

namespace {

constexpr qint64 head = 4096;

bool isJson(const QString& path) { return QFileInfo(path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0; }

} // namespace

Folder readFolder(const QString& path)
{
    QStringList paths;
    for (QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories); walk.hasNext();)
        paths << walk.next();
    paths.sort();
    Folder folder;
    for (const auto& each : paths) {
        const auto name = QFileInfo(each).fileName();
        QFile file(each);
        if (!file.open(QIODevice::ReadOnly)) {
            folder.unread.push_back({name, translate("ResponseIntake", "“%1” cannot be read: %2.").arg(name, file.errorString())});
            continue;
        }
        const auto begin = file.read(head);
        if (!response_file::isResponse(begin) && !isJson(each))
            continue;
        // What is too large is read no further than to see that it is.
        folder.files.push_back({name, begin + file.read(response_file::largest + 1 - begin.size())});
        folder.hasSealed = folder.hasSealed || response_file::isSealed(folder.files.back().bytes);
    }
    return folder;
}

} // namespace counterpoint::response_intake
