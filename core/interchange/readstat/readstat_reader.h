#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/interchange/data_file/data_file.h"
#include <QByteArray>

/// Stata's .dta and SPSS's portable .por, by the library ReadStat.
namespace counterpoint::readstat {

bool isDta(const QByteArray& bytes);
bool isPor(const QByteArray& bytes);

/// All of a file. Stata's dates are counted as SPSS does; its lettered missing values (.a to .z) become codes that no answer has, marked as
/// missing. A damaged file is refused whole.
Result<data_file::File> readDta(const QByteArray& bytes, const QString& fileName, const QByteArray& encoding = {},
                                const Progress& progress = {});
Result<data_file::File> readPor(const QByteArray& bytes, const QString& fileName, const Progress& progress = {});

} // namespace counterpoint::readstat
