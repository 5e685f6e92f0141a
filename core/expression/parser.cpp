#include "core/expression/parser.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/expression/lexer.h"
#include <algorithm>
#include <array>
#include <optional>

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
        case Token::Kind::Parents:
            return wrong(token(), translate("Expressions", "Paths cannot be used here: write ${name} for an answer."));
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

    std::size_t referenceTo(const QString& name)
    {
        auto place = m_program.references.indexOf(name);
        if (place < 0) {
            place = m_program.references.size();
            m_program.references << name;
        }
        return std::size_t(place);
    }

    Place reference(const Token& at)
    {
        Node node;
        node.operation = Operation::Reference;
        node.reference = referenceTo(at.text);
        return add(std::move(node), at);
    }

    /// Spreadsheets write what is always or never so as TRUE or FALSE.
    static std::optional<bool> wordOfTruth(const Token& name)
    {
        const bool isTrue = name.text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
        const bool isFalse = name.text.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0;
        return isTrue || isFalse ? std::optional(isTrue) : std::nullopt;
    }

    Place call(const Token& name)
    {
        if (const auto truth = wordOfTruth(name); truth && m_tokens.size() == 2)
            return literal(Value::ofBoolean(*truth), name);
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
        if (node.function->isOfForms)
            return callOfForms(std::move(node), name);
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

    tl::unexpected<Problem> wrongUse(const Function& function) const
    {
        return wrong(token(), translate("Expressions", "This is written %1.").arg(QString::fromUtf8(function.usage)));
    }

    /// What is given to these is not all values: an answer itself, the way up to what repeats.
    Place callOfForms(Node node, const Token& name)
    {
        m_program.isOfForms = true;
        const QString word = name.text;
        const auto read = word == QLatin1String("count") ? named(node)
            : word == QLatin1String("position")          ? stepsUp(node)
            : word == QLatin1String("once")              ? once(node, name)
            : word == QLatin1String("indexed-repeat")    ? times(node)
                                                         : words(node);
        if (!read)
            return tl::unexpected(read.error());
        if (token().kind != Token::Kind::Close)
            return wrongUse(*node.function);
        ++m_at;
        return add(std::move(node), name);
    }

    using Read = tl::expected<void, Problem>;

    Read named(Node& node)
    {
        if (token().kind != Token::Kind::Reference)
            return wrongUse(*node.function);
        node.operation = Operation::Count;
        node.reference = referenceTo(token().text);
        ++m_at;
        return {};
    }

    Read stepsUp(Node& node)
    {
        if (token().kind != Token::Kind::Parents)
            return wrongUse(*node.function);
        node.operation = Operation::Position;
        node.steps = int(token().text.count(QLatin1String("..")));
        ++m_at;
        return {};
    }

    /// The value that is there already, else the one that is computed.
    Read once(Node& node, const Token& name)
    {
        auto own = name;
        own.text = QStringLiteral(".");
        const auto there = reference(own);
        const auto computed = binary(1);
        if (!there || !computed)
            return tl::unexpected(!there ? there.error() : computed.error());
        node.operation = Operation::Coalesce;
        node.operands = {*there, *computed};
        return {};
    }

    Read times(Node& node)
    {
        if (const auto what = named(node); !what)
            return what;
        node.operation = Operation::InTimes;
        do {
            if (token().kind != Token::Kind::Comma || m_tokens[m_at + 1].kind != Token::Kind::Reference)
                return wrongUse(*node.function);
            node.repeats.push_back(referenceTo(m_tokens[m_at + 1].text));
            m_at += 2;
            if (token().kind != Token::Kind::Comma)
                return wrongUse(*node.function);
            ++m_at;
            const auto number = binary(1);
            if (!number)
                return tl::unexpected(number.error());
            node.operands.push_back(*number);
        } while (token().kind == Token::Kind::Comma);
        return {};
    }

    /// Forms write the question whose choice it is between quotes.
    Read words(Node& node)
    {
        const auto code = binary(1);
        if (!code)
            return tl::unexpected(code.error());
        if (token().kind != Token::Kind::Comma)
            return wrongUse(*node.function);
        ++m_at;
        auto asked = token().text.trimmed();
        if (token().kind == Token::Kind::Text && asked.startsWith(QLatin1String("${")) && asked.endsWith(u'}'))
            asked = asked.sliced(2, asked.size() - 3).trimmed();
        else if (token().kind != Token::Kind::Reference)
            return wrongUse(*node.function);
        if (asked.isEmpty() || asked.contains(u'}'))
            return wrongUse(*node.function);
        node.operation = Operation::Words;
        node.operands = {*code};
        node.reference = referenceTo(asked);
        ++m_at;
        return {};
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
