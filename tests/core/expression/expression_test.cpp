#include "core/expression/expression.h"
#include "core/expression/functions.h"
#include "core/expression/json.h"
#include "core/expression/rounding.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <cmath>

using namespace counterpoint;
using namespace counterpoint::test;
using expression::Expression;
using expression::Value;

namespace {

QJsonObject calculate(const QString& text, const QJsonObject& values = {})
{
    return expression::calculate({{"expr", text}, {"values", values}});
}

QJsonValue value(const QString& text, const QJsonObject& values = {})
{
    const auto answer = calculate(text, values);
    INFO(text.toStdString() << ": " << answer["error"].toString().toStdString());
    CHECK_FALSE(answer.contains("error"));
    return answer["value"];
}

bool isAsExpected(const QJsonObject& answer, const QJsonObject& expected)
{
    if (expected.contains("error"))
        return answer.contains("error");
    if (expected.contains("string"))
        return answer["value"] == expected["string"];
    if (expected.contains("boolean"))
        return answer["value"] == expected["boolean"];
    const auto number = expected["number"];
    return number.isString()
        ? answer["value"] == number
        : std::fabs(answer["value"].toDouble(NAN) - number.toDouble()) < 1e-12 * std::fmax(1, std::fabs(number.toDouble()));
}

/// A row of a dataset: values by the order of references.
struct Row : expression::Answers {
    std::vector<Value> values;
    Value of(std::size_t reference) const override { return values[reference]; }
};

Value inData(const QString& text, std::vector<Value> values)
{
    Row row;
    row.values = std::move(values);
    const auto parsed = Expression::parse(text);
    REQUIRE(parsed);
    const auto result = parsed->evaluate(row);
    REQUIRE(result);
    return *result;
}

} // namespace

TEST_CASE("the questionnaire's language computes what others compute", "[expression]")
{
    const auto path = sharedData("expressions/cases.jsonl");
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    int cases = 0;
    for (; !file.atEnd(); ++cases) {
        const auto line = QJsonDocument::fromJson(file.readLine()).object();
        const auto answer = expression::calculate(line);
        INFO(line["expr"].toString().toStdString() << " gives " << QJsonDocument(answer).toJson().toStdString());
        CHECK(isAsExpected(answer, line["expect"].toObject()));
    }
    CHECK(cases > 100);
}

TEST_CASE("operators bind as in XPath 1.0", "[expression]")
{
    CHECK(value("1 - 2 - 3") == -4);
    CHECK(value("2 * 3 div 8 * 2") == 1.5);
    CHECK(value("3 + 3 * 3 = 12 and 1 < 2") == true);
    CHECK(value("-3 + 4") == 1);
    CHECK(value("5 mod -3") == 2);
    CHECK(value("6.1 - 7.8 = -1.7") == true); // numbers that are the same but for rounding
    CHECK(value("'017.' = '17.000'") == false);
    CHECK(value("0 div 0") == "NaN");
    CHECK(value("true() or date('no date')") == true);
}

TEST_CASE("rounding goes by the decimal digits that a person sees, halves upwards", "[expression]")
{
    CHECK(expression::rounded(12345.15, 1) == 12345.2);
    CHECK(expression::rounded(-12345.15, 1) == -12345.1);
    CHECK(expression::rounded(2.675, 2) == 2.68); // the nearest binary number is below 2.675
    CHECK(expression::rounded(999.95, 1) == 1000);
    CHECK(expression::rounded(-14.5, 0) == -14);
    CHECK(expression::rounded(5, -1) == 10);
    CHECK(expression::rounded(4.9, -1) == 0);
    CHECK(expression::rounded(1e300, 5) == 1e300);
    CHECK(expression::rounded(5e-324, 3) == 0);
    CHECK(std::isnan(expression::rounded(NAN, 0)));
}

TEST_CASE("answers are named in braces, and an unanswered question is an empty text", "[expression]")
{
    CHECK(value("${age} + ${How old?}", {{"age", 3}, {"How old?", "4"}}) == 7);
    CHECK(value("${age} = ''", {{"age", QJsonValue()}}) == true);
    CHECK(value("${age} + 1", {{"age", QJsonValue()}}) == "NaN");
    CHECK(value("selected(${why}, 'b')", {{"why", QJsonArray{"a", "b"}}}) == true);
    CHECK(value(". > 0 and . < 5", {{".", 3}}) == true);
    CHECK(calculate("${Age}", {{"age", 3}})["error"].toString() == "There is no answer called “Age”, but “age”.");
    const auto parsed = Expression::parse("if(${b} > 1, ${a}, ${ b })");
    REQUIRE(parsed);
    CHECK(parsed->references() == QStringList{"b", "a"});
    CHECK(expression::withRenamed("${a} + 'a ${a}' + ${ab} + ${ a }", "a", "x y") == "${x y} + 'a ${a}' + ${ab} + ${x y}");
}

