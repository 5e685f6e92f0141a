#include "core/coding/query/completion.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/interactions.h"
#include "core/coding/query/query_words.h"
#include "core/coding/query/saved_queries.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/transcript/sources.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype mostWords = 40;
constexpr qsizetype mostValues = 500; ///< of an attribute: more are numbers or names, which nobody looks through

template <class Rows>
QStringList namesOf(const Rows& rows)
{
    QStringList names;
    for (const auto& row : rows)
        names << row.name;
    return names;
}

/// Those that begin with what was typed, then those that have it within.
QStringList fitting(const QStringList& all, const QString& typed)
{
    QStringList begin;
    QStringList within;
    for (const auto& word : all) {
        const auto last = word.section(u'/', -1);
        if (word.startsWith(typed, Qt::CaseInsensitive) || last.startsWith(typed, Qt::CaseInsensitive))
            begin << word;
        else if (word.contains(typed, Qt::CaseInsensitive))
            within << word;
    }
    return (begin + within).mid(0, mostWords);
}

} // namespace

QStringList QueryVocabulary::valuesOf(QueryField field, const QString& name) const
{
    const auto in = [&](const std::map<QString, QStringList>& all) {
        for (const auto& [known, values] : all)
            if (known.compare(name, Qt::CaseInsensitive) == 0)
                return values;
        return QStringList();
    };
    switch (field) {
    case QueryField::Code:
    case QueryField::Codes:
        return codes;
    case QueryField::Source:
        return sources;
    case QueryField::Case:
        return cases;
    case QueryField::Speaker:
    case QueryField::After:
        return speakers;
    case QueryField::Turns:
        return {QStringLiteral("participants")};
    case QueryField::Interaction: {
        QStringList kinds;
        for (const auto kind : interactionKinds)
            kinds << toText(kind);
        return kinds;
    }
    case QueryField::Coder:
        return coders;
    case QueryField::Set:
        return sets;
    case QueryField::Attribute:
        return in(attributes);
    case QueryField::Survey:
        return in(variables);
    case QueryField::Strand:
        return {toText(Strand::Interviews), toText(Strand::FocusGroups), toText(Strand::Survey), toText(Strand::Documents)};
    default:
        return {};
    }
}

