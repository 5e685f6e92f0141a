#include "core/responses/derive.h"
#include "core/base/translate.h"
#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Derived";
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

QDateTime momentOf(double seconds) { return QDateTime::fromMSecsSinceEpoch(std::llround(seconds * 1000), QTimeZone::utc()); }

/// Whole months that have passed, as ages are counted: from 31 January to 28 February it is none, to 1 March one.
double monthsBetween(double from, double to)
{
    if (from > to)
        return -monthsBetween(to, from);
    const auto first = momentOf(from);
    const auto last = momentOf(to);
    int months = (last.date().year() - first.date().year()) * 12 + last.date().month() - first.date().month();
    const auto within = [](const QDateTime& moment) { return std::pair(moment.date().day(), moment.time()); };
    if (within(last) < within(first))
        --months;
    return months;
}

double difference(double from, double to, DateDifference::Unit unit)
{
    constexpr double furthest = 1e13; // beyond, QDateTime cannot count
    switch (unit) {
    case DateDifference::Unit::Seconds:
        return to - from;
    case DateDifference::Unit::Minutes:
        return (to - from) / 60;
    case DateDifference::Unit::Hours:
        return (to - from) / 3'600;
    case DateDifference::Unit::Days:
        return (to - from) / 86'400;
    case DateDifference::Unit::Weeks:
        return (to - from) / 604'800;
    case DateDifference::Unit::Months:
    case DateDifference::Unit::Years:
        break;
    }
    if (!(std::fabs(from) < furthest) || !(std::fabs(to) < furthest))
        return notANumber;
    const double months = monthsBetween(from, to);
    return unit == DateDifference::Unit::Months ? months : std::trunc(months / 12);
}

tl::unexpected<Error> noRange(const Variable& variable)
{
    return fail(Error::Kind::Invalid,
                translate(context,
                          "“%1” has no declared range, and its value labels name fewer than two values. Say from which to which number its "
                          "answers can run.")
                    .arg(variable.name));
}

/// Turned round within the range; what lies outside is missing.
void turnRound(std::vector<double>& numbers, const NumberRange& range)
{
    for (double& number : numbers)
        number = number >= range.low && number <= range.high ? range.low + range.high - number : notANumber;
}

} // namespace

Result<const DerivedInput*> inputCalled(std::span<const DerivedInput> inputs, const QString& name)
{
    const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const DerivedInput& input) { return input.variable.name == name; });
    if (found == inputs.end())
        return fail(Error::Kind::Invalid, translate(context, "There is no variable called “%1”.").arg(name));
    return &*found;
}

Result<const DerivedInput*> numbersCalled(std::span<const DerivedInput> inputs, const QString& name, const QString& purpose)
{
    const auto input = inputCalled(inputs, name);
    if (input && (*input)->variable.type != VariableType::Number)
        return fail(Error::Kind::Invalid,
                    (*input)->variable.type == VariableType::Text ? translate(context, "“%1” holds texts, and %2.").arg(name, purpose)
                                                                  : translate(context, "“%1” holds dates, and %2.").arg(name, purpose));
    return input;
}

std::vector<double> validNumbers(const DerivedInput& input)
{
    auto numbers = input.column.numbers;
    if (!input.variable.missing.empty())
        for (double& number : numbers)
            if (input.variable.isMissing(number))
                number = notANumber;
    return numbers;
}

Result<Derived> derive(const Reverse& reverse, std::span<const DerivedInput> inputs, std::size_t)
{
    const auto input = numbersCalled(inputs, reverse.of, translate(context, "only numbers can be turned round"));
    if (!input)
        return fail(input);
    const auto& variable = (*input)->variable;
    const auto range = reverse.range ? reverse.range : answerRange(variable);
    if (!range)
        return noRange(variable);
    auto numbers = validNumbers(**input);
    turnRound(numbers, *range);
    Derived derived{Column::ofNumbers(std::move(numbers))};
    for (auto label = variable.labels.rbegin(); label != variable.labels.rend(); ++label)
        if (const double value = std::get<double>(label->value); value >= range->low && value <= range->high && !variable.isMissing(value))
            derived.labels.push_back({range->low + range->high - value, label->label});
    derived.level = variable.level;
    derived.decimals = variable.decimals;
    return derived;
}

