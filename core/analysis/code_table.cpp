#include "core/analysis/code_table.h"
#include "core/analysis/format.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "CodeTable";
constexpr std::size_t mostCells = 150'000;
constexpr std::size_t mostCellsInFigure = 1'500;
constexpr std::size_t mostColumnsInFigure = 24;

struct Cell {
    int codings = 0;
    qint64 words = 0;
    int mentioning = 0;
    int notMentioning = 0;
    int notAsked = 0;
    int notYetCoded = 0;
    int asked() const { return mentioning + notMentioning; } ///< the denominator
    double percent() const { return asked() > 0 ? 100.0 * mentioning / asked() : std::nan(""); }
};

Cell cellOf(const CodedMaterial& material, const CodeColumn& column, int line)
{
    Cell cell;
    const auto all = material.mention(column.all, line);
    cell.codings = all.codings;
    cell.words = all.words;
    for (const auto& contributions : column.people)
        switch (material.mention(contributions, line).state) {
        case Mention::Mentioned:
            ++cell.mentioning;
            break;
        case Mention::NotMentioned:
            ++cell.notMentioning;
            break;
        case Mention::NotYetCoded:
            ++cell.notYetCoded;
            break;
        case Mention::NotAsked:
            ++cell.notAsked;
            break;
        }
    return cell;
}

double numberOf(const Cell& cell, const QString& measure)
{
    if (measure == QLatin1String("codings"))
        return cell.codings;
    if (measure == QLatin1String("words"))
        return double(cell.words);
    return measure == QLatin1String("percent") ? cell.percent() : cell.mentioning;
}

ResultCell shown(const Cell& cell, const QString& measure, bool withDenominator)
{
    const double number = numberOf(cell, measure);
    if (measure == QLatin1String("codings") || measure == QLatin1String("words"))
        return {format::count(number), number};
    if (cell.asked() == 0)
        return {format::undefined()};
    const auto text = measure == QLatin1String("percent") ? format::percent(number) : format::count(number);
    return {
        withDenominator
            ? translate(context, "%1 of %2").arg(measure == QLatin1String("percent") ? text + QStringLiteral(" %") : text).arg(cell.asked())
            : text,
        number};
}

QString measureTitle(const QString& measure, const QString& people)
{
    if (measure == QLatin1String("codings"))
        return translate(context, "Codings");
    if (measure == QLatin1String("words"))
        return translate(context, "Words coded");
    return (measure == QLatin1String("percent") ? translate(context, "%1 mentioning, percent of those asked")
                                                : translate(context, "%1 mentioning, of those asked"))
        .arg(people);
}

figure::HeatMap heatMap(const CodeTable& table, const CodedMaterial& material, const std::vector<std::vector<Cell>>& cells,
                        const QString& measure)
{
    figure::HeatMap chart;
    chart.title = table.title;
    chart.subtitle = measureTitle(measure, table.people);
    chart.note = table.counted;
    double high = 0;
    const bool isShare = measure == QLatin1String("cases") || measure == QLatin1String("percent");
    for (const auto& column : table.columns)
        chart.columns.push_back(column.title);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        chart.rows.push_back(material.lines()[i].path);
        auto& values = chart.values.emplace_back();
        auto& texts = chart.texts.emplace_back();
        for (const auto& cell : cells[i]) {
            const double value = isShare ? cell.percent() : numberOf(cell, measure);
            values.push_back(value);
            texts.push_back(shown(cell, measure, measure == QLatin1String("cases")).text);
            high = std::isfinite(value) ? std::max(high, value) : high;
        }
    }
    chart.high = isShare ? 100 : std::max(high, 1.0);
    return chart;
}

/// '8 in 2 groups', where there are any.
ResultCell groupsCell(const material::Clustered& clustered)
{
    if (clustered.groups == 0)
        return {QStringLiteral("0"), 0};
    return {translate(context, "%1 in %n group(s)", nullptr, clustered.groups).arg(clustered.inGroups), double(clustered.groups)};
}

QJsonArray matrixOf(const std::vector<std::vector<Cell>>& cells, double (*number)(const Cell&))
{
    QJsonArray rows;
    for (const auto& row : cells) {
        QJsonArray line;
        for (const auto& cell : row) {
            const double value = number(cell);
            line.append(std::isfinite(value) ? QJsonValue(value) : QJsonValue());
        }
        rows.append(line);
    }
    return rows;
}

