#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/coding/coded_passages.h"
#include "core/project/doors.h"
#include "core/text/word_spans.h"
#include "core/transcript/speakers.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/turns.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace counterpoint {

namespace {

constexpr const char* context = "Participation";
constexpr double loud = 2; ///< times an equal share
constexpr std::size_t mostInFigure = 40;

/// One who speaks: a Case, or a speaker of one source whose Case is not known.
struct Voice {
    QString name;
    QString term;
    bool isCase = false;
    std::set<SourceId> sources;
    int turns = 0;
    qint64 words = 0;
    int codings = 0;
};

struct Voices {
    std::vector<Voice> all;
    qint64 words = 0;
    int codings = 0;
    int asked = 0; ///< codings that begin where somebody asks
    int nobodys = 0; ///< codings where nobody speaks
};

Voices voicesIn(const Input& input, const std::vector<CodeLine>& lines, const MaterialScope& scope)
{
    Voices found;
    auto sources = sources::uncounted(input.db);
    std::erase_if(sources, [&](const Source& source) { return !scope.holds(source) || source.kind == SourceKind::Answers; });
    std::vector<SourceId> ids;
    for (const auto& source : sources)
        ids.push_back(source.id);
    std::map<CaseId, QString> names;
    for (auto query = input.db.prepare("SELECT id, name FROM study_case"); query.step();)
        names[query.id<CaseId>(0)] = query.text(1);
    const CodedPassages codings(input.db, ids, scope);
    const code_lines::Finder finder(lines);
    std::map<CaseId, std::size_t> people;
    StoredText text;
    for (std::size_t place = 0; place < sources.size(); ++place) {
        auto turns = turns::startsOf(input.db, ids[place]);
        std::map<SpeakerId, int> voiceOf; // -1: who asks
        for (const auto& speaker : speakers::of(input.db, ids[place])) {
            if (asks(speaker.role)) {
                voiceOf[speaker.id] = -1;
                continue;
            }
            const auto known = speaker.linkedCase.isValid() ? people.find(speaker.linkedCase) : people.end();
            if (known != people.end()) {
                voiceOf[speaker.id] = int(known->second);
                continue;
            }
            voiceOf[speaker.id] = int(found.all.size());
            if (speaker.linkedCase.isValid()) {
                people[speaker.linkedCase] = found.all.size();
                found.all.push_back({names[speaker.linkedCase], passages_behind::person(names[speaker.linkedCase]), true, {}, 0, 0, 0});
            } else {
                found.all.push_back(
                    {translate(context, "%1 (%2)").arg(speaker.name, sources[place].name),
                     passages_behind::all({passages_behind::speaker(speaker.name), passages_behind::source(sources[place].name)}),
                     false,
                     {},
                     0,
                     0,
                     0});
            }
        }
        if (!turns.empty())
            text.read(input.db, ids[place]);
        const WordSpans words(turns.empty() ? std::string_view() : text.bytes());
        const auto voiceAt = [&](std::size_t turn) {
            const auto voice = voiceOf.find(turns[turn].speaker);
            return voice == voiceOf.end() ? -2 : voice->second;
        };
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const int voice = voiceAt(i);
            if (voice < 0)
                continue;
            auto& speaking = found.all[std::size_t(voice)];
            const auto end = i + 1 < turns.size() ? turns[i + 1].span.start : qsizetype(sources[place].length);
            const auto said = words.countIn({turns[i].contentStart, end});
            speaking.sources.insert(ids[place]);
            ++speaking.turns;
            speaking.words += said;
            found.words += said;
        }
        const auto [first, last] = codings.of(place);
        std::size_t turn = 0;
        for (const auto* coded = first; coded != last; ++coded) {
            while (turn < turns.size() && turns[turn].span.start <= coded->span.start)
                ++turn;
            if (finder.of(coded->code).empty())
                continue;
            const int voice = turn == 0 ? -2 : voiceAt(turn - 1);
            if (voice < 0) {
                ++(voice == -1 ? found.asked : found.nobodys);
                continue;
            }
            ++found.all[std::size_t(voice)].codings;
            ++found.codings;
        }
    }
    std::erase_if(found.all, [](const Voice& voice) { return voice.turns == 0; });
    std::stable_sort(found.all.begin(), found.all.end(),
                     [](const Voice& a, const Voice& b) { return std::pair(a.codings, a.words) > std::pair(b.codings, b.words); });
    return found;
}

double percentOf(double part, double whole) { return whole > 0 ? 100 * part / whole : std::nan(""); }

ResultCell percentCell(double percent)
{
    return std::isfinite(percent) ? ResultCell{format::percent(percent), percent} : ResultCell{format::undefined()};
}

QJsonValue jsonOf(double number) { return std::isfinite(number) ? QJsonValue(number) : QJsonValue(); }

