#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/interchange/data_file/data_file.h"
#include <QByteArray>

/// Stata's data files, .dta, by the library ReadStat.
namespace counterpoint::dta {

bool isDta(const QByteArray& bytes);

/// All of a file. Stata's dates are counted as SPSS does; its lettered missing values (.a to .z) become codes that no answer has, marked as
/// missing. A damaged file is refused whole.
Result<data_file::File> read(const QByteArray& bytes, const QString& fileName, const QByteArray& encoding = {},
                             const Progress& progress = {});

} // namespace counterpoint::dta
