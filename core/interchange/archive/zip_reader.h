#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QStringList>
#include <memory>

struct zip;

namespace counterpoint {

/// What an archive may hold before it is refused: a few kilobytes can claim to unpack to terabytes.
struct ZipLimits {
    qint64 entryBytes = 256LL * 1024 * 1024; ///< of one entry, unpacked
    qint64 totalBytes = 1024LL * 1024 * 1024; ///< of all entries together, as declared
    qint64 entries = 20'000;
    qint64 ratio = 300; ///< unpacked to packed size; only asked of entries above `ratioFrom`
    qint64 ratioFrom = 16LL * 1024 * 1024;
};

/// Reads the entries of a zip archive held in memory. Nothing is ever written to disk.
class ZipReader {
public:
    /// `fileName` is used in error sentences alone.
    static Result<ZipReader> open(const QByteArray& bytes, const QString& fileName, const ZipLimits& limits = {});

    /// Names of the files in the archive, in its order; names that are absolute or climb out of the archive are left out.
    QStringList entries() const { return m_entries; }
    bool contains(const QString& entry) const { return m_entries.contains(entry); }
    /// The unpacked bytes; an error where the entry is absent, damaged, encrypted or larger than the limits allow.
    Result<QByteArray> read(const QString& entry) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    ZipReader() = default;
    Result<> list();
    tl::unexpected<Error> damaged(const QString& detail) const;
    tl::unexpected<Error> tooLarge(const QString& detail) const;

    QByteArray m_bytes; // libzip reads from here, so it must outlive m_archive
    QString m_fileName;
    ZipLimits m_limits;
    QStringList m_entries;
    std::unique_ptr<zip, Close> m_archive;
};

} // namespace counterpoint
