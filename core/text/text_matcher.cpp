#include "core/text/text_matcher.h"
#include "core/base/translate.h"
#include "core/text/plain_ascii.h"
#include "core/text/search_pattern.h"
#include "core/text/search_terms.h"
#include "core/text/words.h"
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qint64 timeLimitMs = 20'000; ///< for one search in all texts

using Place = std::pair<qsizetype, qsizetype>; // UTF-16 in a line

/// The shortest stretches that begin with one of `left` and end with one of `right` or the other way, with at most `between` words
/// between them. Both in order.
std::vector<Place> nearOnes(const QString& line, const std::vector<Place>& left, const std::vector<Place>& right, int between)
{
    std::vector<Place> found;
    const auto take = [&](Place first, Place second) {
        if (first.second <= second.first && wordCount(QStringView(line).sliced(first.second, second.first - first.second)) <= between)
            found.emplace_back(first.first, second.second);
    };
    for (const auto& one : left) {
        const auto after = std::lower_bound(right.begin(), right.end(), Place(one.second, 0));
        if (after != right.end())
            take(one, *after);
        const auto before =
            std::find_if(std::make_reverse_iterator(after), right.rend(), [&](Place other) { return other.second <= one.first; });
        if (before != right.rend())
            take(*before, one);
    }
    return found;
}

/// In order, the shorter of two that begin together first, and none that overlaps one before it.
void sortAndPart(std::vector<Place>& places)
{
    std::sort(places.begin(), places.end());
    std::vector<Place> parted;
    for (const auto& place : places) {
        // A stretch that holds a shorter one gives way to it.
        if (!parted.empty() && place.first < parted.back().second && place.second <= parted.back().second)
            parted.back() = place;
        else if (parted.empty() || place.first >= parted.back().second)
            parted.push_back(place);
    }
    places = std::move(parted);
}

} // namespace

Result<TextMatcher> TextMatcher::of(const SearchQuery& query)
{
    TextMatcher matcher(query);
    if (const auto ready = matcher.prepare(); !ready)
        return fail(ready);
    return matcher;
}

Result<> TextMatcher::prepare()
{
    if (m_query.regularExpression) {
        const auto expression = search_pattern::ofExpression(m_query);
        if (!expression)
            return fail(expression);
        m_alternatives.push_back({{*expression, 0}});
        return {};
    }
    const auto terms = parseSearch(m_query.pattern);
    if (!terms)
        return fail(terms);
    bool allHaveProbes = true;
    for (const auto& term : *terms) {
        Alternative alternative;
        std::string probe;
        // What is near is a word: 'her NEAR/3 other' is not about 'there' and 'mother'.
        auto query = m_query;
        query.wholeWord = query.wholeWord || term.phrases.size() > 1;
        for (std::size_t i = 0; i < term.phrases.size(); ++i) {
            alternative.push_back({search_pattern::ofPhrase(term.phrases[i], query), i == 0 ? 0 : term.between[i - 1]});
            if (auto bytes = search_pattern::surelyIn(term.phrases[i], m_query.matchCase); bytes.size() > probe.size())
                probe = std::move(bytes);
        }
        const auto& first = term.phrases.front();
        if (terms->size() == 1 && term.phrases.size() == 1 && !first.hasWildcards() && probe == first.pieces.front().toStdString()
            && isPlainAscii(std::string_view(probe)))
            m_literal = probe.size();
        m_alternatives.push_back(std::move(alternative));
        allHaveProbes = allHaveProbes && !probe.empty();
        if (allHaveProbes)
            m_probes.emplace_back(std::move(probe), m_query.matchCase);
    }
    if (!allHaveProbes)
        m_probes.clear();
    return {};
}

Result<std::vector<Place>> TextMatcher::placesOf(const QRegularExpression& expression, const QString& line) const
{
    std::vector<Place> places;
    for (qsizetype from = 0; from <= line.size();) {
        const auto match = expression.match(line, from);
        if (!match.isValid() || m_clock.elapsed() > timeLimitMs)
            return fail(Error::Kind::Invalid,
                        translate("Search",
                                  "The search for “%1” takes too long. Repetitions inside repetitions, such as (a+)+, are the usual cause.")
                            .arg(m_query.pattern));
        if (!match.hasMatch())
            break;
        from = match.capturedLength() > 0 ? match.capturedEnd() : match.capturedEnd() + 1;
        if (match.capturedLength() > 0)
            places.emplace_back(match.capturedStart(), match.capturedEnd());
    }
    return places;
}

Result<std::vector<Place>> TextMatcher::placesOf(const Alternative& alternative, const QString& line) const
{
    auto places = placesOf(alternative.front().expression, line);
    for (std::size_t i = 1; i < alternative.size() && places && !places->empty(); ++i) {
        const auto others = placesOf(alternative[i].expression, line);
        if (!others)
            return fail(others);
        *places = nearOnes(line, *places, *others, alternative[i].between);
        sortAndPart(*places);
    }
    return places;
}

