#include "core/coding/query/find_passages.h"
#include "core/text/words.h"
#include "tests/core/coding/query/a_random_study.h"

#include <algorithm>
#include <set>
#include <tuple>

using namespace counterpoint;
using namespace counterpoint::test;

// Queries as docs/decisions/0026 defines them, computed the slow way: characters in sets, every pair of passages looked at. No index, no sweep,
// none of the program's own functions for passages.

namespace {

struct Found {
    int text = 0;
    TextSpan span;
    int coding = -1;
    auto operator<=>(const Found&) const = default;
};
using Characters = std::vector<std::vector<bool>>;

class Slow {
public:
    explicit Slow(const RandomStudy& study)
        : m_study(study)
    {
    }

    std::vector<Found> passages(const QueryNode& node, const std::vector<const QueryNode*>& asked) const
    {
        std::set<Found> found;
        if (!standsForPassages(node)) {
            for (int i = 0; i < int(m_study.codings.size()); ++i)
                if (holds(node, coded(i)) && all(asked, coded(i)))
                    found.insert(coded(i));
            return {found.begin(), found.end()};
        }
        switch (node.kind) {
        case QueryNode::Kind::Term:
            for (int i = 0; i < int(m_study.codings.size()); ++i) {
                const auto& path = m_study.codings[std::size_t(i)].path;
                const auto& wanted = node.term.value;
                const bool fits = node.term.field == QueryField::Coded || path == wanted
                    || (node.term.field == QueryField::Codes && path.startsWith(wanted + u'/'));
                if (fits && all(asked, coded(i)))
                    found.insert(coded(i));
            }
            break;
        case QueryNode::Kind::Or:
            for (const auto& part : node.parts)
                for (const auto& each : passages(part, asked))
                    found.insert(each);
            break;
        case QueryNode::Kind::Not:
            return outside(characters(passages(node.parts[0], {})), asked);
        case QueryNode::Kind::Related: {
            const auto others = passages(node.parts[1], {});
            for (const auto& each : passages(node.parts[0], asked)) {
                bool stands = false;
                for (const auto& other : others)
                    stands = stands || (!(each.coding >= 0 && each.coding == other.coding) && related(node, each, other));
                if (stands != node.isNot)
                    found.insert(each);
            }
            break;
        }
        case QueryNode::Kind::And:
            return group(node, asked);
        }
        return {found.begin(), found.end()};
    }

private:
    static bool standsForPassages(const QueryNode& node)
    {
        if (node.kind == QueryNode::Kind::Term)
            return node.term.field == QueryField::Code || node.term.field == QueryField::Codes || node.term.field == QueryField::Coded;
        if (node.kind == QueryNode::Kind::Related)
            return true;
        bool any = false;
        for (const auto& part : node.parts)
            any = any || standsForPassages(part);
        return any;
    }
    static bool asksForCoding(const QueryNode& node)
    {
        const auto field = node.term.field;
        bool any =
            node.kind == QueryNode::Kind::Term && (field == QueryField::Coder || field == QueryField::Memo || field == QueryField::Weight);
        for (const auto& part : node.parts)
            any = any || asksForCoding(part);
        return any;
    }

    Found coded(int i) const { return {m_study.codings[std::size_t(i)].text, m_study.codings[std::size_t(i)].span, i}; }

    std::vector<Found> group(const QueryNode& node, std::vector<const QueryNode*> asked) const
    {
        std::vector<const QueryNode*> ofPassages;
        std::vector<const QueryNode*> wanted;
        std::vector<const QueryNode*> unwanted;
        for (const auto& part : node.parts)
            (!standsForPassages(part)                ? (asksForCoding(part) ? asked : ofPassages)
                 : part.kind == QueryNode::Kind::Not ? unwanted
                                                     : wanted)
                .push_back(&part);
        Characters away = none();
        for (const auto* part : unwanted)
            for (const auto& each : passages(part->parts[0], {}))
                cover(away, each);
        std::vector<Found> found;
        if (wanted.empty()) {
            found = outside(away, asked);
        } else if (wanted.size() == 1) {
            found = less(passages(*wanted[0], asked), away);
        } else {
            auto common = characters(passages(*wanted[0], asked));
            for (std::size_t i = 1; i < wanted.size(); ++i) {
                const auto next = characters(passages(*wanted[i], asked));
                for (std::size_t text = 0; text < common.size(); ++text)
                    for (std::size_t at = 0; at < common[text].size(); ++at)
                        common[text][at] = common[text][at] && next[text][at];
            }
            found = less(runs(common), away);
        }
        std::erase_if(found, [&](const Found& each) { return !all(ofPassages, each); });
        return found;
    }

