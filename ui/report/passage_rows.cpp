#include "ui/report/passage_rows.h"
#include "core/text/text_index.h"
#include <set>
#include <tuple>

namespace counterpoint::ui {

namespace {

/// Source, start and end of what is evidence, or shown, already.
using Known = std::set<std::tuple<SourceId, qsizetype, qsizetype>>;

Known knownFrom(const std::vector<Evidence>& evidence)
{
    Known known;
    for (const auto& piece : evidence)
        if (piece.kind == Evidence::Kind::Passage)
            known.emplace(piece.source, piece.span.start, piece.span.end);
    return known;
}

QString whoAndWhere(const QString& speaker, const QString& caseName, const QString& source)
{
    QStringList parts{speaker};
    if (caseName != speaker)
        parts << caseName;
    parts << source;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

bool endsSentence(QChar letter) { return letter == u'.' || letter == u'!' || letter == u'?' || letter == u'\n' || letter == QChar(0x2026); }

/// Units at the end of `before` that belong to the sentence of the hit.
qsizetype sentenceStart(const QString& before)
{
    auto at = before.size();
    while (at > 0 && !endsSentence(before[at - 1]))
        --at;
    while (at < before.size() && before[at].isSpace())
        ++at;
    return at;
}

/// Units at the start of `after` that belong to the sentence of the hit.
qsizetype sentenceEnd(const QString& after)
{
    qsizetype at = 0;
    while (at < after.size() && !endsSentence(after[at]))
        ++at;
    if (at < after.size() && after[at] != u'\n')
        ++at;
    return at;
}

} // namespace

std::vector<PassageRow> rowsOf(const std::vector<Passage>& passages, const std::vector<Evidence>& evidence)
{
    const auto chosen = knownFrom(evidence);
    Known shown;
    std::vector<PassageRow> rows;
    for (const auto& passage : passages) {
        const std::tuple place(passage.source, passage.span.start, passage.span.end);
        if (shown.insert(place).second)
            rows.push_back({{passage.source, passage.span, {}},
                            passage.text,
                            0,
                            0,
                            whoAndWhere(passage.speaker, passage.caseName, passage.sourceName),
                            chosen.contains(place)});
    }
    return rows;
}

std::vector<PassageRow> rowsOf(const std::vector<SearchHit>& hits, const std::vector<Evidence>& evidence)
{
    const auto chosen = knownFrom(evidence);
    Known shown;
    std::vector<PassageRow> rows;
    for (const auto& hit : hits) {
        const auto before = hit.before.mid(sentenceStart(hit.before));
        const auto after = hit.after.left(sentenceEnd(hit.after));
        const TextSpan span{hit.span.start - codePointCount(before), hit.span.end + codePointCount(after)};
        const std::tuple place(hit.source, span.start, span.end);
        if (shown.insert(place).second)
            rows.push_back({{hit.source, span, {}},
                            before + hit.text + after,
                            before.size(),
                            hit.text.size(),
                            whoAndWhere(hit.speaker, hit.caseName, hit.sourceName),
                            chosen.contains(place)});
    }
    return rows;
}

} // namespace counterpoint::ui
