#pragma once
#include "core/base/result.h"
#include "core/interchange/data_file/data_file.h"
#include "core/interchange/data_file/display_format.h"
#include <map>
#include <optional>

namespace counterpoint::sav {

/// A variable as the file has it, its texts in the file's encoding.
struct RawVariable {
    std::string shortName;
    std::string name; ///< the long one, where there is one
    std::string label;
    int width = 0; ///< of a text in bytes; 0 for a number
    std::int64_t index = 0; ///< its first place in the case, in units of eight bytes
    std::vector<int> segments; ///< widths of the pieces that a long text is stored in
    data_file::DisplayFormat format;
    data_file::Measure measure = data_file::Measure::Unknown;
    std::vector<data_file::Range> missingNumbers;
    std::vector<std::string> missingTexts;
    std::vector<std::pair<double, std::string>> numberLabels;
    std::vector<std::pair<std::string, std::string>> textLabels;
    std::vector<std::pair<std::string, std::string>> attributes;
};

struct RawSet {
    std::string name;
    std::string label;
    bool isDichotomies = true;
    std::string counted;
    std::vector<std::string> variables;
};

/// All that stands before the cases.
struct RawDictionary {
    bool isSwapped = false; ///< the other byte order
    bool isZipped = false; ///< .zsav
    bool isCompressed = false; ///< by bytes
    std::int64_t cases = -1; ///< as declared; -1 where that is not known
    double bias = 100;
    double systemMissing = data_file::lowest();
    int codePage = 0; ///< 0: not said
    std::string encoding; ///< empty: not said
    std::string fileLabel;
    std::vector<std::string> documents;
    std::int64_t weightIndex = 0;
    std::vector<RawVariable> variables;
    std::vector<RawSet> sets;
    bool hasFileAttributes = false; ///< custom ones, which are not read
    std::size_t casesAt = 0; ///< where the cases begin, in bytes
    std::int64_t unitsPerCase = 0;
};

/// Reads everything before the cases. Format names the place, in bytes, where the file ceases to make sense.
Result<RawDictionary> readDictionary(std::string_view bytes, const QString& fileName);

/// The sentence for a file that is damaged: what it is doing at that byte.
tl::unexpected<Error> damaged(const QString& fileName, std::size_t at, const QString& what);

} // namespace counterpoint::sav
