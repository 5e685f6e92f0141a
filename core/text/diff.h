#pragma once
#include "core/text/text_span.h"
#include <QStringView>
#include <vector>

namespace counterpoint {

/// A part of one text and what stands in its place in another; one of the two may be empty.
struct TextChange {
    TextSpan before;
    TextSpan after;
    bool operator==(const TextChange&) const = default;
};

/// What turns `before` into `after`, by lines and within these by words, in order and apart from each other. No span splits a
/// character as readers see it. Quick for long texts with few changes, and bounded for texts that have nothing in common.
std::vector<TextChange> diffTexts(QStringView before, QStringView after);

/// The same changes for reading: what only spaces and punctuation of a line keep apart is one change. `before` is that of diffTexts().
std::vector<TextChange> joinedForReading(const std::vector<TextChange>& changes, QStringView before);

} // namespace counterpoint
