#include "core/responses/variable_rows.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/responses/column.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::variable_rows {

namespace {

bool fits(VariableType type, bool isText) { return (type == VariableType::Text) == isText; }

tl::unexpected<Error> wrongType(const Variable& variable, const QString& value)
{
    return variable.type == VariableType::Text
        ? fail(Error::Kind::Invalid, translate("Variables", "“%1” holds texts: the number %2 does not fit.").arg(variable.name, value))
        : fail(Error::Kind::Invalid, translate("Variables", "“%1” holds numbers: “%2” does not fit.").arg(variable.name, value));
}

std::optional<double> numberOf(const Value& value)
{
    const auto* number = std::get_if<double>(&value);
    return number ? std::optional(*number) : std::nullopt;
}

std::optional<QString> textOf(const Value& value)
{
    const auto* text = std::get_if<QString>(&value);
    return text ? std::optional(*text) : std::nullopt;
}

} // namespace

Result<> checkLabels(const Variable& variable, const std::vector<ValueLabel>& labels)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto& value = labels[i].value;
        const auto shown = valueText(variable.type, value);
        if (!fits(variable.type, std::holds_alternative<QString>(value)) || shown.isEmpty())
            return wrongType(variable, shown);
        for (std::size_t j = 0; j < i; ++j)
            if (labels[j].value == value)
                return fail(Error::Kind::Invalid,
                            translate("Variables", "The value %1 of “%2” has two labels: “%3” and “%4”.")
                                .arg(shown, variable.name, labels[j].label, labels[i].label));
    }
    return {};
}

Result<> checkMissing(const Variable& variable, const std::vector<MissingCode>& missing)
{
    for (const auto& code : missing) {
        const auto* range = std::get_if<NumberRange>(&code);
        if (!fits(variable.type, range == nullptr))
            return wrongType(variable, range ? numberText(range->low) : std::get<QString>(code));
        if (range && !(range->low <= range->high))
            return fail(Error::Kind::Invalid,
                        translate("Variables", "The missing codes of “%1” run from %2 down to %3: give the lower end first.")
                            .arg(variable.name, numberText(range->low), numberText(range->high)));
    }
    return {};
}

Result<VariableId> insert(Edit& db, const Variable& variable, int position)
{
    if (const auto fitting = checkLabels(variable, variable.labels); !fitting)
        return fail(fitting);
    if (const auto fitting = checkMissing(variable, variable.missing); !fitting)
        return fail(fitting);
    const auto& range = variable.range;
    db.prepare("INSERT INTO variable(uuid, dataset_id, position, name, label, type, level, decimals, scale, reversed, is_open, format,"
               " low, high, definition) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), variable.dataset, position, variable.name, variable.label, toText(variable.type), toText(variable.level),
              variable.decimals, variable.scale, variable.reversed, variable.isOpen, variable.format,
              range ? std::optional(range->low) : std::nullopt, range ? std::optional(range->high) : std::nullopt, variable.definition)
        .run();
    const VariableId id(db.lastInsertId());
    replaceLabels(db, id, variable.labels);
    replaceMissing(db, id, variable.missing);
    return id;
}

void replaceLabels(Edit& db, VariableId id, const std::vector<ValueLabel>& labels)
{
    db.prepare("DELETE FROM value_label WHERE variable_id = ?").bind(id).run();
    int position = 0;
    for (const auto& label : labels)
        db.prepare("INSERT INTO value_label(variable_id, position, number, text, label) VALUES(?, ?, ?, ?, ?)")
            .bind(id, position++, numberOf(label.value), textOf(label.value), label.label)
            .run();
}

void replaceMissing(Edit& db, VariableId id, const std::vector<MissingCode>& missing)
{
    db.prepare("DELETE FROM missing_value WHERE variable_id = ?").bind(id).run();
    int position = 0;
    for (const auto& code : missing) {
        const auto* range = std::get_if<NumberRange>(&code);
        const auto* text = std::get_if<QString>(&code);
        db.prepare("INSERT INTO missing_value(variable_id, position, low, high, text) VALUES(?, ?, ?, ?, ?)")
            .bind(id, position++, range ? std::optional(range->low) : std::nullopt, range ? std::optional(range->high) : std::nullopt,
                  text ? std::optional(*text) : std::nullopt)
            .run();
    }
}

std::vector<ValueLabel> labelsOf(const Read& db, VariableId id)
{
    auto query = db.prepare("SELECT number, text, label FROM value_label WHERE variable_id = ? ORDER BY position");
    query.bind(id);
    std::vector<ValueLabel> labels;
    while (query.step())
        labels.push_back({query.isNull(0) ? Value(query.text(1)) : Value(query.real(0)), query.text(2)});
    return labels;
}

std::vector<MissingCode> missingOf(const Read& db, VariableId id)
{
    auto query = db.prepare("SELECT low, high, text FROM missing_value WHERE variable_id = ? ORDER BY position");
    query.bind(id);
    std::vector<MissingCode> missing;
    while (query.step())
        missing.push_back(query.isNull(0) ? MissingCode(query.text(2)) : MissingCode(NumberRange{query.real(0), query.real(1)}));
    return missing;
}

} // namespace counterpoint::variable_rows
