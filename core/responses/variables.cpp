#include "core/responses/variables.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/column.h"
#include "core/responses/derived.h"
#include "core/responses/variable_rows.h"
#include <charconv>
#include <cmath>
#include <limits>

namespace counterpoint::variables {

namespace {

constexpr const char* context = "Variables";
#define VARIABLE_COLUMNS "id, dataset_id, name, label, type, level, decimals, scale, reversed, is_open, format, low, high, definition"

Variable read(const Read& db, const sqlite::Statement& row)
{
    Variable variable;
    variable.id = row.id<VariableId>(0);
    variable.dataset = row.id<DatasetId>(1);
    variable.name = row.text(2);
    variable.label = row.text(3);
    variable.type = variableTypeFrom(row.text(4)).value_or(VariableType::Text);
    variable.level = levelFrom(row.text(5)).value_or(Level::Nominal);
    variable.decimals = row.integer(6);
    variable.scale = row.text(7);
    variable.reversed = row.integer(8) != 0;
    variable.isOpen = row.integer(9) != 0;
    variable.format = row.text(10);
    if (!row.isNull(11))
        variable.range = NumberRange{row.real(11), row.real(12)};
    variable.definition = row.text(13);
    variable.labels = variable_rows::labelsOf(db, variable.id);
    variable.missing = variable_rows::missingOf(db, variable.id);
    return variable;
}

/// Sets one column of the variable's row; `sql` has the new value and the id as parameters.
template <class T>
Result<> set(Edit& db, VariableId id, const char* sql, const T& value)
{
    const auto variable = byId(db, id);
    if (!variable)
        return fail(variable);
    db.prepare(sql).bind(value, id).run();
    return {};
}

double numberFrom(const QString& text)
{
    const auto bytes = text.trimmed().toUtf8();
    double number = 0;
    const auto parsed = std::from_chars(bytes.constBegin(), bytes.constEnd(), number);
    return parsed.ec == std::errc() && parsed.ptr == bytes.constEnd() ? number : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<Variable> of(const Read& db, DatasetId dataset)
{
    auto query = db.prepare("SELECT " VARIABLE_COLUMNS " FROM variable WHERE dataset_id = ? ORDER BY position, id");
    query.bind(dataset);
    std::vector<Variable> found;
    while (query.step())
        found.push_back(read(db, query));
    return found;
}

Result<Variable> byId(const Read& db, VariableId id)
{
    auto query = db.prepare("SELECT " VARIABLE_COLUMNS " FROM variable WHERE id = ?");
    query.bind(id);
    if (!query.step())
        return fail(Error::Kind::Invalid, translate(context, "The variable is not there any more."));
    return read(db, query);
}

Result<Variable> byName(const Read& db, DatasetId dataset, const QString& name)
{
    auto query = db.prepare("SELECT id, name FROM variable WHERE dataset_id = ? ORDER BY position, id");
    query.bind(dataset);
    std::vector<VariableId> ids;
    QStringList names;
    while (query.step()) {
        ids.push_back(query.id<VariableId>(0));
        names << query.text(1);
    }
    const auto place = findName(name, names, translate(context, "variable"));
    if (!place)
        return fail(place);
    return byId(db, ids[std::size_t(*place)]);
}

Result<> rename(Edit& db, VariableId id, const QString& name)
{
    const auto variable = byId(db, id);
    if (!variable)
        return fail(variable);
    const auto trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return fail(Error::Kind::Invalid, translate(context, "A variable needs a name."));
    for (const auto& other : of(db, variable->dataset))
        if (other.id != id && other.name == trimmed)
            return fail(Error::Kind::Invalid, translate(context, "There is a variable called “%1” already.").arg(trimmed));
    db.prepare("UPDATE variable SET name = ? WHERE id = ?").bind(trimmed, id).run();
    derived::renameMentions(db, variable->dataset, variable->name, trimmed);
    return {};
}

Result<> setLabel(Edit& db, VariableId id, const QString& label)
{
    return set(db, id, "UPDATE variable SET label = ? WHERE id = ?", label.trimmed());
}

Result<> setLevel(Edit& db, VariableId id, Level level)
{
    return set(db, id, "UPDATE variable SET level = ? WHERE id = ?", counterpoint::toText(level));
}

Result<> setDecimals(Edit& db, VariableId id, int decimals)
{
    if (decimals < 0 || decimals > 15)
        return fail(Error::Kind::Invalid, translate(context, "A number can be shown with 0 to 15 decimals, not with %1.").arg(decimals));
    return set(db, id, "UPDATE variable SET decimals = ? WHERE id = ?", decimals);
}

Result<> setScale(Edit& db, VariableId id, const QString& scale, bool reversed)
{
    if (const auto done = set(db, id, "UPDATE variable SET scale = ? WHERE id = ?", scale.trimmed()); !done)
        return done;
    return set(db, id, "UPDATE variable SET reversed = ? WHERE id = ?", reversed);
}

Result<> setFormat(Edit& db, VariableId id, const QString& format)
{
    return set(db, id, "UPDATE variable SET format = ? WHERE id = ?", format.trimmed());
}

Result<> setRange(Edit& db, VariableId id, const std::optional<NumberRange>& range)
{
    const auto variable = byId(db, id);
    if (!variable)
        return fail(variable);
    if (range && !(range->low < range->high))
        return fail(Error::Kind::Invalid,
                    translate(context, "The answers of “%1” cannot run from %2 to %3: give the lower end first.")
                        .arg(variable->name, numberText(range->low), numberText(range->high)));
    db.prepare("UPDATE variable SET low = ?, high = ? WHERE id = ?")
        .bind(range ? std::optional(range->low) : std::nullopt, range ? std::optional(range->high) : std::nullopt, id)
        .run();
    return derived::refresh(db, id);
}

Result<> setValueLabels(Edit& db, VariableId id, const std::vector<ValueLabel>& labels)
{
    const auto variable = byId(db, id);
    if (!variable)
        return fail(variable);
    if (const auto fitting = variable_rows::checkLabels(*variable, labels); !fitting)
        return fitting;
    const auto before = answerRange(*variable);
    variable_rows::replaceLabels(db, id, labels);
    const auto changed = byId(db, id);
    return changed && answerRange(*changed) != before ? derived::refresh(db, id) : Result<>();
}

Result<> setMissing(Edit& db, VariableId id, const std::vector<MissingCode>& missing)
{
    const auto variable = byId(db, id);
    if (!variable)
        return fail(variable);
    if (const auto fitting = variable_rows::checkMissing(*variable, missing); !fitting)
        return fitting;
    variable_rows::replaceMissing(db, id, missing);
    return derived::refresh(db, id);
}

Result<> copyLabels(Edit& db, VariableId from, const std::vector<VariableId>& to)
{
    const auto model = byId(db, from);
    if (!model)
        return fail(model);
    for (const auto id : to) {
        const auto variable = byId(db, id);
        if (!variable)
            return fail(variable);
        if (variable->type != model->type)
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” and “%2” are not of the same type: the labels of one cannot be those of the other.")
                            .arg(model->name, variable->name));
        const auto done = setValueLabels(db, id, model->labels).and_then([&] { return setMissing(db, id, model->missing); }).and_then([&] {
            return setRange(db, id, model->range);
        });
        if (!done)
            return done;
    }
    return {};
}

namespace {
// An end that is open, as SPSS has it: any number beyond the other end.
constexpr double lowestNumber = std::numeric_limits<double>::lowest();
constexpr double highestNumber = std::numeric_limits<double>::max();
const QString lowestWord = QStringLiteral("lowest");
const QString highestWord = QStringLiteral("highest");
} // namespace

Result<Value> valueFrom(const Variable& variable, const QString& text)
{
    if (variable.type == VariableType::Text)
        return Value(text);
    const double number = variable.type == VariableType::Date ? dateFromIso(text.trimmed().toStdString()) : numberFrom(text);
    if (!std::isfinite(number))
        return fail(Error::Kind::Invalid,
                    variable.type == VariableType::Date
                        ? translate(context, "“%1” is not a date such as 2024-05-31, and “%2” holds dates.").arg(text, variable.name)
                        : translate(context, "“%1” is not a number, and “%2” holds numbers.").arg(text, variable.name));
    return Value(number);
}

Result<MissingCode> missingCodeFrom(const Variable& variable, const QString& text)
{
    if (variable.type == VariableType::Text)
        return MissingCode(text);
    if (const auto single = valueFrom(variable, text))
        return MissingCode(NumberRange{std::get<double>(*single), std::get<double>(*single)});
    const auto endFrom = [&](const QString& end) -> Result<Value> {
        if (end.trimmed() == lowestWord)
            return Value(lowestNumber);
        return end.trimmed() == highestWord ? Value(highestNumber) : valueFrom(variable, end);
    };
    for (qsizetype dash = text.indexOf(u'-', 1); dash > 0; dash = text.indexOf(u'-', dash + 1)) {
        const auto low = endFrom(text.left(dash));
        const auto high = endFrom(text.mid(dash + 1));
        if (low && high)
            return MissingCode(NumberRange{std::get<double>(*low), std::get<double>(*high)});
    }
    return fail(Error::Kind::Invalid,
                translate(context, "“%1” is no missing code for “%2”. Give a number such as 99, or a range such as 97-99 or lowest--1.")
                    .arg(text, variable.name));
}

QString toText(const MissingCode& code)
{
    if (const auto* text = std::get_if<QString>(&code))
        return *text;
    const auto& range = std::get<NumberRange>(code);
    if (range.low == range.high)
        return numberText(range.low);
    return (range.low <= lowestNumber ? lowestWord : numberText(range.low)) + u'-'
        + (range.high >= highestNumber ? highestWord : numberText(range.high));
}

} // namespace counterpoint::variables
