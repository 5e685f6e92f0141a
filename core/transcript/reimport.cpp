#include "core/transcript/reimport.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/text/diff.h"
#include "core/text/text_index.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/import_transcript.h"
#include "core/transcript/speakers.h"
#include "core/transcript/time_marks.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <map>
#include <optional>

namespace counterpoint::reimport {

namespace {

qint64 revisionOf(const Read& db, SourceId source)
{
    auto query = db.prepare("SELECT revision FROM source WHERE id = ?");
    return query.bind(source).step() ? query.int64(0) : -1;
}

bool isTrue(const Read& db, const char* sql, SourceId source)
{
    auto query = db.prepare(sql);
    return query.bind(source).step();
}

/// From now on the text of the file counts as the one that was imported.
void keepAsImported(Edit& db, SourceId source, const QString& text)
{
    if (sources::text(db, source) == text)
        db.prepare("DELETE FROM original_text WHERE source_id = ?").bind(source).run();
    else
        db.prepare("INSERT INTO original_text(source_id, text) VALUES(?1, ?2) ON CONFLICT(source_id) DO UPDATE SET text = excluded.text")
            .bind(source, qCompress(text.toUtf8()))
            .run();
}

/// Where the parts of an update lie once all of them are made.
std::vector<TextSpan> placesAfter(const TextUpdate& update)
{
    std::vector<TextSpan> places;
    qsizetype shift = 0;
    for (const auto& part : update.parts) {
        const auto length = codePointCount(part.text);
        places.push_back({part.span.start + shift, part.span.start + shift + length});
        shift += length - part.span.length();
    }
    return places;
}

/// Gives the source the turns that new words brought, and the speaker that a changed label names.
class NewTurns {
public:
    NewTurns(Edit& db, SourceId source, const TextUpdate& update, const TranscriptPlan& plan)
        : m_db(db)
        , m_source(source)
        , m_places(placesAfter(update))
        , m_plan(plan)
        , m_text(sources::text(db, source))
        , m_sinceFile(diffTexts(plan.content.text, m_text))
        , m_recognition(recogniseTurns(m_text, plan.options))
        , m_turns(turns::of(db, source))
    {
        placeTimes();
    }
    Result<> add();
    /// The times that stand in new words, and those that the file's structure gives for them.
    void addTimeMarks();

private:
    bool isNew(TextSpan span) const
    {
        // They are in order and apart, so the first that ends behind the span's start is the one that can reach into it.
        const auto place =
            std::upper_bound(m_places.begin(), m_places.end(), span.start, [](qsizetype start, TextSpan each) { return start < each.end; });
        return place != m_places.end() && place->overlaps(span);
    }
    const Turn* standingAt(qsizetype start) const;
    void learnWhoIsWho();
    void learnFromFile();
    void placeTimes();
    std::optional<qint64> timeOf(const RecognisedTurn& turn) const;
    Result<SpeakerId> speakerFor(int recognised);

