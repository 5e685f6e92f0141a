#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include "core/transcript/edit_text.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;
struct TranscriptPlan;

/// A place that was changed both in the study and in the file since the import; the study's words stay.
struct UpdateConflict {
    QString imported; ///< as it was
    QString inStudy;
    QString inFile;
    TextSpan place{}; ///< of the study's text
    TextSpan placeInFile{};
};

/// What a new version of a file changes in the text of a source.
struct TextUpdate {
    std::vector<TextReplacement> parts; ///< of the study's text, in its order, apart from each other
    std::vector<UpdateConflict> conflicts;
    qsizetype wordsIn = 0;
    qsizetype wordsOut = 0;
    /// The file holds what was imported, or what the study's text is by now.
    bool isEmpty() const { return parts.empty() && conflicts.empty(); }
};

/// What both changed at one place and in one way.
enum class ChangedAlike { Settled, Listed };

/// Merges three ways: what the file changed against the text as imported is brought to the study's text, which may have been edited.
/// With `Listed` a place that both changed alike is among the conflicts, for those who know more than the words.
TextUpdate mergeTexts(const QString& imported, const QString& current, const QString& file, ChangedAlike alike = ChangedAlike::Settled);

/// A source of the study that a file may be a new version of, with what is needed to tell.
struct KnownText {
    SourceId source;
    QString name;
    QString fileName;
    qint64 revision = 0; ///< of its text; an update that was worked out for another one is worked out anew
    QString imported;
    QString current;
    bool hasPseudonyms = false; ///< stand in its text for names: new words of the file may hold the names
    bool isRedacted = false; ///< words were redacted for good since it came in: the file may hold them still
};

namespace reimport {
/// Of the sources that came from files: those that the file's name or the name of the source to be belongs to, the file's name first;
/// for a part of a file, those to which both do.
std::vector<KnownText> candidates(const Read& db, const TranscriptPlan& plan);
/// Among `candidates`, the one whose text is the file's, else the first; none where there are none.
const KnownText* bestOf(const std::vector<KnownText>& candidates, const QString& text);
/// A sentence for the user: what an update can bring back that was taken out of this text, and what to do; empty where nothing was.
QString warningBefore(const KnownText& known);
QString warningAfter(const KnownText& known);
/// Codings that lose all their text with the update.
int codingsLost(const Read& db, SourceId source, const TextUpdate& update);

/// Brings the plan's text into the source as an update: what is coded, noted and said where stays with its words; turns and speakers
/// that the new words bring are added. Gives what was changed. `update` may have been worked out before, for `known`.
Result<TextUpdate> update(Edit& db, const KnownText& known, const TextUpdate& update, const TranscriptPlan& plan);
} // namespace reimport

} // namespace counterpoint
