#pragma once
#include "core/base/result.h"
#include "core/transcript/recognition_choice.h"

namespace counterpoint {

/// An error, in a sentence, where the pattern cannot be used: for a field while it is typed in.
Result<> checkPattern(const SpeakerPattern& pattern);

namespace recognition {
/// Every label that the pattern finds, all of one form. An error where it is invalid or takes too long on this text.
Result<std::vector<Candidate>> findByPattern(const QString& text, const std::vector<FoundTime>& times, const SpeakerPattern& pattern);
/// All of them are labels: who gives a pattern need not be convinced by what it finds.
Choice chooseAll(const std::vector<Candidate>& candidates, const RecognitionOptions& options);
} // namespace recognition

} // namespace counterpoint
