#include "ui/responses/variable_steps.h"
#include "core/base/translate.h"
#include "core/project/project.h"
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

} // namespace counterpoint::ui::variable_steps
