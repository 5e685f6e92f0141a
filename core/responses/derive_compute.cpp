#include "core/base/translate.h"
#include "core/responses/row_answers.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Derived";
using Computed = expression::Value;

/// What the values are together: texts where one is a text, dates where all are, else numbers.
struct Kinds {
    bool hasText = false;
    bool hasDate = false;
    bool hasNumber = false;
    bool hasTruth = false;

    void note(Computed::Kind kind)
    {
        hasText = hasText || kind == Computed::Kind::Text;
        hasDate = hasDate || kind == Computed::Kind::Date;
        hasNumber = hasNumber || kind == Computed::Kind::Number;
        hasTruth = hasTruth || kind == Computed::Kind::Boolean;
    }
    VariableType type() const
    {
        if (hasText)
            return VariableType::Text;
        return hasDate && !hasNumber && !hasTruth ? VariableType::Date : VariableType::Number;
    }
};

QString cellText(const Computed& value)
{
    const bool isEmpty = value.isNothing() || (value.kind == Computed::Kind::Number && std::isnan(value.number));
    return isEmpty ? QString() : toText(value);
}

double cellNumber(const Computed& value, VariableType type)
{
    const double number = type == VariableType::Date && value.kind == Computed::Kind::Date ? value.number : toNumber(value);
    return std::isfinite(number) ? number : std::numeric_limits<double>::quiet_NaN();
}

int decimalsOf(const std::vector<double>& numbers)
{
    return std::all_of(numbers.begin(), numbers.end(), [](double number) { return std::isnan(number) || number == std::trunc(number); })
        ? 0
        : 2;
}

} // namespace

Result<Derived> derive(const Compute& compute, std::span<const DerivedInput> inputs, std::size_t rows)
{
    const auto expression = expressionOfData(compute.expression);
    if (!expression)
        return fail(expression);
    if (!expression->isSteady())
        return fail(
            Error::Kind::Invalid,
            translate(
                context,
                "A variable must come out the same each time it is computed, and now(), today(), random() and uuid() do not. Write the "
                "date itself, such as date('2024-05-31')."));
    auto answers = RowAnswers::of(*expression, inputs);
    if (!answers)
        return fail(answers);
    Derived derived;
    Kinds kinds;
    std::vector<Computed> values(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        answers->setRow(row);
        auto value = expression->evaluate(*answers);
        if (value) {
            kinds.note(value->kind);
            values[row] = std::move(*value);
        } else if (derived.refused++ == 0) {
            derived.refusal = translate(context, "Row %1. %2").arg(row + 1).arg(value.error().sentence(compute.expression));
        }
    }
    const auto type = kinds.type();
    if (type == VariableType::Text) {
        std::vector<QString> texts(rows);
        std::transform(values.begin(), values.end(), texts.begin(), cellText);
        derived.column = Column::ofTexts(texts);
        derived.level = Level::Nominal;
        return derived;
    }
    std::vector<double> numbers(rows);
    std::transform(values.begin(), values.end(), numbers.begin(), [&](const Computed& value) { return cellNumber(value, type); });
    derived.decimals = type == VariableType::Number ? decimalsOf(numbers) : 0;
    derived.column = Column::ofNumbers(std::move(numbers));
    derived.column.type = type;
    if (kinds.hasTruth && !kinds.hasNumber && !kinds.hasDate) {
        derived.labels = {{0.0, translate(context, "No")}, {1.0, translate(context, "Yes")}};
        derived.level = Level::Nominal;
    }
    return derived;
}

} // namespace counterpoint
