#pragma once
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include <QByteArray>

namespace counterpoint {

/// Whether a text begins as subtitles do: "WEBVTT", or a number and a line of times.
bool isSubtitles(const QString& text);

/// The words of subtitles (.srt, .vtt; also as Teams, Zoom and YouTube write them) as a transcript. Consecutive cues of one speaker join into
/// one line, `Name: text`; where nobody is named, lines end with a sentence before a pause. The time of every cue is in `times`.
Result<ImportedText> readSubtitles(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
