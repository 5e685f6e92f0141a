#include "core/analysis/coded_units.h"
#include "core/agreement/sweep.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/consensus.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/paragraph_spans.h"
#include "core/transcript/sources.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <bit>
#include <tuple>
#include <unordered_map>

namespace counterpoint {

namespace {

constexpr const char* context = "Agreement";

/// A coding as it stands in the study, its ids exchanged for places.
struct Row {
    std::uint32_t code;
    std::uint32_t source;
    std::uint32_t coder;
    TextSpan span;
};

Result<> setCoders(const Read& db, const AgreementScope& scope, CodedUnits& units)
{
    if (coders::seenBy(db, scope.viewer).isValid())
        return fail(Error::Kind::Invalid,
                    translate(context, "Who works blind sees nobody else's codings, and no agreement with them. End blind coding first."));
    const auto all = coders::uncounted(db);
    const auto agreed = consensus::coder(db); // took part in no coding, so that it only counts where it is named
    for (const auto& coder : all)
        if ((scope.coders.empty() && coder.id != agreed)
            || std::find(scope.coders.begin(), scope.coders.end(), coder.id) != scope.coders.end()) {
            units.coders.push_back(coder.id);
            units.coderNames << coder.name;
        }
    if (units.coders.size() < 2)
        return fail(Error::Kind::Invalid, translate(context, "Agreement needs two coders or more. Name them."));
    if (units.coders.size() > agreement::Sweep::mostCoders)
        return fail(Error::Kind::Invalid,
                    translate(context, "Agreement is computed for %1 coders at most. Name fewer.").arg(agreement::Sweep::mostCoders));
    return {};
}

/// For each code of the study the places in `units.codes` that it counts for.
std::unordered_map<CodeId, std::vector<std::uint32_t>> setCodes(const Read& db, const AgreementScope& scope, CodedUnits& units)
{
    const auto all = codebook::uncounted(db);
    std::unordered_map<CodeId, std::vector<std::uint32_t>> places;
    for (const auto& code : all) {
        if (!scope.codes.empty() && std::find(scope.codes.begin(), scope.codes.end(), code.id) == scope.codes.end())
            continue;
        const auto place = std::uint32_t(units.codes.size());
        units.codes.push_back(code.id);
        units.codePaths << code.path;
        if (!scope.withChildren)
            places[code.id].push_back(place);
        else
            for (const auto below : codebook::withDescendants(all, code.id))
                places[below].push_back(place);
    }
    return places;
}

std::vector<TextSpan> turnSpans(const Read& db, const Source& source, const AskingTurns& asking)
{
    const auto turns = turns::startsOf(db, source.id);
    std::vector<TextSpan> spans;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const TextSpan span{turns[i].span.start, i + 1 < turns.size() ? turns[i + 1].span.start : qsizetype(source.length)};
        if (!span.isEmpty() && !asking.leaveOut(source.id, span.start))
            spans.push_back(span);
    }
    return spans;
}

/// What is left of a text without the turns of those who ask.
std::vector<TextSpan> countedText(const Source& source, const AskingTurns& asking)
{
    std::vector<TextSpan> spans;
    qsizetype from = 0;
    for (const auto asked : asking.of(source.id)) {
        if (asked.start > from)
            spans.push_back({from, asked.start});
        from = std::max(from, asked.end);
    }
    if (qsizetype(source.length) > from)
        spans.push_back({from, qsizetype(source.length)});
    return spans;
}

/// The sentences of each paragraph, one after the other.
std::vector<TextSpan> sentenceSpans(const Read& db, const Source& source)
{
    const auto text = sources::text(db, source.id);
    const TextIndex index(text);
    std::vector<TextSpan> spans;
    for (const auto paragraph : paragraphs::spans(db, source.id))
        for (auto at = paragraph.start; at < paragraph.end;) {
            const auto found = sentenceAt(text, index, at);
            const TextSpan sentence{std::max(found.start, at), std::min(std::max(found.end, at + 1), paragraph.end)};
            if (!QStringView(index.slice(text, sentence)).trimmed().isEmpty())
                spans.push_back(sentence);
            at = sentence.end;
        }
    return spans;
}

std::vector<TextSpan> spansOf(const Read& db, const Source& source, AgreementUnit unit, const AskingTurns& asking)
{
    switch (unit) {
    case AgreementUnit::Character:
        return countedText(source, asking);
    case AgreementUnit::Turn:
        return turnSpans(db, source, asking);
    case AgreementUnit::Sentence:
    case AgreementUnit::Paragraph: {
        auto spans = unit == AgreementUnit::Sentence ? sentenceSpans(db, source) : paragraphs::spans(db, source.id);
        spans.erase(std::remove_if(spans.begin(), spans.end(), [&](TextSpan span) { return asking.leaveOut(source.id, span.start); }),
                    spans.end());
        return spans;
    }
    case AgreementUnit::Source:
        break;
    }
    return {{0, std::max<qsizetype>(1, qsizetype(source.length))}};
}

struct Rows {
    std::vector<Row> rows; ///< source is a place in the sources of the scope
    std::vector<std::uint64_t> codedBy; ///< by source of the scope
};

Rows readRows(const Read& db, const std::vector<Source>& sources, const CodedUnits& units,
              const std::unordered_map<CodeId, std::vector<std::uint32_t>>& codes)
{
    std::unordered_map<SourceId, std::uint32_t> sourcePlaces;
    for (std::size_t i = 0; i < sources.size(); ++i)
        sourcePlaces.emplace(sources[i].id, std::uint32_t(i));
    std::unordered_map<CoderId, std::uint32_t> coderPlaces;
    for (std::size_t i = 0; i < units.coders.size(); ++i)
        coderPlaces.emplace(units.coders[i], std::uint32_t(i));
    Rows found;
    found.codedBy.assign(sources.size(), 0);
    for (auto query = db.prepare("SELECT source_id, code_id, coder_id, start, end FROM coding"); query.step();) {
        const auto source = sourcePlaces.find(query.id<SourceId>(0));
        const auto coder = coderPlaces.find(query.id<CoderId>(2));
        if (source == sourcePlaces.end() || coder == coderPlaces.end())
            continue;
        found.codedBy[source->second] |= std::uint64_t{1} << coder->second;
        const auto code = codes.find(query.id<CodeId>(1));
        if (code == codes.end())
            continue;
        const TextSpan span{qsizetype(query.int64(3)), qsizetype(query.int64(4))};
        for (const auto place : code->second)
            found.rows.push_back({place, source->second, coder->second, span});
    }
    return found;
}

QStringList coderNames(const CodedUnits& units, std::uint64_t set)
{
    QStringList names;
    for (std::size_t i = 0; i < units.coders.size(); ++i)
        if (set >> i & 1U)
            names << units.coderNames[qsizetype(i)];
    return names;
}

std::vector<Source> sourcesIn(const Read& db, const AgreementScope& scope)
{
    auto all = sources::uncounted(db);
    if (!scope.sources.empty())
        all.erase(std::remove_if(all.begin(), all.end(),
                                 [&](const Source& source) {
                                     return std::find(scope.sources.begin(), scope.sources.end(), source.id) == scope.sources.end();
                                 }),
                  all.end());
    return all;
}

} // namespace

