#include "core/transcript/import_transcript.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/transcript/speakers.h"
#include "core/transcript/time_marks.h"
#include "core/transcript/turns.h"
#include <QFileInfo>
#include <algorithm>

namespace counterpoint {

namespace {

std::vector<TranscriptPlan::SpeakerPlan> proposeSpeakers(const Recognition& recognition)
{
    std::vector<TranscriptPlan::SpeakerPlan> plans;
    for (const auto& speaker : recognition.speakers) {
        if (speaker.isUnknownVoice) {
            plans.push_back({speaker.name, SpeakerRole::Unknown, QString()}); // somebody, or several, but no Case
            continue;
        }
        const bool isParticipant = speaker.role == SpeakerRole::Participant || speaker.role == SpeakerRole::Unknown;
        plans.push_back({speaker.name, isParticipant ? SpeakerRole::Participant : speaker.role, isParticipant ? speaker.name : QString()});
    }
    return plans;
}

Result<CaseId> caseFor(Edit& db, const TranscriptPlan& plan, const TranscriptPlan::SpeakerPlan& speaker)
{
    if (speaker.caseName.trimmed().isEmpty())
        return CaseId();
    const auto id = cases::ensure(db, speaker.caseName);
    if (!id)
        return id;
    for (const auto& [name, value] : plan.caseAttributes) {
        const auto attribute = attributes::ensure(db, name);
        if (!attribute)
            return fail(attribute);
        const auto byName = attributes::byName(db, name);
        if (!byName)
            return fail(byName);
        if (const auto set = cases::set(db, *id, *byName, value); !set)
            return fail(set);
    }
    return id;
}

/// The time that the file's structure gives for the start of a turn: of a subtitle's first cue.
std::optional<qint64> timeOf(const RecognisedTurn& turn, const std::vector<TextTime>& times)
{
    if (turn.timestampMs)
        return turn.timestampMs;
    const auto time = std::lower_bound(times.begin(), times.end(), turn.span.start,
                                       [](const TextTime& a, qsizetype position) { return a.position < position; });
    return time != times.end() && time->position <= turn.contentStart ? std::optional(time->ms) : std::nullopt;
}

/// The times that the file's structure gives and those that stand in the text, each once.
std::vector<TimeMark> timeMarksOf(const TranscriptPlan& plan)
{
    std::vector<TimeMark> marks;
    for (const auto& time : plan.content.times)
        marks.push_back({0, time.position, time.ms});
    for (const auto& timestamp : plan.recognition.timestamps)
        marks.push_back({0, timestamp.span.start, timestamp.ms});
    std::sort(marks.begin(), marks.end(),
              [](const auto& a, const auto& b) { return std::pair(a.position, a.ms) < std::pair(b.position, b.ms); });
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    return marks;
}

} // namespace

TranscriptPlan proposeTranscript(const QString& fileName, ImportedText content, const RecognitionOptions& options)
{
    TranscriptPlan plan;
    plan.options = options;
    plan.fileName = QFileInfo(fileName).fileName();
    plan.name = QFileInfo(fileName).completeBaseName();
    plan.content = std::move(content);
    plan.recognition = recogniseTurns(plan.content.text, plan.options);
    plan.speakers = proposeSpeakers(plan.recognition);
    const auto participants = std::count_if(plan.speakers.begin(), plan.speakers.end(),
                                            [](const auto& speaker) { return speaker.role == SpeakerRole::Participant; });
    plan.strand = plan.speakers.empty() ? Strand::Documents : participants >= 4 ? Strand::FocusGroups : Strand::Interviews;
    return plan;
}

void recogniseAgain(TranscriptPlan& plan)
{
    const auto corrected = std::move(plan.speakers);
    plan.recognition = recogniseTurns(plan.content.text, plan.options);
    plan.speakers = proposeSpeakers(plan.recognition);
    for (auto& speaker : plan.speakers)
        for (const auto& before : corrected)
            if (before.name == speaker.name)
                speaker = before;
}

void takeCorrections(const TranscriptPlan& corrected, TranscriptPlan& plan)
{
    plan.name = corrected.name;
    plan.strand = corrected.strand;
    plan.caseAttributes = corrected.caseAttributes;
    plan.speakers = corrected.speakers;
    plan.options = corrected.options;
    recogniseAgain(plan);
}

Result<SpeakerId> addSpeaker(Edit& db, SourceId source, const TranscriptPlan& plan, const TranscriptPlan::SpeakerPlan& speaker)
{
    return caseFor(db, plan, speaker).map([&](CaseId person) {
        return speakers::add(db, {{}, source, speaker.name, speaker.role, person});
    });
}

Result<SourceId> importTranscript(Edit& db, const TranscriptPlan& plan)
{
    if (plan.content.text.trimmed().isEmpty())
        return fail(Error::Kind::Format, translate("Import", "“%1” holds no text: there is nothing to import.").arg(plan.fileName));
    const auto kind = plan.recognition.turns.empty() ? SourceKind::Document : SourceKind::Transcript;
    const auto source = sources::add(db, {plan.name, kind, plan.strand, plan.fileName, plan.content.text, {}});
    if (!source)
        return source;
    std::vector<SpeakerId> ids;
    for (const auto& speaker : plan.speakers) {
        const auto id = addSpeaker(db, *source, plan, speaker);
        if (!id)
            return fail(id);
        ids.push_back(*id);
    }
    std::vector<Turn> turns;
    for (const auto& recognised : plan.recognition.turns) {
        Turn turn;
        turn.span = recognised.span;
        turn.contentStart = recognised.contentStart;
        turn.timestampMs = timeOf(recognised, plan.content.times);
        if (recognised.speaker >= 0 && std::size_t(recognised.speaker) < ids.size())
            turn.speaker = ids[std::size_t(recognised.speaker)];
        turns.push_back(turn);
    }
    turns::insertAll(db, *source, turns);
    time_marks::insertAll(db, *source, timeMarksOf(plan));
    return source;
}

} // namespace counterpoint
