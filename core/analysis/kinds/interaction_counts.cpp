#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/coding/coded_passages.h"
#include "core/coding/interactions.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/voices.h"
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace counterpoint {

namespace {

constexpr const char* context = "InteractionCounts";
constexpr std::size_t kindCount = interactionKinds.size();
constexpr std::size_t mostListed = 1'000;
constexpr qsizetype longestWords = 200;

using ByKind = std::array<int, kindCount>;

/// An interaction with the names of those who take part.
struct Said {
    Interaction interaction;
    std::size_t source = 0; ///< place among the sources of the material
    QString who;
    QString whom; ///< who is answered, or met with silence
};

struct Material {
    std::vector<Source> sources;
    std::vector<Said> all; ///< by source and place
    int groups = 0; ///< sources with any
};

Material gather(const Input& input, const MaterialScope& scope)
{
    Material found;
    found.sources = sources::uncounted(input.db);
    std::erase_if(found.sources, [&](const Source& source) { return !scope.holds(source) || source.kind == SourceKind::Answers; });
    for (std::size_t place = 0; place < found.sources.size(); ++place) {
        auto here = interactions::of(input.db, found.sources[place].id);
        std::erase_if(here, [&](const Interaction& each) { return !scope.holds(each.coder); });
        if (here.empty())
            continue;
        ++found.groups;
        const Voices voices(input.db, found.sources[place].id, turns::startsOf(input.db, found.sources[place].id));
        for (const auto& each : here) {
            Said said{each, place, voices.at(each.span.start).speaker, {}};
            if (each.kind == InteractionKind::Silence)
                said.whom = std::exchange(said.who, QString());
            else if (each.answered)
                said.whom = voices.at(each.answered->start).speaker;
            found.all.push_back(std::move(said));
        }
    }
    return found;
}

int at(const ByKind& counts, InteractionKind kind) { return counts[std::size_t(kind)]; }

QString interactionTerm(InteractionKind kind, const QString& whom)
{
    return passages_behind::interaction(toText(kind)
                                        + (whom.isEmpty() || kind == InteractionKind::Silence ? QString() : QStringLiteral(": ") + whom));
}

/// The passages behind a number: of a kind, between two, in a source.
QString queryFor(const Input& input, const Material& material, const Said& said)
{
    const auto speaker = said.interaction.kind == InteractionKind::Silence ? said.whom : said.who;
    return passages_behind::all(QStringList{interactionTerm(said.interaction.kind, said.whom),
                                            speaker.isEmpty() ? QString() : passages_behind::speaker(speaker),
                                            passages_behind::source(material.sources[said.source].name)}
                                + material::terms(input).mid(0, 1));
}

QString nobody() { return translate(context, "(nobody)"); }

void addKinds(ResultTable& table)
{
    for (const auto kind : interactionKinds)
        table.headers << nameOf(kind);
}

QJsonObject jsonOf(const ByKind& counts)
{
    QJsonObject json;
    for (const auto kind : interactionKinds)
        json[toText(kind).replace(u' ', u'_')] = at(counts, kind);
    return json;
}

Part pairs(const Input& input, const Material& material)
{
    struct Pair {
        ByKind counts{};
        std::array<QString, kindCount> queries;
    };
    std::map<std::tuple<std::size_t, QString, QString>, Pair> all;
    for (const auto& said : material.all) {
        auto& pair = all[{said.source, said.who, said.whom}];
        ++pair.counts[std::size_t(said.interaction.kind)];
        pair.queries[std::size_t(said.interaction.kind)] = queryFor(input, material, said);
    }
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Who answers whom, and how");
    table.headers << translate(context, "Group") << translate(context, "Who") << translate(context, "Whom");
    addKinds(table);
    QJsonArray rows;
    for (const auto& [who, pair] : all) {
        const auto& [source, speaker, answered] = who;
        ResultRow row;
        row.cells = {cells::words(material.sources[source].name), cells::words(speaker.isEmpty() ? nobody() : speaker),
                     cells::words(answered.isEmpty() ? nobody() : answered)};
        for (std::size_t kind = 0; kind < kindCount; ++kind) {
            auto cell = cells::count(pair.counts[kind]);
            cell.query = pair.queries[kind];
            row.cells.push_back(std::move(cell));
            part.essence.push_back(pair.counts[kind]);
        }
        table.rows.push_back(std::move(row));
        auto json = jsonOf(pair.counts);
        json[QStringLiteral("source")] = material.sources[source].name;
        json[QStringLiteral("who")] = speaker.isEmpty() ? QJsonValue() : QJsonValue(speaker);
        json[QStringLiteral("whom")] = answered.isEmpty() ? QJsonValue() : QJsonValue(answered);
        rows.append(json);
    }
    table.method = translate(context, "Turns that a coder marked as taking up another turn; of silence the turn that nobody takes up.");
    part.entries.push_back(entryFor(QStringLiteral("interactions"), {}, table, {{QStringLiteral("pairs"), rows}}));
    return part;
}

Part byCode(const Input& input, const Material& material, const std::vector<CodeLine>& lines, const MaterialScope& scope)
{
    std::vector<SourceId> ids;
    for (const auto& source : material.sources)
        ids.push_back(source.id);
    const CodedPassages codings(input.db, ids, scope);
    const code_lines::Finder finder(lines);
    std::vector<ByKind> counts(lines.size());
    std::vector<std::set<std::size_t>> dissenting(lines.size());
    for (const auto& said : material.all) {
        std::set<int> touched;
        const auto [first, last] = codings.of(said.source);
        for (const auto* coded = first; coded != last && coded->span.start < said.interaction.span.end; ++coded)
            if (coded->span.overlaps(said.interaction.span))
                for (const int line : finder.of(coded->code))
                    touched.insert(line);
        for (const int line : touched) {
            ++counts[std::size_t(line)][std::size_t(said.interaction.kind)];
            if (isDissent(said.interaction.kind))
                dissenting[std::size_t(line)].insert(said.source);
        }
    }
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Consensus and dissent by code");
    table.headers << translate(context, "Code");
    addKinds(table);
    table.headers << translate(context, "Dissent (%)") << translate(context, "Groups with dissent");
    QJsonArray rows;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const auto& here = counts[line];
        const int answers = at(here, InteractionKind::Agrees) + at(here, InteractionKind::BuildsOn) + at(here, InteractionKind::Challenges)
            + at(here, InteractionKind::Disagrees);
        if (answers + at(here, InteractionKind::Silence) == 0)
            continue;
        ResultRow row;
        row.cells.push_back(cells::words(lines[line].path));
        for (const auto kind : interactionKinds) {
            auto cell = cells::count(at(here, kind));
            if (at(here, kind) > 0)
                cell.query = passages_behind::all(
                    QStringList{QStringLiteral("(%1 OVERLAPPING %2)")
                                    .arg(passages_behind::interaction(toText(kind)), passages_behind::code(lines[line]))}
                    + material::terms(input).mid(0, 2));
            row.cells.push_back(std::move(cell));
            part.essence.push_back(at(here, kind));
        }
        const double dissent = at(here, InteractionKind::Challenges) + at(here, InteractionKind::Disagrees);
        const double percent = answers > 0 ? 100 * dissent / answers : std::nan("");
        row.cells.push_back(answers > 0 ? ResultCell{format::percent(percent), percent} : ResultCell{format::undefined()});
        row.cells.push_back(cells::words(translate(context, "%1 of %2").arg(dissenting[line].size()).arg(material.groups)));
        table.rows.push_back(std::move(row));
        auto json = jsonOf(here);
        json[QStringLiteral("code")] = lines[line].path;
        json[QStringLiteral("dissent_percent")] = answers > 0 ? QJsonValue(percent) : QJsonValue();
        json[QStringLiteral("groups_with_dissent")] = int(dissenting[line].size());
        json[QStringLiteral("groups")] = material.groups;
        rows.append(json);
    }
    table.method =
        translate(context,
                  "An interaction is about a code where its turn has words that are coded with it. Dissent is what challenges or "
                  "disagrees, of all that answers. Answers within a group hang together: the groups stand beside.");
    part.entries.push_back(entryFor(QStringLiteral("interactions_by_code"), {}, table, {{QStringLiteral("codes"), rows}}));
    return part;
}

Part list(const Input& input, const Material& material)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "All interactions");
    table.headers << translate(context, "Group") << translate(context, "Who") << translate(context, "How") << translate(context, "Whom")
                  << translate(context, "Words");
    QJsonArray rows;
    std::optional<std::size_t> read;
    QString text;
    std::unique_ptr<TextIndex> index;
    for (const auto& said : material.all) {
        if (read != said.source) {
            read = said.source;
            text = sources::text(input.db, material.sources[said.source].id);
            index = std::make_unique<TextIndex>(text);
        }
        const auto& each = said.interaction;
        const auto words = each.span.end <= index->codePoints() ? index->slice(text, each.span).toString() : QString();
        const auto& source = material.sources[said.source].name;
        rows.append(QJsonObject{{QStringLiteral("source"), source},
                                {QStringLiteral("who"), said.who.isEmpty() ? QJsonValue() : QJsonValue(said.who)},
                                {QStringLiteral("kind"), toText(each.kind)},
                                {QStringLiteral("whom"), said.whom.isEmpty() ? QJsonValue() : QJsonValue(said.whom)},
                                {QStringLiteral("start"), qint64(each.span.start)},
                                {QStringLiteral("end"), qint64(each.span.end)},
                                {QStringLiteral("answered_start"), each.answered ? QJsonValue(qint64(each.answered->start)) : QJsonValue()},
                                {QStringLiteral("answered_end"), each.answered ? QJsonValue(qint64(each.answered->end)) : QJsonValue()},
                                {QStringLiteral("text"), words}});
        if (table.rows.size() == mostListed)
            continue;
        ResultRow row;
        row.cells = {
            cells::words(source), cells::words(said.who.isEmpty() ? nobody() : said.who), cells::words(nameOf(each.kind)),
            cells::words(said.whom.isEmpty() ? nobody() : said.whom),
            cells::words(words.size() > longestWords ? words.left(longestWords).simplified() + QChar(0x2026) : words.simplified())};
        row.cells[2].query = queryFor(input, material, said);
        table.rows.push_back(std::move(row));
    }
    if (material.all.size() > mostListed)
        table.notes << translate(context, "The first %n are shown.", nullptr, int(mostListed));
    part.entries.push_back(entryFor(QStringLiteral("interaction_list"), {}, table, {{QStringLiteral("interactions"), rows}}));
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto scope = material::scopeOf(input);
    if (!scope)
        return fail(scope);
    const auto material = gather(input, *scope);
    if (material.all.empty())
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "No interaction is marked in these sources. Mark how a turn answers another one in the text: put the cursor into the "
                      "turn and press I."));
    const auto counted = translate(context, "%1 in %2")
                             .arg(translate(context, "%n interaction(s)", nullptr, int(material.all.size())),
                                  translate(context, "%n group(s)", nullptr, material.groups));
    std::vector<Part> parts{pairs(input, material)};
    if (auto lines = material::linesOf(input)) // without a codebook there is no table by code
        if (auto part = byCode(input, material, *lines, *scope); !part.table.rows.empty())
            parts.push_back(std::move(part));
    parts.push_back(list(input, material));
    for (auto& part : parts) {
        part.table.counted = counted;
        part.table.notes << material::notes(input);
    }
    return parts;
}

} // namespace

AnalysisKind kinds::interactionCounts()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("interactions");
    kind.title = translate(context, "Interactions");
    kind.about = translate(context, "Consensus and dissent in groups: who agrees, builds on, challenges, disagrees, and about what");
    kind.alsoCalled = translate(context, "consensus and dissent; group interaction; agreement in groups; disagreement in groups");
    kind.icon = "view-conversation-balloon";
    kind.options = {material::codes(), material::withChildren(true), material::strands(), material::sources(), material::coders()};
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