QJsonObject jsonOf(const CodeTable& table, const CodedMaterial& material, const std::vector<std::vector<Cell>>& cells,
                   const std::vector<material::Clustered>& clustered, bool withWords)
{
    QJsonArray codes;
    for (const auto& line : material.lines())
        codes.append(line.path);
    QJsonArray columns;
    bool anyUndefined = false;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        columns.append(QJsonObject{{QStringLiteral("name"), table.columns[i].title},
                                   {QStringLiteral("is_missing"), table.columns[i].isMissing},
                                   {QStringLiteral("cases"), clustered[i].cases},
                                   {QStringLiteral("cases_in_focus_groups"), clustered[i].inGroups},
                                   {QStringLiteral("focus_groups"), clustered[i].groups}});
        for (const auto& row : cells)
            anyUndefined = anyUndefined || row[i].asked() == 0;
    }
    QJsonObject json{
        {QStringLiteral("codes"), codes},
        {QStringLiteral("columns"), columns},
        {QStringLiteral("codings"), matrixOf(cells, [](const Cell& cell) { return double(cell.codings); })},
        {QStringLiteral("cases_mentioning"), matrixOf(cells, [](const Cell& cell) { return double(cell.mentioning); })},
        {QStringLiteral("cases_asked"), matrixOf(cells, [](const Cell& cell) { return double(cell.asked()); })},
        {QStringLiteral("cases_not_asked"), matrixOf(cells, [](const Cell& cell) { return double(cell.notAsked); })},
        {QStringLiteral("cases_not_yet_coded"), matrixOf(cells, [](const Cell& cell) { return double(cell.notYetCoded); })},
        {QStringLiteral("percent"), matrixOf(cells, [](const Cell& cell) { return cell.percent(); })},
    };
    if (withWords)
        json[QStringLiteral("words")] = matrixOf(cells, [](const Cell& cell) { return double(cell.words); });
    if (anyUndefined)
        json[QStringLiteral("reason")] =
            QJsonObject{{QStringLiteral("percent"), translate(context, "Nobody in this column was asked and is coded.")}};
    return json;
}

} // namespace

std::vector<Option> codeTableOptions()
{
    std::vector<Option> options{
        material::codes(),
        material::withChildren(true),
        shared::choice("measure", translate(context, "Show"), "cases",
                       {{QStringLiteral("cases"), translate(context, "Cases mentioning")},
                        {QStringLiteral("percent"), translate(context, "Percent of those asked")},
                        {QStringLiteral("codings"), translate(context, "Codings")},
                        {QStringLiteral("words"), translate(context, "Words coded")}}),
        shared::onOff("denominators", translate(context, "With the number asked"), true),
        shared::onOff("heat", translate(context, "Heat map"), true),
        material::asked(),
    };
    for (auto& option : material::options())
        options.push_back(std::move(option));
    return options;
}

CodedMaterial::Words wordsFor(const Input& input)
{
    return input.text("measure") == QLatin1String("words") ? CodedMaterial::Words::Yes : CodedMaterial::Words::No;
}

Result<Part> codeTable(const Input& input, const CodedMaterial& material, const CodeTable& table)
{
    const auto& lines = material.lines();
    if (lines.size() * table.columns.size() > mostCells)
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "A table of %1 codes and %2 columns has too many cells to be looked at. Choose fewer codes, sources or strands.")
                .arg(lines.size())
                .arg(table.columns.size()));
    const auto measure = input.text("measure");
    const bool denominators = input.isOn("denominators");
    const auto narrowing = material::terms(input);
    Part part;
    auto& shownTable = part.table;
    shownTable.title = table.title;
    shownTable.counted = table.counted;
    shownTable.headers << translate(context, "Code");
    std::vector<material::Clustered> clustered;
    for (const auto& column : table.columns) {
        shownTable.headers << column.title;
        clustered.push_back(material::clustered(material, column.people));
    }
    std::vector<std::vector<Cell>> cells(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ResultRow row;
        row.cells.push_back({lines[i].path});
        for (const auto& column : table.columns) {
            const auto& cell = cells[i].emplace_back(cellOf(material, column, int(i)));
            auto& place = row.cells.emplace_back(shown(cell, measure, denominators));
            if (!column.term.isEmpty() && cell.codings > 0)
                place.query = passages_behind::all(QStringList{passages_behind::code(lines[i]), column.term} + narrowing);
            for (const double number : {double(cell.codings), double(cell.mentioning), double(cell.asked())})
                part.essence.push_back(number);
        }
        shownTable.rows.push_back(std::move(row));
    }
    ResultRow people{ResultRow::Kind::Total, {{table.people}}};
    ResultRow groups{ResultRow::Kind::Total, {{translate(context, "of them in focus groups")}}};
    bool anyGroups = false;
    for (const auto& each : clustered) {
        people.cells.push_back({format::count(each.cases), double(each.cases)});
        groups.cells.push_back(groupsCell(each));
        anyGroups = anyGroups || each.groups > 0;
    }
    shownTable.rows.push_back(std::move(people));
    if (anyGroups)
        shownTable.rows.push_back(std::move(groups));
    shownTable.notes << translate(context, "Shown: %1.").arg(measureTitle(measure, table.people));
    if (input.isOn("children"))
        shownTable.notes << translate(context, "Each code counts with those below it.");
    if (anyGroups)
        shownTable.notes << translate(
            context,
            "Who speaks in one focus group does not speak independently of the others: mind how many groups stand behind a number.");
    shownTable.notes << table.notes << material::notes(input);
    shownTable.method =
        translate(context,
                  "Asked are Cases whose words are in the material and to whom what the code belongs to was put; of these, "
                  "Cases with a source that nobody has coded count as not yet coded unless they mention the code, and are left "
                  "out of the denominator.");
    if (input.isOn("heat") && lines.size() * table.columns.size() <= mostCellsInFigure && table.columns.size() <= mostColumnsInFigure)
        part.figures.push_back(heatMap(table, material, cells, measure));
    auto entry = entryFor(QStringLiteral("code_matrix"), {}, shownTable,
                          jsonOf(table, material, cells, clustered, wordsFor(input) == CodedMaterial::Words::Yes));
    entry[QStringLiteral("columns_are")] = table.columnsTitle;
    part.entries.push_back(std::move(entry));
    return part;
}

} // namespace counterpoint
