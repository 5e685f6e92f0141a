#include "core/expression/lexer.h"
#include "core/base/translate.h"
#include "core/expression/value.h"
#include <array>

namespace counterpoint::expression {

namespace {

struct Mistake {
    QStringView written;
    const char* remedy;
};
/// What people write who know other languages, longest first.
constexpr std::array mistakes{
    Mistake{u"==", QT_TRANSLATE_NOOP("Expressions", "To compare write one =.")},
    Mistake{u"<>", QT_TRANSLATE_NOOP("Expressions", "For “not equal” write !=.")},
    Mistake{u"&&", QT_TRANSLATE_NOOP("Expressions", "Write the word and.")},
    Mistake{u"||", QT_TRANSLATE_NOOP("Expressions", "Write the word or.")},
    Mistake{u"**", QT_TRANSLATE_NOOP("Expressions", "For a power write pow(number, exponent).")},
    Mistake{u"::", QT_TRANSLATE_NOOP("Expressions", "Paths cannot be used here: write ${name} for an answer.")},
    Mistake{u"..", QT_TRANSLATE_NOOP("Expressions", "Paths cannot be used here: write ${name} for an answer.")},
    Mistake{u"&", QT_TRANSLATE_NOOP("Expressions", "Write the word and; texts are joined by concat(…).")},
    Mistake{u"|", QT_TRANSLATE_NOOP("Expressions", "Write the word or.")},
    Mistake{u"!", QT_TRANSLATE_NOOP("Expressions", "Write not(…) or !=.")},
    Mistake{
        u"/",
        QT_TRANSLATE_NOOP("Expressions", "To divide write the word div; for an answer write ${name}, since paths cannot be used here.")},
    Mistake{u"^", QT_TRANSLATE_NOOP("Expressions", "For a power write pow(number, exponent).")},
    Mistake{u"%", QT_TRANSLATE_NOOP("Expressions", "For the remainder write the word mod.")},
    Mistake{u"[", QT_TRANSLATE_NOOP("Expressions", "Conditions in square brackets cannot be used here: write if(condition, then, else).")},
    Mistake{u"“", QT_TRANSLATE_NOOP("Expressions", "Texts stand between straight quotes: ' or \".")},
    Mistake{u"”", QT_TRANSLATE_NOOP("Expressions", "Texts stand between straight quotes: ' or \".")},
    Mistake{u"‘", QT_TRANSLATE_NOOP("Expressions", "Texts stand between straight quotes: ' or \".")},
    Mistake{u"’", QT_TRANSLATE_NOOP("Expressions", "Texts stand between straight quotes: ' or \".")},
    Mistake{u"@", QT_TRANSLATE_NOOP("Expressions", "Paths cannot be used here: write ${name} for an answer.")},
    Mistake{u";", QT_TRANSLATE_NOOP("Expressions", "Between the parts of a function stands a comma.")},
};

bool isDigit(QChar unit) { return unit >= u'0' && unit <= u'9'; }
bool startsName(QChar unit) { return unit.isLetter() || unit == u'_'; }
bool continuesName(QChar unit) { return startsName(unit) || unit.isDigit() || unit == u'-' || unit == u'.' || unit == u':'; }

class Lexer {
public:
    explicit Lexer(const QString& text)
        : m_text(text)
    {
    }

    tl::expected<std::vector<Token>, Problem> run()
    {
        for (skipSpace(); m_at < m_text.size(); skipSpace())
            if (const auto problem = next())
                return tl::unexpected(*problem);
        add(Token::Kind::End, 0);
        return std::move(m_tokens);
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(); }
    Token& add(Token::Kind kind, qsizetype length)
    {
        m_tokens.push_back({kind, m_text.mid(m_at, length), 0, m_at, length});
        m_at += length;
        return m_tokens.back();
    }
    Problem problem(qsizetype length, const char* message) const { return {translate("Expressions", message), m_at, length}; }
    /// Whether the word before is one that something can be computed with: then a name here is an operator.
    bool followsOperand() const
    {
        if (m_tokens.empty())
            return false;
        using enum Token::Kind;
        const auto kind = m_tokens.back().kind;
        return kind == Number || kind == Text || kind == Reference || kind == Close;
    }

