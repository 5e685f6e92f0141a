#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/coding/coded_passages.h"
#include "core/coding/coders.h"
#include "core/project/doors.h"
#include "core/text/word_spans.h"
#include "core/transcript/stored_text.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace counterpoint {

namespace {

constexpr const char* context = "Coverage";

/// How much of a source is coded.
struct Covered {
    Source source;
    qint64 words = 0;
    qint64 coded = 0;
    int codings = 0;
    std::set<CoderId> coders;
    double percent() const { return words > 0 ? 100.0 * double(coded) / double(words) : std::nan(""); }
};

/// Who used a code, and how often.
struct Use {
    int codings = 0;
    std::set<CoderId> coders;
};

struct Coverage {
    std::vector<Covered> sources;
    std::vector<Use> codes; ///< by line
};

/// Words in what at least one of the spans (by their start) covers, less those in `without`.
qint64 wordsIn(const WordSpans& words, const CodedSpan* first, const CodedSpan* last, const std::vector<TextSpan>& without)
{
    qint64 count = 0;
    qsizetype from = 0; // a word is counted once, though one coding may end and the next begin in it
    auto next = without.begin();
    const auto add = [&](TextSpan span) {
        const auto [begin, end] = words.within(span);
        count += std::max<qsizetype>(0, end - std::max(begin, from));
        from = std::max(from, end);
    };
    qsizetype covered = 0;
    for (const auto* coded = first; coded != last; ++coded) {
        TextSpan span{std::max(covered, coded->span.start), coded->span.end};
        covered = std::max(covered, coded->span.end);
        while (next != without.end() && next->end <= span.start)
            ++next;
        for (auto apart = next; !span.isEmpty() && apart != without.end() && apart->start < span.end; ++apart) {
            if (apart->start > span.start)
                add({span.start, apart->start});
            span.start = std::max(span.start, apart->end);
        }
        if (!span.isEmpty())
            add(span);
    }
    return count;
}

Coverage coverageOf(const Input& input, const std::vector<CodeLine>& lines, const MaterialScope& scope)
{
    Coverage found;
    found.codes.resize(lines.size());
    auto sources = sources::uncounted(input.db);
    std::erase_if(sources, [&](const Source& source) { return !scope.holds(source); });
    std::vector<SourceId> ids;
    for (const auto& source : sources)
        ids.push_back(source.id);
    const CodedPassages codings(input.db, ids, scope);
    const AskingTurns asking(input.db, scope.counted);
    const code_lines::Finder finder(lines);
    StoredText text;
    for (std::size_t place = 0; place < sources.size(); ++place) {
        auto& covered = found.sources.emplace_back();
        covered.source = sources[place];
        covered.words = sources[place].words;
        const auto& without = asking.of(ids[place]);
        if (codings.any(place) || !without.empty()) {
            text.read(input.db, ids[place]);
            const WordSpans words(text.bytes());
            const auto [first, last] = codings.of(place);
            for (const auto span : without)
                covered.words -= words.countIn(span);
            covered.coded = wordsIn(words, first, last, without);
            for (const auto* coded = first; coded != last; ++coded) {
                if (asking.leaveOut(ids[place], coded->span.start))
                    continue;
                ++covered.codings;
                covered.coders.insert(coded->coder);
                for (const int line : finder.of(coded->code)) {
                    ++found.codes[std::size_t(line)].codings;
                    found.codes[std::size_t(line)].coders.insert(coded->coder);
                }
            }
        }
    }
    return found;
}

ResultCell percentCell(double percent)
{
    return std::isfinite(percent) ? ResultCell{format::percent(percent), percent} : ResultCell{format::undefined()};
}

Part sourcesPart(const Input& input, const Coverage& coverage, std::map<CoderId, QString>& names)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "How much of each source is coded");
    table.headers << translate(context, "Source") << translate(context, "Words") << translate(context, "Words coded")
                  << translate(context, "Coded (%)") << translate(context, "Words not coded") << translate(context, "Codings")
                  << translate(context, "Coders");
    qint64 words = 0;
    qint64 coded = 0;
    int codings = 0;
    int untouched = 0;
    QJsonArray json;
    figure::BarChart chart;
    const auto narrowing = material::terms(input);
    for (const auto& one : coverage.sources) {
        words += one.words;
        coded += one.coded;
        codings += one.codings;
        untouched += one.codings == 0 ? 1 : 0;
        QStringList coders;
        for (const auto id : one.coders)
            coders << names[id];
        auto passages = cells::count(one.codings);
        if (one.codings > 0)
            passages.query =
                passages_behind::all(QStringList{QStringLiteral("coded"), passages_behind::source(one.source.name)} + narrowing);
        ResultRow row;
        row.cells = {cells::words(one.source.name),
                     cells::count(double(one.words)),
                     cells::count(double(one.coded)),
                     percentCell(one.percent()),
                     cells::count(double(one.words - one.coded)),
                     passages,
                     cells::words(coders.join(QStringLiteral(", ")))};
        table.rows.push_back(std::move(row));
        if (std::isfinite(one.percent()))
            chart.bars.push_back({one.source.name, one.percent(), format::percent(one.percent()) + QStringLiteral(" %")});
        QJsonObject entry{{QStringLiteral("source"), one.source.name},
                          {QStringLiteral("words"), double(one.words)},
                          {QStringLiteral("words_coded"), double(one.coded)},
                          {QStringLiteral("coded_percent"), std::isfinite(one.percent()) ? QJsonValue(one.percent()) : QJsonValue()},
                          {QStringLiteral("codings"), one.codings},
                          {QStringLiteral("coders"), QJsonArray::fromStringList(coders)}};
        if (!std::isfinite(one.percent()))
            entry[QStringLiteral("reason")] = translate(context, "The source has no words.");
        json.append(entry);
        part.essence.insert(part.essence.end(), {double(one.words), double(one.coded)});
    }
    const double share = words > 0 ? 100.0 * double(coded) / double(words) : std::nan("");
    ResultRow all{ResultRow::Kind::Total,
                  {cells::words(translate(context, "Total")),
                   cells::count(double(words)),
                   cells::count(double(coded)),
                   percentCell(share),
                   cells::count(double(words - coded)),
                   cells::count(codings),
                   {}}};
    table.rows.push_back(std::move(all));
    table.counted = translate(context, "%n source(s)", nullptr, int(coverage.sources.size()));
    if (untouched > 0)
        table.counted += u' ' + translate(context, "of which %1 without any coding").arg(untouched);
    table.notes << material::notes(input);
    table.method = translate(context, "A word is coded when it stands, wholly or in part, in any coding; it counts once.");
    if (!chart.bars.empty() && chart.bars.size() <= 60) {
        chart.title = table.title;
        chart.note = table.counted;
        chart.valueTitle = translate(context, "Percent of its words");
        part.figures.push_back(std::move(chart));
    }
    part.entries.push_back(entryFor(QStringLiteral("coverage"), {}, table, {{QStringLiteral("sources"), json}}));
    return part;
}

