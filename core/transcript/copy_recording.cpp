#include "core/base/translate.h"
#include "core/transcript/recordings.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace counterpoint::recordings {

namespace {

constexpr qint64 chunk = 1 << 20;

Result<> cancelled() { return fail(Error::Kind::Cancelled, translate("Recordings", "The copying was stopped.")); }

Result<> unreadable(const QFile& file)
{
    return fail(Error::Kind::Io,
                translate("Recordings", "“%1” cannot be read. Check that it is there and that you may open it.").arg(file.fileName()),
                file.errorString());
}

/// Hands all of `file` on piece by piece.
template <class Take>
Result<> eachPiece(QFile& file, const Progress& progress, qint64 before, qint64 total, Take take)
{
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    for (qint64 done = before; !file.atEnd();) {
        const auto bytes = file.read(chunk);
        if (bytes.isEmpty())
            return unreadable(file);
        if (const auto taken = take(bytes); !taken)
            return taken;
        done += bytes.size();
        if (!progress.at(done, total))
            return cancelled();
    }
    return {};
}

Result<QByteArray> hashOf(const QString& path, const Progress& progress, qint64 before, qint64 total)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto read = eachPiece(file, progress, before, total, [&](const QByteArray& bytes) -> Result<> {
        hash.addData(bytes);
        return {};
    });
    return read ? Result<QByteArray>(hash.result()) : fail(read);
}

/// The name in `folder` that the copy can have, or that an equal file has already.
Result<QString> placeFor(const QFileInfo& file, const QDir& folder, const QByteArray& hash, const Progress& progress)
{
    const auto suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    for (int number = 1;; ++number) {
        const auto name = number == 1 ? file.fileName() : QStringLiteral("%1 (%2)%3").arg(file.completeBaseName()).arg(number).arg(suffix);
        const QFileInfo there(folder.filePath(name));
        if (!there.exists())
            return there.absoluteFilePath();
        if (there.size() != file.size())
            continue;
        const auto other = hashOf(there.absoluteFilePath(), progress, file.size(), 3 * file.size());
        if (!other)
            return fail(other);
        if (*other == hash)
            return there.absoluteFilePath();
    }
}

} // namespace

Result<QString> copyBeside(const QString& studyPath, const QString& file, const Progress& progress)
{
    const QFileInfo info(file);
    const QDir folder(mediaFolder(studyPath));
    const auto total = 3 * info.size(); // read for its hash, copied, and the copy read
    const auto hash = hashOf(file, progress, 0, total);
    if (!hash)
        return fail(hash);
    const auto notWritten = [&](const QString& detail) {
        return fail(
            Error::Kind::Io,
            translate("Recordings", "The recording could not be copied into “%1”. Check that there is room and that you may write there.")
                .arg(folder.absolutePath()),
            detail);
    };
    if (!QDir().mkpath(folder.absolutePath()))
        return notWritten({});
    const auto place = placeFor(info, folder, *hash, progress);
    if (!place || QFileInfo::exists(*place))
        return place;
    QFile from(file);
    QSaveFile to(*place);
    if (!to.open(QIODevice::WriteOnly))
        return notWritten(to.errorString());
    const auto copied = eachPiece(from, progress, info.size(), total, [&](const QByteArray& bytes) -> Result<> {
        return to.write(bytes) == bytes.size() ? Result<>() : notWritten(to.errorString());
    });
    if (!copied)
        return fail(copied);
    if (!to.commit())
        return notWritten(to.errorString());
    const auto written = hashOf(*place, progress, 2 * info.size(), total);
    if (written && *written == *hash)
        return place;
    QFile::remove(*place);
    return written ? notWritten(translate("Recordings", "The copy differs from the file.")) : fail(written);
}

} // namespace counterpoint::recordings
