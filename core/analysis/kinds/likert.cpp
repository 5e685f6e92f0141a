#include "core/stats/likert.h"
#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/gather.h"
#include "core/analysis/kinds.h"
#include "core/analysis/ordered_words.h"
#include "core/analysis/suppression.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/responses/definition.h"
#include "core/stats/json.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace counterpoint {

namespace {

constexpr const char* context = "Likert";
constexpr int mostPoints = 21; ///< that a table has room for

struct Scale {
    double low = 0;
    double high = 0;
    bool operator==(const Scale&) const = default;
};

tl::unexpected<Error> anotherScale(const Variable& variable, const Variable& first)
{
    return fail(Error::Kind::Invalid,
                translate(context, "“%1” has another scale than “%2”. Choose items with the same answers.").arg(variable.name, first.name));
}

Result<Scale> scaleOf(const std::vector<Question>& items, const Input& input)
{
    const double low = input.number("min");
    const double high = input.number("max");
    if (low >= high)
        return fail(Error::Kind::Invalid, translate(context, "The smallest answer of a scale must be below its largest."));
    std::optional<Scale> common;
    for (const auto& item : items) {
        const auto declared = answerRange(item.variable);
        const Scale own{low == low ? low : declared ? declared->low : low, high == high ? high : declared ? declared->high : high};
        if (!(own.low < own.high))
            return fail(
                Error::Kind::Invalid,
                translate(context, "“%1” does not say from where to where its scale goes. Give its smallest and its largest answer.")
                    .arg(item.variable.name));
        if (common && !(*common == own))
            return anotherScale(item.variable, items.front().variable);
        common = own;
    }
    if (std::floor(common->low) != common->low || std::floor(common->high) != common->high || common->high - common->low >= mostPoints)
        return fail(Error::Kind::Invalid,
                    translate(context, "A scale goes from one whole number to another, with at most %1 answers.").arg(mostPoints));
    return *common;
}

QString labelOf(const std::vector<Question>& items, double point)
{
    for (const auto& item : items)
        for (const auto& [value, label] : item.variable.labels)
            if (value == Value(point) && !label.isEmpty())
                return label;
    return numberText(point);
}

struct Item {
    stats::Likert likert;
    Numbers numbers;
    std::vector<bool> withheld;
    bool isMasked() const { return std::find(withheld.begin(), withheld.end(), true) != withheld.end(); }
};

Item itemOf(const Question& question, const Scale& scale, const Input& input)
{
    Item item;
    item.numbers = numbersOf(question, input.sample);
    item.likert = stats::likert(item.numbers.values, scale.low, scale.high, item.numbers.weights);
    item.withheld = suppression::ofList(item.likert.counts, input.suppressBelow());
    if (!item.isMasked())
        return item;
    auto& l = item.likert;
    for (std::size_t i = 0; i < item.withheld.size(); ++i)
        if (item.withheld[i]) {
            l.counts[i] = std::nan("");
            l.validPercent[i] = {};
        }
    // Sums of a few points, and the mean, would give a withheld one away.
    for (auto* number : {&l.topBox, &l.topTwo, &l.bottomTwo, &l.net, &l.aboveMidpoint, &l.atMidpoint, &l.belowMidpoint, &l.mean, &l.sd})
        *number = {};
    return item;
}

ResultRow rowOf(const Variable& variable, const Item& item)
{
    const auto& l = item.likert;
    ResultRow row{ResultRow::Kind::Body, {{variable.title()}, cells::count(l.nValid)}};
    for (const auto& percent : l.validPercent)
        row.cells.push_back(cells::percent(percent));
    for (const auto& percent : {l.topTwo, l.bottomTwo, l.net})
        row.cells.push_back(cells::percent(percent));
    for (const auto& number : {l.mean, l.sd})
        row.cells.push_back(cells::statistic(number));
    if (item.isMasked())
        for (auto& cell : row.cells)
            if (cell.text == format::undefined())
                cell.text = suppression::mark();
    return row;
}

figure::DivergingBars bars(const std::vector<Question>& items, const std::vector<Item>& answers, const ResultTable& table,
                           const QStringList& points)
{
    figure::DivergingBars chart;
    chart.title = table.title;
    chart.note = table.nText();
    for (const auto& point : points)
        chart.series.push_back(point);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!answers[i].isMasked())
            chart.rows.push_back({items[i].variable.title(), answers[i].likert.counts});
    return chart;
}

