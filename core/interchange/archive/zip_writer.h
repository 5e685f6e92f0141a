#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <vector>

namespace counterpoint {

/// Makes a zip archive in memory: entries in the order of the calls, all dated 1980-01-01, so that the same entries give the same bytes.
class ZipWriter {
public:
    enum class Compression {
        Deflate,
        Store ///< as ODF and EPUB want their first entry, `mimetype`
    };

    void add(const QString& name, const QByteArray& content, Compression compression = Compression::Deflate);
    /// The archive; an error where two entries have one name.
    Result<QByteArray> finish() const;

private:
    struct Entry {
        QByteArray name; ///< UTF-8
        QByteArray content;
        Compression compression;
    };
    std::vector<Entry> m_entries;
};

} // namespace counterpoint
