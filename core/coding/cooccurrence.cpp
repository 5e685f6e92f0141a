#include "core/coding/cooccurrence.h"
#include "core/coding/coded_passages.h"
#include "core/project/doors.h"
#include "core/text/word_spans.h"
#include "core/transcript/stored_text.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace counterpoint {

namespace {

/// One coding as one line sees it, in the coordinates in which standing together is overlapping.
struct Stretch {
    qsizetype start = 0;
    qsizetype end = 0;
    int line = 0;
    int coding = 0; ///< counts in the source
};

/// Goes through the stretches of one source once, with those at hand that have not ended.
class Sweep {
public:
    explicit Sweep(Cooccurrence& into, std::vector<std::vector<qint64>>& meeting, std::vector<std::vector<qint64>>& touched)
        : m_into(into)
        , m_meeting(meeting)
        , m_touched(touched)
        , m_setWords((into.lines.size() + 63) / 64)
    {
    }

    void run(const std::vector<Stretch>& stretches)
    {
        countPairs(stretches);
        countPassages(merged(stretches));
    }

private:
    void countPairs(const std::vector<Stretch>& stretches)
    {
        m_active.clear();
        for (const auto& stretch : stretches) {
            std::erase_if(m_active, [&](const Stretch& other) { return other.end <= stretch.start; });
            for (const auto& other : m_active)
                if (other.line != stretch.line && other.coding != stretch.coding) {
                    ++m_into.pairs[std::size_t(stretch.line)][std::size_t(other.line)];
                    ++m_into.pairs[std::size_t(other.line)][std::size_t(stretch.line)];
                }
            m_active.push_back(stretch);
        }
    }

    /// The stretches of each line that overlap taken as one, by their start.
    std::vector<Stretch> merged(const std::vector<Stretch>& stretches)
    {
        std::vector<Stretch> found;
        std::vector<int> latest(m_into.lines.size(), -1);
        for (const auto& stretch : stretches) {
            auto& place = latest[std::size_t(stretch.line)];
            if (place >= 0 && found[std::size_t(place)].end > stretch.start) {
                found[std::size_t(place)].end = std::max(found[std::size_t(place)].end, stretch.end);
                continue;
            }
            place = int(found.size());
            found.push_back(stretch);
            ++m_into.passages[std::size_t(stretch.line)];
        }
        return found;
    }

    void countPassages(const std::vector<Stretch>& stretches)
    {
        m_met.assign(stretches.size() * m_setWords, 0);
        std::vector<int> active;
        for (int place = 0; place < int(stretches.size()); ++place) {
            const auto& stretch = stretches[std::size_t(place)];
            std::erase_if(active, [&](int other) { return stretches[std::size_t(other)].end <= stretch.start; });
            for (const int other : active) {
                const auto line = stretches[std::size_t(other)].line;
                ++m_meeting[std::size_t(stretch.line)][std::size_t(line)];
                ++m_meeting[std::size_t(line)][std::size_t(stretch.line)];
                meet(place, stretch.line, line);
                meet(other, line, stretch.line);
            }
            active.push_back(place);
        }
    }

    /// Counts a stretch once for each other line that it meets.
    void meet(int place, int line, int other)
    {
        auto& set = m_met[std::size_t(place) * m_setWords + std::size_t(other) / 64];
        const auto bit = std::uint64_t(1) << (std::size_t(other) % 64);
        if (set & bit)
            return;
        set |= bit;
        ++m_touched[std::size_t(line)][std::size_t(other)];
    }

