#include "ui/responses/variable_steps.h"
#include "core/base/translate.h"
#include "core/project/project.h"
#include "core/responses/derived.h"
#include "core/responses/variables.h"
#include "ui/responses/label_text.h"

namespace counterpoint::ui::variable_steps {

namespace {

constexpr const char* context = "VariableSteps";

template <class Write>
Result<> step(Project& project, const char* label, const Variable& variable, Write write)
{
    return project.perform(translate(context, label).arg(variable.name), [&](Edit& db) -> Result<> { return write(db); });
}

} // namespace

Result<> rename(Project& project, const Variable& variable, const QString& name)
{
    if (name.trimmed() == variable.name)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Rename variable “%1”"), variable,
                [&](Edit& db) { return variables::rename(db, variable.id, name); });
}

Result<> setLabel(Project& project, const Variable& variable, const QString& label)
{
    if (label.simplified() == variable.label)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the label of “%1”"), variable,
                [&](Edit& db) { return variables::setLabel(db, variable.id, label.simplified()); });
}

Result<> setLevel(Project& project, const Variable& variable, Level level)
{
    if (level == variable.level)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the level of “%1”"), variable,
                [&](Edit& db) { return variables::setLevel(db, variable.id, level); });
}

Result<> setDecimals(Project& project, const Variable& variable, int decimals)
{
    if (decimals == variable.decimals)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the decimals of “%1”"), variable,
                [&](Edit& db) { return variables::setDecimals(db, variable.id, decimals); });
}

Result<> setScale(Project& project, const Variable& variable, const QString& scale, bool reversed)
{
    if (scale.trimmed() == variable.scale && reversed == variable.reversed)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the scale of “%1”"), variable,
                [&](Edit& db) { return variables::setScale(db, variable.id, scale, reversed); });
}

Result<> setValueLabels(Project& project, const Variable& variable, const QString& lines)
{
    const auto labels = label_text::toLabels(variable, lines);
    if (!labels)
        return fail(labels);
    if (*labels == variable.labels)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the value labels of “%1”"), variable,
                [&](Edit& db) { return variables::setValueLabels(db, variable.id, *labels); });
}

Result<> setMissing(Project& project, const Variable& variable, const QString& lines)
{
    const auto codes = label_text::toMissing(variable, lines);
    if (!codes)
        return fail(codes);
    if (*codes == variable.missing)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the missing codes of “%1”"), variable,
                [&](Edit& db) { return variables::setMissing(db, variable.id, *codes); });
}

Result<> setFormat(Project& project, const Variable& variable, const QString& format)
{
    if (format.trimmed() == variable.format)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the format of “%1”"), variable,
                [&](Edit& db) { return variables::setFormat(db, variable.id, format); });
}

Result<> setRange(Project& project, const Variable& variable, const QString& text)
{
    const auto range = rangeFrom(variable, text);
    if (!range)
        return fail(range);
    if (*range == variable.range)
        return {};
    return step(project, QT_TRANSLATE_NOOP("VariableSteps", "Change the range of “%1”"), variable,
                [&](Edit& db) { return variables::setRange(db, variable.id, *range); });
}

Result<> inAll(Project& project, const std::vector<Variable>& variables, const QString& column, const Change& change)
{
    return project.perform(translate(context, "Change “%1” of %n variable(s)", nullptr, int(variables.size())).arg(column),
                           [&](Edit& db) -> Result<> {
                               for (const auto& variable : variables)
                                   if (const auto done = change(db, variable); !done)
                                       return done;
                               return {};
                           });
}

Result<> copyLabels(Project& project, const Variable& from, const std::vector<Variable>& to)
{
    std::vector<VariableId> ids;
    for (const auto& variable : to)
        if (variable.id != from.id)
            ids.push_back(variable.id);
    if (ids.empty())
        return {};
    return project.perform(translate(context, "Give %n variable(s) the labels of “%1”", nullptr, int(ids.size())).arg(from.name),
                           [&](Edit& db) -> Result<> { return variables::copyLabels(db, from.id, ids); });
}

Result<> remove(Project& project, const std::vector<Variable>& variables)
{
    const auto label = variables.size() == 1 ? translate(context, "Remove variable “%1”").arg(variables.front().name)
                                             : translate(context, "Remove %n variable(s)", nullptr, int(variables.size()));
    return project.perform(label, [&](Edit& db) -> Result<> {
        for (auto variable = variables.rbegin(); variable != variables.rend(); ++variable) // later ones may stand on earlier ones
            if (const auto done = derived::remove(db, variable->id); !done)
                return done;
        return {};
    });
}

QString rangeText(const std::optional<NumberRange>& range)
{
    return range ? QStringLiteral("%1-%2").arg(numberText(range->low), numberText(range->high)) : QString();
}

Result<std::optional<NumberRange>> rangeFrom(const Variable& variable, const QString& text)
{
    if (text.trimmed().isEmpty())
        return std::optional<NumberRange>();
    const auto code =
        variable.type == VariableType::Number ? variables::missingCodeFrom(variable, text.trimmed()) : Result<MissingCode>(QString());
    const auto* range = code ? std::get_if<NumberRange>(&*code) : nullptr;
    if (!range || !(range->low < range->high))
        return fail(Error::Kind::Invalid, translate(context, "“%1” is no range of answers of “%2”: write 1-5.").arg(text, variable.name));
    return std::optional(*range);
}

} // namespace counterpoint::ui::variable_steps