TEST_CASE("what is computed from an answer that is not known is not known, unless it does not matter", "[expression]")
{
    const Value nothing;
    CHECK(inData("${a} + 1", {nothing}).isNothing());
    CHECK(inData("${a} > 1", {nothing}).isNothing());
    CHECK(inData("${a} != 1", {nothing}).isNothing());
    CHECK(inData("not(${a} = 1)", {nothing}).isNothing());
    CHECK(inData("if(${a} >= 18, 1, 0)", {nothing}).isNothing());
    CHECK(inData("${a} = ''", {nothing}) == Value::ofBoolean(true));
    CHECK(inData("${a} != ''", {nothing}) == Value::ofBoolean(false));
    CHECK(inData("${a} > 1 or ${b} = 2", {nothing, Value::ofNumber(2)}) == Value::ofBoolean(true));
    CHECK(inData("${a} > 1 or ${b} = 2", {nothing, Value::ofNumber(3)}).isNothing());
    CHECK(inData("${a} > 1 and ${b} = 2", {nothing, Value::ofNumber(3)}) == Value::ofBoolean(false));
    CHECK(inData("coalesce(${a}, 7)", {nothing}) == Value::ofNumber(7));
    CHECK(inData("mean(${a}, ${b}, 4)", {nothing, Value::ofNumber(2)}) == Value::ofNumber(3));
    CHECK(inData("max(${a}, ${b})", {nothing, nothing}).isNothing());
    CHECK(inData("count-non-empty(${a}, ${b})", {nothing, Value::ofNumber(2)}) == Value::ofNumber(1));
}

TEST_CASE("dates are days to calculate with, and know their calendar", "[expression]")
{
    CHECK(value("date('2024-03-01') - date('2024-02-28')") == 2);
    CHECK(value("string(date('1989-11-09'))") == "1989-11-09");
    CHECK(value("date(14127)") == "2008-09-05");
    CHECK(value("format-date('2018-01-02T10:20:30.123', '%Y-%m-%e %H:%M:%S')") == "2018-01-2 10:20:30");
    CHECK(value("decimal-date-time('2000-01-01T10:20:30.000')").toDouble() == Approx(10957.430902777778).epsilon(1e-15));
    CHECK(value("date('2001-12-26') > '2001-12-25'") == true);
    CHECK(value("date('')") == "");
    for (const auto* wrong :
         {"date('2023-02-29')", "date(true())", "date-time('2024-01-01T25:00')", "date(1e99)", "format-date('2024-01-01', '%q')"})
        CHECK(calculate(wrong).contains("error"));
}

TEST_CASE("what is wrong in an expression is said with its place and what to write instead", "[expression]")
{
    const auto message = [](const char* text) { return calculate(text)["error"].toString(); };
    CHECK(message("${a} == 1") == "At character 6, “==”: To compare write one =.");
    CHECK(message("age + 1").contains("write ${age} for the answer"));
    CHECK(message("1 + ") == "At character 5: The expression ends too early: something is missing here.");
    CHECK(message("(1 + 2").contains("This bracket is not closed"));
    CHECK(message("rond(1)").contains("round"));
    CHECK(message("IF(1, 2, 3)").contains("small letters: if"));
    CHECK(message("round()").contains("round(number, digits)"));
    CHECK(message("3 ^ 2").contains("pow("));
    CHECK(message("6 / 2").contains("div"));
    CHECK(message("'open").contains("closing quote"));
    CHECK(message("regex('a', '(')").contains("regular expression"));
    CHECK(message("“a”").contains("straight quotes"));
}

TEST_CASE("an expression from a hostile file neither crashes nor hangs", "[expression]")
{
    for (const auto& text : {QString(50'000, '('), QString(9'000, '('), QString(9'000, '-') + '1', "1" + QString("+1").repeated(9'000),
                             QString("if(1,").repeated(3'000), QString("${").repeated(5'000), QString(QChar(0xd800)) + QChar(0)})
        CHECK(calculate(text).contains("error"));
    CHECK(value("1" + QString("+1").repeated(900)) == 901);
}

TEST_CASE("each function says how it is written and what it gives", "[expression]")
{
    for (const auto& function : expression::functions()) {
        INFO(function.name);
        CHECK(QString::fromUtf8(function.usage).startsWith(QLatin1String(function.name) + '('));
        CHECK(QByteArray(function.description).size() > 3);
        CHECK(expression::functionCalled(QString(QLatin1String(function.name))) != nullptr);
    }
}

TEST_CASE("what only forms have is read as ODK writes it", "[expression]")
{
    const auto parsed = [](const QString& text) {
        const auto read = Expression::parse(text);
        INFO(text.toStdString() << ": " << (read ? std::string() : read.error().sentence(text).toStdString()));
        REQUIRE(read);
        return *read;
    };
    for (const auto* text : {"count(${person})", "position(..)", "position( ../.. )", "once(random())", "jr:choice-name(${a}, '${ b }')",
                             "indexed-repeat(${a}, ${r}, position(..) - 1)", "7 * indexed-repeat(${a}, ${r}, 1, ${s}, 2)"})
        CHECK(parsed(text).isOfForms());
    CHECK(parsed("jr:choice-name(${a}, '${ b }')").references() == QStringList{"a", "b"});
    CHECK(parsed("indexed-repeat(${a}, ${r}, ${n})").references() == QStringList{"a", "r", "n"});
    CHECK(parsed("once(1)").references() == QStringList{"."}); // what is there already
    CHECK_FALSE(parsed("sum(${a})").isOfForms());
    for (const auto* text :
         {"count(3)", "count()", "position()", "position(.)", "position(../a)", "position(${a})", "1 + ..", "indexed-repeat(${a}, ${r})",
          "indexed-repeat(${a}, 2, 1)", "jr:choice-name(${a}, 'b')", "jr:choice-name(${a}, '${}')", "once(", "count(${a}"})
        CHECK_FALSE(Expression::parse(text));
    CHECK(calculate("position(${a})")["error"].toString().contains("position(..)"));
}

TEST_CASE("TRUE and FALSE by themselves are what a spreadsheet means by them", "[expression]")
{
    CHECK(value("TRUE") == true);
    CHECK(value(" False ") == false);
    CHECK(calculate("TRUE and 1").contains("error"));
    CHECK(calculate("FALSEHOOD").contains("error"));
}
