#include "core/interchange/xlsform/expression_reading.h"
#include "core/base/translate.h"
#include "core/expression/expression.h"
#include "core/expression/functions.h"
#include "core/expression/lexer.h"
#include <vector>

namespace counterpoint::xlsform {

namespace {

using expression::Token;
using State = ExpressionReading::State;

/// Looks at quotes, brackets and the signs of paths alone: what holds for all of XPath.
class Outline {
public:
    explicit Outline(const QString& text)
        : m_text(text)
    {
    }

    std::optional<expression::Problem> run()
    {
        for (qsizetype at = 0; at < m_text.size(); ++at) {
            const auto unit = m_text[at];
            if (unit == u'\'' || unit == u'"') {
                const auto end = m_text.indexOf(unit, at + 1);
                if (end < 0)
                    return problem(at, m_text.size() - at, translate("XlsForm", "The text has no closing quote."));
                at = end;
            } else if (unit == u'$' && m_text.mid(at + 1, 1) == QLatin1String("{")) {
                const auto end = m_text.indexOf(u'}', at);
                at = end < 0 ? m_text.size() : end;
            } else if (unit == u'(' || unit == u'[') {
                m_open.push_back(at);
            } else if (unit == u')' || unit == u']') {
                const auto wanted = unit == u')' ? u'(' : u'[';
                if (m_open.empty() || m_text[m_open.back()] != wanted)
                    return problem(at, 1, translate("XlsForm", "There is no bracket that this one closes."));
                m_open.pop_back();
            }
            if (at < m_text.size()
                && (QStringView(u"/[@|").contains(m_text[at]) || m_text.mid(at, 2) == QLatin1String("..")
                    || m_text.mid(at, 2) == QLatin1String("::")))
                m_hasPaths = true;
        }
        if (!m_open.empty())
            return problem(m_open.back(), 1, translate("XlsForm", "This bracket is not closed."));
        return std::nullopt;
    }
    bool hasPaths() const { return m_hasPaths; }

private:
    static expression::Problem problem(qsizetype start, qsizetype length, QString message) { return {std::move(message), start, length}; }

    const QString& m_text;
    std::vector<qsizetype> m_open;
    bool m_hasPaths = false;
};

/// Functions that we do not have, and words that are steps of a path.
QStringList foreignWords(const std::vector<Token>& tokens)
{
    QStringList words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != Token::Kind::Name)
            continue;
        const bool isCalled = i + 1 < tokens.size() && tokens[i + 1].kind == Token::Kind::Open;
        const auto word = isCalled ? tokens[i].text + QStringLiteral("()") : tokens[i].text;
        if ((!isCalled || !expression::functionCalled(tokens[i].text)) && !words.contains(word))
            words << word;
    }
    return words;
}

} // namespace

ExpressionReading readExpression(const QString& text)
{
    Outline outline(text);
    if (auto problem = outline.run())
        return {State::Broken, {}, std::move(*problem)};
    const auto parsed = expression::Expression::parse(text);
    if (parsed) {
        // A form that was sent before is not known to us.
        if (text.contains(QLatin1String("${last-saved#")))
            return {State::Foreign, {QStringLiteral("last-saved")}, {}};
        return {};
    }
    if (outline.hasPaths())
        return {State::Foreign, {translate("XlsForm", "paths")}, {}};
    if (const auto tokens = expression::tokensOf(text); tokens) {
        if (auto words = foreignWords(*tokens); !words.isEmpty())
            return {State::Foreign, std::move(words), {}};
        return {State::Broken, {}, parsed.error()};
    } else {
        return {State::Broken, {}, parsed.error()};
    }
}

} // namespace counterpoint::xlsform
