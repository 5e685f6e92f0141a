#pragma once
#include "core/interchange/sav/byte_reader.h"
#include "core/interchange/sav/sav_dictionary.h"

namespace counterpoint::sav {

/// The records that newer versions of SPSS added (type 7), as they stand, by their number.
struct Extensions {
    std::map<int, std::string> texts; ///< the content of each; of the kinds that may come twice, one after the other
    bool isSwapped = false;
};

/// Puts what they say over the dictionary: long names, long texts, levels, sets, encoding. False where one of them contradicts the
/// variables so that the cases could not be read.
bool apply(const Extensions& extensions, RawDictionary& dictionary);

} // namespace counterpoint::sav
