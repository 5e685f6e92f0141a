#pragma once
#include <QString>

namespace counterpoint {

/// The part a speaker plays in a transcript.
enum class SpeakerRole { Participant, Interviewer, Moderator, Unknown };

} // namespace counterpoint