QStringList notesOf(const Voices& voices)
{
    QStringList loudOnes;
    for (const auto& voice : voices.all)
        if (voices.all.size() >= 4 && voice.codings * double(voices.all.size()) > loud * voices.codings)
            loudOnes << voice.name;
    QStringList notes;
    if (!loudOnes.isEmpty())
        notes << translate(context, "More than twice an equal share of the passages: %1.")
                     .arg(loudOnes.mid(0, 12).join(QStringLiteral(", ")));
    if (voices.asked > 0)
        notes << translate(context, "%n coding(s) begin where an interviewer or moderator speaks and count for nobody.", nullptr,
                           voices.asked);
    if (voices.nobodys > 0)
        notes << translate(context, "%n coding(s) stand where nobody is named as speaking.", nullptr, voices.nobodys);
    return notes;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    const auto voices = voicesIn(input, *lines, *scope);
    if (voices.all.empty())
        return fail(Error::Kind::Invalid, translate(context, "In these sources nobody is named as speaking."));
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Passages of each participant");
    table.counted = translate(context, "%1 codings of %n voice(s)", nullptr, int(voices.all.size())).arg(voices.codings);
    table.headers << translate(context, "Participant") << translate(context, "Sources") << translate(context, "Turns")
                  << translate(context, "Words") << translate(context, "Words (%)") << translate(context, "Codings")
                  << translate(context, "Codings (%)") << translate(context, "Codings in 1,000 words");
    figure::BarChart chart;
    QJsonArray json;
    const auto narrowing = material::terms(input);
    for (const auto& voice : voices.all) {
        const double words = percentOf(double(voice.words), double(voices.words));
        const double codings = percentOf(voice.codings, voices.codings);
        const double density = voice.words > 0 ? 1000.0 * voice.codings / double(voice.words) : std::nan("");
        auto passages = cells::count(voice.codings);
        if (voice.codings > 0)
            passages.query = passages_behind::all(QStringList{QStringLiteral("coded"), voice.term} + narrowing);
        ResultRow row;
        row.cells = {cells::words(voice.name),
                     cells::count(double(voice.sources.size())),
                     cells::count(voice.turns),
                     cells::count(double(voice.words)),
                     percentCell(words),
                     passages,
                     percentCell(codings),
                     std::isfinite(density) ? ResultCell{format::fixed(density, 1), density} : ResultCell{format::undefined()}};
        table.rows.push_back(std::move(row));
        if (chart.bars.size() < mostInFigure)
            chart.bars.push_back({voice.name, double(voice.codings), {}});
        json.append(QJsonObject{{QStringLiteral("name"), voice.name},
                                {QStringLiteral("is_case"), voice.isCase},
                                {QStringLiteral("sources"), int(voice.sources.size())},
                                {QStringLiteral("turns"), voice.turns},
                                {QStringLiteral("words"), double(voice.words)},
                                {QStringLiteral("words_percent"), jsonOf(words)},
                                {QStringLiteral("codings"), voice.codings},
                                {QStringLiteral("codings_percent"), jsonOf(codings)},
                                {QStringLiteral("codings_per_1000_words"), jsonOf(density)}});
        part.essence.insert(part.essence.end(), {double(voice.words), double(voice.codings)});
    }
    table.notes << notesOf(voices) << material::notes(input);
    table.method = translate(
        context, "A passage is of whoever speaks where it begins; a speaker whose Case is known counts with all that the Case says.");
    chart.title = table.title;
    chart.note = table.counted;
    chart.valueTitle = translate(context, "Codings");
    part.figures.push_back(std::move(chart));
    QJsonObject result{{QStringLiteral("voices"), json},
                       {QStringLiteral("words"), double(voices.words)},
                       {QStringLiteral("codings"), voices.codings},
                       {QStringLiteral("codings_where_asked"), voices.asked},
                       {QStringLiteral("codings_of_nobody"), voices.nobodys}};
    if (voices.codings == 0 || voices.words == 0)
        result[QStringLiteral("reason")] = translate(context, "There is nothing of which a share could be taken.");
    part.entries.push_back(entryFor(QStringLiteral("participation"), {}, table, result));
    return singlePart(std::move(part));
}

} // namespace

AnalysisKind kinds::participation()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("participation");
    kind.title = translate(context, "Passages of each participant");
    kind.about = translate(context, "How much each participant says, and how much of it is coded: is one voice too loud?");
    kind.alsoCalled = translate(context, "participation; speaking time; share of talk; dominant voice; codings per participant");
    kind.icon = "system-users";
    kind.options = {material::codes(), material::withChildren(true),
                    material::strands({toText(Strand::Interviews), toText(Strand::FocusGroups)}), material::sources(), material::coders()};
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