    Cooccurrence& m_into;
    std::vector<std::vector<qint64>>& m_meeting; ///< pairs of merged stretches
    std::vector<std::vector<qint64>>& m_touched; ///< merged stretches of one line that meet the other
    std::size_t m_setWords;
    std::vector<Stretch> m_active;
    std::vector<std::uint64_t> m_met;
};

/// Where turns begin, the first at 0; in a text without turns its paragraphs stand for them.
std::vector<qsizetype> turnStarts(const Read& db, SourceId source)
{
    std::vector<qsizetype> starts{0};
    for (const auto& turn : turns::startsOf(db, source))
        starts.push_back(turn.span.start);
    if (starts.size() == 1) {
        auto paragraphs = db.prepare("SELECT length(text) FROM paragraph WHERE source_id = ? ORDER BY position");
        for (paragraphs.bind(source); paragraphs.step();)
            starts.push_back(starts.back() + qsizetype(paragraphs.int64(0)) + 1);
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

/// The words of a text without the names before turns, which nobody says.
WordSpans spokenWords(const Read& db, SourceId source)
{
    StoredText text;
    text.read(db, source);
    WordSpans words(text.bytes());
    std::vector<TextSpan> labels;
    for (const auto& turn : turns::startsOf(db, source))
        labels.push_back({turn.span.start, turn.contentStart});
    std::sort(labels.begin(), labels.end());
    words.leaveOut(labels);
    return words;
}

/// From positions to the coordinates in which standing together is overlapping.
class Coordinates {
public:
    Coordinates(const Read& db, SourceId source, Together together)
        : m_together(together)
    {
        if (together.how == Together::How::SameTurn)
            m_turns = turnStarts(db, source);
        if (together.how == Together::How::WithinWords)
            m_words = spokenWords(db, source);
    }
    TextSpan of(TextSpan span) const
    {
        if (m_together.how == Together::How::Overlap)
            return span;
        if (m_together.how == Together::How::WithinWords) {
            const auto [first, last] = m_words.within(span);
            return {first, std::max(last, first) + m_together.words + 1};
        }
        const auto after = [&](qsizetype position) { return std::upper_bound(m_turns.begin(), m_turns.end(), position) - m_turns.begin(); };
        return {after(span.start), after(span.end - 1) + 1};
    }

private:
    Together m_together;
    std::vector<qsizetype> m_turns;
    WordSpans m_words;
};

std::vector<Source> sourcesIn(const Read& db, const MaterialScope& scope)
{
    auto all = sources::uncounted(db);
    std::erase_if(all, [&](const Source& source) { return !scope.holds(source); });
    return all;
}

std::vector<SourceId> idsOf(const std::vector<Source>& sources)
{
    std::vector<SourceId> ids;
    for (const auto& source : sources)
        ids.push_back(source.id);
    return ids;
}

double share(qint64 both, qint64 either) { return either > 0 ? double(both) / double(either) : std::nan(""); }

} // namespace

double Cooccurrence::jaccard(std::size_t one, std::size_t other) const
{
    if (areKin(one, other))
        return std::nan("");
    if (one == other)
        return passages[one] > 0 ? 1 : std::nan("");
    return share(both[one][other], passages[one] + passages[other] - pairsOfPassages[one][other]);
}

Cooccurrence cooccurrence(const Read& db, std::vector<CodeLine> lines, const MaterialScope& scope, Together together)
{
    Cooccurrence found;
    const auto n = lines.size();
    found.lines = std::move(lines);
    found.codings.assign(n, 0);
    found.passages.assign(n, 0);
    found.pairs.assign(n, std::vector<qint64>(n, 0));
    found.both = found.pairsOfPassages = found.pairs;
    auto touched = found.pairs;
    const code_lines::Finder finder(found.lines);
    const auto sources = sourcesIn(db, scope);
    const CodedPassages codings(db, idsOf(sources), scope);
    const AskingTurns asking(db, scope.counted);
    Sweep sweep(found, found.pairsOfPassages, touched);
    std::vector<Stretch> stretches;
    for (std::size_t place = 0; place < sources.size(); ++place) {
        if (!codings.any(place))
            continue;
        const Coordinates coordinates(db, sources[place].id, together);
        stretches.clear();
        const auto [first, last] = codings.of(place);
        for (const auto* coded = first; coded != last; ++coded) {
            const auto& wanted = finder.of(coded->code);
            if (wanted.empty() || asking.leaveOut(sources[place].id, coded->span.start))
                continue;
            const auto span = coordinates.of(coded->span);
            for (const int line : wanted) {
                ++found.codings[std::size_t(line)];
                stretches.push_back({span.start, span.end, line, int(coded - first)});
            }
        }
        sweep.run(stretches);
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (i != j) // merged stretches of two lines meet like beads on a string, without a ring
                found.both[i][j] = touched[i][j] + touched[j][i] - found.pairsOfPassages[i][j];
    return found;
}

double SharedUnits::jaccard(std::size_t one, std::size_t other) const
{
    return share(both[one][other], used[one] + used[other] - both[one][other]);
}

SharedUnits sharedUnits(const Read& db, const std::vector<CodeLine>& lines, const MaterialScope& scope, SharedUnit unit)
{
    SharedUnits found;
    found.used.assign(lines.size(), 0);
    found.both.assign(lines.size(), std::vector<qint64>(lines.size(), 0));
    std::vector<int> here;
    const auto add = [&] {
        std::sort(here.begin(), here.end());
        here.erase(std::unique(here.begin(), here.end()), here.end());
        found.units += here.empty() ? 0 : 1;
        for (const int one : here) {
            ++found.used[std::size_t(one)];
            for (const int other : here)
                ++found.both[std::size_t(one)][std::size_t(other)];
        }
        here.clear();
    };
    if (unit == SharedUnit::Case) {
        const CodedMaterial material(db, lines, scope);
        for (const auto& [person, contributions] : material.byCase()) {
            for (int line = 0; line < int(lines.size()); ++line)
                if (std::any_of(contributions.begin(), contributions.end(), [&](int place) { return material.codings(place, line) > 0; }))
                    here.push_back(line);
            add();
        }
        return found;
    }
    const code_lines::Finder finder(lines);
    const auto sources = sourcesIn(db, scope);
    const CodedPassages codings(db, idsOf(sources), scope);
    const AskingTurns asking(db, scope.counted);
    for (std::size_t place = 0; place < sources.size(); ++place) {
        if (!codings.any(place))
            continue;
        const auto starts = unit == SharedUnit::Turn ? turnStarts(db, sources[place].id) : std::vector<qsizetype>();
        std::unordered_map<qsizetype, std::vector<int>> inTurn;
        const auto [first, last] = codings.of(place);
        for (const auto* coded = first; coded != last; ++coded) {
            if (asking.leaveOut(sources[place].id, coded->span.start))
                continue;
            const auto& wanted = finder.of(coded->code);
            if (unit == SharedUnit::Source) {
                here.insert(here.end(), wanted.begin(), wanted.end());
                continue;
            }
            const auto until = [&](qsizetype position) {
                return std::upper_bound(starts.begin(), starts.end(), position) - starts.begin();
            };
            for (auto turn = until(coded->span.start); turn <= until(coded->span.end - 1); ++turn)
                inTurn[turn].insert(inTurn[turn].end(), wanted.begin(), wanted.end());
        }
        if (unit == SharedUnit::Source)
            add();
        for (auto& [turn, set] : inTurn) {
            here = std::move(set);
            add();
        }
    }
    return found;
}

} // namespace counterpoint
