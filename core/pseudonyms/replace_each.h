#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Edit;

/// A passage and what is put in its place.
struct PassageChange {
    TextSpan span;
    QString text;
};

namespace pseudonyms {
/// Replaces all passages, which do not overlap; everything that points into the text follows. One sweep for each different text.
Result<> replaceEach(Edit& db, SourceId source, const std::vector<PassageChange>& changes);
} // namespace pseudonyms

} // namespace counterpoint
