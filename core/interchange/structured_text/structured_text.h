#pragma once
#include "core/text/text_span.h"
#include <QString>
#include <vector>

namespace counterpoint {

/// A passage and the code that a file gives it.
struct StatedCode {
    QString path; ///< levels between '/'
    TextSpan span; ///< never empty; code points
    bool operator==(const StatedCode&) const = default;
};

/// One of the texts of a file with several, as MAXQDA's preprocessor reads them.
struct StructuredPart {
    QString name; ///< may be empty
    QString text; ///< without the lines that give names and codes
    std::vector<StatedCode> codes; ///< in the order of their beginnings
};

/// The texts of a file in which `#TEXT name` begins a text, and `#CODE name` (levels between '\') and `#ENDCODE` stand around a
/// passage; nothing where the first line with words is no `#TEXT`.
std::vector<StructuredPart> structuredParts(const QString& text);

} // namespace counterpoint
