#include "core/responses/definition.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/responses/recode_text.h"
#include "core/responses/row_answers.h"
#include <algorithm>
#include <array>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Definitions";

template <class... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

constexpr std::array unitNames{"seconds", "minutes", "hours", "days", "weeks", "months", "years"};

void rename(QString& name, const QString& from, const QString& to)
{
    if (name == from)
        name = to;
}

} // namespace

std::optional<NumberRange> answerRange(const Variable& variable)
{
    if (variable.range)
        return variable.range;
    NumberRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const auto& label : variable.labels)
        if (const auto* number = std::get_if<double>(&label.value); number && !variable.isMissing(*number)) {
            range.low = std::min(range.low, *number);
            range.high = std::max(range.high, *number);
        }
    return range.low < range.high ? std::optional(range) : std::nullopt;
}

namespace definitions {

QString toText(DateDifference::Unit unit) { return QLatin1String(unitNames[std::size_t(unit)]); }

Result<DateDifference::Unit> unitFrom(const QString& text)
{
    for (std::size_t i = 0; i < unitNames.size(); ++i)
        if (text.compare(QLatin1String(unitNames[i]), Qt::CaseInsensitive) == 0)
            return DateDifference::Unit(i);
    return fail(Error::Kind::Invalid,
                translate(context, "“%1” is no unit of time. It can be seconds, minutes, hours, days, weeks, months or years.").arg(text));
}

Result<QStringList> mentions(const Definition& definition)
{
    using Names = Result<QStringList>;
    return std::visit(Overloaded{[](const Compute& compute) -> Names {
                                     const auto expression = expressionOfData(compute.expression);
                                     return expression ? Names(expression->references()) : fail(expression);
                                 },
                                 [](const Score& score) -> Names {
                                     auto names = score.of;
                                     names.removeDuplicates();
                                     return names;
                                 },
                                 [](const DateDifference& difference) -> Names {
                                     QStringList names{difference.from, difference.to};
                                     names.removeDuplicates();
                                     return names;
                                 },
                                 [](const auto& other) -> Names { return QStringList{other.of}; }},
                      definition);
}

Definition withRenamed(Definition definition, const QString& from, const QString& to)
{
    std::visit(Overloaded{[&](Compute& compute) { compute.expression = expression::withRenamed(compute.expression, from, to); },
                          [&](Score& score) {
                              for (auto* names : {&score.of, &score.reversed})
                                  for (auto& name : *names)
                                      rename(name, from, to);
                          },
                          [&](DateDifference& difference) {
                              rename(difference.from, from, to);
                              rename(difference.to, from, to);
                          },
                          [&](auto& other) { rename(other.of, from, to); }},
               definition);
    return definition;
}

QString kindName(const Definition& definition)
{
    return std::visit(
        Overloaded{
            [](const Compute&) { return translate(context, "computed"); }, [](const Recode&) { return translate(context, "recoded"); },
            [](const Reverse&) { return translate(context, "reversed"); }, [](const Bin&) { return translate(context, "in classes"); },
            [](const Dummy&) { return translate(context, "dummy"); }, [](const Score&) { return translate(context, "score"); },
            [](const DateDifference&) { return translate(context, "date difference"); }},
        definition);
}

QString inWords(const Definition& definition)
{
    const auto cuts = [](const std::vector<double>& numbers) {
        QStringList texts;
        for (const double number : numbers)
            texts << numberText(number);
        return texts.join(QStringLiteral(", "));
    };
    return std::visit(
        Overloaded{[](const Compute& compute) { return QStringLiteral("= %1").arg(compute.expression); },
                   [](const Recode& recode) {
                       return translate(context, "%1 recoded: %2").arg(recode.of, recodeText(recode.rules).join(QStringLiteral("; ")));
                   },
                   [](const Reverse& reverse) {
                       return reverse.range ? translate(context, "%1 turned round within %2 to %3")
                                                  .arg(reverse.of, numberText(reverse.range->low), numberText(reverse.range->high))
                                            : translate(context, "%1 turned round within its range").arg(reverse.of);
                   },
                   [&](const Bin& bin) {
                       switch (bin.method) {
                       case Bin::Method::EqualWidth:
                           return translate(context, "%1 in %2 classes of equal width").arg(bin.of).arg(bin.bins);
                       case Bin::Method::EqualCount:
                           return translate(context, "%1 in %2 classes of equal size").arg(bin.of).arg(bin.bins);
                       case Bin::Method::CutPoints:
                           break;
                       }
                       return translate(context, "%1 in classes cut at %2").arg(bin.of, cuts(bin.cuts));
                   },
                   [](const Dummy& dummy) {
                       const auto* text = std::get_if<QString>(&dummy.value);
                       return translate(context, "1 where %1 is %2, else 0")
                           .arg(dummy.of, text ? *text : numberText(std::get<double>(dummy.value)));
                   },
                   [](const Score& score) {
                       auto words = (score.isSum ? translate(context, "Sum of %1") : translate(context, "Mean of %1"))
                                        .arg(score.of.join(QStringLiteral(", ")));
                       if (!score.reversed.isEmpty())
                           words += translate(context, "; turned round: %1").arg(score.reversed.join(QStringLiteral(", ")));
                       return words + u';' + u' '
                           + (score.leastValid > 0 ? translate(context, "at least %1 valid").arg(score.leastValid)
                                                   : translate(context, "all valid"));
                   },
                   [](const DateDifference& difference) {
                       return translate(context, "From %1 to %2 in %3").arg(difference.from, difference.to, toText(difference.unit));
                   }},
        definition);
}

} // namespace definitions

} // namespace counterpoint
