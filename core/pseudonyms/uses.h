#pragma once
#include "core/pseudonyms/fields.h"
#include "core/text/text_span.h"

namespace counterpoint {

/// A pseudonym that stands in a text; moves with every edit.
struct TextUse {
    SourceId source;
    PseudonymId pseudonym;
    TextSpan span;
    QString original; ///< as it was written there
    std::int64_t number = 0; ///< within its source
};

/// A pseudonym that was put into another field.
struct FieldUse {
    PseudonymId pseudonym;
    FieldRef ref;
    qsizetype start = 0; ///< when it was put there
    QString original; ///< as it was written there
    QString replacement; ///< as it was put there
    std::int64_t number = 0; ///< within its pseudonym
};

/// Where pseudonyms were put, so that they can be taken back. An invalid pseudonym: all.
namespace uses {
std::vector<TextUse> inTexts(const Read& db, PseudonymId pseudonym = {}); ///< by source, then position
std::vector<FieldUse> inFields(const Read& db, PseudonymId pseudonym = {}); ///< by field, then start
void add(Edit& db, const TextUse& use); ///< `number` is not used
void add(Edit& db, const FieldUse& use);
void remove(Edit& db, const TextUse& use);
void remove(Edit& db, const FieldUse& use);
} // namespace uses

} // namespace counterpoint
