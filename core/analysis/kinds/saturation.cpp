#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/coding/coded_passages.h"
#include "core/project/doors.h"
#include <QCollator>
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint {

namespace {

constexpr const char* context = "Saturation";

std::vector<Source> inOrder(const Input& input, const MaterialScope& scope)
{
    auto all = sources::uncounted(input.db);
    std::erase_if(all, [&](const Source& source) { return !scope.holds(source); });
    const auto order = input.text("order");
    if (order == QLatin1String("name")) {
        QCollator collator;
        collator.setNumericMode(true);
        std::stable_sort(all.begin(), all.end(), [&](const Source& a, const Source& b) { return collator.compare(a.name, b.name) < 0; });
        return all;
    }
    std::stable_sort(all.begin(), all.end(), [](const Source& a, const Source& b) { return a.id < b.id; });
    if (order != QLatin1String("coded"))
        return all;
    std::map<SourceId, QString> first;
    for (auto query = input.db.prepare("SELECT source_id, min(created_at) FROM coding GROUP BY source_id"); query.step();)
        first[query.id<SourceId>(0)] = query.text(1);
    std::stable_sort(all.begin(), all.end(), [&](const Source& a, const Source& b) {
        const auto& one = first[a.id];
        const auto& other = first[b.id];
        return one.isEmpty() != other.isEmpty() ? other.isEmpty() : one < other;
    });
    return all;
}

/// Codes that come up for the first time, source by source.
struct Step {
    Source source;
    std::vector<int> fresh; ///< lines
    int codings = 0;
    int soFar = 0;
};

std::vector<Step> stepsOf(const Input& input, const std::vector<CodeLine>& lines, const MaterialScope& scope)
{
    const auto order = inOrder(input, scope);
    std::vector<SourceId> ids;
    for (const auto& source : order)
        ids.push_back(source.id);
    const CodedPassages codings(input.db, ids, scope);
    const AskingTurns asking(input.db, scope.counted);
    const code_lines::Finder finder(lines);
    std::vector<bool> known(lines.size());
    std::vector<Step> steps;
    int soFar = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        if (!codings.any(place))
            continue;
        Step step{order[place], {}, 0, 0};
        const auto [first, last] = codings.of(place);
        for (const auto* coded = first; coded != last; ++coded) {
            if (asking.leaveOut(order[place].id, coded->span.start))
                continue;
            step.codings += finder.of(coded->code).empty() ? 0 : 1;
            for (const int line : finder.of(coded->code))
                if (!known[std::size_t(line)]) {
                    known[std::size_t(line)] = true;
                    step.fresh.push_back(line);
                }
        }
        std::sort(step.fresh.begin(), step.fresh.end());
        soFar += int(step.fresh.size());
        step.soFar = soFar;
        steps.push_back(std::move(step));
    }
    return steps;
}

/// Guest, Namey & Chen (2020): new codes in a run of sources against all codes of the first ones; the first run whose share is at most 5 %.
struct Runs {
    int base = 0;
    int run = 0;
    int baseCodes = 0;
    std::vector<double> share; ///< by step, in percent; NaN before the base and one run are over
    int reached = -1; ///< the step with which it is reached
};

Runs runsOf(const Input& input, const std::vector<Step>& steps)
{
    Runs runs{int(input.number("base")), int(input.number("run")), 0, std::vector<double>(steps.size(), std::nan("")), -1};
    if (runs.base < 1 || runs.run < 1 || int(steps.size()) < runs.base + runs.run)
        return runs;
    runs.baseCodes = steps[std::size_t(runs.base - 1)].soFar;
    if (runs.baseCodes == 0)
        return runs;
    for (std::size_t i = std::size_t(runs.base + runs.run - 1); i < steps.size(); ++i) {
        const int fresh = steps[i].soFar - steps[i - std::size_t(runs.run)].soFar;
        runs.share[i] = 100.0 * fresh / runs.baseCodes;
        if (runs.reached < 0 && runs.share[i] <= input.number("threshold"))
            runs.reached = int(i);
    }
    return runs;
}

figure::PointChart figureOf(const std::vector<Step>& steps, const ResultTable& table)
{
    figure::PointChart chart;
    chart.title = table.title;
    chart.note = table.counted;
    chart.valueTitle = translate(context, "Codes");
    chart.joined = true;
    figure::PointChart::Series all{translate(context, "Codes so far"), {}};
    figure::PointChart::Series fresh{translate(context, "New codes"), {}};
    const double none = std::nan("");
    for (const auto& step : steps) {
        chart.groups.push_back(step.source.name);
        all.values.push_back({double(step.soFar), none, none});
        fresh.values.push_back({double(step.fresh.size()), none, none});
    }
    chart.series = {all, fresh};
    return chart;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    const auto steps = stepsOf(input, *lines, *scope);
    if (steps.empty())
        return fail(Error::Kind::Invalid, translate(context, "Nothing is coded in these sources yet."));
    const auto runs = runsOf(input, steps);
    Part part;
    auto& table = part.table;
    table.title = translate(context, "New codes, source by source");
    table.counted = translate(context, "%1 codes in %n coded source(s)", nullptr, int(steps.size())).arg(steps.back().soFar);
    table.headers << translate(context, "Source") << translate(context, "Codings") << translate(context, "New codes")
                  << translate(context, "Codes so far") << translate(context, "New information (%)") << translate(context, "Which");
    QJsonArray json;
    const auto everywhere = material::terms(input);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        QStringList names;
        QStringList terms;
        QJsonArray paths;
        for (const int line : step.fresh) {
            names << (*lines)[std::size_t(line)].name;
            terms << passages_behind::code((*lines)[std::size_t(line)]);
            paths.append((*lines)[std::size_t(line)].path);
        }
        auto codings = cells::count(step.codings);
        auto fresh = cells::count(double(step.fresh.size()));
        const auto narrowing = QStringList{passages_behind::source(step.source.name)} + everywhere;
        if (step.codings > 0)
            codings.query = passages_behind::all(QStringList{QStringLiteral("coded")} + narrowing);
        if (!terms.isEmpty())
            fresh.query = passages_behind::all(QStringList{passages_behind::either(terms)} + narrowing);
        const bool hasShare = runs.share[i] == runs.share[i];
        ResultRow row;
        row.cells = {cells::words(step.source.name),
                     codings,
                     fresh,
                     cells::count(step.soFar),
                     hasShare ? ResultCell{format::percent(runs.share[i]), runs.share[i]} : ResultCell{},
                     cells::words(names.size() <= 6 ? names.join(QStringLiteral(", "))
                                                    : names.mid(0, 5).join(QStringLiteral(", "))
                                          + translate(context, " and %1 more").arg(names.size() - 5))};
        table.rows.push_back(std::move(row));
        QJsonObject entry{{QStringLiteral("source"), step.source.name},
                          {QStringLiteral("codings"), step.codings},
                          {QStringLiteral("new_codes"), int(step.fresh.size())},
                          {QStringLiteral("codes_so_far"), step.soFar},
                          {QStringLiteral("new_information_percent"), hasShare ? QJsonValue(runs.share[i]) : QJsonValue()},
                          {QStringLiteral("codes"), paths}};
        if (!hasShare)
            entry[QStringLiteral("reason")] = translate(context, "The first run after the base is not over.");
        json.append(entry);
        part.essence.insert(part.essence.end(), {double(step.fresh.size()), double(step.soFar)});
    }
    if (runs.reached >= 0)
        table.notes << translate(context, "With “%1” the last %2 sources bring at most %3 % new codes, measured by the %4 of the first %5.")
                           .arg(steps[std::size_t(runs.reached)].source.name)
                           .arg(runs.run)
                           .arg(input.number("threshold"))
                           .arg(runs.baseCodes)
                           .arg(runs.base);
    else
        table.notes << translate(context, "No %1 sources in a row bring as little as %2 % new codes, measured by those of the first %3.")
                           .arg(runs.run)
                           .arg(input.number("threshold"))
                           .arg(runs.base);
    table.notes << translate(context, "That no new codes come says nothing about whether they are understood.") << material::notes(input);
    table.method = translate(
        context,
        "A code is new in the first source in which it is used, in the order that was chosen; new information after Guest, Namey and "
        "Chen (2020).");
    if (steps.size() <= 60)
        part.figures.push_back(figureOf(steps, table));
    part.entries.push_back(entryFor(
        QStringLiteral("saturation"), {}, table,
        {{QStringLiteral("order"), input.text("order")},
         {QStringLiteral("sources"), json},
         {QStringLiteral("base_codes"), runs.baseCodes},
         {QStringLiteral("reached_with"), runs.reached >= 0 ? QJsonValue(steps[std::size_t(runs.reached)].source.name) : QJsonValue()},
         {QStringLiteral("reason"), runs.reached >= 0 ? QJsonValue() : QJsonValue(table.notes.front())}}));
    return singlePart(std::move(part));
}