Result<std::vector<TextSpan>> TextMatcher::spansIn(const QString& line) const
{
    std::vector<Place> places;
    for (const auto& alternative : m_alternatives) {
        auto found = placesOf(alternative, line);
        if (!found)
            return fail(found);
        places.insert(places.end(), found->begin(), found->end());
    }
    if (m_alternatives.size() > 1) {
        // Of alternatives that begin at the same place the longer is what was meant: trust OR trustee.
        std::sort(places.begin(), places.end(),
                  [](Place a, Place b) { return a.first != b.first ? a.first < b.first : a.second > b.second; });
    }
    std::vector<TextSpan> spans;
    if (places.empty())
        return spans;
    const TextIndex index(line);
    for (const auto& [start, end] : places) {
        const auto span = snapToGraphemes(line, index, {index.toCodePoint(start), index.toCodePoint(end)});
        if (spans.empty() || spans.back().end <= span.start)
            spans.push_back(span);
    }
    return spans;
}

/// What spansIn() finds in a line of plain ASCII, where a letter is never more than itself.
std::vector<TextSpan> TextMatcher::spansInPlainLine(std::string_view line) const
{
    const auto isOfWord = [&](std::size_t at) {
        const char byte = line[at];
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
    };
    std::vector<TextSpan> spans;
    for (auto at = m_probes.front().find(line, 0); at != std::string_view::npos;) {
        const auto end = at + m_literal;
        const bool isWhole = (at == 0 || !isOfWord(at - 1)) && (end == line.size() || !isOfWord(end));
        const bool isHit = isWhole || !m_query.wholeWord;
        if (isHit)
            spans.push_back({qsizetype(at), qsizetype(end)});
        at = m_probes.front().find(line, isHit ? end : at + 1);
    }
    return spans;
}

Result<std::vector<TextHit>> TextMatcher::hitsIn(std::string_view text, qsizetype most) const
{
    std::vector<TextHit> hits;
    std::vector<std::size_t> next(m_probes.size(), 0); // where each probe is found next
    for (std::size_t i = 0; i < m_probes.size(); ++i)
        next[i] = m_probes[i].find(text, 0);
    std::size_t counted = 0; // bytes whose code points are counted
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto start = at;
        if (!m_probes.empty()) {
            for (std::size_t i = 0; i < m_probes.size(); ++i)
                if (next[i] < at)
                    next[i] = m_probes[i].find(text, at);
            const auto candidate = *std::min_element(next.begin(), next.end());
            if (candidate == std::string_view::npos)
                break;
            if (const auto before = text.substr(at, candidate - at).rfind('\n'); before != std::string_view::npos)
                start = at + before + 1;
        }
        const auto end = std::min(text.find('\n', m_probes.empty() ? start : *std::min_element(next.begin(), next.end())), text.size());
        const auto line = text.substr(start, end - start);
        at = end + 1;
        if (line.empty())
            continue;
        const auto spans = m_literal > 0 && isPlainAscii(line) ? Result<std::vector<TextSpan>>(spansInPlainLine(line))
                                                               : spansIn(QString::fromUtf8(line.data(), qsizetype(line.size())));
        if (!spans)
            return fail(spans);
        if (spans->empty())
            continue;
        points += codePointsIn(text.substr(counted, start - counted));
        counted = start;
        auto byte = start;
        qsizetype point = 0;
        for (const auto span : *spans) {
            TextHit hit;
            hit.from = forward(text, byte, std::size_t(span.start - point));
            hit.to = byte = forward(text, hit.from, std::size_t(span.length()));
            point = span.end;
            hit.span = {span.start + qsizetype(points), span.end + qsizetype(points)};
            hits.push_back(hit);
            if (qsizetype(hits.size()) >= most)
                return hits;
        }
    }
    return hits;
}

Result<> checkQuery(const SearchQuery& query)
{
    const auto matcher = TextMatcher::of(query);
    return matcher ? Result<>() : fail(matcher);
}

Result<std::vector<TextSpan>> findInText(const QString& text, const TextIndex& index, const SearchQuery& query)
{
    const auto matcher = TextMatcher::of(query);
    if (!matcher)
        return fail(matcher);
    const auto bytes = text.toUtf8();
    const auto hits = matcher->hitsIn({bytes.constData(), std::size_t(bytes.size())}, query.limit);
    if (!hits)
        return fail(hits);
    std::vector<TextSpan> spans;
    spans.reserve(hits->size());
    for (const auto& hit : *hits)
        if (hit.span.end <= index.codePoints())
            spans.push_back(hit.span);
    return spans;
}

} // namespace counterpoint
