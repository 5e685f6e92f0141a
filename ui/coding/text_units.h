#pragma once
#include "ui/coding/open_source.h"

namespace counterpoint::ui {

/// What one key selects.
enum class TextUnit {
    Turn,
    Sentence,
    Paragraph,
    Answer ///< all that is said between two turns of those who ask; of an open question the answer of one respondent
};

/// The unit around `position`; of a turn its words, without the label. Empty where there is none.
TextSpan unitAt(const OpenSource& source, TextUnit unit, qsizetype position);
/// `selected` with the next unit after it; itself at the end of the text.
TextSpan extended(const OpenSource& source, TextUnit unit, TextSpan selected);

} // namespace counterpoint::ui