    Edit& m_db;
    SourceId m_source;
    std::vector<TextSpan> m_places;
    const TranscriptPlan& m_plan;
    QString m_text; ///< of the study, updated
    std::vector<TextChange> m_sinceFile; ///< what the study has otherwise than the file
    std::vector<TextTime> m_times; ///< that the file's structure gives, where they are in the study's text
    Recognition m_recognition;
    std::vector<Turn> m_turns;
    std::map<int, SpeakerId> m_who; ///< by index of the recognised speaker
    std::map<QString, SpeakerId> m_byLabel; ///< by the name in the file
};

const Turn* NewTurns::standingAt(qsizetype start) const
{
    const auto found =
        std::lower_bound(m_turns.begin(), m_turns.end(), start, [](const Turn& turn, qsizetype p) { return turn.span.start < p; });
    return found != m_turns.end() && found->span.start == start ? &*found : nullptr;
}

/// A label stands for whom it stood before, whatever name that speaker was given in the study.
void NewTurns::learnWhoIsWho()
{
    std::map<int, std::map<SpeakerId, int>> votes;
    for (const auto& turn : m_recognition.turns)
        if (const auto* known = standingAt(turn.span.start);
            known && known->speaker.isValid() && turn.speaker >= 0 && !isNew({turn.span.start, turn.contentStart}))
            ++votes[turn.speaker][known->speaker];
    for (const auto& [recognised, counts] : votes)
        m_who[recognised] =
            std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

/// A speaker renamed in the study has another label there than in the file: the turns that both have say who is meant.
void NewTurns::learnFromFile()
{
    auto change = m_sinceFile.begin();
    qsizetype shift = 0;
    for (const auto& turn : m_plan.recognition.turns) {
        for (; change != m_sinceFile.end() && change->before.end <= turn.span.start && change->before.start < turn.span.start; ++change)
            shift = change->after.end - change->before.end;
        const auto start = turn.span.start + shift;
        const auto* known = standingAt(start);
        if (known && known->speaker.isValid() && turn.speaker >= 0 && !isNew({start, known->contentStart}))
            m_byLabel.emplace(m_plan.recognition.speakers[std::size_t(turn.speaker)].name, known->speaker);
    }
}

/// What the study has otherwise than the file keeps the times it has there.
void NewTurns::placeTimes()
{
    auto change = m_sinceFile.begin();
    qsizetype shift = 0;
    for (const auto& time : m_plan.content.times) {
        for (; change != m_sinceFile.end() && change->before.end <= time.position; ++change)
            shift = change->after.end - change->before.end;
        if (change == m_sinceFile.end() || change->before.start > time.position)
            m_times.push_back({time.position + shift, time.ms});
    }
}

std::optional<qint64> NewTurns::timeOf(const RecognisedTurn& turn) const
{
    if (turn.timestampMs)
        return turn.timestampMs;
    const auto time = std::lower_bound(m_times.begin(), m_times.end(), turn.span.start,
                                       [](const TextTime& a, qsizetype position) { return a.position < position; });
    return time != m_times.end() && time->position <= turn.contentStart ? std::optional(time->ms) : std::nullopt;
}

Result<SpeakerId> NewTurns::speakerFor(int recognised)
{
    if (recognised < 0)
        return SpeakerId();
    if (const auto known = m_who.find(recognised); known != m_who.end())
        return known->second;
    const auto& name = m_recognition.speakers[std::size_t(recognised)].name;
    if (const auto known = m_byLabel.find(name); known != m_byLabel.end())
        return m_who[recognised] = known->second;
    for (const auto& speaker : speakers::of(m_db, m_source))
        if (speaker.name.compare(name, Qt::CaseInsensitive) == 0)
            return m_who[recognised] = speaker.id;
    const auto planned = std::find_if(m_plan.speakers.begin(), m_plan.speakers.end(),
                                      [&](const auto& speaker) { return speaker.name.compare(name, Qt::CaseInsensitive) == 0; });
    const auto added = planned == m_plan.speakers.end() ? Result<SpeakerId>(speakers::add(m_db, {{}, m_source, name, {}, {}}))
                                                        : addSpeaker(m_db, m_source, m_plan, *planned);
    if (added)
        m_who[recognised] = *added;
    return added;
}

Result<> NewTurns::add()
{
    if (m_turns.empty())
        return {}; // came in as a text without speakers, and stays one
    learnWhoIsWho();
    learnFromFile();
    std::int64_t number = 0;
    for (const auto& turn : m_turns)
        number = std::max(number, turn.number);
    auto insert = m_db.prepare("INSERT INTO turn(source_id, id, start, content_start, speaker_id, timestamp_ms) VALUES(?, ?, ?, ?, ?, ?)");
    for (const auto& turn : m_recognition.turns) {
        if (!isNew({turn.span.start, std::max(turn.contentStart, turn.span.start + 1)}))
            continue;
        const auto speaker = speakerFor(turn.speaker);
        if (!speaker)
            return fail(speaker);
        if (const auto* known = standingAt(turn.span.start))
            m_db.prepare("UPDATE turn SET content_start = ?, speaker_id = ?, timestamp_ms = ? WHERE source_id = ? AND id = ?")
                .bind(std::int64_t(turn.contentStart), *speaker, timeOf(turn), m_source, known->number)
                .run();
        else
            insert.again()
                .bind(m_source, ++number, std::int64_t(turn.span.start), std::int64_t(turn.contentStart), *speaker, timeOf(turn))
                .run();
    }
    return {};
}

void NewTurns::addTimeMarks()
{
    std::int64_t number = 0;
    std::vector<qsizetype> known;
    for (const auto& mark : time_marks::of(m_db, m_source)) {
        number = std::max(number, mark.number);
        known.push_back(mark.position);
    }
    auto insert = m_db.prepare("INSERT INTO time_mark(source_id, id, position, ms) VALUES(?, ?, ?, ?)");
    const auto add = [&](TextSpan where, qint64 ms) {
        if (isNew(where) && !std::binary_search(known.begin(), known.end(), where.start))
            insert.again().bind(m_source, ++number, std::int64_t(where.start), std::int64_t(ms)).run();
    };
    for (const auto& timestamp : m_recognition.timestamps)
        add(timestamp.span, timestamp.ms);
    for (const auto& time : m_times)
        add({time.position, time.position + 1}, time.ms);
}

} // namespace

std::vector<KnownText> candidates(const Read& db, const TranscriptPlan& plan)
{
    std::vector<KnownText> found;
    {
        auto query = db.prepare("SELECT id, name, file_name, revision FROM source WHERE kind <> 'answers' AND "
                                "(ifnull(file_name = ?1 COLLATE NAME, 0) + (name = ?2 COLLATE NAME) >= ?3) "
                                "ORDER BY file_name <> ?1 COLLATE NAME, id DESC");
        for (query.bind(plan.fileName, plan.name, plan.isPart ? 2 : 1); query.step();)
            found.push_back({query.id<SourceId>(0), query.text(1), query.text(2), query.int64(3), {}, {}, false, false});
    }
    for (auto& known : found) {
        known.current = sources::text(db, known.source);
        known.imported = sources::originalText(db, known.source);
        known.hasPseudonyms = isTrue(db, "SELECT 1 FROM pseudonym_use WHERE source_id = ?", known.source);
        // A final redaction is the one step that is recorded without what it would need to be taken back.
        known.isRedacted = isTrue(db,
                                  "SELECT 1 FROM history, source WHERE source.id = ? AND length(changeset) = 0 AND at >= imported_at "
                                  "AND rows > 0",
                                  known.source);
    }
    return found;
}

const KnownText* bestOf(const std::vector<KnownText>& candidates, const QString& text)
{
    const auto same = std::find_if(candidates.begin(), candidates.end(),
                                   [&](const KnownText& known) { return known.imported == text || known.current == text; });
    return same != candidates.end() ? &*same : candidates.empty() ? nullptr : &candidates.front();
}

QString warningBefore(const KnownText& known)
{
    if (known.isRedacted)
        return translate("Reimport",
                         "Words were redacted for good in this study since this text came in. The file may hold them still, and an "
                         "update would bring them back: take them out of the file first.");
    return known.hasPseudonyms ? translate("Reimport",
                                           "Pseudonyms stand in this text. What the file brings may hold the real names: look for "
                                           "them on the page of pseudonyms afterwards.")
                               : QString();
}

QString warningAfter(const KnownText& known)
{
    if (known.isRedacted)
        return translate("Reimport",
                         "Words that were redacted for good may have come back with the file: look through the text, and redact "
                         "again.");
    return known.hasPseudonyms ? translate("Reimport", "New words may hold real names: look for them on the page of pseudonyms.")
                               : QString();
}

int codingsLost(const Read& db, SourceId source, const TextUpdate& update)
{
    if (update.parts.empty())
        return 0;
    std::vector<TextSpan> spans;
    std::vector<qsizetype> inserted;
    for (const auto& part : update.parts) {
        spans.push_back(part.span);
        inserted.push_back(codePointCount(part.text));
    }
    const TextEdits edits(std::move(spans), std::move(inserted));
    int lost = 0;
    auto query = db.prepare("SELECT start, end FROM coding WHERE source_id = ?");
    for (query.bind(source); query.step();)
        lost += edits.moved(TextSpan{qsizetype(query.int64(0)), qsizetype(query.int64(1))}).isEmpty() ? 1 : 0;
    return lost;
}

Result<TextUpdate> update(Edit& db, const KnownText& known, const TextUpdate& worked, const TranscriptPlan& plan)
{
    const auto source = known.source;
    auto made = revisionOf(db, source) == known.revision
        ? worked
        : mergeTexts(sources::originalText(db, source), sources::text(db, source), plan.content.text);
    if (const auto done = sources::replaceEach(db, source, made.parts); !done)
        return fail(done);
    keepAsImported(db, source, plan.content.text);
    NewTurns fresh(db, source, made, plan);
    if (const auto added = plan.recognition.turns.empty() ? Result<>() : fresh.add(); !added)
        return fail(added);
    fresh.addTimeMarks();
    db.prepare("UPDATE source SET file_name = ? WHERE id = ?").bind(plan.fileName, source).run();
    sources::touch(db, source);
    return made;
}

} // namespace counterpoint::reimport
