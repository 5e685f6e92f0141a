#pragma once
#include "core/interchange/data_file/data_file.h"

namespace counterpoint::sav {

/// The file as .sav (UTF-8, little-endian, packed by bytes), as SPSS 16 and later, PSPP and R read it. What such a file cannot hold is
/// left out and said. `made`: when it is written, as 2026-11-25T22:10:00Z.
data_file::Written write(const data_file::File& file, const QString& made);

/// The same without the values: what would be lost.
QStringList losses(const data_file::File& file);

} // namespace counterpoint::sav