Result<Derived> derive(const Dummy& dummy, std::span<const DerivedInput> inputs, std::size_t rows)
{
    const auto input = inputCalled(inputs, dummy.of);
    if (!input)
        return fail(input);
    const auto& [variable, column] = **input;
    const auto* text = std::get_if<QString>(&dummy.value);
    if ((text != nullptr) != (column.type == VariableType::Text))
        return fail(Error::Kind::Invalid, translate(context, "The value does not fit the type of “%1”.").arg(dummy.of));
    std::vector<double> numbers(rows, notANumber);
    for (std::size_t row = 0; row < rows; ++row) {
        if (column.isEmpty(row))
            continue;
        if (text) {
            const auto& answer = column.dictionary[std::size_t(column.codes[row])];
            if (!variable.isMissing(answer))
                numbers[row] = answer == *text ? 1 : 0;
        } else if (!variable.isMissing(column.numbers[row])) {
            numbers[row] = column.numbers[row] == std::get<double>(dummy.value) ? 1 : 0;
        }
    }
    Derived derived{Column::ofNumbers(std::move(numbers))};
    QString name = valueText(variable.type, dummy.value);
    for (const auto& label : variable.labels)
        if (label.value == dummy.value)
            name = label.label;
    derived.labels = {{0.0, translate(context, "Other")}, {1.0, name}};
    derived.level = Level::Nominal;
    return derived;
}

Result<Derived> derive(const Score& score, std::span<const DerivedInput> inputs, std::size_t rows)
{
    if (score.of.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "A score needs items."));
    for (const auto& name : score.reversed)
        if (!score.of.contains(name))
            return fail(Error::Kind::Invalid, translate(context, "“%1” is to be turned round, but is no item of the score.").arg(name));
    if (score.leastValid < 0 || score.leastValid > score.of.size())
        return fail(Error::Kind::Invalid,
                    translate(context, "A score of %1 items cannot need %2 valid ones.").arg(score.of.size()).arg(score.leastValid));
    std::vector<double> sums(rows, 0);
    std::vector<int> valid(rows, 0);
    for (const auto& name : score.of) {
        const auto input = numbersCalled(inputs, name, translate(context, "a score is made of numbers"));
        if (!input)
            return fail(input);
        auto numbers = validNumbers(**input);
        if (score.reversed.contains(name)) {
            const auto range = answerRange((*input)->variable);
            if (!range)
                return noRange((*input)->variable);
            turnRound(numbers, *range);
        }
        for (std::size_t row = 0; row < rows; ++row)
            if (std::isfinite(numbers[row])) {
                sums[row] += numbers[row];
                ++valid[row];
            }
    }
    const int needed = score.leastValid > 0 ? score.leastValid : int(score.of.size());
    for (std::size_t row = 0; row < rows; ++row)
        sums[row] = valid[row] < needed ? notANumber : score.isSum ? sums[row] : sums[row] / valid[row];
    Derived derived{Column::ofNumbers(std::move(sums))};
    derived.decimals = score.isSum ? 0 : 2;
    return derived;
}

Result<Derived> derive(const DateDifference& wanted, std::span<const DerivedInput> inputs, std::size_t rows)
{
    std::vector<std::vector<double>> ends;
    for (const auto& name : {wanted.from, wanted.to}) {
        const auto input = inputCalled(inputs, name);
        if (!input)
            return fail(input);
        if ((*input)->variable.type != VariableType::Date)
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” holds no dates. Compute a variable of dates from it first, with date(${%1}).").arg(name));
        ends.push_back(validNumbers(**input));
    }
    std::vector<double> numbers(rows, notANumber);
    for (std::size_t row = 0; row < rows; ++row)
        if (!std::isnan(ends[0][row]) && !std::isnan(ends[1][row]))
            numbers[row] = difference(ends[0][row], ends[1][row], wanted.unit);
    Derived derived{Column::ofNumbers(std::move(numbers))};
    derived.decimals = wanted.unit < DateDifference::Unit::Months && wanted.unit > DateDifference::Unit::Seconds ? 2 : 0;
    return derived;
}

Result<Derived> derive(const Definition& definition, std::span<const DerivedInput> inputs, std::size_t rows)
{
    return std::visit([&](const auto& kind) { return derive(kind, inputs, rows); }, definition);
}

} // namespace counterpoint
