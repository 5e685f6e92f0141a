#include "core/transcript/recognition.h"
#include "core/base/translate.h"
#include "core/text/words.h"
#include "core/transcript/recognition_choice.h"
#include "core/transcript/recognition_pattern.h"
#include "core/transcript/recognition_words.h"
#include <QHash>
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

using namespace recognition;

struct Line {
    qsizetype start;
    qsizetype end;
};

Line lineOf(const QString& text, qsizetype at)
{
    const auto end = text.indexOf(u'\n', at);
    return {at > 0 ? text.lastIndexOf(u'\n', at - 1) + 1 : 0, end < 0 ? text.size() : end};
}

bool isBlank(const QString& text, qsizetype start, qsizetype end)
{
    return QStringView(text).sliced(start, end - start).trimmed().isEmpty();
}

/// Puts turns, speakers and timestamps together from the labels chosen.
class Builder {
public:
    Builder(const QString& text, const RecognitionOptions& options)
        : m_text(text)
        , m_index(text)
        , m_times(findTimes(text))
        , m_pattern(options.pattern)
        , m_found(m_pattern.isEmpty() ? findCandidates(text, m_times) : findByPattern(text, m_times, m_pattern))
        , m_candidates(std::move(m_found).value_or(std::vector<Candidate>()))
        , m_choice(m_pattern.isEmpty() ? chooseLabels(text, m_candidates, options) : chooseAll(m_candidates, options))
    {
    }
    Recognition build();

private:
    void addTurns();
    void takeTimeAbove(RecognisedTurn& turn, qsizetype& start);
    int speakerFor(const Label& label);
    void addTimestamps();
    bool isTimestamp(std::size_t index) const;
    void nameSpeakers();
    void countWords();
    void guessRoles();
    QString formInWords() const;

    const QString& m_text;
    TextIndex m_index;
    std::vector<FoundTime> m_times;
    const SpeakerPattern& m_pattern;
    Result<std::vector<Candidate>> m_found;
    std::vector<Candidate> m_candidates;
    Choice m_choice;
    QSet<std::size_t> m_usedTimes;
    QHash<QString, int> m_speakerOf;
    std::vector<QMap<QString, int>> m_spellings; ///< of each speaker, how often
    Recognition m_result;
};

int Builder::speakerFor(const Label& label)
{
    if (label.speaker.isEmpty())
        return -1;
    auto found = m_speakerOf.find(label.speaker);
    if (found == m_speakerOf.end()) {
        found = m_speakerOf.insert(label.speaker, int(m_result.speakers.size()));
        m_result.speakers.push_back({});
        m_spellings.emplace_back();
    }
    // Where labels were merged, the one merged into gives the name.
    m_spellings[std::size_t(*found)][label.candidate->label] += label.candidate->key == label.speaker ? 1'000'000 : 1;
    return *found;
}

/// A line that is only a timestamp, right above a turn, is that turn's.
void Builder::takeTimeAbove(RecognisedTurn& turn, qsizetype& start)
{
    const auto line = lineOf(m_text, start);
    if (turn.timestampMs || line.start == 0)
        return;
    const auto above = lineOf(m_text, line.start - 1);
    const auto time =
        std::lower_bound(m_times.begin(), m_times.end(), above.start, [](const FoundTime& a, qsizetype b) { return a.start < b; });
    if (time == m_times.end() || time->end > above.end || !isBlank(m_text, above.start, time->start)
        || !isBlank(m_text, time->end, above.end))
        return;
    turn.timestampMs = time->ms;
    start = time->start;
    m_usedTimes.insert(std::size_t(time - m_times.begin()));
}

void Builder::addTurns()
{
    struct Place {
        qsizetype start;
        qsizetype contentStart;
    };
    std::vector<Place> places;
    for (const auto& label : m_choice.labels) {
        const auto& candidate = *label.candidate;
        if (!places.empty() && candidate.start < places.back().contentStart)
            continue;
        RecognisedTurn turn;
        turn.timestampMs = candidate.ms;
        turn.speaker = speakerFor(label);
        auto start = candidate.start;
        takeTimeAbove(turn, start);
        m_usedTimes.unite({candidate.times.begin(), candidate.times.end()});
        places.push_back({start, candidate.contentStart});
        m_result.turns.push_back(turn);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto end = i + 1 < places.size() ? places[i + 1].start : m_text.size();
        while (end > places[i].start && m_text[end - 1].isSpace())
            --end;
        auto& contentStart = places[i].contentStart;
        while (contentStart < end && m_text[contentStart].isSpace())
            ++contentStart;
        auto& turn = m_result.turns[i];
        turn.span = {m_index.toCodePoint(places[i].start), m_index.toCodePoint(end)};
        turn.contentStart = std::min(m_index.toCodePoint(places[i].contentStart), turn.span.end);
    }
}

