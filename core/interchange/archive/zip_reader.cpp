#include "core/interchange/archive/zip_reader.h"
#include "core/base/translate.h"
#include <algorithm>
#include <zip.h>

namespace counterpoint {

namespace {

bool staysInside(const QString& name)
{
    if (name.isEmpty() || name.startsWith('/') || name.contains('\\') || name.contains(':') || name.contains(QChar::Null))
        return false;
    const auto parts = name.split('/');
    return !parts.contains(QStringLiteral(".."));
}

QString takeMessage(zip_error_t& error)
{
    const auto message = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return message;
}

} // namespace

void ZipReader::Close::operator()(zip* archive) const { zip_discard(archive); }

tl::unexpected<Error> ZipReader::damaged(const QString& detail) const
{
    return fail(Error::Kind::Format,
                translate("Archive", "“%1” is damaged and cannot be unpacked. Open it in the program it comes from and save it again.")
                    .arg(m_fileName),
                detail);
}

tl::unexpected<Error> ZipReader::tooLarge(const QString& detail) const
{
    return fail(Error::Kind::Format,
                translate("Archive", "“%1” would unpack to far more than a document needs, so it was not read.").arg(m_fileName), detail);
}

Result<ZipReader> ZipReader::open(const QByteArray& bytes, const QString& fileName, const ZipLimits& limits)
{
    ZipReader reader;
    reader.m_bytes = bytes;
    reader.m_fileName = fileName;
    reader.m_limits = limits;
    if (bytes.isEmpty()) // libzip takes no bytes for an archive without entries
        return reader.damaged(QStringLiteral("empty"));
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(reader.m_bytes.constData(), zip_uint64_t(reader.m_bytes.size()), 0, &error);
    if (!source)
        return reader.damaged(takeMessage(error));
    reader.m_archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!reader.m_archive) {
        zip_source_free(source);
        return reader.damaged(takeMessage(error));
    }
    zip_error_fini(&error);
    if (const auto listed = reader.list(); !listed)
        return fail(listed);
    return reader;
}

Result<> ZipReader::list()
{
    const auto count = zip_get_num_entries(m_archive.get(), 0);
    if (count > m_limits.entries)
        return tooLarge(QStringLiteral("%1 entries").arg(count));
    qint64 total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(m_archive.get(), zip_uint64_t(i), ZIP_FL_ENC_GUESS, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
            return damaged(QString::fromUtf8(zip_strerror(m_archive.get())));
        const auto name = QString::fromUtf8(stat.name);
        if (name.endsWith('/') || !staysInside(name))
            continue;
        const auto room = m_limits.totalBytes - total;
        if ((stat.valid & ZIP_STAT_SIZE) && stat.size > zip_uint64_t(std::max<qint64>(room, 0)))
            return tooLarge(QStringLiteral("declared size, at %1").arg(name));
        total += stat.valid & ZIP_STAT_SIZE ? qint64(stat.size) : 0;
        m_entries << name;
    }
    return {};
}

Result<QByteArray> ZipReader::read(const QString& entry) const
{
    const auto name = entry.toUtf8();
    zip_stat_t stat;
    if (!contains(entry) || zip_stat(m_archive.get(), name.constData(), 0, &stat) != 0)
        return damaged(QStringLiteral("no entry %1").arg(entry));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return fail(Error::Kind::Format,
                    translate("Archive", "“%1” is protected by a password. Remove the password and import it again.").arg(m_fileName));
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(m_archive.get(), stat.index, 0), zip_fclose);
    if (!file)
        return damaged(entry + ": " + QString::fromUtf8(zip_strerror(m_archive.get())));
    // The declared size is only a claim: what is counted is what comes out.
    const auto byRatio = std::max(m_limits.ratioFrom, qint64(std::min<zip_uint64_t>(stat.comp_size, 1u << 30)) * m_limits.ratio);
    const auto limit = std::min(m_limits.entryBytes, byRatio);
    QByteArray out;
    QByteArray block(64 * 1024, Qt::Uninitialized);
    for (;;) {
        const auto got = zip_fread(file.get(), block.data(), zip_uint64_t(block.size()));
        if (got < 0)
            return damaged(entry + ": " + QString::fromUtf8(zip_file_strerror(file.get())));
        if (got == 0)
            return out;
        if (out.size() + got > limit)
            return tooLarge(QStringLiteral("%1 passes %2 bytes").arg(entry).arg(limit));
        out.append(block.constData(), qsizetype(got));
    }
}

} // namespace counterpoint