Option wholeNumber(const char* key, const QString& title, double standard, double most, const QString& about)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = title;
    option.type = Option::Type::Number;
    option.standard = standard;
    option.least = 0;
    option.most = most;
    option.about = about;
    option.isWhole = true;
    return option;
}

} // namespace

AnalysisKind kinds::saturation()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("saturation");
    kind.title = translate(context, "New codes by interview");
    kind.about = translate(context, "Which codes come up for the first time, source by source (saturation)");
    kind.alsoCalled = translate(context, "saturation; code accumulation; new codes per source");
    kind.icon = "view-statistics";
    auto order = shared::choice("order", translate(context, "In the order"), "imported",
                                {{QStringLiteral("imported"), translate(context, "they were brought in")},
                                 {QStringLiteral("name"), translate(context, "of their names")},
                                 {QStringLiteral("coded"), translate(context, "they were first coded")}});
    order.about = translate(context, "By what sources are ordered");
    kind.options = {
        material::codes(),
        material::withChildren(false),
        order,
        wholeNumber("base", translate(context, "Sources of the base"), 4, 1000,
                    translate(context, "How many sources the first codes are counted in")),
        wholeNumber("run", translate(context, "Sources of a run"), 2, 1000,
                    translate(context, "How many sources new codes are counted in")),
        wholeNumber("threshold", translate(context, "Saturated at (%)"), 5, 100, translate(context, "At most how many percent new codes"))};
    kind.options.push_back(material::strands({toText(Strand::Interviews), toText(Strand::FocusGroups)}));
    for (auto& option : {material::sources(), material::coders(), material::counted()})
        kind.options.push_back(option);
    kind.convention =
        translate(context, "Saturation was looked at as the share of new codes in runs of sources (Guest, Namey and Chen, 2020).");
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
