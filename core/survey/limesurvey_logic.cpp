#include "core/survey/limesurvey_logic.h"
#include "core/expression/expression.h"
#include "core/expression/lexer.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::lime_logic {

namespace {

using Token = expression::Token;
using Kind = Token::Kind;

std::optional<ItemPlace> placeOf(const Questionnaire& questionnaire, const QString& name)
{
    for (const auto& place : allItems(questionnaire))
        if (place.item->name == name && hasAnswer(place.item->type))
            return place;
    return {};
}

QString quoted(const QString& text) { return u'"' + QString(text).replace(u'"', QStringLiteral("\\\"")) + u'"'; }

/// The variable of an item there, of a row with its question before it.
QString variableOf(const ItemPlace& place, const LimeCodes& codes)
{
    const auto own = codes.question(*place.item);
    const bool isRow = place.parent && (place.parent->type == ItemType::Grid || place.parent->type == ItemType::ConstantSum);
    return (isRow ? codes.question(*place.parent) + u'_' + own : own);
}

class ToLime {
public:
    ToLime(const Questionnaire& questionnaire, const LimeCodes& codes, QString self)
        : m_questionnaire(questionnaire)
        , m_codes(codes)
        , m_self(std::move(self))
    {
    }
    std::optional<QString> run(const std::vector<Token>& tokens)
    {
        for (std::size_t i = 0; i < tokens.size() && tokens[i].kind != Kind::End;)
            if (const auto taken = step(tokens, i); taken > 0)
                i += taken;
            else
                return {};
        return m_written.trimmed();
    }

private:
    static Kind kindAt(const std::vector<Token>& tokens, std::size_t i) { return i < tokens.size() ? tokens[i].kind : Kind::End; }
    void put(const QString& text) { m_written += text + u' '; }

    std::size_t step(const std::vector<Token>& tokens, std::size_t i)
    {
        const auto& token = tokens[i];
        switch (token.kind) {
        case Kind::Number:
            put(QString::number(token.number, 'g', 15));
            return 1;
        case Kind::Text:
            put(quoted(m_last ? m_codes.answer(*m_last, token.text) : token.text));
            return 1;
        case Kind::Reference:
            return reference(token.text);
        case Kind::Operator:
            return operation(token.text);
        case Kind::Open:
            put(QStringLiteral("("));
            return 1;
        case Kind::Close:
            put(QStringLiteral(")"));
            return 1;
        case Kind::Name:
            return call(tokens, i);
        default:
            return 0;
        }
    }

    std::size_t reference(const QString& name)
    {
        if (name == QLatin1String(".")) {
            if (m_self.isEmpty())
                return 0;
            put(m_self + QStringLiteral(".NAOK"));
            return 1;
        }
        const auto place = placeOf(m_questionnaire, name);
        if (!place || place->item->type == ItemType::Multiple || place->item->type == ItemType::Ranking
            || m_codes.question(*place->item).isEmpty())
            return 0; // several answers are no one value there
        m_last = place;
        put(variableOf(*place, m_codes) + QStringLiteral(".NAOK"));
        return 1;
    }

    std::size_t operation(const QString& name)
    {
        static const QHash<QString, QString> same{{"and", "and"}, {"or", "or"}, {"=", "=="}, {"!=", "!="}, {"<", "<"}, {"<=", "<="},
                                                  {">", ">"},     {">=", ">="}, {"+", "+"},  {"-", "-"},   {"*", "*"}, {"div", "/"}};
        if (!same.contains(name))
            return 0;
        if (name == QLatin1String("and") || name == QLatin1String("or"))
            m_last.reset();
        put(same.value(name));
        return 1;
    }

    std::size_t call(const std::vector<Token>& tokens, std::size_t i)
    {
        const auto& name = tokens[i].text;
        if (kindAt(tokens, i + 1) != Kind::Open)
            return 0;
        if (name == QLatin1String("not")) {
            put(QStringLiteral("!"));
            return 1;
        }
        if ((name == QLatin1String("true") || name == QLatin1String("false")) && kindAt(tokens, i + 2) == Kind::Close) {
            put(name == QLatin1String("true") ? QStringLiteral("1") : QStringLiteral("0"));
            return 3;
        }
        if (name != QLatin1String("selected") || kindAt(tokens, i + 2) != Kind::Reference || kindAt(tokens, i + 3) != Kind::Comma
            || kindAt(tokens, i + 4) != Kind::Text || kindAt(tokens, i + 5) != Kind::Close)
            return 0;
        const auto place = placeOf(m_questionnaire, tokens[i + 2].text);
        if (!place || place->item->type == ItemType::Ranking || m_codes.question(*place->item).isEmpty())
            return 0;
        const auto answer = m_codes.answer(*place, tokens[i + 4].text);
        const auto variable = variableOf(*place, m_codes);
        if (place->item->type != ItemType::Multiple)
            put(QStringLiteral("(%1.NAOK == %2)").arg(variable, quoted(answer)));
        else if (answer == LimeCodes::other)
            put(QStringLiteral("(!is_empty(%1_other.NAOK))").arg(variable));
        else
            put(QStringLiteral("(%1_%2.NAOK == \"Y\")").arg(variable, answer));
        return 6;
    }

