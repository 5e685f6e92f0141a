#pragma once
#include <QString>

namespace counterpoint::expression {

/// What an expression works on and gives: the value of an answer or of a calculation.
///
/// Nothing is not the empty text: it is an answer that is not known, and what is computed from it is not known either. A form, whose
/// unanswered questions are empty texts, never has it.
struct Value {
    enum class Kind : unsigned char { Nothing, Number, Text, Boolean, Date };
    Kind kind = Kind::Nothing;
    double number = 0; ///< of a Boolean 0 or 1; of a Date seconds since 1970-01-01 00:00
    QString text;

    static Value ofNumber(double number) { return {Kind::Number, number, {}}; }
    static Value ofText(QString text) { return {Kind::Text, 0, std::move(text)}; }
    static Value ofBoolean(bool truth) { return {Kind::Boolean, truth ? 1.0 : 0.0, {}}; }
    static Value ofDate(double seconds) { return {Kind::Date, seconds, {}}; }
    bool isNothing() const { return kind == Kind::Nothing; }
    bool operator==(const Value&) const = default;
};

/// As a number: of a date the days since 1970-01-01, of a text what it says (no exponents), NaN where it says none.
double toNumber(const Value& value);
double toNumber(const QString& text);
bool toBoolean(const Value& value); ///< of a text whether it is not empty; of NaN false
QString toText(const Value& value);
QString numberToText(double number); ///< never with an exponent: '0.5', '1230000000000000000000', 'NaN', '-Infinity'

/// '=' of the language: booleans where one is a boolean, else numbers where one is a number (apart by less than 1e-12), else dates, else texts.
bool areEqual(const Value& left, const Value& right);
/// Numbers to compare by '<': of a date and a text that is one, both as dates.
std::pair<double, double> comparable(const Value& left, const Value& right);

} // namespace counterpoint::expression
