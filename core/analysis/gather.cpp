#include "core/analysis/gather.h"
#include "core/analysis/format.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/saved_filters.h"
#include "core/responses/variables.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "Analyses";

Result<Question> gatherQuestion(const Read& db, const Dataset& dataset, VariableId id)
{
    auto variable = variables::byId(db, id);
    if (!variable)
        return fail(variable);
    if (variable->dataset != dataset.id)
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” is not a variable of “%2”. Choose variables of one dataset.").arg(variable->name, dataset.name));
    auto column = datasets::column(db, id);
    if (!column)
        return fail(column);
    return Question{std::move(*variable), std::move(*column)};
}

/// The numbers of a variable of the dataset, NaN where missing; Invalid where it holds none.
Result<std::vector<double>> numbersFor(const Read& db, const Sample& sample, VariableId id, QString* name = nullptr)
{
    auto question = gatherQuestion(db, sample.dataset, id);
    if (!question)
        return fail(question);
    if (question->variable.type != VariableType::Number)
        return fail(Error::Kind::Invalid, translate(context, "“%1” holds no numbers: it cannot be a weight.").arg(question->variable.name));
    for (auto& number : question->column.numbers)
        if (question->variable.isMissing(number))
            number = std::nan("");
    if (name)
        *name = question->variable.title();
    return std::move(question->column.numbers);
}

/// Conditions, a saved filter and an expression: rows that fulfil them all, and all of them in words.
Result<> gatherFilter(const Read& db, const Analysis& analysis, Sample& sample)
{
    auto selected = filters::selectRows(db, analysis.dataset, analysis.filter);
    if (!selected)
        return fail(selected);
    const auto conditions = filters::toText(db, analysis.filter);
    if (!conditions)
        return fail(conditions);
    QStringList words;
    if (!conditions->isEmpty())
        words << *conditions;
    sample.selected = std::move(*selected);
    const auto also = [&](const QString& expression, const QString& name) -> Result<> {
        const auto rows = filters::selectRows(db, analysis.dataset, expression);
        if (!rows)
            return fail(rows);
        if (sample.selected.empty())
            sample.selected.assign(rows->size(), true);
        for (std::size_t row = 0; row < rows->size(); ++row)
            sample.selected[row] = sample.selected[row] && (*rows)[row];
        words << name;
        return {};
    };
    if (analysis.savedFilter.isValid()) {
        const auto saved = savedFilters::byId(db, analysis.savedFilter);
        if (!saved)
            return fail(saved);
        if (saved->dataset != analysis.dataset)
            return fail(Error::Kind::Invalid, translate(context, "The filter “%1” is of another dataset.").arg(saved->name));
        if (const auto done = also(saved->expression, translate(context, "“%1” (%2)").arg(saved->name, saved->expression)); !done)
            return done;
    }
    if (!analysis.where.trimmed().isEmpty())
        if (const auto done = also(analysis.where, analysis.where); !done)
            return done;
    sample.filter = words.join(translate(context, " and "));
    return {};
}

Result<> gatherWeights(const Read& db, const Analysis& analysis, Sample& sample)
{
    const auto frequency = analysis.firstIn(QStringLiteral("weight_frequency"));
    const auto sampling = analysis.firstIn(QStringLiteral("weight_sampling"));
    if (!frequency.isValid() && !sampling.isValid())
        return {};
    if (frequency.isValid() && sampling.isValid())
        return fail(Error::Kind::Invalid,
                    translate(context, "A frequency weight and a sampling weight cannot both be used. Choose the one that the data have."));
    auto weights = numbersFor(db, sample, frequency.isValid() ? frequency : sampling, &sample.weightName);
    if (!weights)
        return fail(weights);
    sample.weighting = frequency.isValid() ? Sample::Weighting::Frequency : Sample::Weighting::Sampling;
    if (sample.selected.empty())
        sample.selected.assign(weights->size(), true);
    for (std::size_t row = 0; row < weights->size(); ++row)
        if (sample.selected[row] && !((*weights)[row] > 0 && std::isfinite((*weights)[row]))) {
            sample.selected[row] = false;
            ++sample.withoutWeight;
        }
    sample.weights = std::move(*weights);
    if (const auto id = analysis.firstIn(QStringLiteral("strata")); id.isValid()) {
        const auto strata = gatherQuestion(db, sample.dataset, id);
        if (!strata)
            return fail(strata);
        sample.strata = categorise(strata->variable, strata->column).rows;
    }
    if (const auto id = analysis.firstIn(QStringLiteral("population")); id.isValid()) {
        auto population = numbersFor(db, sample, id);
        if (!population)
            return fail(population);
        sample.population = std::move(*population);
    }
    return {};
}

