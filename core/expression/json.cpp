#include "core/expression/json.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/expression/expression.h"
#include <QJsonArray>
#include <cmath>

namespace counterpoint::expression {

namespace {

Value valueFrom(const QJsonValue& json)
{
    switch (json.type()) {
    case QJsonValue::Double:
        return Value::ofNumber(json.toDouble());
    case QJsonValue::Bool:
        return Value::ofBoolean(json.toBool());
    case QJsonValue::Array: { // several choices: their names, a space between them
        QStringList chosen;
        for (const auto& each : json.toArray())
            chosen << toText(valueFrom(each));
        return Value::ofText(chosen.join(u' '));
    }
    default:
        return Value::ofText(json.toString()); // an unanswered question is an empty text in a form
    }
}

class Given : public Answers {
public:
    Given(const QStringList& names, const QJsonObject& values)
    {
        for (const auto& name : names)
            m_values.push_back(valueFrom(values[name]));
    }
    Value of(std::size_t reference) const override { return m_values[reference]; }

private:
    std::vector<Value> m_values;
};

QJsonObject jsonOf(const Value& value)
{
    const auto as = [](const char* type, const QJsonValue& json) {
        return QJsonObject{{QStringLiteral("value"), json}, {QStringLiteral("type"), QLatin1String(type)}};
    };
    switch (value.kind) {
    case Value::Kind::Number:
        return as("number", std::isfinite(value.number) ? QJsonValue(value.number) : QJsonValue(toText(value)));
    case Value::Kind::Boolean:
        return as("boolean", value.number != 0);
    case Value::Kind::Date:
        return as("date", toText(value));
    default:
        return as("string", value.text);
    }
}

QJsonObject error(const QString& sentence) { return {{QStringLiteral("error"), sentence}}; }

} // namespace

QJsonObject calculate(const QJsonObject& question)
{
    const auto text = question[QStringLiteral("expr")];
    if (!text.isString())
        return error(translate("Expressions", "There is no “expr”: give the expression as a text."));
    const auto expression = Expression::parse(text.toString());
    if (!expression)
        return error(expression.error().sentence(text.toString()));
    const auto values = question[QStringLiteral("values")].toObject();
    for (const auto& name : expression->references())
        if (!values.contains(name)) {
            const auto similar = findName(name, values.keys(), translate("Expressions", "answer"));
            return error(similar ? translate("Expressions", "There is no answer called “%1”, but “%2”.").arg(name, values.keys()[*similar])
                                 : similar.error().message);
        }
    const auto value = expression->evaluate(Given(expression->references(), values));
    return value ? jsonOf(*value) : error(value.error().sentence(text.toString()));
}

} // namespace counterpoint::expression
