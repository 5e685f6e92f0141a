#include "core/base/translate.h"
#include "core/responses/derive.h"
#include <QHash>
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Derived";
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// A range leaves missing codes out, as in 18-highest where 99 is one; a single value may be a missing code.
bool speaksOf(const RecodeRule& rule, double number, bool isMissing)
{
    return std::any_of(rule.values.begin(), rule.values.end(), [&](const MissingCode& code) {
        const auto* range = std::get_if<NumberRange>(&code);
        return range && number >= range->low && number <= range->high && (!isMissing || range->low == range->high);
    });
}

bool speaksOf(const RecodeRule& rule, const QString& text, bool)
{
    return std::any_of(rule.values.begin(), rule.values.end(), [&](const MissingCode& code) {
        const auto* wanted = std::get_if<QString>(&code);
        return wanted && *wanted == text;
    });
}

/// The first rule that speaks of an answer; none where there is none.
template <class Answer>
const RecodeRule* ruleFor(const Recode& recode, const Answer& answer, bool isMissing)
{
    for (const auto& rule : recode.rules) {
        if (rule.from == RecodeRule::From::Missing    ? isMissing
                : rule.from == RecodeRule::From::Rest ? !isMissing
                                                      : speaksOf(rule, answer, isMissing))
            return &rule;
    }
    return nullptr;
}

const RecodeRule* ruleForEmpty(const Recode& recode)
{
    const auto found =
        std::find_if(recode.rules.begin(), recode.rules.end(), [](const auto& rule) { return rule.from == RecodeRule::From::Missing; });
    return found == recode.rules.end() ? nullptr : &*found;
}

/// What the new variable holds; Invalid where rules give different things.
Result<VariableType> typeOf(const Recode& recode, const Variable& old)
{
    bool hasTexts = false;
    bool hasNumbers = false;
    bool copies = false;
    for (const auto& rule : recode.rules) {
        copies = copies || rule.copies;
        hasTexts = hasTexts || (rule.to && std::holds_alternative<QString>(*rule.to));
        hasNumbers = hasNumbers || (rule.to && std::holds_alternative<double>(*rule.to));
    }
    if (hasTexts && hasNumbers)
        return fail(Error::Kind::Invalid,
                    translate(context, "The new values are partly numbers and partly texts: make them all one or the other."));
    const auto given = hasTexts ? VariableType::Text : hasNumbers ? VariableType::Number : old.type;
    if (copies && given != old.type)
        return fail(Error::Kind::Invalid,
                    translate(context, "The rest of “%1” cannot be copied beside new values of another type. Give the rest a value too.")
                        .arg(old.name));
    return given;
}

double numberFor(const RecodeRule* rule, double old)
{
    if (!rule)
        return notANumber;
    return rule->copies ? old : rule->to ? std::get<double>(*rule->to) : notANumber;
}

QString textFor(const RecodeRule* rule, const QString& old)
{
    if (!rule)
        return {};
    return rule->copies ? old : rule->to ? std::get<QString>(*rule->to) : QString();
}

/// Applies `newOf(rule, old)` to each row; an answer of a text is looked at once, not in each row.
template <class NewOf>
void forEachRow(const Recode& recode, const DerivedInput& input, std::size_t rows, NewOf&& newOf)
{
    const auto& [variable, column] = input;
    const auto* empty = ruleForEmpty(recode);
    std::vector<const RecodeRule*> byText;
    for (const auto& text : column.dictionary)
        byText.push_back(ruleFor(recode, text, variable.isMissing(text)));
    for (std::size_t row = 0; row < rows; ++row) {
        if (column.isEmpty(row))
            newOf(row, empty);
        else if (column.type == VariableType::Text)
            newOf(row, byText[std::size_t(column.codes[row])]);
        else
            newOf(row, ruleFor(recode, column.numbers[row], variable.isMissing(column.numbers[row])));
    }
}

std::vector<ValueLabel> labelsOf(const Recode& recode, const Variable& old)
{
    std::vector<ValueLabel> labels;
    const auto add = [&](const Value& value, const QString& label) {
        const bool isThere = std::any_of(labels.begin(), labels.end(), [&](const ValueLabel& each) { return each.value == value; });
        if (!label.isEmpty() && !isThere)
            labels.push_back({value, label});
    };
    for (const auto& rule : recode.rules) {
        if (rule.to)
            add(*rule.to, rule.label);
        if (!rule.copies)
            continue;
        for (const auto& [value, label] : old.labels) {
            const auto* number = std::get_if<double>(&value);
            const auto* said = number ? ruleFor(recode, *number, old.isMissing(*number))
                                      : ruleFor(recode, std::get<QString>(value), old.isMissing(std::get<QString>(value)));
            if (said == &rule)
                add(value, label);
        }
    }
    std::stable_sort(labels.begin(), labels.end(), [](const ValueLabel& a, const ValueLabel& b) {
        return std::holds_alternative<double>(a.value) && std::holds_alternative<double>(b.value) && a.value < b.value;
    });
    return labels;
}

} // namespace

Result<Derived> derive(const Recode& recode, std::span<const DerivedInput> inputs, std::size_t rows)
{
    const auto found = inputCalled(inputs, recode.of);
    if (!found)
        return fail(found);
    const auto& input = **found;
    if (recode.rules.empty())
        return fail(Error::Kind::Invalid, translate(context, "There are no rules: write OLD=NEW, as in 1,2=1."));
    const auto type = typeOf(recode, input.variable);
    if (!type)
        return fail(type);
    Derived derived;
    if (*type == VariableType::Text) {
        std::vector<QString> texts(rows);
        forEachRow(recode, input, rows, [&](std::size_t row, const RecodeRule* rule) {
            texts[row] = textFor(rule, rule && rule->copies && !input.column.isEmpty(row) ? input.column.text(row) : QString());
        });
        derived.column = Column::ofTexts(texts);
    } else {
        std::vector<double> numbers(rows, notANumber);
        forEachRow(recode, input, rows, [&](std::size_t row, const RecodeRule* rule) {
            numbers[row] = numberFor(rule, input.column.type == VariableType::Text ? notANumber : input.column.numbers[row]);
        });
        derived.column = Column::ofNumbers(std::move(numbers));
        derived.column.type = *type;
    }
    derived.labels = labelsOf(recode, input.variable);
    const bool copies = std::any_of(recode.rules.begin(), recode.rules.end(), [](const RecodeRule& rule) { return rule.copies; });
    derived.level = copies                                                      ? input.variable.level
        : *type == VariableType::Text || input.variable.level == Level::Nominal ? Level::Nominal
                                                                                : Level::Ordinal;
    return derived;
}

} // namespace counterpoint
