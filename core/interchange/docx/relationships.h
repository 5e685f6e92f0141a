#pragma once
#include "core/interchange/archive/zip_reader.h"
#include <QString>
#include <vector>

namespace counterpoint::docx {

/// What one part of an Office file says of another.
struct Relationship {
    QString id;
    QString kind; ///< 'header', 'image', …: the last word of its type
    QString target; ///< name of the part in the archive; of an external one its address
    bool isExternal = false;
};

/// Those of `part`, or of the whole file for an empty name; none where they are absent or damaged.
std::vector<Relationship> relationshipsOf(const ZipReader& archive, const QString& part, const QString& fileName);

} // namespace counterpoint::docx
