#include "core/expression/parser.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/expression/lexer.h"
#include <algorithm>
#include <array>

namespace counterpoint::expression {

namespace {

// An expression comes from files too: what nobody writes must not exhaust the stack.
constexpr int deepestNesting = 100; ///< brackets in brackets
constexpr int deepestTree = 1000; ///< of a + b + c + …

struct BinaryOperator {
    QStringView written;
    Operation operation;
    int binding; ///< the higher, the closer
};
constexpr std::array binaryOperators{
    BinaryOperator{u"or", Operation::Or, 1},      BinaryOperator{u"and", Operation::And, 2},
    BinaryOperator{u"=", Operation::Equal, 3},    BinaryOperator{u"!=", Operation::NotEqual, 3},
    BinaryOperator{u"<", Operation::Less, 4},     BinaryOperator{u"<=", Operation::LessOrEqual, 4},
    BinaryOperator{u">", Operation::Greater, 4},  BinaryOperator{u">=", Operation::GreaterOrEqual, 4},
    BinaryOperator{u"+", Operation::Add, 5},      BinaryOperator{u"-", Operation::Subtract, 5},
    BinaryOperator{u"*", Operation::Multiply, 6}, BinaryOperator{u"div", Operation::Divide, 6},
    BinaryOperator{u"mod", Operation::Modulo, 6},
};

const BinaryOperator* operatorOf(const Token& token)
{
    if (token.kind != Token::Kind::Operator)
        return nullptr;
    const auto found =
        std::find_if(binaryOperators.begin(), binaryOperators.end(), [&](const auto& each) { return each.written == token.text; });
    return found == binaryOperators.end() ? nullptr : &*found;
}

class Parser {
public:
    Parser(const QString& text, std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
        m_program.text = text;
    }

    tl::expected<Program, Problem> run()
    {
        const auto root = binary(1);
        if (!root)
            return tl::unexpected(root.error());
        if (token().kind != Token::Kind::End)
            return unexpectedToken();
        m_program.root = *root;
        return std::move(m_program);
    }

private:
    using Place = tl::expected<std::size_t, Problem>;

    const Token& token() const { return m_tokens[m_at]; }
    static tl::unexpected<Problem> wrong(const Token& at, QString message)
    {
        return tl::unexpected(Problem{std::move(message), at.start, at.length});
    }

    tl::unexpected<Problem> unexpectedToken() const
    {
        switch (token().kind) {
        case Token::Kind::End:
            return wrong(token(),
                         m_at == 0 ? translate("Expressions", "There is nothing to compute: write something such as ${age} + 1.")
                                   : translate("Expressions", "The expression ends too early: something is missing here."));
        case Token::Kind::Close:
            return wrong(token(), translate("Expressions", "There is no bracket that this one closes, or something is missing before it."));
        case Token::Kind::Comma:
            return wrong(token(), translate("Expressions", "A comma only parts what a function is given; decimals have a point."));
        case Token::Kind::Operator:
            return wrong(token(), translate("Expressions", "Something is missing before this."));
        default:
            return wrong(token(), translate("Expressions", "Before this, an operator such as + or and is missing."));
        }
    }

    Place add(Node node, const Token& from)
    {
        for (const auto operand : node.operands)
            node.depth = std::max(node.depth, m_program.nodes[operand].depth + 1);
        if (node.depth > deepestTree)
            return wrong(from, translate("Expressions", "The expression is too long: compute parts of it in variables of their own."));
        node.start = from.start;
        node.length = from.length;
        m_program.nodes.push_back(std::move(node));
        return m_program.nodes.size() - 1;
    }

    Place binary(int binding)
    {
        auto left = unary();
        while (left) {
            const auto* op = operatorOf(token());
            if (!op || op->binding < binding)
                break;
            const auto at = token();
            ++m_at;
            const auto right = binary(op->binding + 1);
            if (!right)
                return right;
            Node node;
            node.operation = op->operation;
            node.operands = {*left, *right};
            left = add(std::move(node), at);
        }
        return left;
    }