    const Questionnaire& m_questionnaire;
    const LimeCodes& m_codes;
    QString m_self;
    QString m_written;
    std::optional<ItemPlace> m_last; ///< whose codes a text beside it is
};

/// The words of LimeSurvey's expressions: names with '.NAOK' behind, numbers, texts, signs.
QStringList wordsOf(const QString& expression, bool& isKnown)
{
    static const QRegularExpression word(QStringLiteral(
        R"(\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z]+)?|\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|==|!=|<=|>=|&&|\|\||[()<>!+\-*/,=]))"));
    QStringList words;
    qsizetype at = 0;
    const auto text = expression.trimmed();
    while (at < text.size()) {
        const auto match = word.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch() || match.capturedLength() == 0) {
            isKnown = false;
            return {};
        }
        words << match.captured(1);
        at = match.capturedEnd();
    }
    isKnown = true;
    return words;
}

class FromLime {
public:
    explicit FromLime(const Questionnaire& questionnaire)
        : m_questionnaire(questionnaire)
    {
    }
    std::optional<QString> run(const QStringList& words)
    {
        for (qsizetype i = 0; i < words.size();) {
            const auto taken = step(words, i);
            if (taken == 0)
                return {};
            i += taken;
        }
        return m_written.simplified();
    }

private:
    struct Named {
        QString name; ///< of the item
        QString code; ///< of several answers: the choice that it stands for
    };

    std::optional<Named> resolve(const QString& word) const
    {
        const auto name = word.section(u'.', 0, 0);
        if (const auto place = placeOf(m_questionnaire, name))
            return place->item->type == ItemType::Multiple ? std::nullopt : std::optional(Named{name, {}});
        for (const auto& place : allItems(m_questionnaire)) {
            if (place.item->type != ItemType::Multiple || !name.startsWith(place.item->name + u'_'))
                continue;
            const auto code = name.mid(place.item->name.size() + 1);
            for (const auto& choice : offeredChoices(m_questionnaire, place))
                if (choice.code == code)
                    return Named{place.item->name, code};
        }
        return {};
    }

    static bool isText(const QString& word) { return word.startsWith(u'"') || word.startsWith(u'\''); }
    static bool isName(const QString& word) { return !word.isEmpty() && (word.front().isLetter() || word.front() == u'_'); }

    static QString ours(const QString& word)
    {
        auto text = word.mid(1, word.size() - 2);
        text.replace(QStringLiteral("\\\""), QStringLiteral("\"")).replace(QStringLiteral("\\'"), QStringLiteral("'"));
        if (text == LimeCodes::other)
            text = LimeCodes::otherHere;
        return text.contains(u'\'') ? u'"' + text + u'"' : u'\'' + text + u'\'';
    }

    qsizetype step(const QStringList& words, qsizetype i)
    {
        static const QHash<QString, QString> same{{"==", "="},   {"eq", "="},    {"!=", "!="}, {"ne", "!="}, {"<", "<"},   {"lt", "<"},
                                                  {"<=", "<="},  {"le", "<="},   {">", ">"},   {"gt", ">"},  {">=", ">="}, {"ge", ">="},
                                                  {"&&", "and"}, {"and", "and"}, {"||", "or"}, {"or", "or"}, {"(", "("},   {")", ")"},
                                                  {"+", "+"},    {"-", "-"},     {"*", "*"},   {"/", "div"}};
        const auto& word = words[i];
        const bool isCall = isName(word) && words.value(i + 1) == QLatin1String("(");
        if (word == QLatin1String("!") || word == QLatin1String("not")) {
            if (words.value(i + 1) == QLatin1String("is_empty"))
                return emptiness(words, i + 1, QStringLiteral("!="), 1);
            if (words.value(i + 1) != QLatin1String("("))
                return 0;
            m_written += QStringLiteral(" not");
            return 1;
        }
        if (word == QLatin1String("is_empty"))
            return emptiness(words, i, QStringLiteral("="), 0);
        if (const auto sign = same.constFind(word.toLower()); sign != same.constEnd()) {
            m_written += u' ' + *sign + u' ';
            return 1;
        }
        if (isText(word)) {
            m_written += ours(word);
            return 1;
        }
        if (!isName(word)) {
            m_written += word;
            return word == QLatin1String(",") || word == QLatin1String("=") ? 0 : 1;
        }
        const auto named = isCall ? std::nullopt : resolve(word);
        if (!named)
            return 0;
        if (named->code.isEmpty()) {
            m_written += expression::referenceTo(named->name);
            return 1;
        }
        const auto sign = same.value(words.value(i + 1).toLower());
        const auto value = words.value(i + 2);
        const bool isYes = value == QLatin1String("\"Y\"") || value == QLatin1String("'Y'");
        const bool isNothing = value == QLatin1String("\"\"") || value == QLatin1String("''");
        if ((sign != QLatin1String("=") && sign != QLatin1String("!=")) || (!isYes && !isNothing))
            return 0;
        const bool isChosen = (sign == QLatin1String("=")) == isYes;
        m_written += QStringLiteral("%1selected(%2, '%3')%4")
                         .arg(isChosen ? QString() : QStringLiteral("not("), expression::referenceTo(named->name), named->code,
                              isChosen ? QString() : QStringLiteral(")"));
        return 3;
    }

