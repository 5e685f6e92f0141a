#include "core/coding/guide_answers.h"
#include "core/project/doors.h"
#include "core/survey/question_matching.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <unordered_map>

namespace counterpoint::guide_answers {

namespace {

constexpr qsizetype longestName = 60;

GuideMatch turnsOf(const Read& db, const Source& source)
{
    GuideMatch match{source.id, source.name, {}, {}};
    std::unordered_map<SpeakerId, Speaker> known;
    for (auto& speaker : speakers::of(db, source.id))
        known[speaker.id] = std::move(speaker);
    const auto text = sources::text(db, source.id);
    const TextIndex index(text);
    for (const auto& turn : turns::of(db, source.id)) {
        const TextSpan words{turn.contentStart, turn.span.end};
        if (words.isEmpty())
            continue;
        const auto speaker = known.find(turn.speaker);
        const auto said = index.slice(text, words).toString();
        if (speaker != known.end() && asks(speaker->second.role))
            match.asked.push_back({words, said, {}, 0});
        else
            match.said.push_back(
                {source.id, source.name, speaker == known.end() ? QString() : speaker->second.name, words, said, 1, false});
    }
    return match;
}

QString nameIn(QString words)
{
    words.replace(u'/', u'-');
    words = words.simplified();
    if (words.size() > longestName) {
        const auto cut = words.lastIndexOf(u' ', longestName);
        words = words.left(cut > 0 ? cut : longestName) + QChar(0x2026);
    }
    return words;
}

} // namespace

std::vector<GuideMatch> match(const Read& db, const Guide& guide, const std::vector<SourceId>& sources)
{
    std::vector<QString> questions;
    for (const auto& question : guide.questions)
        questions.push_back(question.text);
    std::vector<GuideMatch> matches;
    for (const auto& source : sources::uncounted(db)) {
        const bool isWanted =
            sources.empty() ? source.kind == SourceKind::Transcript : std::find(sources.begin(), sources.end(), source.id) != sources.end();
        if (!isWanted)
            continue;
        auto& match = matches.emplace_back(turnsOf(db, source));
        std::vector<QString> turns;
        for (const auto& turn : match.asked)
            turns.push_back(turn.text);
        const auto asked = matchQuestions(questions, turns);
        for (std::size_t i = 0; i < asked.size(); ++i)
            if (asked[i]) {
                match.asked[i].question = asked[i]->question;
                match.asked[i].likeness = asked[i]->likeness;
            }
    }
    return matches;
}

std::vector<GuideQuestionId> questionsPut(const Read& db, const std::vector<Guide>& guides, SourceId source)
{
    std::unordered_map<SpeakerId, SpeakerRole> roles;
    for (const auto& speaker : speakers::of(db, source))
        roles[speaker.id] = speaker.role;
    const auto asksIn = [&](const Turn& turn) {
        const auto role = roles.find(turn.speaker);
        return role != roles.end() && asks(role->second);
    };
    const auto all = turns::startsOf(db, source);
    if (std::none_of(all.begin(), all.end(), asksIn))
        return {};
    StoredText text;
    text.read(db, source);
    std::vector<QString> turns;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (asksIn(all[i]))
            turns.push_back(text.words({all[i].contentStart, i + 1 < all.size() ? all[i + 1].span.start : text.length()}).trimmed());
    std::vector<GuideQuestionId> put;
    for (const auto& guide : guides) {
        std::vector<QString> questions;
        for (const auto& question : guide.questions)
            questions.push_back(question.text);
        for (const auto& found : matchQuestions(questions, turns))
            if (found)
                put.push_back(guide.questions[std::size_t(found->question)].id);
    }
    return put;
}

std::vector<ProposedPassage> answersTo(const GuideMatch& match, int question)
{
    std::vector<ProposedPassage> answers;
    auto asking = match.asked.begin();
    std::optional<int> current;
    for (const auto& said : match.said) {
        for (; asking != match.asked.end() && asking->span.start < said.span.start; ++asking)
            if (asking->question)
                current = asking->question;
        if (current == question)
            answers.push_back(said);
    }
    return answers;
}

std::vector<GuideAsking> asking(const Read& db, const Guide& guide, const std::vector<GuideMatch>& matches, int question)
{
    auto codings = db.prepare("SELECT count(*) FROM coding WHERE source_id = ? AND code_id = ? AND coder_id NOT IN "
                              "(SELECT id FROM coder WHERE is_consensus = 1)");
    std::vector<GuideAsking> all;
    for (const auto& match : matches) {
        GuideAsking asking{match.source, match.sourceName, {}, int(answersTo(match, question).size()), 0, !match.asked.empty()};
        const auto first =
            std::find_if(match.asked.begin(), match.asked.end(), [&](const AskingTurn& turn) { return turn.question == question; });
        if (first != match.asked.end())
            asking.first = first->span;
        for (const auto code : guide.questions[std::size_t(question)].codes)
            if (codings.again().bind(match.source, code).step())
                asking.coded += codings.integer(0);
        all.push_back(asking);
    }
    return all;
}

QString codePathFor(const Guide& guide, int question)
{
    const auto& asked = guide.questions[std::size_t(question)];
    const auto own = nameIn(asked.topic.isEmpty() ? asked.text : asked.topic);
    return nameIn(guide.name) + u'/' + own;
}

} // namespace counterpoint::guide_answers
