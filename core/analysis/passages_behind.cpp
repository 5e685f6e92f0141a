#include "core/analysis/passages_behind.h"
#include "core/coding/query/passage_query.h"

namespace counterpoint::passages_behind {

namespace {

using passage_query::quoted;

QString term(const char* key, const QString& name) { return QLatin1String(key) + u':' + quoted(name); }

} // namespace

QString code(const CodeLine& line) { return term(line.withChildren ? "codes" : "code", line.path); }

QString source(const QString& name) { return term("source", name); }

QString strand(Strand strand) { return term("strand", toText(strand)); }

QString coder(const QString& name) { return term("coder", name); }

QString person(const QString& caseName) { return term("case", caseName); }

QString speaker(const QString& name) { return term("speaker", name); }

QString attribute(const QString& name, const QString& value)
{
    return QStringLiteral("case.") + quoted(name) + QStringLiteral(" = ") + quoted(value);
}

QString answer(const QString& dataset, const QString& variable, const QString& value)
{
    return QStringLiteral("survey.") + quoted(dataset) + u'.' + quoted(variable) + QStringLiteral(" = ") + quoted(value);
}

QString after(const QString& speaker) { return term("after", speaker); }

QString interaction(const QString& kindAndWhom) { return term("interaction", kindAndWhom); }

QString words(const QStringList& forms, Counted counted)
{
    const auto turns = counted == Counted::Participants ? QStringLiteral("turns:participants") : QStringLiteral("turns");
    return turns + QStringLiteral(" AND ") + term("word", forms.join(QStringLiteral(" OR ")));
}

QString either(const QStringList& terms)
{
    const auto joined = terms.join(QStringLiteral(" OR "));
    return terms.size() > 1 ? u'(' + joined + u')' : joined;
}

QString all(QStringList terms)
{
    terms.removeAll(QString());
    return terms.join(QStringLiteral(" AND "));
}

} // namespace counterpoint::passages_behind
