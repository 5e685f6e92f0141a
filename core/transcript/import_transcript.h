#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/interchange/imported_text.h"
#include "core/interchange/structured_text/structured_text.h"
#include "core/transcript/recognition.h"
#include "core/transcript/sources.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A transcript as it shall come in: what was recognised in a file, as the user corrected it.
struct TranscriptPlan {
    /// A recognised speaker and the Case it becomes.
    struct SpeakerPlan {
        QString name;
        SpeakerRole role = SpeakerRole::Participant;
        QString caseName; ///< empty: no Case
    };
    QString name; ///< of the source
    QString fileName;
    Strand strand = Strand::Interviews;
    ImportedText content;
    RecognitionOptions options;
    Recognition recognition; ///< of content.text with `options`
    std::vector<SpeakerPlan> speakers; ///< one for each of recognition.speakers
    std::vector<std::pair<QString, QString>> caseAttributes; ///< given to the Cases of the participants
    std::vector<StatedCode> codes = {}; ///< that the file gives passages of content.text; who has the codebook applies them
    bool isPart = false; ///< of a file with several texts: the file's name alone does not say which source it is
};

/// The plan that is offered for a text: its name from the file's, a focus group where four or more take part, each participant a Case.
TranscriptPlan proposeTranscript(const QString& fileName, ImportedText content, const RecognitionOptions& options = {});
/// Recognises anew after the user changed `plan.options`; corrections to speakers that are still there are kept.
void recogniseAgain(TranscriptPlan& plan);
/// Gives the plan of a file that was read anew the name, strand and speakers that the user corrected before.
void takeCorrections(const TranscriptPlan& corrected, TranscriptPlan& plan);
/// Brings the transcript in: source, speakers, turns and Cases.
Result<SourceId> importTranscript(Edit& db, const TranscriptPlan& plan);
/// Adds one of the plan's speakers to a source, with the Case that is planned for them.
Result<SpeakerId> addSpeaker(Edit& db, SourceId source, const TranscriptPlan& plan, const TranscriptPlan::SpeakerPlan& speaker);

} // namespace counterpoint