QString nameOf(stats::Adjustment adjustment)
{
    switch (adjustment) {
    case stats::Adjustment::BenjaminiHochberg:
        return translate(context, "Benjamini and Hochberg");
    case stats::Adjustment::Bonferroni:
        return translate(context, "Bonferroni");
    default:
        return translate(context, "Holm");
    }
}

} // namespace

Result<Sample> gatherSample(const Read& db, const Analysis& analysis)
{
    const auto dataset = datasets::byId(db, analysis.dataset);
    if (!dataset)
        return fail(dataset);
    Sample sample;
    sample.dataset = *dataset;
    if (const auto filtered = gatherFilter(db, analysis, sample); !filtered)
        return fail(filtered);
    if (const auto weighted = gatherWeights(db, analysis, sample); !weighted)
        return fail(weighted);
    for (std::size_t row = 0; row < std::size_t(dataset->rows); ++row)
        if (sample.has(row))
            sample.n += sample.weight(row);
    return sample;
}

Numbers numbersOf(const Question& question, const Sample& sample)
{
    Numbers found;
    const auto& variable = question.variable;
    if (sample.selected.empty() && sample.weights.empty() && variable.missing.empty() && question.column.type == VariableType::Number) {
        found.values = question.column.numbers;
        found.systemMissing =
            double(std::count_if(found.values.begin(), found.values.end(), [](double value) { return std::isnan(value); }));
        return found;
    }
    found.values.reserve(sample.selected.empty() ? question.column.rows() : 0);
    for (std::size_t row = 0; row < question.column.rows(); ++row) {
        if (!sample.has(row))
            continue;
        double number = question.column.type == VariableType::Text ? std::nan("") : question.column.numbers[row];
        if (question.column.isEmpty(row)) {
            found.systemMissing += sample.weight(row);
        } else if (variable.type == VariableType::Number && variable.isMissing(number)) {
            found.userMissing += sample.weight(row);
            number = std::nan("");
        }
        found.values.push_back(number);
        if (!sample.weights.empty())
            found.weights.push_back(sample.weights[row]);
    }
    return found;
}

Categories categoriesOf(const Question& question, const Sample& sample)
{
    auto categories = categorise(question.variable, question.column, sample.selected);
    if (sample.weights.empty())
        return categories;
    for (auto& item : categories.items)
        item.count = 0;
    categories.empty = 0;
    for (std::size_t row = 0; row < categories.rows.size(); ++row) {
        const auto place = categories.rows[row];
        if (place >= 0)
            categories.items[std::size_t(place)].count += sample.weights[row];
        else if (place == -1)
            categories.empty += sample.weights[row];
    }
    return categories;
}

std::vector<Part> singlePart(Part part)
{
    std::vector<Part> parts;
    parts.push_back(std::move(part));
    return parts;
}

std::vector<LeftOut> leftOut(double systemMissingRows, double userMissingRows)
{
    std::vector<LeftOut> reasons;
    if (systemMissingRows > 0)
        reasons.push_back({systemMissing, systemMissingRows});
    if (userMissingRows > 0)
        reasons.push_back({userMissing, userMissingRows});
    return reasons;
}

Result<Question> Input::question(VariableId id) const { return gatherQuestion(db, sample.dataset, id); }

Result<std::vector<Question>> Input::questions(const char* role) const
{
    std::vector<Question> all;
    for (const auto id : in(role)) {
        auto one = question(id);
        if (!one)
            return fail(one);
        all.push_back(std::move(*one));
    }
    return all;
}