    std::optional<Problem> next()
    {
        const auto unit = peek();
        if (isDigit(unit) || (unit == u'.' && isDigit(peek(1))))
            return number();
        if (unit == u'\'' || unit == u'"')
            return quoted();
        if (unit == u'$')
            return reference();
        if (startsName(unit))
            return name();
        return sign();
    }

    std::optional<Problem> number()
    {
        qsizetype length = 0;
        while (isDigit(peek(length)))
            ++length;
        if (peek(length) == u'.') {
            ++length;
            while (isDigit(peek(length)))
                ++length;
        }
        auto& token = add(Token::Kind::Number, length);
        token.number = toNumber(token.text);
        return std::nullopt;
    }

    std::optional<Problem> quoted()
    {
        const auto end = m_text.indexOf(peek(), m_at + 1);
        if (end < 0)
            return problem(m_text.size() - m_at, QT_TRANSLATE_NOOP("Expressions", "The text has no closing quote."));
        auto& token = add(Token::Kind::Text, end + 1 - m_at);
        token.text = token.text.sliced(1, token.text.size() - 2);
        return std::nullopt;
    }

    std::optional<Problem> reference()
    {
        const auto end = m_text.indexOf(u'}', m_at);
        if (peek(1) != u'{' || end < 0)
            return problem(peek(1) == u'{' ? m_text.size() - m_at : 1, QT_TRANSLATE_NOOP("Expressions", "An answer is written ${name}."));
        const auto name = m_text.mid(m_at + 2, end - m_at - 2).trimmed();
        if (name.isEmpty())
            return problem(end + 1 - m_at, QT_TRANSLATE_NOOP("Expressions", "Write the name of an answer between the braces."));
        add(Token::Kind::Reference, end + 1 - m_at).text = name;
        return std::nullopt;
    }

    std::optional<Problem> name()
    {
        qsizetype length = 1;
        while (continuesName(peek(length)) && !(peek(length) == u':' && peek(length + 1) == u':'))
            ++length;
        const auto word = m_text.mid(m_at, length);
        const bool isOperator =
            word == QLatin1String("and") || word == QLatin1String("or") || word == QLatin1String("div") || word == QLatin1String("mod");
        add(isOperator && followsOperand() ? Token::Kind::Operator : Token::Kind::Name, length);
        return std::nullopt;
    }

    /// Characters of '..', '../..' and so on at the beginning.
    static qsizetype parents(QStringView text)
    {
        qsizetype length = text.startsWith(u"..") ? 2 : 0;
        while (length > 0 && text.sliced(length).startsWith(u"/.."))
            length += 3;
        return text.sliced(length).startsWith(u'.') ? 0 : length;
    }
    bool isWithinPosition() const
    {
        const auto count = m_tokens.size();
        return count >= 2 && m_tokens[count - 1].kind == Token::Kind::Open && m_tokens[count - 2].kind == Token::Kind::Name
            && m_tokens[count - 2].text == QLatin1String("position");
    }

    std::optional<Problem> sign()
    {
        const auto rest = QStringView(m_text).sliced(m_at);
        if (const auto steps = parents(rest); steps > 0 && isWithinPosition())
            return add(Token::Kind::Parents, steps), std::nullopt;
        for (const QStringView sign : {QStringView(u"!="), QStringView(u"<="), QStringView(u">=")})
            if (rest.startsWith(sign))
                return add(Token::Kind::Operator, sign.size()), std::nullopt;
        for (const auto& mistake : mistakes)
            if (rest.startsWith(mistake.written))
                return problem(mistake.written.size(), mistake.remedy);
        switch (rest.front().unicode()) {
        case u'(':
            return add(Token::Kind::Open, 1), std::nullopt;
        case u')':
            return add(Token::Kind::Close, 1), std::nullopt;
        case u',':
            return add(Token::Kind::Comma, 1), std::nullopt;
        case u'.':
            return add(Token::Kind::Reference, 1), std::nullopt;
        case u'=':
        case u'<':
        case u'>':
        case u'+':
        case u'-':
        case u'*':
            return add(Token::Kind::Operator, 1), std::nullopt;
        default:
            return problem(rest.front().isHighSurrogate() ? 2 : 1, QT_TRANSLATE_NOOP("Expressions", "This sign has no meaning here."));
        }
    }

    const QString& m_text;
    qsizetype m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

tl::expected<std::vector<Token>, Problem> tokensOf(const QString& text) { return Lexer(text).run(); }

} // namespace counterpoint::expression
