#include "core/expression/functions.h"
#include "core/expression/rounding.h"
#include <QRandomGenerator>
#include <QtGlobal>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace counterpoint::expression {

namespace {

template <double (*function)(double)>
Value of(Arguments& arguments)
{
    return Value::ofNumber(function(arguments.number(0)));
}

Value toInteger(Arguments& arguments) { return Value::ofNumber(std::trunc(arguments.number(0))); }

/// Also a number with a decimal comma, as people type it.
Value round(Arguments& arguments)
{
    double number = arguments.number(0);
    if (std::isnan(number) && arguments[0].kind == Value::Kind::Text)
        number = toNumber(QString(arguments[0].text).replace(u',', u'.'));
    return Value::ofNumber(rounded(number, arguments.count() > 1 ? arguments.number(1) : 0));
}

/// The numbers among the arguments that are known; others that are no numbers make the result none either.
std::vector<double> known(const Arguments& arguments)
{
    std::vector<double> numbers;
    for (const auto& value : arguments.all())
        if (!value.isNothing())
            numbers.push_back(toNumber(value));
    return numbers;
}

double total(const std::vector<double>& numbers)
{
    double sum = 0;
    for (const double number : numbers)
        sum += number;
    return sum;
}

template <double (*function)(const std::vector<double>&)>
Value ofKnown(Arguments& arguments)
{
    const auto numbers = known(arguments);
    return numbers.empty() && arguments.count() > 0 ? Value() : Value::ofNumber(function(numbers));
}

/// Of what was asked no time at all the empty text.
template <double (*function)(const std::vector<double>&)>
Value extremeOfKnown(Arguments& arguments)
{
    return arguments.count() == 0 ? Value::ofText({}) : ofKnown<function>(arguments);
}

double mean(const std::vector<double>& numbers) { return total(numbers) / double(numbers.size()); }

double extreme(const std::vector<double>& numbers, bool greatest)
{
    for (const double number : numbers)
        if (std::isnan(number))
            return number;
    return greatest ? *std::max_element(numbers.begin(), numbers.end()) : *std::min_element(numbers.begin(), numbers.end());
}
double least(const std::vector<double>& numbers) { return extreme(numbers, false); }
double greatest(const std::vector<double>& numbers) { return extreme(numbers, true); }

constexpr std::array list{
    Function{"abs", 1, 1, of<std::fabs>, "abs(number)", QT_TRANSLATE_NOOP("Functions", "The number without its sign")},
    Function{"acos", 1, 1, of<std::acos>, "acos(number)", QT_TRANSLATE_NOOP("Functions", "The angle with this cosine")},
    Function{"asin", 1, 1, of<std::asin>, "asin(number)", QT_TRANSLATE_NOOP("Functions", "The angle with this sine")},
    Function{"atan", 1, 1, of<std::atan>, "atan(number)", QT_TRANSLATE_NOOP("Functions", "The angle with this tangent")},
    Function{"atan2", 2, 2, [](Arguments& a) { return Value::ofNumber(std::atan2(a.number(0), a.number(1))); }, "atan2(y, x)",
             QT_TRANSLATE_NOOP("Functions", "The angle of the point x, y")},
    Function{"ceiling", 1, 1, of<std::ceil>, "ceiling(number)", QT_TRANSLATE_NOOP("Functions", "The next whole number above")},
    Function{"cos", 1, 1, of<std::cos>, "cos(angle)", QT_TRANSLATE_NOOP("Functions", "The cosine")},
    Function{"exp", 1, 1, of<std::exp>, "exp(number)", QT_TRANSLATE_NOOP("Functions", "e to this power")},
    Function{"exp10", 1, 1, [](Arguments& a) { return Value::ofNumber(std::pow(10, a.number(0))); }, "exp10(number)",
             QT_TRANSLATE_NOOP("Functions", "10 to this power")},
    Function{"floor", 1, 1, of<std::floor>, "floor(number)", QT_TRANSLATE_NOOP("Functions", "The next whole number below")},
    Function{"int", 1, 1, toInteger, "int(number)", QT_TRANSLATE_NOOP("Functions", "The number without its decimals")},
    Function{"log", 1, 1, of<std::log>, "log(number)", QT_TRANSLATE_NOOP("Functions", "The natural logarithm")},
    Function{"log10", 1, 1, of<std::log10>, "log10(number)", QT_TRANSLATE_NOOP("Functions", "The logarithm to base 10")},
    Function{"max", 1, -1, extremeOfKnown<greatest>, "max(number, …)", QT_TRANSLATE_NOOP("Functions", "The greatest of the known numbers"),
             true},
    Function{"mean", 1, -1, ofKnown<mean>, "mean(number, …)", QT_TRANSLATE_NOOP("Functions", "The mean of the known numbers"), true},
    Function{"min", 1, -1, extremeOfKnown<least>, "min(number, …)", QT_TRANSLATE_NOOP("Functions", "The least of the known numbers"), true},
    Function{"number", 1, 1, [](Arguments& a) { return Value::ofNumber(a.number(0)); }, "number(value)",
             QT_TRANSLATE_NOOP("Functions", "The value as a number; of a date the days since 1970-01-01")},
    Function{"pi", 0, 0, [](Arguments&) { return Value::ofNumber(std::numbers::pi); }, "pi()", QT_TRANSLATE_NOOP("Functions", "3.14159…")},
    Function{"pow", 2, 2, [](Arguments& a) { return Value::ofNumber(std::pow(a.number(0), a.number(1))); }, "pow(number, exponent)",
             QT_TRANSLATE_NOOP("Functions", "The number to a power")},
    Function{"random", 0, 0, [](Arguments&) { return Value::ofNumber(QRandomGenerator::global()->generateDouble()); }, "random()",
             QT_TRANSLATE_NOOP("Functions", "A number from 0 to 1, another one each time"), false, false},
    Function{"round", 1, 2, round, "round(number, digits)",
             QT_TRANSLATE_NOOP("Functions", "The number rounded to so many decimals; halves upwards")},
    Function{"sin", 1, 1, of<std::sin>, "sin(angle)", QT_TRANSLATE_NOOP("Functions", "The sine")},
    Function{"sqrt", 1, 1, of<std::sqrt>, "sqrt(number)", QT_TRANSLATE_NOOP("Functions", "The square root")},
    Function{"sum", 1, -1, ofKnown<total>, "sum(number, …)", QT_TRANSLATE_NOOP("Functions", "The sum of the known numbers"), true},
    Function{"tan", 1, 1, of<std::tan>, "tan(angle)", QT_TRANSLATE_NOOP("Functions", "The tangent")},
};

} // namespace

std::span<const Function> numberFunctions() { return list; }

} // namespace counterpoint::expression