SourceUnits::SourceUnits(SourceId source, QString sourceName, AgreementUnit unit, std::vector<TextSpan> spans)
    : id(source)
    , name(std::move(sourceName))
    , m_byCharacter(unit == AgreementUnit::Character)
    , m_spans(std::move(spans))
    , m_count(std::int64_t(m_spans.size()))
{
    if (!m_byCharacter)
        return;
    m_count = 0;
    for (const auto span : m_spans) {
        m_before.push_back(m_count);
        m_count += span.length();
    }
}

std::int64_t SourceUnits::charactersBefore(qsizetype position) const
{
    const auto after = std::partition_point(m_spans.begin(), m_spans.end(), [&](TextSpan span) { return span.start < position; });
    if (after == m_spans.begin())
        return 0;
    const auto place = std::size_t(after - m_spans.begin()) - 1;
    return m_before[place] + std::min(position, m_spans[place].end) - m_spans[place].start;
}

std::pair<std::int64_t, std::int64_t> SourceUnits::touchedBy(TextSpan passage) const
{
    if (m_byCharacter)
        return {charactersBefore(passage.start), charactersBefore(passage.end)};
    const auto first = std::partition_point(m_spans.begin(), m_spans.end(), [&](TextSpan span) { return span.end <= passage.start; });
    const auto last = std::partition_point(first, m_spans.end(), [&](TextSpan span) { return span.start < passage.end; });
    return {first - m_spans.begin(), last - m_spans.begin()};
}

TextSpan SourceUnits::textOf(std::int64_t from, std::int64_t to) const
{
    if (!m_byCharacter)
        return {m_spans[std::size_t(from)].start, m_spans[std::size_t(to - 1)].end};
    const auto positionOf = [&](std::int64_t unit) {
        const auto place = std::size_t(std::upper_bound(m_before.begin(), m_before.end(), unit) - m_before.begin()) - 1;
        return m_spans[place].start + qsizetype(unit - m_before[place]);
    };
    return {positionOf(from), positionOf(to - 1) + 1};
}

Result<CodedUnits> gatherCodedUnits(const Read& db, const AgreementScope& scope)
{
    CodedUnits units;
    units.scope = scope;
    if (const auto set = setCoders(db, scope, units); !set)
        return fail(set);
    const auto codes = setCodes(db, scope, units);
    const auto sources = sourcesIn(db, scope);
    auto found = readRows(db, sources, units, codes);
    const auto everyone = ~std::uint64_t{0} >> (64 - units.coders.size());
    const AskingTurns asking(db, scope.counted);
    constexpr auto none = ~std::uint32_t{0};
    std::vector<std::uint32_t> places(sources.size(), none);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto codedBy = found.codedBy[i];
        if (scope.emptyIsCoded && (codedBy != 0 || !scope.sources.empty()))
            codedBy = everyone;
        if (codedBy == 0) {
            ++units.codedByNobody;
            continue;
        }
        if (codedBy != everyone)
            units.notYetCoded.push_back({sources[i].name, coderNames(units, everyone & ~codedBy)});
        if (std::popcount(codedBy) < 2)
            continue;
        SourceUnits source(sources[i].id, sources[i].name, scope.unit, spansOf(db, sources[i], scope.unit, asking));
        source.codedBy = codedBy;
        if (source.count() == 0) {
            units.withoutUnits << source.name;
            continue;
        }
        places[i] = std::uint32_t(units.sources.size());
        units.sources.push_back(std::move(source));
    }
    units.stretches.reserve(found.rows.size());
    for (const auto& row : found.rows) {
        const auto place = places[row.source];
        if (place == none)
            continue;
        const auto [from, to] = units.sources[place].touchedBy(row.span);
        if (from < to)
            units.stretches.push_back({row.code, place, row.coder, from, to});
    }
    std::sort(units.stretches.begin(), units.stretches.end(), [](const CodedStretch& a, const CodedStretch& b) {
        return std::tie(a.code, a.source, a.from, a.coder, a.to) < std::tie(b.code, b.source, b.from, b.coder, b.to);
    });
    return units;
}

} // namespace counterpoint
