#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint {

namespace {

constexpr const char* context = "TurnTaking";
constexpr std::size_t mostSpeakers = 60; ///< in a table that anyone can look at

using Counts = std::vector<std::vector<double>>; ///< by who follows and whom

/// Who speaks after whom in one source. Turns of one voice in a row are one contribution.
struct Conversation {
    QStringList speakers;
    Counts follows;
    double changes = 0; ///< of the voice
};

Conversation conversationIn(const Input& input, const Source& source, Counted counted)
{
    Conversation found;
    std::map<SpeakerId, int> places;
    for (const auto& speaker : speakers::of(input.db, source.id))
        if (counted == Counted::Everyone || !asks(speaker.role)) {
            places[speaker.id] = int(found.speakers.size());
            found.speakers << speaker.name;
        }
    const auto count = std::size_t(found.speakers.size());
    found.follows.assign(count, std::vector<double>(count, 0));
    auto turns = turns::startsOf(input.db, source.id);
    std::stable_sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.span.start < b.span.start; });
    SpeakerId last;
    for (const auto& turn : turns) {
        const auto now = places.find(turn.speaker);
        const auto before = places.find(last);
        if (turn.speaker != last && now != places.end() && before != places.end()) {
            ++found.follows[std::size_t(now->second)][std::size_t(before->second)];
            ++found.changes;
        }
        last = turn.speaker;
    }
    return found;
}

/// What would be expected if everybody followed everybody else alike, given how often each follows and is followed; nobody follows
/// themselves. Quasi-independence (Goodman 1968), by iterative proportional fitting.
Counts expectedIn(const Counts& counts)
{
    const auto size = counts.size();
    Counts expected(size, std::vector<double>(size, 1));
    std::vector<double> rows(size, 0);
    std::vector<double> columns(size, 0);
    for (std::size_t i = 0; i < size; ++i) {
        expected[i][i] = 0;
        for (std::size_t j = 0; j < size; ++j) {
            rows[i] += counts[i][j];
            columns[j] += counts[i][j];
        }
    }
    const auto fit = [size](const std::vector<double>& wanted, const auto& at) {
        double off = 0;
        for (std::size_t i = 0; i < size; ++i) {
            double sum = 0;
            for (std::size_t j = 0; j < size; ++j)
                sum += at(i, j);
            off = std::max(off, std::abs(sum - wanted[i]));
            for (std::size_t j = 0; j < size; ++j)
                at(i, j) *= sum > 0 ? wanted[i] / sum : 0;
        }
        return off;
    };
    for (int round = 0; round < 2000; ++round) {
        fit(rows, [&](std::size_t i, std::size_t j) -> double& { return expected[i][j]; });
        if (fit(columns, [&](std::size_t j, std::size_t i) -> double& { return expected[i][j]; }) < 1e-9)
            break;
    }
    return expected;
}

QJsonArray jsonOf(const Counts& counts)
{
    QJsonArray rows;
    for (const auto& line : counts) {
        QJsonArray row;
        for (const double number : line)
            row.append(number);
        rows.append(row);
    }
    return rows;
}

Part partOf(const Input& input, const Source& source, const Conversation& said)
{
    const auto expected = expectedIn(said.follows);
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Who follows whom in “%1”").arg(source.name);
    table.counted = translate(context, "%n change(s) of voice among %1 speakers", nullptr, int(said.changes)).arg(said.speakers.size());
    table.headers << translate(context, "Speaks next");
    for (const auto& speaker : said.speakers)
        table.headers << translate(context, "after %1").arg(speaker);
    table.headers << translate(context, "All");
    figure::HeatMap map;
    map.title = table.title;
    map.subtitle = translate(context, "Rows: who speaks next; columns: after whom");
    map.note = table.counted;
    map.high = 1;
    for (std::size_t i = 0; i < said.follows.size(); ++i) {
        ResultRow row;
        row.cells.push_back(cells::words(said.speakers[qsizetype(i)]));
        auto& colours = map.values.emplace_back();
        double all = 0;
        for (std::size_t j = 0; j < said.follows.size(); ++j) {
            const double count = said.follows[i][j];
            all += count;
            part.essence.push_back(count);
            map.high = std::max(map.high, count);
            colours.push_back(i == j ? std::nan("") : count);
            if (i == j) {
                row.cells.push_back({format::undefined()});
                continue;
            }
            ResultCell cell{translate(context, "%1 (%2)").arg(format::count(count), format::fixed(expected[i][j], 1)), count};
            if (count > 0)
                cell.query =
                    passages_behind::all({passages_behind::after(said.speakers[qsizetype(j)]),
                                          passages_behind::speaker(said.speakers[qsizetype(i)]), passages_behind::source(source.name)});
            row.cells.push_back(std::move(cell));
        }
        row.cells.push_back(cells::count(all));
        table.rows.push_back(std::move(row));
        map.rows.push_back(said.speakers[qsizetype(i)]);
        map.columns.push_back(said.speakers[qsizetype(i)]);
    }
    table.notes << material::notes(input);
    table.method =
        translate(context,
                  "How often somebody speaks right after somebody else; turns of one voice in a row are one. In brackets: how often it "
                  "would be if everybody followed everybody else alike, given how often each takes the floor and is followed, and nobody "
                  "follows themselves (quasi-independence, Goodman 1968). Turns hang together: no test is made.");
    part.figures.push_back(std::move(map));
    part.entries.push_back(entryFor(QStringLiteral("who_follows"), {source.name}, table,
                                    {{QStringLiteral("source"), source.name},
                                     {QStringLiteral("speakers"), QJsonArray::fromStringList(said.speakers)},
                                     {QStringLiteral("follows"), jsonOf(said.follows)},
                                     {QStringLiteral("expected"), jsonOf(expected)},
                                     {QStringLiteral("changes"), said.changes}}));
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto scope = material::scopeOf(input);
    if (!scope)
        return fail(scope);
    std::vector<Part> parts;
    for (const auto& source : sources::uncounted(input.db)) {
        if (!scope->holds(source) || source.kind == SourceKind::Answers)
            continue;
        const auto said = conversationIn(input, source, scope->counted);
        if (said.changes > 0 && said.follows.size() <= mostSpeakers)
            parts.push_back(partOf(input, source, said));
    }
    if (parts.empty())
        return fail(
            Error::Kind::Invalid,
            translate(context, "In these sources nobody speaks after anybody else. Choose transcripts with two speakers and more."));
    return parts;
}

} // namespace

AnalysisKind kinds::turnTaking()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("who_follows");
    kind.command = QStringLiteral("who-follows");
    kind.title = translate(context, "Who follows whom");
    kind.about = translate(context, "In each group: how often each speaks after each other, beside what would be expected");
    kind.alsoCalled = translate(context, "turn-taking; conversation analysis; sequence of speakers");
    kind.icon = "view-conversation-balloon";
    kind.options = {material::strands({toText(Strand::FocusGroups)}), material::sources(), material::counted()};
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