Part unusedPart(const Coverage& coverage, const std::vector<CodeLine>& lines)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Codes never used");
    table.headers << translate(context, "Code");
    QJsonArray json;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (coverage.codes[i].codings == 0) {
            ResultRow row;
            row.cells = {cells::words(lines[i].path)};
            table.rows.push_back(std::move(row));
            json.append(lines[i].path);
        }
    table.counted = translate(context, "%1 of %2 codes").arg(table.rows.size()).arg(lines.size());
    part.essence = {double(table.rows.size())};
    part.entries.push_back(entryFor(QStringLiteral("unused_codes"), {}, table, {{QStringLiteral("codes"), json}}));
    return part;
}

Part onePart(const Input& input, const Coverage& coverage, const std::vector<CodeLine>& lines, std::map<CoderId, QString>& names)
{
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Codes used by one coder only");
    table.headers << translate(context, "Code") << translate(context, "Coder") << translate(context, "Codings");
    QJsonArray json;
    const auto narrowing = material::terms(input);
    std::set<CoderId> all;
    for (const auto& use : coverage.codes)
        all.insert(use.coders.begin(), use.coders.end());
    for (std::size_t i = 0; i < lines.size() && all.size() > 1; ++i)
        if (const auto& use = coverage.codes[i]; use.coders.size() == 1) {
            auto passages = cells::count(use.codings);
            passages.query = passages_behind::all(QStringList{passages_behind::code(lines[i])} + narrowing);
            ResultRow row;
            row.cells = {cells::words(lines[i].path), cells::words(names[*use.coders.begin()]), passages};
            table.rows.push_back(std::move(row));
            json.append(QJsonObject{{QStringLiteral("code"), lines[i].path},
                                    {QStringLiteral("coder"), names[*use.coders.begin()]},
                                    {QStringLiteral("codings"), use.codings}});
            part.essence.push_back(use.codings);
        }
    table.counted = translate(context, "%1 of %2 codes, %n coder(s)", nullptr, int(all.size())).arg(table.rows.size()).arg(lines.size());
    if (all.size() < 2)
        table.notes << translate(context, "Only one person has coded this material: there is nobody to compare with.");
    part.entries.push_back(entryFor(QStringLiteral("one_coder_codes"), {}, table,
                                    {{QStringLiteral("coders"), int(all.size())}, {QStringLiteral("codes"), json}}));
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    std::map<CoderId, QString> names;
    for (const auto& coder : coders::uncounted(input.db))
        names[coder.id] = coder.name;
    const auto coverage = coverageOf(input, *lines, *scope);
    std::vector<Part> parts;
    parts.push_back(sourcesPart(input, coverage, names));
    parts.push_back(unusedPart(coverage, *lines));
    parts.push_back(onePart(input, coverage, *lines, names));
    return parts;
}

} // namespace

AnalysisKind kinds::coverage()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("coverage");
    kind.title = translate(context, "Coverage");
    kind.about = translate(context, "How much of each source is coded, codes never used, codes used by one coder only");
    kind.alsoCalled = translate(context, "uncoded text; unused codes; coding density; share of text coded");
    kind.icon = "visibility";
    kind.options = {material::codes(), material::withChildren(false)};
    for (auto& option : material::options())
        kind.options.push_back(std::move(option));
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
