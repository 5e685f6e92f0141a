#include "core/transcript/edit_text.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/text/line_ends.h"
#include "core/text/long_lines.h"
#include "core/text/words.h"
#include "core/transcript/anchors.h"
#include "core/transcript/paragraphs.h"
#include "core/transcript/sources.h"
#include <algorithm>

namespace counterpoint::sources {

namespace {

void keepOriginal(Edit& db, SourceId source)
{
    auto kept = db.prepare("SELECT 1 FROM original_text WHERE source_id = ?");
    if (!kept.bind(source).step())
        db.prepare("INSERT INTO original_text(source_id, text) VALUES(?, ?)")
            .bind(source, qCompress(sources::text(db, source).toUtf8()))
            .run();
}

/// In order, each behind the other and within a text of `length`.
Result<> checkOrder(const std::vector<TextSpan>& spans, qsizetype length, const QString& name)
{
    qsizetype free = 0;
    for (const auto span : spans) {
        if (span.start < 0 || span.end < span.start || span.end > length)
            return fail(Error::Kind::Invalid,
                        translate("Sources", "Positions %1 to %2 do not lie within “%3”, which has %4 characters.")
                            .arg(span.start)
                            .arg(span.end)
                            .arg(name)
                            .arg(length));
        if (span.start < free)
            return fail(Error::Kind::Invalid,
                        translate("Sources", "Positions %1 to %2 of “%3” overlap the ones before them. Replace them one after the other.")
                            .arg(span.start)
                            .arg(span.end)
                            .arg(name));
        free = span.end;
    }
    return {};
}

Result<> checkCharacters(const paragraphs::Stretch& stretch, const QString& name)
{
    const TextIndex index(stretch.text);
    for (const auto edit : stretch.edits) {
        const TextSpan within{edit.start - stretch.span.start, edit.end - stretch.span.start};
        if (!edit.isEmpty() && snapToGraphemes(stretch.text, index, within) != within)
            return fail(
                Error::Kind::Invalid,
                translate("Sources", "Positions %1 to %2 of “%3” would cut a character in two.").arg(edit.start).arg(edit.end).arg(name));
    }
    return {};
}

/// The answers to an open question belong to different people: no edit may take away what keeps two of them apart.
Result<> checkAnswers(const Read& db, const Source& source, const std::vector<TextSpan>& spans)
{
    if (source.kind != SourceKind::Answers)
        return {};
    auto query = db.prepare("SELECT 1 FROM turn WHERE source_id = ? AND start > ? AND start <= ?");
    for (const auto span : spans)
        if (query.again().bind(source.id, std::int64_t(span.start), std::int64_t(span.end)).step())
            return fail(Error::Kind::Invalid,
                        translate("Sources",
                                  "This would join the answers of two respondents in “%1”. Each answer "
                                  "is one respondent's: edit them one at a time.")
                            .arg(source.name));
    return {};
}

/// A stretch with its edits made; `texts` are what replaces each of them.
QString edited(const paragraphs::Stretch& stretch, std::vector<TextReplacement>::const_iterator change)
{
    const TextIndex index(stretch.text);
    QString text;
    qsizetype kept = 0; // UTF-16, up to where it has been taken over
    for (const auto edit : stretch.edits) {
        const auto from = index.toUtf16(edit.start - stretch.span.start);
        text += QStringView(stretch.text).sliced(kept, from - kept);
        text += (change++)->text;
        kept = index.toUtf16(edit.end - stretch.span.start);
    }
    text += QStringView(stretch.text).sliced(kept);
    return text;
}

} // namespace

Result<> replaceEach(Edit& db, SourceId id, std::vector<TextReplacement> changes)
{
    if (changes.empty())
        return {};
    const auto source = byId(db, id);
    if (!source)
        return fail(source);
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
    std::vector<TextSpan> spans;
    std::vector<qsizetype> inserted;
    for (auto& [span, text] : changes) {
        auto clean = withLineFeeds(text, translate("Sources", "The new text"));
        if (!clean)
            return fail(clean);
        text = std::move(*clean);
        spans.push_back(span);
        inserted.push_back(codePointCount(text));
    }
    if (const auto inOrder = checkOrder(spans, qsizetype(source->length), source->name); !inOrder)
        return inOrder;
    if (const auto apart = checkAnswers(db, *source, spans); !apart)
        return apart;
    const auto stretches = paragraphs::touched(db, id, spans);
    for (const auto& stretch : stretches)
        if (const auto whole = checkCharacters(stretch, source->name); !whole)
            return whole;

    keepOriginal(db, id);
    const TextEdits edits(std::move(spans), std::move(inserted));
    std::vector<anchors::EditedText> around;
    qint64 words = 0;
    auto change = changes.cbegin();
    for (const auto& stretch : stretches) {
        around.push_back({edits.moved(stretch.span.start), edited(stretch, change)});
        change += std::ptrdiff_t(stretch.edits.size());
        words += wordCount(around.back().text) - wordCount(stretch.text);
    }
    // From the last on: a stretch that needs room takes in what follows as it has become.
    for (auto i = stretches.size(); i-- > 0;)
        paragraphs::write(db, id, stretches[i], around[i].text);
    anchors::move(db, id, edits, around, stretches.back().span.end);
    db.prepare("UPDATE source SET length = length + ?, words = words + ?, revision = revision + 1 WHERE id = ?")
        .bind(std::int64_t(edits.shift()), words, id)
        .run();
    return {};
}

Result<> replaceAll(Edit& db, SourceId id, const std::vector<TextSpan>& spans, const QString& text)
{
    std::vector<TextReplacement> changes;
    changes.reserve(spans.size());
    for (const auto span : spans)
        changes.push_back({span, text});
    return replaceEach(db, id, std::move(changes));
}

Result<> replace(Edit& db, SourceId source, TextSpan span, const QString& text) { return replaceEach(db, source, {{span, text}}); }

Result<int> partLongLines(Edit& db, SourceId source)
{
    const auto before = text(db, source);
    const auto places = long_lines::breaksIn(before);
    if (places.empty())
        return 0;
    const TextIndex index(before);
    std::vector<TextReplacement> changes;
    for (const auto place : places) {
        const auto at = index.toCodePoint(place);
        const bool takesSpace = before[place - 1] == u' ' || before[place - 1] == u'\t';
        changes.push_back({{takesSpace ? at - 1 : at, at}, QStringLiteral("\n")});
    }
    const auto done = replaceEach(db, source, std::move(changes));
    return done ? Result<int>(int(places.size())) : fail(done);
}

QString originalText(const Read& db, SourceId source)
{
    auto query = db.prepare("SELECT text FROM original_text WHERE source_id = ?");
    return query.bind(source).step() ? QString::fromUtf8(qUncompress(query.blob(0))) : text(db, source);
}

} // namespace counterpoint::sources
