#pragma once
#include "core/interchange/imported_text.h"

namespace counterpoint {

/// Breaks a text that came without line ends, or nearly, so that it can be read and coded: where a speaker's label stands within the
/// one line, before each turn; and lines longer than long_lines::longest into paragraphs. Else nothing is changed. A note says what was done.
void breakIntoLines(ImportedText& content, const QString& fileName);

} // namespace counterpoint