    Characters none() const
    {
        Characters characters;
        for (const auto& text : m_study.texts)
            characters.emplace_back(text.points.size(), false);
        return characters;
    }
    static void cover(Characters& characters, const Found& each)
    {
        for (auto at = each.span.start; at < each.span.end; ++at)
            characters[std::size_t(each.text)][std::size_t(at)] = true;
    }
    Characters characters(const std::vector<Found>& found) const
    {
        auto covered = none();
        for (const auto& each : found)
            cover(covered, each);
        return covered;
    }
    static std::vector<Found> runs(const Characters& characters)
    {
        std::vector<Found> found;
        for (std::size_t text = 0; text < characters.size(); ++text)
            for (std::size_t at = 0; at < characters[text].size(); ++at)
                if (characters[text][at] && (at == 0 || !characters[text][at - 1])) {
                    auto end = at;
                    while (end < characters[text].size() && characters[text][end])
                        ++end;
                    found.push_back({int(text), {qsizetype(at), qsizetype(end)}, -1});
                }
        return found;
    }
    std::vector<Found> less(const std::vector<Found>& all, const Characters& away) const
    {
        std::set<Found> left;
        for (const auto& each : all) {
            auto own = none();
            bool isCut = false;
            for (auto at = each.span.start; at < each.span.end; ++at) {
                const bool isAway = away[std::size_t(each.text)][std::size_t(at)];
                isCut = isCut || isAway;
                own[std::size_t(each.text)][std::size_t(at)] = !isAway;
            }
            if (!isCut)
                left.insert(each);
            else
                for (const auto& part : runs(own))
                    left.insert(part);
        }
        return {left.begin(), left.end()};
    }
    std::vector<Found> outside(const Characters& away, const std::vector<const QueryNode*>& asked) const
    {
        if (!asked.empty()) {
            std::vector<Found> codings;
            for (int i = 0; i < int(m_study.codings.size()); ++i)
                if (all(asked, coded(i)))
                    codings.push_back(coded(i));
            return less(codings, away);
        }
        std::vector<Found> found;
        for (std::size_t text = 0; text < m_study.texts.size(); ++text) {
            const auto& at = m_study.texts[text].at;
            Found run{int(text), {}, -1};
            const auto close = [&] {
                const auto isSpace = [&](qsizetype place) {
                    return QChar(m_study.texts[text].points[std::size_t(place)] & 0xFFFF).isSpace()
                        && m_study.texts[text].points[std::size_t(place)] < 0x10000;
                };
                while (!run.span.isEmpty() && isSpace(run.span.start))
                    ++run.span.start;
                while (!run.span.isEmpty() && isSpace(run.span.end - 1))
                    --run.span.end;
                if (!run.span.isEmpty())
                    found.push_back(run);
            };
            for (std::size_t i = 0; i < at.size(); ++i) {
                const bool isIn = !away[text][i] && !at[i].isLabel;
                // Paragraphs part text that is in no turn.
                const bool goesOn = i > 0 && !away[text][i - 1] && !at[i - 1].isLabel && at[i - 1].turn == at[i].turn
                    && (at[i].who >= 0 || at[i - 1].paragraph == at[i].paragraph) && run.span.end == qsizetype(i);
                if (isIn && goesOn) {
                    ++run.span.end;
                    continue;
                }
                close();
                run.span = isIn ? TextSpan{qsizetype(i), qsizetype(i) + 1} : TextSpan{};
            }
            close();
        }
        return found;
    }

    bool related(const QueryNode& node, const Found& a, const Found& b) const
    {
        if (a.text != b.text)
            return false;
        const auto& at = m_study.texts[std::size_t(a.text)].at;
        const auto touchSame = [&](auto unit) {
            for (auto i = a.span.start; i < a.span.end; ++i)
                for (auto j = b.span.start; j < b.span.end; ++j)
                    if (unit(at[std::size_t(i)]) == unit(at[std::size_t(j)]))
                        return true;
            return false;
        };
        const auto turn = [](const RandomStudy::Word& word) { return word.turn; };
        switch (node.relation) {
        case QueryRelation::Overlapping:
            return a.span.overlaps(b.span);
        case QueryRelation::Inside:
            return b.span.contains(a.span);
        case QueryRelation::Around:
            return a.span.contains(b.span);
        case QueryRelation::SameTurn:
            return touchSame(turn);
        case QueryRelation::SameParagraph:
            return touchSame([](const RandomStudy::Word& word) { return word.paragraph; });
        case QueryRelation::Near:
            return a.span.overlaps(b.span)
                || wordsBetween(a.text,
                                a.span.end <= b.span.start ? TextSpan{a.span.end, b.span.start} : TextSpan{b.span.end, a.span.start})
                <= node.words;
        case QueryRelation::FollowedBy:
            break;
        }
        if (b.span.start < a.span.end)
            return false;
        if (node.words >= 0)
            return wordsBetween(a.text, {a.span.end, b.span.start}) <= node.words;
        return turn(at[std::size_t(b.span.start)]) <= turn(at[std::size_t(a.span.end - 1)]) + 1;
    }

