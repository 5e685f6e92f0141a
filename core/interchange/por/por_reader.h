#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/interchange/data_file/data_file.h"
#include <QByteArray>

/// SPSS's portable files, .por, as PSPP's developers' manual describes them ("Portable File Format").
namespace counterpoint::por {

bool isPor(const QByteArray& bytes);
/// All of a file; a damaged one is refused whole.
Result<data_file::File> read(const QByteArray& bytes, const QString& fileName, const Progress& progress = {});

} // namespace counterpoint::por
