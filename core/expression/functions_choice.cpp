#include "core/base/translate.h"
#include "core/expression/functions.h"
#include <QStringList>
#include <array>
#include <cmath>

namespace counterpoint::expression {

namespace {

/// The choices of an answer to a question with several: their names, spaces between them.
QStringList choicesIn(const QString& text) { return text.simplified().split(u' ', Qt::SkipEmptyParts); }

Value isSelected(Arguments& arguments) { return Value::ofBoolean(choicesIn(arguments.text(0)).contains(arguments.text(1).trimmed())); }

Value selectedAt(Arguments& arguments)
{
    const auto choices = choicesIn(arguments.text(0));
    const double place = std::trunc(arguments.number(1));
    return Value::ofText(place >= 0 && place < double(choices.size()) ? choices[qsizetype(place)] : QString());
}

Value fromText(Arguments& arguments)
{
    const auto text = arguments.text(0);
    return Value::ofBoolean(text == QLatin1String("true") || text == QLatin1String("1"));
}

Value countFilled(Arguments& arguments)
{
    double count = 0;
    for (const auto& value : arguments.all())
        count += toText(value).isEmpty() ? 0 : 1;
    return Value::ofNumber(count);
}

/// Whether from `arguments[0]` to `arguments[1]` (-1: no limit) of the points are given.
Value inLimits(const Arguments& arguments, double points)
{
    const double least = arguments.number(0);
    const double most = arguments.number(1);
    return Value::ofBoolean((least < 0 || points >= least) && (most < 0 || points <= most));
}

Value checklist(Arguments& arguments)
{
    double points = 0;
    for (const auto& value : arguments.all().subspan(2))
        points += toBoolean(value) ? 1 : 0;
    return inLimits(arguments, points);
}

Value weightedChecklist(Arguments& arguments)
{
    if (arguments.count() % 2 != 0)
        return arguments.refuse(translate("Functions", "Each condition needs a weight behind it."));
    double points = 0;
    for (std::size_t i = 2; i < arguments.count(); i += 2)
        points += toBoolean(arguments[i]) ? arguments.number(i + 1) : 0;
    return inLimits(arguments, points);
}

constexpr std::array list{
    Function{"boolean", 1, 1, [](Arguments& a) { return Value::ofBoolean(toBoolean(a[0])); }, "boolean(value)",
             QT_TRANSLATE_NOOP("Functions", "True for a number other than 0 and a text that is not empty")},
    Function{"boolean-from-string", 1, 1, fromText, "boolean-from-string(text)",
             QT_TRANSLATE_NOOP("Functions", "True for the texts 'true' and '1'")},
    Function{"checklist", 3, -1, checklist, "checklist(least, most, condition, …)",
             QT_TRANSLATE_NOOP("Functions", "Whether so many of the conditions hold; -1 is no limit")},
    Function{"coalesce", 2, -1, nullptr, "coalesce(value, other)", QT_TRANSLATE_NOOP("Functions", "The first value that is not empty"),
             true},
    Function{"count-non-empty", 1, -1, countFilled, "count-non-empty(value, …)",
             QT_TRANSLATE_NOOP("Functions", "How many of the values are known"), true},
    Function{"count-selected", 1, 1, [](Arguments& a) { return Value::ofNumber(double(choicesIn(a.text(0)).size())); },
             "count-selected(answer)", QT_TRANSLATE_NOOP("Functions", "How many choices an answer has")},
    Function{"false", 0, 0, [](Arguments&) { return Value::ofBoolean(false); }, "false()", QT_TRANSLATE_NOOP("Functions", "False")},
    Function{"if", 3, 3, nullptr, "if(condition, then, else)",
             QT_TRANSLATE_NOOP("Functions", "One of two values, by whether the condition holds"), true},
    Function{"not", 1, 1, [](Arguments& a) { return Value::ofBoolean(!toBoolean(a[0])); }, "not(condition)",
             QT_TRANSLATE_NOOP("Functions", "Whether the condition does not hold")},
    Function{"selected", 2, 2, isSelected, "selected(answer, 'choice')",
             QT_TRANSLATE_NOOP("Functions", "Whether a choice is among those of an answer")},
    Function{"selected-at", 2, 2, selectedAt, "selected-at(answer, place)",
             QT_TRANSLATE_NOOP("Functions", "A choice of an answer by its place, from 0")},
    Function{"true", 0, 0, [](Arguments&) { return Value::ofBoolean(true); }, "true()", QT_TRANSLATE_NOOP("Functions", "True")},
    Function{"weighted-checklist", 4, -1, weightedChecklist, "weighted-checklist(least, most, condition, weight, …)",
             QT_TRANSLATE_NOOP("Functions", "Whether the weights of the conditions that hold add up to so much")},
};

} // namespace

std::span<const Function> choiceFunctions() { return list; }

} // namespace counterpoint::expression
