#pragma once
#include "core/transcript/recognition.h"

namespace counterpoint::recognition {

/// A label as labels are compared: composed, case folded, single spaces.
QString keyOf(const QString& label);

/// "Note", "Example", "https": words before a colon that name no speaker (English, German, French).
bool isNoSpeaker(const QString& key);
/// "Date", "Place", "Duration": keys of the list that heads a transcript.
bool isHeaderKey(const QString& key);
/// "laughs", "pause", "crosstalk 3:00": what transcribers put in brackets.
bool isStageDirection(const QString& key);
/// "He said", "One thing": how a sentence before a colon begins or ends, and a name does not.
bool readsAsSentence(const QString& key);
/// What the label itself says: "I", "Interviewer 2", "Moderatorin", "P7".
SpeakerRole roleOf(const QString& key);

/// "Unknown speaker", "??", "Female voice", "All": a label that says that it is not said who speaks, or that several do.
bool isUnknownVoice(const QString& key);

/// How much a label looks like a name.
enum class Shape {
    Bad,
    Loose, ///< "Social worker": a name if it recurs
    Name ///< "Marcel van Lohuizen", "P1 (carer)", "王芳"
};
Shape shapeOf(const QString& label);

} // namespace counterpoint::recognition