    qsizetype emptiness(const QStringList& words, qsizetype i, const QString& sign, qsizetype before)
    {
        const auto named = resolve(words.value(i + 2));
        if (words.value(i + 1) != QLatin1String("(") || words.value(i + 3) != QLatin1String(")") || !named)
            return 0;
        if (named->code.isEmpty())
            m_written += QStringLiteral("%1 %2 ''").arg(expression::referenceTo(named->name), sign);
        else
            m_written += (sign == QLatin1String("=") ? QStringLiteral("not(selected(%1, '%2'))") : QStringLiteral("selected(%1, '%2')"))
                             .arg(expression::referenceTo(named->name), named->code);
        return 4 + before;
    }

    const Questionnaire& m_questionnaire;
    QString m_written;
};

} // namespace

std::optional<QString> toLime(const QString& expression, const Questionnaire& questionnaire, const LimeCodes& codes, const QString& self)
{
    const auto tokens = expression::tokensOf(expression);
    return tokens ? ToLime(questionnaire, codes, self).run(*tokens) : std::nullopt;
}

std::optional<QString> fromLime(const QString& expression, const Questionnaire& questionnaire)
{
    auto text = expression.trimmed();
    if (text.startsWith(u'{') && text.endsWith(u'}'))
        text = text.mid(1, text.size() - 2).trimmed();
    if (text.isEmpty() || text == QLatin1String("1"))
        return QString();
    bool isKnown = false;
    const auto words = wordsOf(text, isKnown);
    auto written = isKnown ? FromLime(questionnaire).run(words) : std::nullopt;
    return written && expression::Expression::parse(*written) ? written : std::nullopt;
}

QString wordsToLime(const QString& text, const Questionnaire& questionnaire, const LimeCodes& codes)
{
    static const QRegularExpression mention(QStringLiteral("\\$\\{\\s*([^}\\s]+)\\s*\\}"));
    auto html = text.toHtmlEscaped();
    QString written;
    qsizetype from = 0;
    for (auto each = mention.globalMatch(html); each.hasNext();) {
        const auto match = each.next();
        const auto place = placeOf(questionnaire, match.captured(1));
        written += html.mid(from, match.capturedStart() - from);
        written += place && !codes.question(*place->item).isEmpty() ? u'{' + variableOf(*place, codes) + QStringLiteral(".shown}")
                                                                    : match.captured(0);
        from = match.capturedEnd();
    }
    written += html.mid(from);
    static const QRegularExpression bold(QStringLiteral("\\*\\*([^*]+)\\*\\*"));
    return written.replace(bold, QStringLiteral("<strong>\\1</strong>")).replace(u'\n', QStringLiteral("<br />"));
}

QString wordsFromLime(const QString& html)
{
    static const QRegularExpression lineEnd(QStringLiteral("<br\\s*/?>\\s*|</p>\\s*(?=<p)|</div>\\s*(?=<div)"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bold(QStringLiteral("</?(?:strong|b)(?:\\s[^>]*)?>"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hidden(QStringLiteral("<(script|style)\\b.*?</\\1\\s*>"),
                                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<[^<>]{1,2000}>"));
    static const QRegularExpression mention(QStringLiteral("\\{\\s*([A-Za-z][A-Za-z0-9_]*)(?:\\.(?:shown|NAOK|value|code))?\\s*\\}"));
    auto text = html;
    text.remove(QStringLiteral("\r"));
    text.remove(hidden);
    text.replace(lineEnd, QStringLiteral("\n")).replace(bold, QStringLiteral("**")).remove(tag);
    text.replace(QStringLiteral("&nbsp;"), QStringLiteral(" "))
        .replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&#39;"), QStringLiteral("'"))
        .replace(QStringLiteral("&#039;"), QStringLiteral("'"))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    text.replace(QStringLiteral("****"), QString());
    text.replace(mention, QStringLiteral("${\\1}"));
    return text.trimmed();
}

} // namespace counterpoint::lime_logic
