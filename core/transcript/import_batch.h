#pragma once
#include "core/base/progress.h"
#include "core/transcript/import_files.h"
#include "core/transcript/reimport.h"
#include <functional>

namespace counterpoint {

/// What is to happen to a file of an import.
enum class ImportChoice { Import, Update, LeaveOut };

/// A file of an import, with the source that it may be a new version of.
struct ImportItem {
    ReadTranscript file;
    std::optional<KnownText> known = {};
    TextUpdate update = {}; ///< of `known`; empty where the study has this text already
    int codingsLost = 0; ///< by the update
    ImportChoice choice = ImportChoice::Import;
    TextReading reading = {};

    bool isReadable() const { return file.plan.has_value(); }
    bool isUnchanged() const { return known && update.isEmpty(); }
};

/// What became of the files of an import, for the one summary at its end.
struct ImportSummary {
    struct Line {
        QString file;
        QString what; ///< '8,012 words, 2 speakers, 86 turns', or why it did not come in
        QStringList notes;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> imported;
    std::vector<Line> updated;
    std::vector<Line> leftOut;
    std::vector<Line> unreadable;
    SourceId first; ///< the first source that came in or was updated
    /// More to be said than how many there are.
    bool hasNews() const;
    QString headline() const;
    QString toText() const;
};

namespace imports {
/// What is done in the same step with a source that came in: rooms above give it what this one does not know.
using WithSource = std::function<Result<>(Edit& db, SourceId source, const TranscriptPlan& plan)>;

/// Finds for each readable file the source that it belongs to; no source is given to two files.
void findKnown(const Read& db, std::vector<ImportItem>& items);
/// Works the updates out, and chooses: update what differs, leave out what does not. Pure, and for long texts not quick.
void workOutUpdates(std::vector<ImportItem>& items);
/// Counts the codings that each update costs.
void countLosses(const Read& db, std::vector<ImportItem>& items);
/// Brings in what is chosen to come in.
Result<ImportSummary> bringIn(Edit& db, const std::vector<ImportItem>& items, const WithSource& then = {}, const Progress& progress = {});
} // namespace imports

} // namespace counterpoint
