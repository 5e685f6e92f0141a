#pragma once
#include "core/text/text_span.h"
#include "core/transcript/speaker_role.h"
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace counterpoint {

/// How speakers are written in a transcript.
enum class SpeakerForm {
    Colon, ///< `Name: text`, `NAME:` above the text, `**Name:**`, each with or without a timestamp
    Bracket, ///< `[Name] text` or `[Name]` above the text
    Tab, ///< `Name<tab>text`
    NameAndTime, ///< `Name 00:04:12` above or before the text
    QuestionAnswer, ///< `Q. text`, `A. text`
    Own ///< as the user's own pattern says
};

/// The user's own pattern for labels at the start of a line, such as `{speaker} ({time}):`; placeholders are {speaker}, {time},
/// {number} and {any}. Or a regular expression with a group `speaker` (else its first group) and perhaps a group `time`.
struct SpeakerPattern {
    QString text;
    bool isExpression = false;
    bool isEmpty() const { return text.trimmed().isEmpty(); }
    bool operator==(const SpeakerPattern&) const = default;
};

/// A contribution of one speaker.
struct RecognisedTurn {
    TextSpan span; ///< from the label (or the timestamp before it) to the last character before the next turn
    qsizetype contentStart = 0; ///< where the words begin: behind label and first timestamp
    int speaker = -1; ///< index into Recognition::speakers; -1 for a mark such as "Break:"
    std::optional<qint64> timestampMs; ///< of the turn's start, where one stands there
};

/// Somebody who speaks, as named in the text.
struct RecognisedSpeaker {
    QString name;
    int turns = 0;
    qsizetype words = 0; ///< labels and timestamps not counted
    SpeakerRole role = SpeakerRole::Unknown; ///< a guess, to be corrected
    bool isUnknownVoice = false; ///< "Female voice", "??", "All": the transcriber could not or would not say who
};

/// A time code in the text, wherever it stands.
struct RecognisedTimestamp {
    TextSpan span; ///< with its brackets
    qint64 ms = 0; ///< of a range, its start
};

/// What the user says against the recognition; labels are compared without regard to case and spaces.
struct RecognitionOptions {
    bool speakers = true; ///< false: the text has no speakers
    std::optional<SpeakerForm> form; ///< only this form
    SpeakerPattern pattern; ///< where given, what it finds are the labels, and nothing else
    QStringList ignored; ///< labels that are no speakers
    QStringList named; ///< labels that are speakers, whatever they look like
    QMap<QString, QString> merged; ///< label -> the label whose speaker it is
};

/// Speakers, turns and timestamps found in a text; the text itself is never changed.
struct Recognition {
    std::vector<RecognisedSpeaker> speakers; ///< in the order of their first words
    std::vector<RecognisedTurn> turns;
    std::vector<RecognisedTimestamp> timestamps;
    QString form; ///< in words, for the preview; empty where no speakers were found
    QString problem; ///< a sentence, where the pattern could not be used
};

/// Finds who speaks where. Decides on the whole text: one form of label, labels that recur and look like names;
/// a text in which nothing is convincing has no speakers. Positions are code points.
Recognition recogniseTurns(const QString& text, const RecognitionOptions& options = {});

} // namespace counterpoint
