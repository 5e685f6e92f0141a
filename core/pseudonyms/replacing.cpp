#include "core/pseudonyms/replacing.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/pseudonyms/uses.h"
#include "core/responses/datasets.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <map>

namespace counterpoint::pseudonyms {

namespace {

using Places = std::vector<const FoundName*>;

tl::unexpected<Error> changedSince(const FoundName& place)
{
    return fail(Error::Kind::Conflict,
                translate("Pseudonyms", "“%1” no longer stands where it was found in “%2”. Search again; nothing was replaced.")
                    .arg(place.written, place.where.isEmpty() ? place.place : place.where));
}

void sortByStart(Places& places)
{
    std::sort(places.begin(), places.end(), [](const FoundName* a, const FoundName* b) { return a->span < b->span; });
}

/// Where each of `places`, in order, begins once all of them are replaced.
std::vector<qsizetype> startsAfter(const Places& places)
{
    std::vector<qsizetype> starts;
    qsizetype shift = 0;
    for (const auto* place : places) {
        starts.push_back(place->span.start + shift);
        shift += codePointCount(place->replacement) - place->span.length();
    }
    return starts;
}

/// Checks that all still stand where they were found, and puts the others in their place.
Result<QString> replacedIn(const QString& text, const Places& places)
{
    const TextIndex index(text);
    for (const auto* place : places)
        if (index.slice(text, place->span) != place->written)
            return changedSince(*place);
    auto out = text;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        const auto from = index.toUtf16((*place)->span.start);
        out.replace(from, index.toUtf16((*place)->span.end) - from, (*place)->replacement);
    }
    return out;
}

Result<> applyToText(Edit& db, SourceId source, const Places& places)
{
    if (const auto possible = replacedIn(sources::text(db, source), places); !possible)
        return fail(possible);
    std::vector<TextReplacement> changes;
    for (const auto* place : places)
        changes.push_back({place->span, place->replacement});
    if (const auto done = sources::replaceEach(db, source, changes); !done)
        return done;
    const auto starts = startsAfter(places);
    for (std::size_t i = 0; i < places.size(); ++i)
        uses::add(db, {source, places[i]->pseudonym, {starts[i], starts[i] + codePointCount(places[i]->replacement)}, places[i]->written});
    return {};
}

Result<> applyToField(Edit& db, const FieldRef& ref, const Places& places)
{
    const auto before = fields::read(db, ref);
    if (!before)
        return fail(before);
    const auto after = replacedIn(*before, places);
    if (!after)
        return fail(after);
    const auto written = fields::write(db, ref, *after);
    const auto starts = startsAfter(places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& place = *places[i];
        const bool isLast = i + 1 == places.size() && place.span.end == codePointCount(*before);
        const auto number = isLast ? written.mid(after->size()) : QString(); // that makes a taken name another one
        uses::add(db, {place.pseudonym, ref, starts[i], place.written, place.replacement + number});
    }
    return {};
}

Result<> applyToAnswers(Edit& db, VariableId variable, const Places& places)
{
    auto column = datasets::column(db, variable);
    if (!column)
        return fail(column);
    std::map<std::int64_t, Places> byRow;
    for (const auto* place : places)
        byRow[place->ref.part].push_back(place);
    for (auto& [row, of] : byRow) {
        sortByStart(of);
        if (row < 0 || std::size_t(row) >= column->codes.size() || column->codes[std::size_t(row)] < 0)
            return changedSince(*of.front());
        const auto code = column->codes[std::size_t(row)];
        auto& text = column->dictionary[std::size_t(code)];
        const auto after = replacedIn(text, of);
        if (!after)
            return fail(after);
        text = *after;
        const auto starts = startsAfter(of);
        for (std::size_t i = 0; i < of.size(); ++i)
            for (std::size_t other = 0; other < column->codes.size(); ++other)
                if (column->codes[other] == code)
                    uses::add(db,
                              {of[i]->pseudonym,
                               {fields::ofAnswers, variable.value(), std::int64_t(other)},
                               starts[i],
                               of[i]->written,
                               of[i]->replacement});
    }
    return datasets::replaceTexts(db, variable, *column);
}

/// True for a key of a JSON object: `"value":`.
bool isJsonKey(const QString& text, const TextIndex& index, TextSpan span)
{
    return QStringView(text).sliced(index.toUtf16(span.end)).startsWith(u"\":");
}

QString speakerAt(const FieldText& text, qsizetype position)
{
    const auto next = std::upper_bound(text.borders.begin(), text.borders.end(), position);
    return next == text.borders.begin() ? QString() : text.speakers.value(next - text.borders.begin() - 1);
}

} // namespace

std::vector<NameHit> hitsIn(const FieldText& text, const NameFinder& finder)
{
    auto hits = finder.find(text.text);
    if (!text.borders.empty())
        std::erase_if(hits, [&](const NameHit& hit) {
            const auto border = std::upper_bound(text.borders.begin(), text.borders.end(), hit.span.start);
            return border != text.borders.end() && *border < hit.span.end;
        });
    if (!hits.empty() && text.ref.field == QLatin1String("analysis.options")) {
        const TextIndex index(text.text);
        std::erase_if(hits, [&](const NameHit& hit) { return isJsonKey(text.text, index, hit.span); });
    }
    return hits;
}

Result<std::vector<FoundName>> search(const std::vector<FieldText>& texts, const std::vector<Pseudonym>& key, qsizetype context,
                                      const Progress& progress)
{
    std::vector<NameToFind> names;
    for (const auto& row : key)
        names.push_back({row.original, row.replacement, true});
    const NameFinder finder(std::move(names));
    std::vector<FoundName> found;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i % 64 == 0 && !progress.at(qint64(i), qint64(texts.size())))
            return fail(Error::Kind::Cancelled, {});
        const auto& text = texts[i];
        const auto hits = hitsIn(text, finder);
        if (hits.empty())
            continue;
        const TextIndex index(text.text);
        for (const auto& hit : hits) {
            const auto [start, end] = hit.span;
            found.push_back({key[hit.name].id, text.ref, text.place, text.where, hit.span, hit.written, hit.replacement,
                             index.slice(text.text, {std::max<qsizetype>(0, start - context), start}).toString(),
                             index.slice(text.text, {end, std::min(end + context, index.codePoints())}).toString(), text.rows, hit.isSure,
                             speakerAt(text, start)});
        }
    }
    return found;
}

Result<Replaced> apply(Edit& db, const std::vector<FoundName>& places)
{
    std::map<std::pair<QString, std::int64_t>, std::map<std::int64_t, Places>> byField;
    for (const auto& place : places) // the rows of a variable are written together
        byField[{place.ref.field, place.ref.row}][place.ref.field == fields::ofAnswers ? 0 : place.ref.part].push_back(&place);
    for (auto& [field, parts] : byField)
        for (auto& [part, of] : parts) {
            sortByStart(of);
            const auto done = field.first == fields::ofText ? applyToText(db, SourceId(field.second), of)
                : field.first == fields::ofAnswers          ? applyToAnswers(db, VariableId(field.second), of)
                                                            : applyToField(db, of.front()->ref, of);
            if (!done)
                return fail(done);
        }
    return Replaced{int(places.size()), 0};
}

} // namespace counterpoint::pseudonyms
