#include "core/base/translate.h"
#include "core/interchange/sealed/sealed.h"
#include "core/pseudonyms/key_file.h"
#include <QFile>
#include <QFileInfo>

namespace counterpoint::key_file {

namespace {
constexpr qint64 largest = 64 << 20; // a key of a hundred thousand places has some ten megabytes
}

Result<QByteArray> seal(const QByteArray& json, const QString& password) { return sealed::seal(qCompress(json), password); }

Result<QByteArray> open(const QByteArray& bytes, const QString& password, const QString& fileName)
{
    return sealed::open(bytes, password, fileName).map([](const QByteArray& content) { return qUncompress(content); });
}

bool isSealed(const QByteArray& bytes) { return sealed::isSealed(bytes); }

Result<> save(const QString& path, const QByteArray& bytes)
{
    const auto fileName = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return QFileInfo::exists(path)
            ? fail(Error::Kind::Conflict,
                   translate("Pseudonyms", "“%1” is there already. Choose another name, so that no key is lost.").arg(fileName))
            : fail(Error::Kind::Io, translate("Pseudonyms", "“%1” cannot be written. Choose a folder of your own.").arg(fileName),
                   file.errorString());
    if (file.write(bytes) == bytes.size() && file.flush())
        return {};
    file.remove();
    return fail(Error::Kind::Io, translate("Pseudonyms", "“%1” could not be written: the disk is full.").arg(fileName), file.errorString());
}

Result<QByteArray> load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io,
                    translate("Pseudonyms", "“%1” cannot be read. Check the name and the folder.").arg(QFileInfo(path).fileName()),
                    file.errorString());
    if (file.size() > largest)
        return fail(Error::Kind::Format, translate("Pseudonyms", "“%1” is too big for a key.").arg(QFileInfo(path).fileName()));
    return file.readAll();
}

} // namespace counterpoint::key_file
