#include "core/integration/case_talks.h"
#include "core/coding/codebook.h"
#include "core/coding/codings.h"
#include "core/project/doors.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/text/text_index.h"
#include "core/text/word_spans.h"
#include "core/transcript/source_days.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <optional>
#include <set>

namespace counterpoint::case_parts {

namespace {

using Talk = CaseProfile::Talk;

/// Who of a source is the Case: speakers, or rows of the dataset.
struct Who {
    std::set<SpeakerId> speakers;
    std::set<SpeakerId> asking;
    std::set<qint64> rows;

    bool isIt(const Turn& turn) const
    {
        return turn.responseRow ? rows.contains(*turn.responseRow) : turn.speaker.isValid() && speakers.contains(turn.speaker);
    }
    bool any() const { return !speakers.empty() || !rows.empty(); }
};

Who whoIn(const Read& db, const Source& source, CaseId id, const std::vector<Response>& responses)
{
    Who who;
    for (const auto& speaker : speakers::of(db, source.id)) {
        if (speaker.linkedCase == id)
            who.speakers.insert(speaker.id);
        else if (asks(speaker.role))
            who.asking.insert(speaker.id);
    }
    if (source.kind == SourceKind::Answers)
        if (const auto question = variables::byId(db, source.variable))
            for (const auto& response : responses)
                if (response.dataset == question->dataset)
                    who.rows.insert(response.row);
    return who;
}

class Reader {
public:
    Reader(const Read& db, const Source& source, const Who& who)
        : m_who(who)
        , m_text(sources::text(db, source.id))
        , m_index(m_text)
        , m_turns(turns::of(db, source.id, m_text, m_index))
        , m_words(m_text)
    {
    }

    void count(const Read& db, Talk& talk) const
    {
        std::set<SpeakerId> voices;
        for (const auto& turn : m_turns) {
            const auto words = qint64(m_words.countIn({turn.contentStart, turn.span.end}));
            if (m_who.isIt(turn)) {
                ++talk.turns;
                talk.words += words;
            }
            if (!m_who.asking.contains(turn.speaker)) {
                talk.wordsOfAll += words;
                voices.insert(turn.speaker);
            }
        }
        talk.voices = int(voices.size());
        for (const auto& speaker : speakers::of(db, talk.source.id))
            if (m_who.speakers.contains(speaker.id))
                talk.speakers << speaker.name;
    }

    void addCodes(const std::vector<Coding>& codings, const std::map<CodeId, QString>& paths, Talk& talk) const
    {
        for (const auto& coding : codings) { // by start
            const auto* turn = turns::at(m_turns, coding.span.start);
            if (!turn || !m_who.isIt(*turn))
                continue;
            const auto known = std::find_if(talk.codes.begin(), talk.codes.end(),
                                            [&](const CaseProfile::CodeUse& use) { return use.code == coding.code; });
            if (known != talk.codes.end()) {
                ++known->codings;
                continue;
            }
            const auto path = paths.find(coding.code);
            talk.codes.push_back({coding.code, path == paths.end() ? QString() : path->second, 1, coding.span,
                                  m_index.slice(m_text, coding.span).toString().simplified()});
        }
        std::stable_sort(talk.codes.begin(), talk.codes.end(),
                         [](const auto& one, const auto& other) { return one.codings > other.codings; });
    }

    void addInteractions(const std::vector<Interaction>& interactions, Talk& talk) const
    {
        for (const auto& interaction : interactions) {
            const auto* turn = turns::at(m_turns, interaction.span.start);
            if (turn && m_who.isIt(*turn))
                ++talk.given[interaction.kind];
            const auto* answered = interaction.answered ? turns::at(m_turns, interaction.answered->start) : nullptr;
            if (answered && m_who.isIt(*answered))
                ++talk.met[interaction.kind];
        }
    }

private:
    const Who& m_who;
    QString m_text;
    TextIndex m_index;
    std::vector<Turn> m_turns;
    WordSpans m_words;
};

} // namespace

std::vector<Talk> talks(const Read& db, CaseId id, CoderId seen)
{
    std::map<CodeId, QString> paths;
    for (const auto& code : codebook::uncounted(db))
        paths.emplace(code.id, code.path);
    const auto days = sources::days(db);
    const auto responses = respondents::responsesOf(db, id);
    std::vector<Talk> found;
    for (const auto& source : sources::uncounted(db)) {
        const auto who = whoIn(db, source, id, responses);
        if (!who.any())
            continue;
        Talk talk;
        talk.source = source;
        if (const auto day = days.find(source.id); day != days.end())
            talk.day = day->second;
        const Reader reader(db, source, who);
        reader.count(db, talk);
        if (talk.turns == 0 && source.kind == SourceKind::Answers)
            continue; // the question was left open
        reader.addCodes(codings::of(db, source.id, seen), paths, talk);
        reader.addInteractions(interactions::of(db, source.id, seen), talk);
        found.push_back(std::move(talk));
    }
    std::stable_sort(found.begin(), found.end(), [](const Talk& one, const Talk& other) {
        return std::pair(one.source.strand, one.day) < std::pair(other.source.strand, other.day);
    });
    return found;
}

} // namespace counterpoint::case_parts
