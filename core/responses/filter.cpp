#include "core/responses/filter.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/categories.h"
#include "core/responses/datasets.h"
#include "core/responses/row_answers.h"
#include "core/responses/variables.h"

namespace counterpoint::filters {

namespace {

/// Splits at the '=' before which a variable is named, so that names with '=' can be used too.
Result<std::pair<Variable, QString>> variableAndValue(const Read& db, DatasetId dataset, const QString& text)
{
    if (!text.contains(u'='))
        return fail(Error::Kind::Invalid, translate("Filters", "“%1” is no filter: write VARIABLE=VALUE, as in role=Manager.").arg(text));
    for (qsizetype equals = text.indexOf(u'='); equals >= 0; equals = text.indexOf(u'=', equals + 1))
        if (auto variable = variables::byName(db, dataset, text.left(equals).trimmed()))
            return std::pair(std::move(*variable), text.mid(equals + 1).trimmed());
    return fail(variables::byName(db, dataset, text.left(text.indexOf(u'=')).trimmed()));
}

std::optional<Value> labelled(const Variable& variable, const QString& text, Qt::CaseSensitivity sensitivity)
{
    for (const auto& label : variable.labels)
        if (label.label.compare(text, sensitivity) == 0)
            return label.value;
    return std::nullopt;
}

Result<Value> valueCalled(const Read& db, const Variable& variable, const QString& text)
{
    if (const auto value = labelled(variable, text, Qt::CaseSensitive))
        return *value;
    const auto column = datasets::column(db, variable.id);
    if (!column)
        return fail(column);
    const auto categories = categorise(variable, *column);
    QStringList names;
    for (const auto& item : categories.items) {
        if (valueText(variable.type, item.value) == text)
            return item.value;
        names << item.label;
    }
    const auto written = variables::valueFrom(variable, text); // '2.0' for 2
    for (const auto& item : categories.items)
        if (written && item.value == *written)
            return item.value;
    if (const auto value = labelled(variable, text, Qt::CaseInsensitive))
        return *value;
    const auto place = findName(text, names, translate("Filters", "value of “%1”").arg(variable.name));
    if (!place)
        return fail(place);
    return categories.items[std::size_t(*place)].value;
}

/// Whether each row has the value; a code of a text column is compared once, not at every row.
void keep(std::vector<bool>& selected, const Column& column, const Value& value)
{
    if (column.type != VariableType::Text) {
        const auto* number = std::get_if<double>(&value);
        for (std::size_t row = 0; row < selected.size(); ++row)
            selected[row] = selected[row] && number && column.numbers[row] == *number;
        return;
    }
    const auto* text = std::get_if<QString>(&value);
    const auto found = text ? std::find(column.dictionary.begin(), column.dictionary.end(), *text) : column.dictionary.end();
    const auto code = found == column.dictionary.end() ? std::int32_t(-2) : std::int32_t(found - column.dictionary.begin());
    for (std::size_t row = 0; row < selected.size(); ++row)
        selected[row] = selected[row] && column.codes[row] == code;
}

} // namespace

Result<FilterCondition> conditionFrom(const Read& db, DatasetId dataset, const QString& text)
{
    const auto parts = variableAndValue(db, dataset, text);
    if (!parts)
        return fail(parts);
    const auto& [variable, wanted] = *parts;
    const auto value = valueCalled(db, variable, wanted);
    if (!value)
        return fail(value);
    return FilterCondition{variable.id, *value};
}

Result<QString> toText(const Read& db, const std::vector<FilterCondition>& conditions)
{
    QStringList parts;
    for (const auto& condition : conditions) {
        const auto variable = variables::byId(db, condition.variable);
        if (!variable)
            return fail(variable);
        QString value = valueText(variable->type, condition.value);
        for (const auto& label : variable->labels)
            if (label.value == condition.value && !label.label.isEmpty())
                value = label.label;
        parts << QStringLiteral("%1 = %2").arg(variable->title(), value);
    }
    return parts.join(translate("Filters", " and "));
}

Result<std::vector<bool>> selectRows(const Read& db, DatasetId dataset, const std::vector<FilterCondition>& conditions)
{
    std::vector<bool> selected;
    for (const auto& condition : conditions) {
        const auto variable = variables::byId(db, condition.variable);
        if (!variable)
            return fail(variable);
        if (variable->dataset != dataset)
            return fail(Error::Kind::Invalid,
                        translate("Filters", "“%1” is a variable of another dataset: it cannot be a filter here.").arg(variable->name));
        const auto column = datasets::column(db, variable->id);
        if (!column)
            return fail(column);
        if (selected.empty())
            selected.assign(column->rows(), true);
        keep(selected, *column, condition.value);
    }
    return selected;
}

Result<std::vector<bool>> selectRows(const Read& db, DatasetId id, const QString& text)
{
    if (text.trimmed().isEmpty())
        return std::vector<bool>();
    const auto expression = expressionOfData(text);
    if (!expression)
        return fail(expression);
    const auto dataset = datasets::byId(db, id);
    if (!dataset)
        return fail(dataset);
    std::vector<DerivedInput> inputs;
    for (const auto& name : expression->references()) {
        const auto variable = variables::byName(db, id, name);
        if (!variable)
            return fail(variable);
        auto column = datasets::column(db, variable->id);
        if (!column)
            return fail(column);
        inputs.push_back({*variable, std::move(*column)});
        inputs.back().variable.name = name; // it may be written with other capitals
    }
    auto answers = RowAnswers::of(*expression, inputs);
    if (!answers)
        return fail(answers);
    std::vector<bool> selected(std::size_t(dataset->rows));
    for (std::size_t row = 0; row < selected.size(); ++row) {
        answers->setRow(row);
        const auto value = expression->evaluate(*answers);
        if (!value)
            return fail(Error::Kind::Invalid, translate("Filters", "Row %1. %2").arg(row + 1).arg(value.error().sentence(text)));
        selected[row] = expression::toBoolean(*value);
    }
    return selected;
}

} // namespace counterpoint::filters
