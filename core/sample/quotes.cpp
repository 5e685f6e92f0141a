#include "core/sample/quotes.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"

namespace counterpoint::sample {

Quotes::Quotes(const Read& db)
    : m_db(db)
{
}

Result<const Quotes::Text*> Quotes::textOf(const QString& source)
{
    if (const auto known = m_texts.find(source); known != m_texts.end())
        return &known->second;
    const auto found = sources::byName(m_db, source);
    if (!found)
        return fail(found);
    m_texts[source] = {found->id, sources::text(m_db, found->id), turns::of(m_db, found->id)};
    return &m_texts[source];
}

Result<QuotedPlace> Quotes::find(const QJsonObject& quoted)
{
    const auto text = textOf(quoted.value(QStringLiteral("source")).toString());
    if (!text)
        return fail(text);
    const auto& [id, body, turns] = **text;
    const TextIndex index(body);
    qsizetype from = 0;
    if (const auto row = quoted.value(QStringLiteral("row")).toInt(); row > 0)
        for (const auto& turn : turns)
            if (turn.responseRow == row - 1)
                from = index.toUtf16(turn.contentStart);
    const auto quote = quoted.value(QStringLiteral("quote")).toString();
    qsizetype at = -1;
    for (int occurrence = quoted.value(QStringLiteral("occurrence")).toInt(1); occurrence > 0; --occurrence) {
        at = body.indexOf(quote, from);
        from = at + 1;
        if (at < 0)
            return fail(Error::Kind::Invalid,
                        translate("Sample", "“%1” does not stand in “%2”.").arg(quote, quoted.value(QStringLiteral("source")).toString()));
    }
    return QuotedPlace{id, {index.toCodePoint(at), index.toCodePoint(at + quote.size())}};
}

} // namespace counterpoint::sample