QStringList Input::texts(const char* option) const
{
    QStringList found;
    for (const auto& item : value(option).toArray())
        found << item.toString();
    return found;
}

std::vector<double> Input::numbers(const char* option) const
{
    std::vector<double> found;
    for (const auto& item : value(option).toArray())
        found.push_back(item.toDouble());
    return found;
}

double Input::confidence() const { return value("confidence").toDouble(95) / 100; }

QString Input::confidenceText() const { return QString::number(value("confidence").toDouble(95)); }

std::optional<stats::Adjustment> Input::adjustment() const
{
    const auto chosen = text("adjust");
    if (chosen == QLatin1String("none"))
        return std::nullopt;
    return chosen == QLatin1String("bh")        ? stats::Adjustment::BenjaminiHochberg
        : chosen == QLatin1String("bonferroni") ? stats::Adjustment::Bonferroni
                                                : stats::Adjustment::Holm;
}

double Input::populationSize() const { return value("population_size").toDouble(std::numeric_limits<double>::infinity()); }

bool Input::showsIntervals() const { return isOn("intervals") || std::isfinite(populationSize()); }

Result<> Input::checkPopulation(const Variable& variable, double valid) const
{
    const double population = populationSize();
    if (!std::isfinite(population))
        return {};
    if (analysis.firstIn(QStringLiteral("split")).isValid())
        return fail(
            Error::Kind::Invalid,
            translate(context, "The size of the population is that of all responses, not of each group. Leave it out, or do not split."));
    if (population < valid)
        return fail(Error::Kind::Invalid,
                    translate(context, "A population of %1 cannot be smaller than the %2 answers to “%3”.")
                        .arg(QString::number(population, 'f', 0), QString::number(valid, 'f', 0), variable.name));
    return {};
}

double Input::suppressBelow() const { return value("suppress_below").toDouble(0); }

QStringList Input::sampleNotes() const
{
    QStringList notes;
    if (!sample.filter.isEmpty())
        notes << translate(context, "Only responses with %1: %2 of %3.")
                     .arg(sample.filter, // the rows, not what they count under weights
                          QString::number(std::count(sample.selected.begin(), sample.selected.end(), true)),
                          QString::number(sample.dataset.rows));
    if (sample.weighting == Sample::Weighting::Frequency)
        notes << translate(context, "Weighted: each response counts as many times as “%1” says.").arg(sample.weightName);
    if (sample.weighting == Sample::Weighting::Sampling)
        notes << translate(context, "Weighted by the sampling weight “%1”.").arg(sample.weightName);
    if (sample.withoutWeight > 0)
        notes << translate(context, "%n response(s) without a weight above zero left out.", nullptr, int(sample.withoutWeight));
    return notes;
}

QJsonObject entryFor(const QString& kind, const QStringList& variables, const ResultTable& table, const QJsonObject& result)
{
    QJsonArray left;
    for (const auto& item : table.leftOut)
        left.append(QJsonObject{{QStringLiteral("reason"), item.reason}, {QStringLiteral("n"), item.n}});
    return {
        {QStringLiteral("kind"), kind},
        {QStringLiteral("variables"), QJsonArray::fromStringList(variables)},
        {QStringLiteral("n_total"), table.nTotal},
        {QStringLiteral("n_valid"), table.nValid},
        {QStringLiteral("left_out"), left},
        {QStringLiteral("method"), table.method},
        {QStringLiteral("notes"), QJsonArray::fromStringList(table.notes)},
        {QStringLiteral("result"), result},
    };
}

QString adjustmentNote(std::optional<stats::Adjustment> adjustment, std::size_t tests)
{
    if (tests < 2)
        return {};
    return adjustment ? translate(context, "p values are corrected for %1 tests after %2.").arg(tests).arg(nameOf(*adjustment))
                      : translate(context, "p values are not corrected for the %1 tests in this table.").arg(tests);
}

std::vector<double> adjusted(std::span<const double> p, std::optional<stats::Adjustment> adjustment)
{
    return adjustment ? stats::adjustedP(p, *adjustment) : std::vector<double>(p.begin(), p.end());
}

} // namespace counterpoint
