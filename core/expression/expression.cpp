#include "core/expression/expression.h"
#include "core/base/translate.h"
#include "core/expression/lexer.h"
#include "core/expression/parser.h"
#include <QVarLengthArray>
#include <cmath>

namespace counterpoint::expression {

namespace {

/// Computes one row. A problem ends the computation.
class Evaluation {
public:
    Evaluation(const Program& program, const Answers& answers)
        : m_program(program)
        , m_answers(answers)
    {
    }

    Value of(std::size_t place)
    {
        const auto& node = m_program.nodes[place];
        switch (node.operation) {
        case Operation::Literal:
            return node.literal;
        case Operation::Reference:
            return m_answers.of(node.reference);
        case Operation::Or:
            return either(node, true);
        case Operation::And:
            return either(node, false);
        case Operation::If: {
            const auto condition = of(node.operands[0]);
            return condition.isNothing() ? Value() : of(node.operands[toBoolean(condition) ? 1 : 2]);
        }
        case Operation::Coalesce:
            for (const auto operand : node.operands)
                if (auto value = of(operand); !isEmpty(value))
                    return value;
            return of(node.operands.back());
        case Operation::Count:
            return Value::ofNumber(m_answers.count(node.reference));
        case Operation::InTimes:
            return inTimes(node);
        case Operation::Position:
            return Value::ofNumber(m_answers.position(node.steps));
        case Operation::Words: {
            const auto code = of(node.operands[0]);
            return code.isNothing() ? Value() : m_answers.wordsOf(node.reference, toText(code));
        }
        case Operation::Call:
            return call(node);
        case Operation::Equal:
        case Operation::NotEqual:
            return equality(node);
        case Operation::Negate: {
            const auto operand = of(node.operands[0]);
            return operand.isNothing() ? Value() : Value::ofNumber(-toNumber(operand));
        }
        default:
            return arithmetic(node);
        }
    }
    const std::optional<Problem>& problem() const { return m_problem; }

private:
    static bool isEmpty(const Value& value) { return value.isNothing() || (value.kind == Value::Kind::Text && value.text.isEmpty()); }

    /// and, or: `decisive` is the truth that settles it, whatever else is not known.
    Value either(const Node& node, bool decisive)
    {
        bool isKnown = true;
        for (const auto operand : node.operands) {
            const auto value = of(operand);
            if (m_problem)
                return {};
            if (value.isNothing())
                isKnown = false;
            else if (toBoolean(value) == decisive)
                return Value::ofBoolean(decisive);
        }
        return isKnown ? Value::ofBoolean(!decisive) : Value();
    }

    /// An answer that is not known is neither equal to something nor different from it; '' asks whether it is there.
    Value equality(const Node& node)
    {
        const auto left = of(node.operands[0]);
        const auto right = of(node.operands[1]);
        const bool wanted = node.operation == Operation::Equal;
        if (left.isNothing() || right.isNothing()) {
            const auto& other = left.isNothing() ? right : left;
            if (other.kind == Value::Kind::Text && other.text.isEmpty())
                return Value::ofBoolean(wanted);
            return {};
        }
        return Value::ofBoolean(areEqual(left, right) == wanted);
    }

    Value arithmetic(const Node& node)
    {
        const auto left = of(node.operands[0]);
        const auto right = of(node.operands[1]);
        if (left.isNothing() || right.isNothing())
            return {};
        switch (node.operation) {
        case Operation::Add:
            return Value::ofNumber(toNumber(left) + toNumber(right));
        case Operation::Subtract:
            return Value::ofNumber(toNumber(left) - toNumber(right));
        case Operation::Multiply:
            return Value::ofNumber(toNumber(left) * toNumber(right));
        case Operation::Divide:
            return Value::ofNumber(toNumber(left) / toNumber(right));
        case Operation::Modulo:
            return Value::ofNumber(std::fmod(toNumber(left), toNumber(right)));
        default:
            break;
        }
        const auto [a, b] = comparable(left, right);
        switch (node.operation) {
        case Operation::Less:
            return Value::ofBoolean(a < b);
        case Operation::LessOrEqual:
            return Value::ofBoolean(a <= b);
        case Operation::Greater:
            return Value::ofBoolean(a > b);
        default:
            return Value::ofBoolean(a >= b);
        }
    }

    Value inTimes(const Node& node)
    {
        std::vector<Time> times;
        for (std::size_t i = 0; i < node.operands.size(); ++i)
            times.push_back({node.repeats[i], toNumber(of(node.operands[i]))});
        return m_answers.inTimes(node.reference, times);
    }

    /// sum(${x}) is of every answer to what is asked several times over.
    std::optional<std::vector<Value>> everyAnswer(const Node& call, std::size_t argument) const
    {
        const auto& operand = m_program.nodes[call.operands[argument]];
        const bool takesAny = call.function->most < 0 && int(argument) + 1 >= call.function->least;
        return takesAny && operand.operation == Operation::Reference ? m_answers.all(operand.reference) : std::nullopt;
    }

    Value call(const Node& node)
    {
        QVarLengthArray<Value, 8> values;
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
            if (const auto all = everyAnswer(node, i)) {
                for (const auto& value : *all)
                    values.append(value);
                continue;
            }
            values.append(of(node.operands[i]));
            if (m_problem || (values.back().isNothing() && !node.function->takesNothing))
                return {};
        }
        Arguments arguments(std::span<const Value>(values.constData(), std::size_t(values.size())));
        auto result = node.function->call(arguments);
        if (!arguments.problem().isEmpty())
            m_problem = Problem{arguments.problem(), node.start, node.length};
        return result;
    }

    const Program& m_program;
    const Answers& m_answers;
    std::optional<Problem> m_problem;
};

} // namespace

std::optional<std::vector<Value>> Answers::all(std::size_t) const { return std::nullopt; }
double Answers::count(std::size_t) const { return 1; }
Value Answers::inTimes(std::size_t reference, std::span<const Time>) const { return of(reference); }
double Answers::position(int) const { return 1; }
Value Answers::wordsOf(std::size_t, const QString& code) const { return Value::ofText(code); }

tl::expected<Expression, Problem> Expression::parse(const QString& text)
{
    if (text.size() > longest)
        return tl::unexpected(
            Problem{translate("Expressions", "The expression is too long: %1 characters are the most.").arg(longest), longest, 0});
    auto program = programOf(text);
    if (!program)
        return tl::unexpected(program.error());
    return Expression(std::make_shared<const Program>(std::move(*program)));
}

const QString& Expression::text() const { return m_program->text; }
const QStringList& Expression::references() const { return m_program->references; }
bool Expression::isSteady() const { return m_program->isSteady; }
bool Expression::isOfForms() const { return m_program->isOfForms; }

tl::expected<Value, Problem> Expression::evaluate(const Answers& answers) const
{
    Evaluation evaluation(*m_program, answers);
    auto value = evaluation.of(m_program->root);
    if (evaluation.problem())
        return tl::unexpected(*evaluation.problem());
    return value;
}

QString withRenamed(const QString& expression, const QString& from, const QString& to)
{
    const auto tokens = tokensOf(expression);
    if (!tokens)
        return expression;
    QString renamed = expression;
    for (auto token = tokens->rbegin(); token != tokens->rend(); ++token)
        if (token->kind == Token::Kind::Reference && token->text == from && expression[token->start] == u'$')
            renamed.replace(token->start, token->length, referenceTo(to));
    return renamed;
}

QString referenceTo(const QString& name) { return QStringLiteral("${%1}").arg(name); }

} // namespace counterpoint::expression
