#include "core/coding/coded_material.h"
#include "core/coding/coded_passages.h"
#include "core/project/doors.h"
#include "core/text/word_spans.h"
#include "core/transcript/speakers.h"
#include "core/transcript/stored_text.h"
#include <algorithm>
#include <map>
#include <numeric>

namespace counterpoint {

namespace {

template <class IdType>
bool holdsOrAll(const std::vector<IdType>& ids, IdType id)
{
    return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Who a speaker is; nobody who asks is a Case.
struct Who {
    CaseId person;
    SpeakerRole role = SpeakerRole::Unknown;
};

std::unordered_map<SpeakerId, Who> allSpeakers(const Read& db)
{
    std::unordered_map<SpeakerId, Who> known;
    for (auto query = db.prepare("SELECT id, role, case_id FROM speaker"); query.step();) {
        const auto role = speakerRoleFrom(query.text(1));
        known[query.id<SpeakerId>(0)] = {asks(role) ? CaseId() : query.id<CaseId>(2), role};
    }
    return known;
}

bool isSameVoice(const Contribution& one, const Contribution& other)
{
    return one.person == other.person && one.role == other.role && (one.person.isValid() || one.speaker == other.speaker);
}

/// The Cases of the respondents of a dataset.
class Respondents {
public:
    explicit Respondents(const Read& db)
    {
        for (auto query = db.prepare("SELECT dataset_id, row, case_id FROM response_case"); query.step();)
            m_cases[query.id<DatasetId>(0)][query.int64(1)] = query.id<CaseId>(2);
    }
    CaseId of(DatasetId dataset, qint64 row) const
    {
        const auto rows = m_cases.find(dataset);
        if (rows == m_cases.end())
            return {};
        const auto found = rows->second.find(row);
        return found == rows->second.end() ? CaseId() : found->second;
    }

private:
    std::unordered_map<DatasetId, std::unordered_map<qint64, CaseId>> m_cases;
};

} // namespace

QString toText(Mention mention)
{
    switch (mention) {
    case Mention::NotYetCoded:
        return QStringLiteral("not_yet_coded");
    case Mention::NotMentioned:
        return QStringLiteral("not_mentioned");
    case Mention::Mentioned:
        return QStringLiteral("mentioned");
    default:
        return QStringLiteral("not_asked");
    }
}

bool MaterialScope::holds(const Source& source) const
{
    return holdsOrAll(sources, source.id) && (strands.empty() || std::find(strands.begin(), strands.end(), source.strand) != strands.end());
}

bool MaterialScope::holds(CoderId coder) const { return holdsOrAll(coders, coder); }

/// The turns and codings of one source, on their way into the counts.
struct CodedMaterial::Passages {
    struct Start {
        qsizetype position = 0;
        int contribution = -1; ///< none: what is said there does not count
    };
    struct Part {
        int contribution;
        int line;
        TextSpan span; ///< in words where these are counted
    };
    const code_lines::Finder& lines;
    std::vector<Start> turns;
    const CodedSpan* first = nullptr;
    const CodedSpan* last = nullptr;
    const WordSpans* words = nullptr;
    int aside = -2; ///< the contribution of what stands before the first turn, or where there are none; made when it is needed
    std::vector<Part> parts;
};

CodedMaterial::CodedMaterial(const Read& db, std::vector<CodeLine> lines, const MaterialScope& scope, Words words)
    : m_lines(std::move(lines))
{
    readSources(db, scope);
    std::vector<SourceId> ids;
    for (const auto& in : m_sources)
        ids.push_back(in.source.id);
    const CodedPassages codings(db, ids, scope);
    const auto speakers = allSpeakers(db);
    const Respondents respondents(db);
    const code_lines::Finder finder(m_lines);

    std::vector<std::size_t> order(m_sources.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
    auto turns = db.prepare("SELECT source_id, start, speaker_id, response_row FROM turn ORDER BY source_id, id");
    bool isTurn = turns.step();
    StoredText text;
    for (const auto place : order) {
        auto& in = m_sources[place];
        in.isCoded = codings.any(place);
        Passages passages{finder, {}, nullptr, nullptr, nullptr, -2, {}};
        std::tie(passages.first, passages.last) = codings.of(place);
        const auto begin = m_contributions.size();
        while (isTurn && turns.id<SourceId>(0) < ids[place])
            isTurn = turns.step();
        for (; isTurn && turns.id<SourceId>(0) == ids[place]; isTurn = turns.step()) {
            Contribution said{int(place), {}, SpeakerRole::Unknown, -1, {}};
            if (!turns.isNull(3)) {
                said.response = turns.int64(3);
                said.person = respondents.of(in.dataset, said.response);
                said.role = SpeakerRole::Participant;
            } else if (const auto who = speakers.find(turns.id<SpeakerId>(2)); who != speakers.end()) {
                said.speaker = who->first;
                said.person = who->second.person;
                said.role = who->second.role;
            }
            int contribution = -1;
            if (scope.counted == Counted::Everyone || !asks(said.role)) {
                const auto same = said.response >= 0 ? m_contributions.end()
                                                     : std::find_if(m_contributions.begin() + std::ptrdiff_t(begin), m_contributions.end(),
                                                                    [&](const Contribution& known) { return isSameVoice(known, said); });
                contribution = int(same - m_contributions.begin());
                if (same == m_contributions.end())
                    m_contributions.push_back(said);
            }
            passages.turns.push_back({qsizetype(turns.int64(1)), contribution});
        }
        const auto before = [](const Passages::Start& a, const Passages::Start& b) { return a.position < b.position; };
        if (!std::is_sorted(passages.turns.begin(), passages.turns.end(), before))
            std::stable_sort(passages.turns.begin(), passages.turns.end(), before);
        WordSpans spans;
        if (words == Words::Yes && codings.any(place)) {
            text.read(db, ids[place]);
            spans = WordSpans(text.bytes());
            passages.words = &spans;
        }
        passages.aside = -int(place) - 2; // which source to make it in, where it is needed
        count(passages);
    }
    m_first.resize(m_contributions.size() + 1, m_counts.size());
    if (scope.asksGuides) {
        std::vector<Source> all;
        for (const auto& in : m_sources)
            all.push_back(in.source);
        m_asked = AskedTopics(db, m_lines, all);
    }
}

void CodedMaterial::readSources(const Read& db, const MaterialScope& scope)
{
    std::unordered_map<VariableId, DatasetId> datasets;
    for (auto query = db.prepare("SELECT v.id, v.dataset_id FROM source s JOIN variable v ON v.id = s.variable_id"); query.step();)
        datasets[query.id<VariableId>(0)] = query.id<DatasetId>(1);
    for (auto& source : sources::uncounted(db))
        if (scope.holds(source)) {
            const auto dataset = datasets[source.variable];
            m_sources.push_back({std::move(source), dataset, false});
        }
}

/// Who speaks where each coding begins, then the codings of each contribution and line together.
void CodedMaterial::count(Passages& passages)
{
    std::size_t turn = 0;
    for (const auto* coded = passages.first; coded != passages.last; ++coded) {
        while (turn < passages.turns.size() && passages.turns[turn].position <= coded->span.start)
            ++turn;
        if (passages.lines.of(coded->code).empty())
            continue;
        int contribution = turn > 0 ? passages.turns[turn - 1].contribution : passages.aside;
        if (contribution < -1) {
            m_contributions.push_back({-passages.aside - 2, {}, SpeakerRole::Unknown, -1, {}});
            contribution = passages.aside = int(m_contributions.size()) - 1;
        }
        if (contribution < 0)
            continue;
        auto span = coded->span;
        if (passages.words)
            std::tie(span.start, span.end) = passages.words->within(span);
        for (const int line : passages.lines.of(coded->code))
            passages.parts.push_back({contribution, line, span});
    }
    std::stable_sort(passages.parts.begin(), passages.parts.end(), [](const Passages::Part& a, const Passages::Part& b) {
        return std::pair(a.contribution, a.line) < std::pair(b.contribution, b.line);
    });
    qsizetype covered = 0;
    for (const auto& part : passages.parts) {
        const bool isNew = int(m_first.size()) <= part.contribution || m_counts.back().line != part.line;
        m_first.resize(std::max(m_first.size(), std::size_t(part.contribution) + 1), m_counts.size());
        if (isNew) {
            m_counts.push_back({part.line, 0, 0});
            covered = 0;
        }
        auto& count = m_counts.back();
        ++count.codings;
        if (passages.words)
            count.words += std::max<qsizetype>(0, part.span.end - std::max(part.span.start, covered));
        covered = std::max(covered, part.span.end);
    }
    m_first.resize(std::max(m_first.size(), m_contributions.size()), m_counts.size());
}

std::unordered_map<CaseId, std::vector<int>> CodedMaterial::byCase() const
{
    std::unordered_map<CaseId, std::vector<int>> found;
    for (std::size_t i = 0; i < m_contributions.size(); ++i)
        if (m_contributions[i].person.isValid())
            found[m_contributions[i].person].push_back(int(i));
    return found;
}

const CodedMaterial::Count* CodedMaterial::find(int contribution, int line) const
{
    const auto first = m_counts.begin() + std::ptrdiff_t(m_first[std::size_t(contribution)]);
    const auto last = m_counts.begin() + std::ptrdiff_t(m_first[std::size_t(contribution) + 1]);
    const auto place = std::lower_bound(first, last, line, [](const Count& count, int wanted) { return count.line < wanted; });
    return place == last || place->line != line ? nullptr : &*place;
}

int CodedMaterial::codings(int contribution, int line) const
{
    const auto* count = find(contribution, line);
    return count ? count->codings : 0;
}

CodeMention CodedMaterial::mention(const std::vector<int>& contributions, int line) const
{
    CodeMention found;
    bool isAsked = false;
    bool isAllCoded = true;
    for (const int place : contributions) {
        if (const auto* count = find(place, line)) {
            found.codings += count->codings;
            found.words += count->words;
        }
        const auto& said = m_contributions[std::size_t(place)];
        if (!m_asked.isAsked(said.source, line, said.person))
            continue;
        isAsked = true;
        isAllCoded = isAllCoded && m_sources[std::size_t(said.source)].isCoded;
    }
    found.state = found.codings > 0 ? Mention::Mentioned
        : !isAsked                  ? Mention::NotAsked
        : isAllCoded                ? Mention::NotMentioned
                                    : Mention::NotYetCoded;
    return found;
}

} // namespace counterpoint