    int wordsBetween(int text, TextSpan gap) const
    {
        QString words;
        for (auto i = gap.start; i < gap.end; ++i)
            words += m_study.texts[std::size_t(text)].at[std::size_t(i)].isLabel ? QStringLiteral("\n") : m_study.words(text, {i, i + 1});
        return int(wordCount(words));
    }

    bool all(const std::vector<const QueryNode*>& conditions, const Found& each) const
    {
        return std::all_of(conditions.begin(), conditions.end(), [&](const QueryNode* node) { return holds(*node, each); });
    }

    bool holds(const QueryNode& node, const Found& each) const
    {
        const auto below = [&](const QueryNode& part) { return holds(part, each); };
        if (node.kind == QueryNode::Kind::And)
            return std::all_of(node.parts.begin(), node.parts.end(), below);
        if (node.kind == QueryNode::Kind::Or)
            return std::any_of(node.parts.begin(), node.parts.end(), below);
        if (node.kind == QueryNode::Kind::Not)
            return !below(node.parts[0]);
        const auto& term = node.term;
        const auto& text = m_study.texts[std::size_t(each.text)];
        const int who = text.at[std::size_t(each.span.start)].who;
        const auto speaker = who < 0 ? QString() : m_study.speakers[who];
        const auto role = m_study.roles.find(speaker);
        switch (term.field) {
        case QueryField::Source:
            return text.name == term.value;
        case QueryField::Strand:
            return toText(text.strand) == term.value;
        case QueryField::Case:
            return role != m_study.roles.end() && speaker == term.value;
        case QueryField::Speaker:
            return speaker == term.value;
        case QueryField::Attribute:
            return role != m_study.roles.end() && (role->second == term.value) == (term.comparison == QueryComparison::Equal);
        case QueryField::Text: {
            // A hit in a label is a hit in the text of the passage all the same.
            return m_study.words(each.text, each.span).contains(term.value, Qt::CaseInsensitive);
        }
        default:
            break;
        }
        const auto& coding = m_study.codings[std::size_t(each.coding)];
        if (term.field == QueryField::Coder)
            return coding.coder == term.value;
        if (term.field == QueryField::Memo)
            return coding.comment.contains(term.value) && !coding.comment.isEmpty();
        const int weight = term.value.toInt();
        if (coding.weight < 0)
            return false;
        switch (term.comparison) {
        case QueryComparison::Equal:
            return coding.weight == weight;
        case QueryComparison::NotEqual:
            return coding.weight != weight;
        case QueryComparison::Less:
            return coding.weight < weight;
        case QueryComparison::AtMost:
            return coding.weight <= weight;
        case QueryComparison::Greater:
            return coding.weight > weight;
        default:
            return coding.weight >= weight;
        }
    }

    const RandomStudy& m_study;
};

} // namespace

TEST_CASE("queries find what sets of characters and all pairs of passages give", "[query]")
{
    std::mt19937 random(26);
    int withHits = 0;
    for (int round = 0; round < 60; ++round) {
        const auto study = randomStudy(random);
        std::map<std::int64_t, int> places;
        REQUIRE(study.project->read([&](const Read& db) {
            const auto sources = sources::uncounted(db);
            for (std::size_t i = 0; i < sources.size(); ++i)
                for (int text = 0; text < 3; ++text)
                    if (study.texts[std::size_t(text)].id == sources[i].id)
                        places[std::int64_t(i)] = text;
        }));
        for (int each = 0; each < 40; ++each) {
            const auto query = randomStudyQuery(random, 3);
            const auto sentence = passage_query::toText(query);
            INFO("round " << round << ", query " << each << ": " << sentence.toStdString());
            const auto found = valueOf(study.project->read([&](const Read& db) { return passage_query::find(db, sentence); }));
            using Row = std::tuple<int, qsizetype, qsizetype, QString>;
            std::multiset<Row> fast;
            for (const auto& passage : found.passages) {
                QString who;
                if (passage.id.isValid())
                    who = valueOf(study.project->read([&](const Read& db) {
                        return codebook::byId(db, passage.code)->path + u'|' + (passage.coder == CoderId(1) ? "Ada" : "Ben");
                    }));
                fast.insert({places[std::int64_t(passage.place)], passage.span.start, passage.span.end, who});
            }
            std::multiset<Row> slow;
            for (const auto& passage : Slow(study).passages(query, {})) {
                const auto* coding = passage.coding < 0 ? nullptr : &study.codings[std::size_t(passage.coding)];
                slow.insert({passage.text, passage.span.start, passage.span.end, coding ? coding->path + u'|' + coding->coder : QString()});
            }
            REQUIRE(fast == slow);
            withHits += fast.empty() ? 0 : 1;
        }
    }
    CHECK(withHits > 1000);
}