/// The items as numbers, with a note where words count as such.
Result<std::vector<Question>> itemsOf(const Input& input, QStringList& notes)
{
    auto items = input.questions("variables");
    if (!items)
        return items;
    bool hasWords = false;
    for (auto& item : *items) {
        hasWords = hasWords || item.variable.type == VariableType::Text;
        auto numbers = withOrderedWordsAsNumbers(std::move(item));
        if (!numbers)
            return fail(numbers);
        item = std::move(*numbers);
    }
    if (!hasWords)
        return items;
    const auto& first = items->front().variable;
    for (const auto& item : *items)
        if (item.variable.labels != first.labels) // the same places would be other answers
            return anotherScale(item.variable, first);
    notes << noteOnOrderedWords();
    return items;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    Part part;
    auto& table = part.table;
    const auto items = itemsOf(input, table.notes);
    if (!items)
        return fail(items);
    const auto scale = scaleOf(*items, input);
    if (!scale)
        return fail(scale);
    QStringList points;
    for (double point = scale->low; point <= scale->high; ++point)
        points << labelOf(*items, point);
    const auto& first = items->front().variable;
    table.title = items->size() == 1 ? first.title() : first.scale.isEmpty() ? translate(context, "Battery of items") : first.scale;
    table.headers = QStringList{translate(context, "Item"), QStringLiteral("n")} + points
        + QStringList{translate(context, "Top two"), translate(context, "Bottom two"), translate(context, "Net"), QStringLiteral("M"),
                      QStringLiteral("SD")};
    table.nTotal = table.nValid = input.sample.n;
    table.method = translate(context, "Percent of valid answers; net is the top two answers less the bottom two.");
    std::vector<Item> answers;
    bool isMasked = false;
    for (const auto& question : *items) {
        answers.push_back(itemOf(question, *scale, input));
        const auto& item = answers.back();
        table.rows.push_back(rowOf(question.variable, item));
        table.nValid = std::min(table.nValid, item.likert.nValid);
        table.mostValid = std::max(table.mostValid, item.likert.nValid);
        if (item.likert.nOffScale > 0)
            table.notes << translate(context, "“%1”: %2 answers are not on the scale from %3 to %4; they are left out.")
                               .arg(question.variable.name, format::count(item.likert.nOffScale), numberText(scale->low),
                                    numberText(scale->high));
        if (question.variable.reversed)
            table.notes
                << translate(context, "“%1” is keyed against its scale; it is shown as it was answered.").arg(question.variable.name);
        isMasked = isMasked || item.isMasked();
    }
    if (isMasked)
        table.notes << suppression::note(input.suppressBelow());
    table.notes += input.sampleNotes();
    for (std::size_t i = 0; i < items->size(); ++i) {
        auto own = table;
        own.nValid = answers[i].likert.nValid;
        own.mostValid = 0;
        own.leftOut = leftOut(answers[i].numbers.systemMissing, answers[i].numbers.userMissing);
        if (answers[i].likert.nOffScale > 0)
            own.leftOut.push_back({QStringLiteral("not on the scale"), answers[i].likert.nOffScale});
        if (items->size() == 1)
            table.leftOut = own.leftOut;
        auto json = stats::toJson(answers[i].likert);
        json[QStringLiteral("scale_min")] = scale->low;
        json[QStringLiteral("scale_max")] = scale->high;
        json[QStringLiteral("labels")] = QJsonArray::fromStringList(points);
        if (answers[i].isMasked())
            suppression::explain(json, input.suppressBelow());
        part.entries.push_back(entryFor(QStringLiteral("likert"), {(*items)[i].variable.name}, own, json));
        part.essence.push_back(answers[i].likert.nValid);
        part.essence.insert(part.essence.end(), answers[i].likert.counts.begin(), answers[i].likert.counts.end());
    }
    if (auto chart = bars(*items, answers, table, points); !chart.rows.empty())
        part.figures.push_back(std::move(chart));
    return singlePart(std::move(part));
}

Option end(const char* key, const QString& title)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = option.about = title;
    option.type = Option::Type::Number;
    option.standard = QJsonValue::Null;
    return option;
}

} // namespace

AnalysisKind kinds::likert()
{
    AnalysisKind kind;
    kind.key = kind.command = QStringLiteral("likert");
    kind.title = translate(context, "Likert items");
    kind.about = translate(context, "Likert items as one table and one figure: shares, top two, net");
    kind.alsoCalled = translate(context, "battery; agreement scale; diverging bars; top two box");
    kind.icon = "office-chart-bar-stacked";
    auto variables = shared::variables(translate(context, "Items with the same answers"));
    variables.title = translate(context, "Items");
    variables.types = {VariableType::Number, VariableType::Text};
    kind.roles = {variables, shared::split(), shared::frequencyWeight()};
    kind.options = {end("min", translate(context, "Smallest answer")), end("max", translate(context, "Largest answer")),
                    shared::suppression()};
    kind.convention =
        translate(context, "Answers to items are given in percent of valid answers; net is the top two answers less the bottom two.");
    kind.compute = partsFor;
    return kind;
}

} // namespace counterpoint
