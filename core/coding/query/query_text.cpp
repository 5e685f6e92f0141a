#include "core/base/translate.h"
#include "core/coding/query/passage_query.h"
#include "core/coding/query/query_words.h"
#include <QRegularExpression>
#include <algorithm>

/// From the tree back to the sentence.
namespace counterpoint {

QString QueryProblem::sentence(const QString& query) const
{
    auto place = query.mid(start, length).simplified();
    if (place.size() > 40)
        place = place.left(40) + QChar(0x2026);
    if (place.isEmpty())
        return start >= query.size() ? translate("Query", "At the end of the query: %1").arg(message)
                                     : translate("Query", "At character %1: %2").arg(start + 1).arg(message);
    return translate("Query", "At character %1, “%2”: %3").arg(start + 1).arg(place, message);
}

namespace passage_query {

namespace {

/// How tightly a part holds together: what holds less than its surroundings stands in brackets.
int strength(const QueryNode& node)
{
    switch (node.kind) {
    case QueryNode::Kind::Or:
        return 0;
    case QueryNode::Kind::And:
        return 1;
    case QueryNode::Kind::Not:
        return 2;
    case QueryNode::Kind::Related:
        return 3;
    case QueryNode::Kind::Term:
        break;
    }
    return 4;
}

QString inBrackets(const QueryNode& node, int least)
{
    const auto text = toText(node);
    return strength(node) < least ? u'(' + text + u')' : text;
}

bool isPlainNumber(const QString& value)
{
    static const QRegularExpression number(QStringLiteral("^-?[0-9]+([.-][0-9]+)*$"));
    return number.match(value).hasMatch();
}

QString nameText(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("^[\\p{L}_][\\p{L}\\p{N}_]*$"));
    return plain.match(name).hasMatch() ? name : quoted(name);
}

QString termText(const QueryTerm& term)
{
    const auto key = keyOf(term.field);
    switch (term.field) {
    case QueryField::Coded:
        return key;
    case QueryField::Turns:
        return term.value.isEmpty() ? key : key + u':' + term.value;
    case QueryField::Strand:
        return key + u':' + (term.value.contains(u' ') ? quoted(term.value) : term.value);
    case QueryField::Memo:
    case QueryField::Interaction:
        return key + u':' + (term.value.isEmpty() ? QStringLiteral("any") : quoted(term.value));
    case QueryField::Weight:
    case QueryField::Date:
        return QStringLiteral("%1 %2 %3").arg(key, signOf(term.comparison), isPlainNumber(term.value) ? term.value : quoted(term.value));
    case QueryField::Attribute:
    case QueryField::Survey: {
        const auto dataset = term.dataset.isEmpty() ? QString() : quoted(term.dataset) + u'.';
        return QStringLiteral("%1.%2%3 %4 ").arg(key, dataset, nameText(term.name), signOf(term.comparison))
            + (isPlainNumber(term.value) ? term.value : quoted(term.value));
    }
    default:
        return key + u':' + quoted(term.value);
    }
}

QString relationText(const QueryNode& node)
{
    auto words = wordsOf(node.relation);
    if (node.words >= 0 && (node.relation == QueryRelation::Near || node.relation == QueryRelation::FollowedBy))
        words += QStringLiteral("(%1 words)").arg(node.words);
    return node.isNot ? QStringLiteral("NOT ") + words : words;
}

} // namespace

QString quoted(const QString& value)
{
    auto inner = value;
    return u'"' + inner.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString toText(const QueryNode& node)
{
    QStringList parts;
    switch (node.kind) {
    case QueryNode::Kind::Term:
        return termText(node.term);
    case QueryNode::Kind::Not:
        return QStringLiteral("NOT ") + inBrackets(node.parts.front(), 2);
    case QueryNode::Kind::Related:
        // Read from the left: what stands on the right is one condition, or in brackets.
        return QStringLiteral("%1 %2 %3").arg(inBrackets(node.parts[0], 3), relationText(node), inBrackets(node.parts[1], 4));
    case QueryNode::Kind::And:
    case QueryNode::Kind::Or:
        for (const auto& part : node.parts)
            parts << inBrackets(part, strength(node) + 1);
        break;
    }
    return parts.join(node.kind == QueryNode::Kind::And ? QStringLiteral(" AND ") : QStringLiteral(" OR "));
}

bool standsForPassages(QueryField field)
{
    return field == QueryField::Code || field == QueryField::Codes || field == QueryField::Coded || field == QueryField::Set
        || field == QueryField::Turns || field == QueryField::After || field == QueryField::Interaction;
}

bool standsForPassages(const QueryNode& node)
{
    if (node.kind == QueryNode::Kind::Term)
        return standsForPassages(node.term.field);
    return node.kind == QueryNode::Kind::Related
        || std::any_of(node.parts.begin(), node.parts.end(), [](const QueryNode& part) { return standsForPassages(part); });
}

bool isCompared(QueryField field)
{
    return field == QueryField::Weight || field == QueryField::Date || field == QueryField::Attribute || field == QueryField::Survey;
}

bool takesValue(QueryField field) { return field != QueryField::Coded && field != QueryField::Turns; }

QString keyOf(QueryField field)
{
    const auto found = std::find_if(fieldWords.begin(), fieldWords.end(), [&](const FieldWord& word) { return word.field == field; });
    return QLatin1String(found->key);
}

QString signOf(QueryComparison comparison)
{
    const auto found = std::find_if(comparisonSigns.begin(), comparisonSigns.end(),
                                    [&](const ComparisonSign& sign) { return sign.comparison == comparison; });
    return QLatin1String(found->sign);
}

QString wordsOf(QueryRelation relation)
{
    const auto found =
        std::find_if(relationWords.begin(), relationWords.end(), [&](const RelationWords& words) { return words.relation == relation; });
    return QLatin1String(found->words);
}

} // namespace passage_query

} // namespace counterpoint