    Place unary()
    {
        if (++m_nesting > deepestNesting)
            return wrong(token(), translate("Expressions", "There are too many brackets in one another here."));
        const auto place = token().kind == Token::Kind::Operator && token().text == QLatin1String("-") ? negated() : primary();
        --m_nesting;
        return place;
    }

    Place negated()
    {
        const auto at = token();
        ++m_at;
        const auto operand = unary();
        if (!operand)
            return operand;
        Node node;
        node.operation = Operation::Negate;
        node.operands = {*operand};
        return add(std::move(node), at);
    }

    Place primary()
    {
        const auto at = token();
        switch (at.kind) {
        case Token::Kind::Number:
            ++m_at;
            return literal(Value::ofNumber(at.number), at);
        case Token::Kind::Text:
            ++m_at;
            return literal(Value::ofText(at.text), at);
        case Token::Kind::Reference:
            ++m_at;
            return reference(at);
        case Token::Kind::Name:
            ++m_at;
            return call(at);
        case Token::Kind::Open: {
            ++m_at;
            const auto inner = binary(1);
            if (!inner)
                return inner;
            if (token().kind == Token::Kind::End)
                return wrong(at, translate("Expressions", "This bracket is not closed."));
            if (token().kind != Token::Kind::Close)
                return unexpectedToken();
            ++m_at;
            return inner;
        }
        case Token::Kind::Operator:
            if (at.text == QLatin1String("*"))
                return wrong(at, translate("Expressions", "Something is missing before *; it does not stand for all answers here."));
            [[fallthrough]];
        default:
            return unexpectedToken();
        }
    }

    Place literal(Value value, const Token& at)
    {
        Node node;
        node.literal = std::move(value);
        return add(std::move(node), at);
    }

    Place reference(const Token& at)
    {
        auto place = m_program.references.indexOf(at.text);
        if (place < 0) {
            place = m_program.references.size();
            m_program.references << at.text;
        }
        Node node;
        node.operation = Operation::Reference;
        node.reference = std::size_t(place);
        return add(std::move(node), at);
    }

    Place call(const Token& name)
    {
        if (token().kind != Token::Kind::Open)
            return wrong(name,
                         translate("Expressions", "A word by itself means nothing here: write ${%1} for the answer, '%1' for the text.")
                             .arg(name.text));
        Node node;
        node.operation = Operation::Call;
        node.function = functionCalled(name.text);
        if (!node.function)
            return wrong(name, unknownFunction(name.text));
        ++m_at;
        while (token().kind != Token::Kind::Close) {
            if (!node.operands.empty()) {
                if (token().kind == Token::Kind::End)
                    return wrong(name, translate("Expressions", "The bracket of this function is not closed."));
                if (token().kind != Token::Kind::Comma)
                    return unexpectedToken();
                ++m_at;
            }
            const auto argument = binary(1);
            if (!argument)
                return argument;
            node.operands.push_back(*argument);
        }
        ++m_at;
        const auto count = int(node.operands.size());
        if (count < node.function->least || (node.function->most >= 0 && count > node.function->most))
            return wrong(name,
                         translate("Expressions", "This was given %n value(s); it is written %1.", nullptr, count)
                             .arg(QString::fromUtf8(node.function->usage)));
        if (!node.function->call)
            node.operation = name.text == QLatin1String("if") ? Operation::If : Operation::Coalesce;
        m_program.isSteady = m_program.isSteady && node.function->isSteady;
        return add(std::move(node), name);
    }

    static QString unknownFunction(const QString& name)
    {
        QStringList names;
        for (const auto& function : functions())
            names << QLatin1String(function.name);
        const auto found = findName(name, names, translate("Expressions", "function"));
        return found ? translate("Expressions", "Functions are written in small letters: %1.").arg(names[*found]) : found.error().message;
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_nesting = 0;
    Program m_program;
};

} // namespace

tl::expected<Program, Problem> programOf(const QString& text)
{
    auto tokens = tokensOf(text);
    if (!tokens)
        return tl::unexpected(tokens.error());
    return Parser(text, std::move(*tokens)).run();
}

} // namespace counterpoint::expression