namespace passage_query {

QueryVocabulary vocabulary(const Read& db)
{
    QueryVocabulary words;
    for (const auto& code : codebook::uncounted(db))
        words.codes << code.path;
    words.sources = namesOf(sources::uncounted(db));
    words.cases = namesOf(cases::all(db));
    words.coders = namesOf(coders::uncounted(db));
    words.sets = namesOf(saved_queries::all(db));
    for (auto query = db.prepare("SELECT DISTINCT name FROM speaker ORDER BY name COLLATE NAME"); query.step();)
        words.speakers << query.text(0);
    for (const auto& attribute : attributes::all(db)) {
        words.attributeNames << attribute.name;
        auto& values = words.attributes[attribute.name];
        auto query = db.prepare("SELECT DISTINCT value FROM attribute_value WHERE attribute_id = ? ORDER BY value COLLATE NAME");
        for (query.bind(attribute.id); values.size() < mostValues && query.step();)
            values << query.text(0);
    }
    for (const auto& dataset : datasets::all(db))
        for (const auto& variable : variables::of(db, dataset.id)) {
            words.variableNames << variable.name;
            auto& labels = words.variables[variable.name];
            for (const auto& label : variable.labels)
                labels << label.label;
        }
    words.variableNames.removeDuplicates();
    return words;
}

namespace {

/// The beginning of a sentence that ends within a value, or within the name of an attribute or variable.
struct Beginning {
    QRegularExpression named{QStringLiteral("\\b(codes|code|source|strand|case|speaker|coder|memo|set|after|interaction|turns)\\s*[:=]\\s*("
                                            "?:\"((?:[^\"]|\"\")*)|([^\\s()\"]*))$"),
                             QRegularExpression::CaseInsensitiveOption};
    QRegularExpression path{QStringLiteral("\\b(case|survey)\\.(?:\"([^\"]*)|([^\\s()\"=<>!]*))$"),
                            QRegularExpression::CaseInsensitiveOption};
    QRegularExpression compared{QStringLiteral("\\b(case|survey)\\.(?:\"[^\"]+\"\\.)?(?:\"([^\"]+)\"|([^\\s()\"=<>!]+))\\s*(?:!=|<=|>=|=|<|"
                                               ">)\\s*(?:\"((?:[^\"]|\"\")*)|([^\\s()\"]*))$"),
                                QRegularExpression::CaseInsensitiveOption};
    QRegularExpression word{QStringLiteral("[\\p{L}.]*$")};
};

QueryField fieldOf(const QString& key)
{
    const auto found = std::find_if(fieldWords.begin(), fieldWords.end(),
                                    [&](const FieldWord& word) { return key.compare(QLatin1String(word.key), Qt::CaseInsensitive) == 0; });
    return found->field;
}

QueryCompletion names(const QRegularExpressionMatch& match, int quotedPart, int plainPart, const QStringList& all, bool maybeNumber = false)
{
    const bool isQuoted = match.capturedStart(quotedPart) >= 0;
    const auto part = isQuoted ? quotedPart : plainPart;
    QueryCompletion completion;
    completion.start = match.capturedStart(part) - (isQuoted ? 1 : 0);
    for (const auto& name : fitting(all, match.captured(part))) {
        bool isNumber = false;
        name.toDouble(&isNumber);
        completion.words << (maybeNumber && isNumber ? name : quoted(name));
    }
    return completion;
}

/// Whether a condition must come next.
bool wantsCondition(const QString& lead)
{
    static const QRegularExpression opened(
        QStringLiteral("(^|\\(|\\b(AND|OR|NOT|OVERLAPPING|INSIDE|AROUND|AS|BY|words\\)|word\\)|NEAR\\s*\\(?\\s*\\d+\\s*\\)?))\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    return opened.match(lead).hasMatch();
}

QStringList conditions()
{
    QStringList words;
    for (const auto& word : fieldWords) {
        const auto key = QString::fromLatin1(word.key);
        words << (!takesValue(word.field)                                                       ? key
                      : word.field == QueryField::Attribute || word.field == QueryField::Survey ? key + u'.'
                      : word.field == QueryField::Weight || word.field == QueryField::Date      ? key + QStringLiteral(" >= ")
                                                                                                : key + u':');
    }
    return words << QStringLiteral("NOT ") << QStringLiteral("(");
}

QStringList connectives()
{
    QStringList words{QStringLiteral("AND "), QStringLiteral("OR "), QStringLiteral("AND NOT ")};
    for (const auto& relation : relationWords)
        words << QString::fromLatin1(relation.words)
                + (relation.relation == QueryRelation::Near ? QStringLiteral("(10 words) ") : QStringLiteral(" "));
    return words;
}

} // namespace

QueryCompletion complete(const QString& sentence, qsizetype cursor, const QueryVocabulary& vocabulary)
{
    static const Beginning beginning;
    const auto before = sentence.left(cursor);
    if (const auto match = beginning.compared.match(before); match.hasMatch()) {
        const auto name = match.captured(2) + match.captured(3);
        const auto field =
            match.captured(1).compare(QLatin1String("case"), Qt::CaseInsensitive) == 0 ? QueryField::Attribute : QueryField::Survey;
        return names(match, 4, 5, vocabulary.valuesOf(field, name), true);
    }
    if (const auto match = beginning.path.match(before); match.hasMatch()) {
        const bool isCase = match.captured(1).compare(QLatin1String("case"), Qt::CaseInsensitive) == 0;
        return names(match, 2, 3, isCase ? vocabulary.attributeNames : vocabulary.variableNames);
    }
    if (const auto match = beginning.named.match(before); match.hasMatch())
        return names(match, 2, 3, vocabulary.valuesOf(fieldOf(match.captured(1))));
    const auto typed = beginning.word.match(before).captured();
    const auto lead = before.left(before.size() - typed.size());
    if (lead.count(u'"') % 2 == 1) // within quotes of something that is not named, such as text:"…
        return {cursor, {}};
    return {lead.size(), fitting(wantsCondition(lead) ? conditions() : connectives(), typed)};
}

} // namespace passage_query

} // namespace counterpoint
