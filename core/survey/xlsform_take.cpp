#include "core/interchange/xlsform/examination.h"
#include "core/responses/variable.h"
#include "core/survey/extras_json.h"
#include "core/survey/xlsform_item.h"
#include "core/survey/xlsform_types.h"
#include <algorithm>

namespace counterpoint::xlsform_item {

namespace {

using xlsform_row::hasWord;
using xlsform_row::take;

QString takeOwn(Row& row, const char* name) { return take(row, QStringLiteral("counterpoint::") + QLatin1String(name)); }

void takeRequired(Row& row, SurveyItem& item)
{
    const auto text = take(row, QStringLiteral("bind::required"));
    const auto answer = xlsform::yesOrNo(text);
    if (answer.value_or(!text.isEmpty()))
        item.required = Required::Yes;
    if (!answer)
        item.requiredWhen = text;
    if (const auto own = requiredFrom(takeOwn(row, "required")); own && own != Required::No)
        item.required = *own;
    if (const auto when = takeOwn(row, "required_when"); !when.isEmpty())
        item.requiredWhen = when;
}

void takeReadOnly(Row& row, SurveyItem& item)
{
    const auto text = take(row, QStringLiteral("bind::readonly"));
    if (const auto answer = xlsform::yesOrNo(text))
        item.readOnly = *answer ? QStringLiteral("yes") : QString();
    else
        item.readOnly = text;
}

void takeParameters(Row& row, SurveyItem& item, bool isSelect)
{
    if (const auto parameters = xlsform::parametersIn(take(row, QStringLiteral("parameters"))))
        for (auto each = parameters->constBegin(); each != parameters->constEnd(); ++each)
            item.parameters[each.key()] = each.value();
    if (isSelect) {
        item.isRandom = take(item.parameters, QStringLiteral("randomize")) == QLatin1String("true");
        item.seed = take(item.parameters, QStringLiteral("seed"));
    }
    for (const auto& [name, value] : extras_json::extrasFrom(extras_json::objectIn(takeOwn(row, "parameters"))))
        item.parameters[name] = value;
    if (!takeOwn(row, "random").isEmpty())
        item.isRandom = true;
    if (const auto seed = takeOwn(row, "seed"); !seed.isEmpty())
        item.seed = seed;
}

} // namespace

SurveyItem takeItem(Row& row, const xlsform::QuestionType& type, const QString& written, const QString& unnamed)
{
    SurveyItem item;
    take(row, QStringLiteral("type"));
    item.name = take(row, QStringLiteral("name"));
    if (!takeOwn(row, "unnamed").isEmpty())
        item.name.clear();
    item.texts = xlsform_row::takeTexts(row, unnamed);
    takeRequired(row, item);
    takeReadOnly(row, item);
    takeParameters(row, item, type.isSelect());
    item.relevant = take(row, QStringLiteral("bind::relevant"));
    item.constraint = take(row, QStringLiteral("bind::constraint"));
    item.calculation = take(row, QStringLiteral("bind::calculate"));
    item.defaultValue = take(row, QStringLiteral("default"));
    item.choiceFilter = take(row, QStringLiteral("choice_filter"));
    item.repeatCount = take(row, QStringLiteral("control::jr:count"));
    item.trigger = take(row, QStringLiteral("trigger"));
    item.appearance = take(row, QStringLiteral("control::appearance"));
    item.uuid = takeOwn(row, "uuid");
    item.missingChoices = takeOwn(row, "missing");
    item.otherName = takeOwn(row, "other_name");
    item.scale = takeOwn(row, "scale");
    item.isReversed = !takeOwn(row, "reversed").isEmpty();
    if (const auto level = levelFrom(takeOwn(row, "level")))
        item.level = *level;
    setTypeFromForm(item, type, written);
    if (const auto own = itemTypeFrom(takeOwn(row, "type"))) {
        // The appearance that the row's own type took words of is that of another type.
        item.appearance = take(row, QStringLiteral("counterpoint::appearance"));
        item.type = *own;
    }
    if (item.type == ItemType::Grid)
        item.choices = takeOwn(row, "choices");
    for (auto& [column, text] : row)
        item.extra[column] = std::move(text);
    return item;
}

SurveyChoice takeChoice(Row& row, const QString& unnamed)
{
    SurveyChoice choice;
    choice.code = take(row, QStringLiteral("name"));
    choice.texts = xlsform_row::takeTexts(row, unnamed);
    choice.role = choiceRoleFrom(take(row, QStringLiteral("counterpoint_role"))).value_or(ChoiceRole::Ordinary);
    choice.isFixed = !take(row, QStringLiteral("counterpoint_fixed")).isEmpty();
    choice.extra = std::move(row);
    return choice;
}

void takeSettings(Row& row, Questionnaire& questionnaire, const QString& unnamed)
{
    const auto textsBefore = QStringLiteral("counterpoint::text::");
    Row own;
    std::erase_if(row, [&](const auto& cell) {
        if (!cell.first.startsWith(textsBefore))
            return false;
        own.insert(cell);
        return true;
    });
    questionnaire.texts = xlsform_row::takeTexts(own, unnamed);
    questionnaire.seed = takeOwn(row, "seed").toLongLong();
    for (const auto& [name, words] : extras_json::extrasFrom(extras_json::objectIn(takeOwn(row, "languages"))))
        for (auto& language : questionnaire.languages)
            if (language.name == name) {
                language.code = words.section(u' ', 0, 0);
                language.isRightToLeft = words.section(u' ', 1) == QLatin1String("rtl");
            }
    const auto scales = extras_json::objectIn(takeOwn(row, "scales"));
    for (auto each = scales.begin(); each != scales.end(); ++each) {
        const auto described = each.value().toObject();
        SurveyScale scale;
        scale.name = each.key();
        scale.label = described[QStringLiteral("label")].toString();
        scale.isSum = described[QStringLiteral("sum")].toBool();
        scale.leastValid = described[QStringLiteral("least_valid")].toInt();
        questionnaire.scales.push_back(std::move(scale));
    }
}

SurveyItem aside(Row row)
{
    SurveyItem item;
    item.type = ItemType::Other;
    item.extra = std::move(row);
    return item;
}

void closeGroup(SurveyItem& group)
{
    const auto tableList = QStringLiteral("table-list");
    if (group.type == ItemType::Section && hasWord(group.appearance, tableList) && !group.items.empty()) {
        auto grid = group;
        grid.type = ItemType::Grid;
        grid.choices = group.items.front().choices;
        if (isTableList(grid) && !grid.choices.contains(u'.') && !grid.choices.contains(u'$')) {
            grid.appearance = xlsform_row::withoutWord(group.appearance, tableList);
            group = std::move(grid);
        }
    }
    if (group.type == ItemType::Grid)
        for (auto& item : group.items)
            if (item.choices == group.choices)
                item.choices.clear();
}

void makeOther(SurveyItem& item, const QString& written)
{
    item.type = ItemType::Other;
    item.formType = written;
    item.choices.clear();
}

} // namespace counterpoint::xlsform_item
