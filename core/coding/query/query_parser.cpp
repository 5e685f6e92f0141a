#include "core/base/translate.h"
#include "core/coding/interactions.h"
#include "core/coding/query/passage_query.h"
#include "core/coding/query/query_words.h"
#include "core/transcript/sources.h"
#include <QDate>
#include <optional>

/// From the sentence to the tree. What holds tightest: relations, then NOT, AND, OR.
namespace counterpoint::passage_query {

namespace {

QString tr(const char* text) { return translate("Query", text); }

bool opensQuote(QChar unit) { return unit == u'"' || unit == QChar(0x201C) || unit == QChar(0x201E); }

bool endsWord(QChar unit)
{
    return unit.isSpace() || unit == u'(' || unit == u')' || unit == u'=' || unit == u'<' || unit == u'>' || unit == u'!' || unit == u':'
        || opensQuote(unit) || unit == QChar(0x201D);
}

class Parser {
public:
    explicit Parser(const QString& text)
        : m_text(text)
    {
    }

    tl::expected<QueryNode, QueryProblem> run()
    {
        if (m_text.size() > longest)
            fail(tr("A query has at most %1 characters. Save parts of it as sets, and name those.").arg(longest), longest, 0);
        auto node = either();
        skipSpace();
        if (m_at < m_text.size())
            unexpected();
        if (m_problem)
            return tl::unexpected(*m_problem);
        return node;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    /// The first mistake counts; the reading goes to the end, where nothing more is found.
    void fail(const QString& message, qsizetype start, qsizetype length)
    {
        if (!m_problem)
            m_problem = QueryProblem{message, start, length};
        m_at = m_text.size();
    }

    QStringView wordAt(qsizetype from) const
    {
        auto end = from;
        while (end < m_text.size() && !endsWord(m_text[end]))
            ++end;
        return QStringView(m_text).sliced(from, end - from);
    }

    /// Takes these words, which stand one after the other, in capitals or not.
    bool take(QStringView words)
    {
        skipSpace();
        auto at = m_at;
        for (const auto word : words.split(u' ')) {
            while (at < m_text.size() && m_text[at].isSpace())
                ++at;
            if (wordAt(at).compare(word, Qt::CaseInsensitive) != 0)
                return false;
            at += word.size();
        }
        m_at = at;
        return true;
    }

    bool takeSign(QChar sign)
    {
        skipSpace();
        if (peek() != sign)
            return false;
        ++m_at;
        return true;
    }

    static QueryNode joined(QueryNode::Kind kind, std::vector<QueryNode> parts)
    {
        if (parts.size() == 1)
            return std::move(parts.front());
        QueryNode node;
        node.kind = kind;
        node.start = parts.front().start;
        node.length = parts.back().start + parts.back().length - node.start;
        node.parts = std::move(parts);
        return node;
    }

    QueryNode either()
    {
        std::vector<QueryNode> parts;
        do
            parts.push_back(all());
        while (take(u"OR"));
        return joined(QueryNode::Kind::Or, std::move(parts));
    }

    QueryNode all()
    {
        std::vector<QueryNode> parts;
        do
            parts.push_back(perhapsNot());
        while (take(u"AND"));
        return joined(QueryNode::Kind::And, std::move(parts));
    }

    QueryNode perhapsNot()
    {
        skipSpace();
        const auto start = m_at;
        if (!take(u"NOT"))
            return related();
        const Deeper deeper(*this);
        QueryNode node;
        node.kind = QueryNode::Kind::Not;
        node.parts.push_back(perhapsNot());
        node.start = start;
        node.length = m_at - start;
        return node;
    }

    QueryNode related()
    {
        auto node = one();
        while (auto relation = perhapsRelation()) {
            auto other = one();
            relation->start = node.start;
            relation->parts.push_back(std::move(node));
            relation->parts.push_back(std::move(other));
            relation->length = m_at - relation->start;
            node = std::move(*relation);
        }
        return node;
    }

    std::optional<QueryNode> perhapsRelation()
    {
        const auto before = m_at;
        QueryNode node;
        node.kind = QueryNode::Kind::Related;
        node.isNot = take(u"NOT");
        for (const auto& [relation, words] : relationWords) {
            if (!take(QString::fromLatin1(words)))
                continue;
            node.relation = relation;
            if (relation == QueryRelation::Near || relation == QueryRelation::FollowedBy)
                node.words = distance(relation == QueryRelation::Near);
            return node;
        }
        skipSpace();
        const auto start = m_at;
        if (take(u"SAME") || take(u"FOLLOWED"))
            fail(tr("Write SAME TURN AS, SAME PARAGRAPH AS or FOLLOWED BY."), start, wordAt(start).size());
        m_at = before;
        return std::nullopt;
    }

    /// `(5 words)`, `(5)` or, where a number must come, `5`.
    int distance(bool isNeeded)
    {
        skipSpace();
        const auto before = m_at;
        const bool inBrackets = takeSign(u'(');
        skipSpace();
        const auto start = m_at;
        const auto word = wordAt(start);
        bool isNumber = false;
        const auto number = word.toInt(&isNumber);
        if (!isNumber && !isNeeded) {
            m_at = before;
            return -1;
        }
        if (!isNumber || number < 0 || number > mostWords) {
            fail(tr("Write how many words may stand between, as in NEAR(10 words)."), start, word.size());
            return 0;
        }
        m_at += word.size();
        if (!take(u"words"))
            take(u"word");
        if (inBrackets && !takeSign(u')'))
            fail(tr("A closing bracket is missing, as in NEAR(10 words)."), m_at, 0);
        return number;
    }

    QueryNode one()
    {
        skipSpace();
        const auto start = m_at;
        if (!takeSign(u'('))
            return term();
        const Deeper deeper(*this);
        auto node = either();
        skipSpace();
        if (m_at < m_text.size() && peek() != u')')
            unexpected();
        if (!takeSign(u')'))
            fail(tr("This bracket is not closed."), start, 1);
        node.start = start;
        node.length = m_at - start;
        return node;
    }

    /// What stands where AND, OR or the end would be.
    void unexpected()
    {
        const auto word = wordAt(m_at);
        if (peek() == u')')
            return fail(tr("There is no bracket that this one closes."), m_at, 1);
        fail(tr("Here AND, OR, NOT, a relation such as OVERLAPPING or NEAR(10 words), or the end would fit. Names with spaces stand in "
                "quotes: codes:\"Us and them\"."),
             m_at, std::max<qsizetype>(1, word.size()));
    }

    QString keys() const
    {
        QStringList all;
        for (const auto& word : fieldWords)
            if (word.field != QueryField::Attribute)
                all << (isCompared(word.field) || !takesValue(word.field) ? QLatin1String(word.key) : QLatin1String(word.key) + u':');
        return all.join(QStringLiteral(", "));
    }

    QueryNode term()
    {
        QueryNode node;
        node.start = m_at;
        if (m_at >= m_text.size())
            fail(tr("A condition is missing, such as codes:\"Trust\" or case.role = \"carer\"."), m_at, 0);
        else if (opensQuote(peek()))
            fail(tr("Say what this is the name of: codes:\"…\", source:\"…\", text:\"…\"."), m_at, quotedLength());
        if (m_problem)
            return node;
        const auto word = wordAt(m_at);
        const auto key = word.contains(u'.') ? word.left(word.indexOf(u'.')) : word;
        const auto found = std::find_if(fieldWords.begin(), fieldWords.end(), [&](const FieldWord& known) {
            return key.compare(QLatin1String(known.key), Qt::CaseInsensitive) == 0;
        });
        const bool isGroup = key.compare(u"group", Qt::CaseInsensitive) == 0;
        if (found == fieldWords.end() && !isGroup) {
            fail(tr("A condition begins with one of these: %1. Names with spaces stand in quotes.").arg(keys()), m_at,
                 std::max<qsizetype>(1, word.size()));
            return node;
        }
        m_at += key.size();
        if (isGroup)
            group(node.term);
        else
            readTerm(found->field, node.term);
        node.length = m_at - node.start;
        return node;
    }

    void readTerm(QueryField field, QueryTerm& into)
    {
        into.field = field;
        if (peek() == u'.')
            return path(into);
        switch (field) {
        case QueryField::Coded:
            return;
        case QueryField::Turns:
            if (peek() != u':')
                return;
            break;
        case QueryField::Survey:
            return fail(tr("Write a dot and the name of a variable: survey.trust <= 2."), m_at, 0);
        case QueryField::Weight:
        case QueryField::Date:
            into.comparison = comparison();
            into.value = value(field);
            return check(into);
        default:
            break;
        }
        skipSpace();
        if (peek() != u':' && peek() != u'=')
            return fail(tr("Write a colon and a name behind “%1”: %1:\"…\".").arg(keyOf(field)), m_at, 0);
        ++m_at;
        skipSpace();
        const bool isQuoted = opensQuote(peek());
        into.value = value(field);
        if ((field == QueryField::Memo || field == QueryField::Interaction) && !isQuoted
            && into.value.compare(u"any", Qt::CaseInsensitive) == 0)
            into.value.clear();
        check(into);
    }

    /// `case.role = "carer"`, `survey."Practitioners 2026".trust <= 2`
    void path(QueryTerm& into)
    {
        const auto start = m_at;
        if (into.field != QueryField::Case && into.field != QueryField::Survey)
            return fail(tr("A dot follows only case and survey: case.role, survey.trust."), m_at, 1);
        ++m_at;
        if (into.field == QueryField::Case)
            into.field = QueryField::Attribute;
        into.name = name();
        if (into.field == QueryField::Survey && peek() == u'.') {
            ++m_at;
            into.dataset = std::exchange(into.name, QString());
            into.name = name();
        }
        if (into.name.isEmpty())
            return fail(into.field == QueryField::Survey ? tr("Write the name of a variable behind the dot.")
                                                         : tr("Write the name of an attribute behind the dot."),
                        start, 1);
        into.comparison = comparison();
        into.value = value(into.field);
    }

    /// `group:role=carer` is `case.role = "carer"`.
    void group(QueryTerm& into)
    {
        into.field = QueryField::Attribute;
        skipSpace();
        if (peek() != u':')
            return fail(tr("Write a colon, an attribute and its value behind “group”: group:role=\"carer\"."), m_at, 0);
        ++m_at;
        skipSpace();
        into.name = name();
        skipSpace();
        if (into.name.isEmpty() || peek() != u'=')
            return fail(tr("Write an attribute and its value: group:role=\"carer\"."), m_at, 0);
        ++m_at;
        into.value = value(into.field);
    }

    QString name()
    {
        if (opensQuote(peek()))
            return quotedText();
        const auto word = wordAt(m_at);
        m_at += word.size();
        return word.toString();
    }

    QueryComparison comparison()
    {
        skipSpace();
        for (const auto& [kind, sign] : comparisonSigns) {
            const auto text = QLatin1String(sign);
            if (!QStringView(m_text).sliced(m_at).startsWith(text))
                continue;
            m_at += text.size();
            return kind;
        }
        fail(tr("Here one of =, !=, <, <=, > and >= would fit."), m_at, wordAt(m_at).size());
        return QueryComparison::Equal;
    }

    QString value(QueryField field)
    {
        skipSpace();
        if (opensQuote(peek()))
            return quotedText();
        auto end = m_at;
        while (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != u'(' && m_text[end] != u')' && !opensQuote(m_text[end]))
            ++end;
        if (end == m_at) {
            fail(isCompared(field) ? tr("A value is missing here.") : tr("A name is missing here."), m_at, 0);
            return {};
        }
        const auto text = m_text.sliced(m_at, end - m_at);
        m_at = end;
        return text;
    }

    qsizetype quotedLength() const
    {
        const auto end = closingQuote(m_at);
        return (end < 0 ? m_text.size() : end + 1) - m_at;
    }

    qsizetype closingQuote(qsizetype open) const
    {
        const bool isStraight = m_text[open] == u'"';
        for (auto at = open + 1; at < m_text.size(); ++at) {
            if (isStraight && m_text[at] == u'"') {
                if (at + 1 >= m_text.size() || m_text[at + 1] != u'"')
                    return at;
                ++at;
            } else if (!isStraight
                       && (m_text[at] == QChar(0x201D) || m_text[at] == u'"'
                           || (m_text[open] == QChar(0x201E) && m_text[at] == QChar(0x201C)))) {
                return at;
            }
        }
        return -1;
    }

    QString quotedText()
    {
        const auto end = closingQuote(m_at);
        if (end < 0) {
            fail(tr("This quote is not closed."), m_at, m_text.size() - m_at);
            return {};
        }
        auto inner = m_text.sliced(m_at + 1, end - m_at - 1);
        if (m_text[m_at] == u'"')
            inner.replace(QStringLiteral("\"\""), QStringLiteral("\""));
        if (inner.trimmed().isEmpty())
            fail(tr("Nothing stands between the quotes."), m_at, end + 1 - m_at);
        else
            m_at = end + 1;
        return inner;
    }

    /// What can be said to be wrong without the study.
    void check(QueryTerm& term)
    {
        if (m_problem)
            return;
        const auto refuse = [&](const QString& message) { fail(message, m_at - term.value.size(), term.value.size()); };
        if (term.field == QueryField::Weight) {
            bool isNumber = false;
            term.value.toInt(&isNumber);
            if (!isNumber)
                refuse(tr("A weight is a whole number from 0 to 100."));
        } else if (term.field == QueryField::Date && !QDate::fromString(term.value, Qt::ISODate).isValid()) {
            refuse(tr("Write the day as 2026-01-31."));
        } else if (term.field == QueryField::Strand) {
            const auto strand = strandFrom(term.value);
            if (!strand)
                return refuse(tr("The strands are interviews, \"focus groups\", survey and documents."));
            term.value = counterpoint::toText(*strand);
        } else if (term.field == QueryField::Turns) {
            if (term.value.compare(u"participants", Qt::CaseInsensitive) != 0)
                return refuse(tr("Write turns for all, or turns:participants for those of whoever does not ask."));
            term.value = QStringLiteral("participants");
        } else if (term.field == QueryField::Interaction && !term.value.isEmpty()) {
            const auto kind = term.value.section(u':', 0, 0).trimmed();
            const auto known = interactionKindFrom(kind);
            if (!known && kind.compare(u"any", Qt::CaseInsensitive) != 0)
                return refuse(
                    tr("An interaction is agrees, \"builds on\", challenges, disagrees, silence or any; who is answered stands behind "
                       "it: \"disagrees: Ben\"."));
            const auto whom = term.value.section(u':', 1).trimmed();
            term.value =
                (known ? counterpoint::toText(*known) : QStringLiteral("any")) + (whom.isEmpty() ? QString() : QStringLiteral(": ") + whom);
            if (term.value == QLatin1String("any"))
                term.value.clear();
        }
    }

    class Deeper {
    public:
        explicit Deeper(Parser& parser)
            : m_parser(parser)
        {
            if (++m_parser.m_depth > deepest)
                m_parser.fail(tr("More than %1 brackets stand inside one another. Save a part as a set, and name that.").arg(deepest),
                              m_parser.m_at, 1);
        }
        ~Deeper() { --m_parser.m_depth; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        Parser& m_parser;
    };

    const QString& m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<QueryProblem> m_problem;
};

} // namespace

tl::expected<QueryNode, QueryProblem> parse(const QString& text) { return Parser(text).run(); }

} // namespace counterpoint::passage_query