/// In brackets it is one wherever it stands; bare, as a clock time is written, only where transcribers put it.
bool Builder::isTimestamp(std::size_t index) const
{
    const auto& time = m_times[index];
    if (m_usedTimes.contains(index) || time.square || (time.round && time.full))
        return true;
    const auto line = lineOf(m_text, time.start);
    const bool atStart = isBlank(m_text, line.start, time.start);
    const bool alone = atStart && isBlank(m_text, time.end, line.end);
    return alone || (atStart && (time.round || time.full));
}

void Builder::addTimestamps()
{
    for (std::size_t i = 0; i < m_times.size(); ++i)
        if (isTimestamp(i))
            m_result.timestamps.push_back({{m_index.toCodePoint(m_times[i].start), m_index.toCodePoint(m_times[i].end)}, m_times[i].ms});
}

void Builder::nameSpeakers()
{
    for (std::size_t i = 0; i < m_spellings.size(); ++i) {
        const auto& spellings = m_spellings[i];
        m_result.speakers[i].name = std::max_element(spellings.keyValueBegin(), spellings.keyValueEnd(),
                                                     [](const auto& a, const auto& b) { return a.second < b.second; })
                                        .base()
                                        .key();
    }
}

void Builder::countWords()
{
    auto time = m_result.timestamps.begin();
    for (const auto& turn : m_result.turns) {
        if (turn.speaker < 0)
            continue;
        const TextSpan content{turn.contentStart, turn.span.end};
        auto words = wordCount(m_index.slice(m_text, content));
        while (time != m_result.timestamps.end() && time->span.start < content.start)
            ++time;
        for (; time != m_result.timestamps.end() && time->span.end <= content.end; ++time)
            words -= wordCount(m_index.slice(m_text, time->span));
        auto& speaker = m_result.speakers[std::size_t(turn.speaker)];
        ++speaker.turns;
        speaker.words += words;
    }
}

/// What labels say; where they say nothing and two people speak, the one who ends on question marks asks.
void Builder::guessRoles()
{
    auto& speakers = m_result.speakers;
    bool anyRole = false;
    for (auto& speaker : speakers) {
        speaker.role = roleOf(keyOf(speaker.name));
        speaker.isUnknownVoice = isUnknownVoice(keyOf(speaker.name));
        anyRole = anyRole || speaker.role != SpeakerRole::Unknown;
    }
    if (speakers.size() != 2)
        return;
    std::vector<int> questions(2, 0);
    for (const auto& turn : m_result.turns)
        if (turn.speaker >= 0) {
            const auto words = m_index.slice(m_text, turn.span);
            questions[std::size_t(turn.speaker)] +=
                words.endsWith(u'?') || words.endsWith(QChar(0xFF1F)) || words.endsWith(QChar(0x061F)) ? 1 : 0;
        }
    const auto asks = [&](std::size_t i) { return questions[i] * 2 >= speakers[i].turns && speakers[i].turns >= 3; };
    for (std::size_t i = 0; i < 2 && !anyRole; ++i)
        if (asks(i) && !asks(1 - i)) {
            speakers[i].role = SpeakerRole::Interviewer;
            speakers[1 - i].role = SpeakerRole::Participant;
            return;
        }
    for (std::size_t i = 0; i < 2; ++i)
        if (speakers[i].role == SpeakerRole::Interviewer && speakers[1 - i].role == SpeakerRole::Unknown)
            speakers[1 - i].role = SpeakerRole::Participant;
}

QString Builder::formInWords() const
{
    switch (*m_choice.form) {
    case SpeakerForm::Colon:
        return translate("Recognition", "Name: text");
    case SpeakerForm::Bracket:
        return translate("Recognition", "[Name] text");
    case SpeakerForm::Tab:
        return translate("Recognition", "Name, tab, text");
    case SpeakerForm::NameAndTime:
        return translate("Recognition", "Name and timestamp, then text");
    case SpeakerForm::QuestionAnswer:
        return translate("Recognition", "Q. and A.");
    case SpeakerForm::Own:
        return m_pattern.text.trimmed();
    }
    return {};
}

Recognition Builder::build()
{
    addTurns();
    addTimestamps();
    nameSpeakers();
    countWords();
    guessRoles();
    if (m_choice.form)
        m_result.form = formInWords();
    if (!m_found)
        m_result.problem = m_found.error().message;
    return std::move(m_result);
}

} // namespace

Recognition recogniseTurns(const QString& text, const RecognitionOptions& options) { return Builder(text, options).build(); }

} // namespace counterpoint
