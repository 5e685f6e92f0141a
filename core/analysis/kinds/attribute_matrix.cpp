#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include <QCollator>
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "AttributeMatrix";
constexpr qsizetype mostValues = 200;

/// One side: an attribute with its values in order, an empty one last where a Case has none.
struct Side {
    StudyItem attribute;
    QStringList values;

    QString labelOf(qsizetype place) const { return values[place].isEmpty() ? translate(context, "No value") : values[place]; }
    QString termOf(qsizetype place) const
    {
        return values[place].isEmpty() ? QString() : passages_behind::attribute(attribute.name, values[place]);
    }
};

Result<Side> sideOf(const Input& input, const char* option, const std::vector<Case>& people)
{
    const auto chosen = material::chosen(input, option);
    if (chosen.empty())
        return fail(Error::Kind::Invalid, translate(context, "An attribute that was chosen is not there any more. Choose another."));
    Side side{chosen.front(), {}};
    for (const auto& person : people)
        side.values << person.value(AttributeId(side.attribute.id));
    side.values.removeDuplicates();
    if (side.values.size() > mostValues)
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” has %2 different values; a table can show %3. Choose an attribute with fewer.")
                        .arg(side.attribute.name)
                        .arg(side.values.size())
                        .arg(mostValues));
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(side.values.begin(), side.values.end(),
              [&](const QString& a, const QString& b) { return a.isEmpty() != b.isEmpty() ? b.isEmpty() : collator.compare(a, b) < 0; });
    return side;
}

QJsonArray namesOf(const Side& side)
{
    QJsonArray names;
    for (qsizetype i = 0; i < side.values.size(); ++i)
        names.append(side.values[i].isEmpty() ? QJsonValue() : QJsonValue(side.values[i]));
    return names;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto people = cases::all(input.db);
    if (people.empty())
        return fail(Error::Kind::Invalid, translate(context, "There are no Cases in this study yet."));
    const auto rows = sideOf(input, "rows", people);
    const auto columns = sideOf(input, "columns", people);
    if (!rows)
        return fail(rows);
    if (!columns)
        return fail(columns);
    if (rows->attribute.id == columns->attribute.id)
        return fail(Error::Kind::Invalid,
                    translate(context, "A table of “%1” by itself says nothing. Choose another attribute for the columns.")
                        .arg(rows->attribute.name));
    std::vector<std::vector<int>> counts(std::size_t(rows->values.size()), std::vector<int>(std::size_t(columns->values.size())));
    for (const auto& person : people)
        ++counts[std::size_t(rows->values.indexOf(person.value(AttributeId(rows->attribute.id))))]
                [std::size_t(columns->values.indexOf(person.value(AttributeId(columns->attribute.id))))];

    Part part;
    auto& table = part.table;
    table.title = translate(context, "%1 by %2").arg(rows->attribute.name, columns->attribute.name);
    table.counted = translate(context, "%n Case(s)", nullptr, int(people.size()));
    table.headers << rows->attribute.name;
    std::vector<int> totals(std::size_t(columns->values.size()));
    QJsonArray json;
    figure::HeatMap chart;
    int high = 1;
    for (qsizetype j = 0; j < columns->values.size(); ++j) {
        table.headers << columns->labelOf(j);
        chart.columns.push_back(columns->labelOf(j));
    }
    table.headers << translate(context, "Total");
    for (qsizetype i = 0; i < rows->values.size(); ++i) {
        ResultRow row{rows->values[i].isEmpty() ? ResultRow::Kind::Missing : ResultRow::Kind::Body, {{rows->labelOf(i)}}};
        QJsonArray line;
        int total = 0;
        chart.rows.push_back(rows->labelOf(i));
        auto& values = chart.values.emplace_back();
        for (qsizetype j = 0; j < columns->values.size(); ++j) {
            const int count = counts[std::size_t(i)][std::size_t(j)];
            auto cell = cells::count(count);
            if (count > 0 && !rows->termOf(i).isEmpty() && !columns->termOf(j).isEmpty())
                cell.query = passages_behind::all({QStringLiteral("coded"), rows->termOf(i), columns->termOf(j)});
            row.cells.push_back(std::move(cell));
            line.append(count);
            values.push_back(count);
            total += count;
            totals[std::size_t(j)] += count;
            high = std::max(high, count);
            part.essence.push_back(count);
        }
        row.cells.push_back(cells::count(total));
        table.rows.push_back(std::move(row));
        json.append(line);
    }
    ResultRow all{ResultRow::Kind::Total, {{translate(context, "Total")}}};
    for (const int total : totals)
        all.cells.push_back(cells::count(total));
    all.cells.push_back(cells::count(double(people.size())));
    table.rows.push_back(std::move(all));
    table.method = translate(context, "Every Case of the study counts once; Cases without a value stand apart.");
    if (input.isOn("heat") && chart.columns.size() <= 24 && chart.rows.size() <= 60) {
        chart.title = table.title;
        chart.subtitle = translate(context, "Cases");
        chart.note = table.counted;
        chart.high = high;
        part.figures.push_back(std::move(chart));
    }
    part.entries.push_back(entryFor(QStringLiteral("attribute_matrix"), {}, table,
                                    {{QStringLiteral("rows_are"), rows->attribute.name},
                                     {QStringLiteral("columns_are"), columns->attribute.name},
                                     {QStringLiteral("rows"), namesOf(*rows)},
                                     {QStringLiteral("columns"), namesOf(*columns)},
                                     {QStringLiteral("cases"), json},
                                     {QStringLiteral("n"), double(people.size())}}));
    return singlePart(std::move(part));
}

Option attribute(const char* key, const QString& title)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = title;
    option.type = Option::Type::Attribute;
    option.standard = QString();
    option.about = translate(context, "Name of an attribute of Cases");
    option.isNeeded = true;
    return option;
}

} // namespace

AnalysisKind kinds::attributeMatrix()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("attribute_matrix");
    kind.command = QStringLiteral("matrix");
    kind.title = translate(context, "Attributes of Cases");
    kind.about = translate(context, "How many Cases have two attributes in common");
    kind.alsoCalled = translate(context, "classification sheet; crosstab of attributes; characteristics of participants");
    kind.icon = "insert-table";
    kind.options = {attribute("rows", translate(context, "Rows")), attribute("columns", translate(context, "Columns")),
                    shared::onOff("heat", translate(context, "Heat map"), true)};
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
