#include "core/responses/row_answers.h"
#include "core/base/translate.h"
#include <cmath>

namespace counterpoint {

Result<expression::Expression> expressionOfData(const QString& text)
{
    auto parsed = expression::Expression::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error().toError(text));
    if (parsed->isOfForms())
        return fail(
            Error::Kind::Invalid,
            translate("RowAnswers",
                      "count, indexed-repeat, jr:choice-name, once and position are for questionnaires alone: of data it is not known "
                      "which time something was asked, nor is a form being filled in."));
    return *parsed;
}

Result<RowAnswers> RowAnswers::of(const expression::Expression& expression, std::span<const DerivedInput> inputs)
{
    RowAnswers answers;
    for (const auto& name : expression.references()) {
        const auto input = inputCalled(inputs, name);
        if (!input)
            return fail(input);
        Source source{*input, {}};
        for (const auto& text : (*input)->column.dictionary)
            source.texts.push_back((*input)->variable.isMissing(text) ? expression::Value() : expression::Value::ofText(text));
        answers.m_sources.push_back(std::move(source));
    }
    return answers;
}

expression::Value RowAnswers::of(std::size_t reference) const
{
    const auto& source = m_sources[reference];
    const auto& [variable, column] = *source.input;
    if (column.type == VariableType::Text) {
        const auto code = column.codes[m_row];
        return code < 0 ? expression::Value() : source.texts[std::size_t(code)];
    }
    const double number = column.numbers[m_row];
    if (std::isnan(number) || (!variable.missing.empty() && variable.isMissing(number)))
        return {};
    return column.type == VariableType::Date ? expression::Value::ofDate(number) : expression::Value::ofNumber(number);
}

} // namespace counterpoint
