#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/interchange/data_file/data_file.h"
#include <QByteArray>

/// SPSS's data files, .sav and .zsav, as PSPP's developers' manual describes them ("System File Format").
namespace counterpoint::sav {

bool isSav(const QByteArray& bytes);

/// All of a file. `encoding` is what the user says of its texts; else it is found out. A damaged file is refused whole.
Result<data_file::File> read(const QByteArray& bytes, const QString& fileName, const QByteArray& encoding = {},
                             const Progress& progress = {});

} // namespace counterpoint::sav
