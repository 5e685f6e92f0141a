#pragma once
#include "core/base/progress.h"
#include "core/interchange/sav/sav_dictionary.h"

namespace counterpoint::sav {

/// The values of one variable, texts in the file's encoding.
struct RawColumn {
    std::vector<double> numbers;
    data_file::Texts texts;
};

struct Cases {
    std::vector<RawColumn> columns; ///< as the dictionary's variables
    std::size_t rows = 0;
};

/// Reads all cases. Format where the file breaks off within one, or is packed in a way that makes no sense.
Result<Cases> readCases(std::string_view bytes, const RawDictionary& dictionary, const QString& fileName, const Progress& progress);

} // namespace counterpoint::sav
