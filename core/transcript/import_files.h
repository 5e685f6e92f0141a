#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/interchange/text_reading.h"
#include "core/transcript/import_transcript.h"
#include <optional>
#include <vector>

namespace counterpoint {

/// Files to be imported, after folders were looked into.
struct FoundFiles {
    /// What lies in a folder and is not read, and why.
    struct LeftOut {
        QString path;
        QString reason; ///< a sentence
    };
    QStringList files; ///< paths, each once, in the order given; those of a folder by name as people sort them
    std::vector<LeftOut> leftOut;
};

/// Puts in the place of a folder the files in it and below it that can be read as transcripts; hidden ones are passed over.
FoundFiles findTranscripts(const QStringList& paths);

/// A file that was read and recognised, or why it could not be.
struct ReadTranscript {
    QString path;
    std::optional<TranscriptPlan> plan;
    QString problem; ///< a sentence; empty where there is a plan
    int part = 0; ///< of a file with several texts, which
};

/// What the user wants of all files.
struct ImportWishes {
    TextReading reading;
    SpeakerPattern pattern;
};

/// The text of a file, or its several texts where it is a structured one; at least one.
std::vector<ReadTranscript> readTranscript(const QString& path, const ImportWishes& wishes);
/// Reads and recognises the files, several at a time, in the order given; a file with several texts gives as many. Fails only when it is
/// cancelled.
Result<std::vector<ReadTranscript>> readTranscripts(const QStringList& paths, const ImportWishes& wishes, const Progress& progress);

} // namespace counterpoint
