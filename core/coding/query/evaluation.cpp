#include "core/coding/query/evaluation.h"
#include "core/coding/query/conditions.h"
#include "core/coding/query/relations.h"
#include "core/coding/query/turn_terms.h"
#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_set>

namespace counterpoint::passage_query {

namespace {

using Kind = QueryNode::Kind;

bool asksForCoding(const BoundNode& node)
{
    const auto field = node.written.term.field;
    if (node.kind == Kind::Term)
        return field == QueryField::Coder || field == QueryField::Memo || field == QueryField::Weight || field == QueryField::Date;
    return std::any_of(node.parts.begin(), node.parts.end(), asksForCoding);
}

bool excludes(const BoundNode& node) { return node.isPassages() && node.kind == Kind::Not; }

/// Which codings have to be read: those of the codes that are named, or all.
struct Needed {
    bool all = false;
    std::vector<CodeId> codes;

    /// `isAsked`: a group around asks for what only a coding has.
    void gather(const BoundNode& node, bool isAsked)
    {
        if (!node.isPassages()) { // stands for all codings that fulfil it
            all = true;
            return;
        }
        switch (node.kind) {
        case Kind::Term:
            all = all || node.written.term.field == QueryField::Coded;
            codes.insert(codes.end(), node.codes.begin(), node.codes.end());
            break;
        case Kind::Not:
            all = all || isAsked;
            gather(node.parts.front(), false);
            break;
        case Kind::Related:
            gather(node.parts[0], isAsked);
            gather(node.parts[1], false);
            break;
        case Kind::Or:
            for (const auto& part : node.parts)
                gather(part, isAsked);
            break;
        case Kind::And:
            gatherGroup(node, isAsked);
            break;
        }
    }

private:
    void gatherGroup(const BoundNode& node, bool isAsked)
    {
        bool hasPassages = false;
        for (const auto& part : node.parts) {
            isAsked = isAsked || (!part.isPassages() && asksForCoding(part));
            hasPassages = hasPassages || (part.isPassages() && !excludes(part));
        }
        all = all || (isAsked && !hasPassages);
        for (const auto& part : node.parts)
            if (excludes(part))
                gather(part.parts.front(), false);
            else if (part.isPassages())
                gather(part, isAsked);
    }
};

class Evaluation {
public:
    explicit Evaluation(QueryStudy& study)
        : m_study(study)
    {
    }

    Result<Pieces> run(const BoundNode& query)
    {
        Needed needed;
        needed.gather(query, false);
        std::sort(needed.codes.begin(), needed.codes.end());
        needed.codes.erase(std::unique(needed.codes.begin(), needed.codes.end()), needed.codes.end());
        m_study.readCodings(needed.all ? nullptr : &needed.codes);
        auto pieces = passages(query, {});
        if (m_study.trouble())
            return tl::unexpected(*m_study.trouble());
        return pieces;
    }

    std::vector<std::vector<std::int32_t>> takeBehind() { return std::move(m_behind); }

private:
    using Conditions = std::vector<std::shared_ptr<const Condition>>;

    static bool fulfils(const Conditions& conditions, const Piece& piece)
    {
        return std::all_of(conditions.begin(), conditions.end(), [&](const auto& condition) { return condition->holds(piece); });
    }

    std::shared_ptr<const Condition> ready(const BoundNode& node)
    {
        auto condition = conditionFor(node, m_study);
        if (!condition)
            m_study.meet(condition.error());
        return condition ? std::make_shared<const Condition>(std::move(*condition))
                         : std::make_shared<const Condition>(Condition{false, false, [](const Piece&) { return false; }});
    }

    /// All codings (of some codes) that fulfil what is asked of them.
    Pieces codings(const std::vector<CodeId>* codes, const Conditions& asked)
    {
        std::unordered_set<CodeId> wanted;
        if (codes)
            wanted.insert(codes->begin(), codes->end());
        const auto& rows = m_study.codings();
        Pieces found;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (codes && wanted.count(rows[i].code) == 0)
                continue;
            const Piece piece{rows[i].source, std::int32_t(i), rows[i].span, -1};
            if (fulfils(asked, piece))
                found.push_back(piece);
        }
        sort(found);
        return found;
    }

    /// `asked` is what a group around asks of the codings in it.
    Pieces passages(const BoundNode& node, const Conditions& asked)
    {
        if (!node.isPassages()) {
            auto all = asked;
            all.push_back(ready(node));
            return codings(nullptr, all);
        }
        switch (node.kind) {
        case Kind::Term:
            if (standsForTurns(node.written.term.field)) // no turn has what is asked of codings
                return asked.empty() ? turnsOf(node.written.term, m_study) : Pieces();
            return codings(node.written.term.field == QueryField::Coded ? nullptr : &node.codes, asked);
        case Kind::Related:
            return relatedTo(passages(node.parts[0], asked), passages(node.parts[1], {}), node.written, m_study);
        case Kind::Not:
            return outside(regionOf(passages(node.parts.front(), {})), asked);
        case Kind::Or: {
            Pieces all;
            for (const auto& part : node.parts)
                all = united(all, passages(part, asked));
            return all;
        }
        case Kind::And:
            break;
        }
        return group(node, asked);
    }

    Pieces group(const BoundNode& node, const Conditions& askedAround)
    {
        Conditions ofCodings = askedAround;
        Conditions ofPassages;
        std::vector<const BoundNode*> wanted;
        Pieces excluded;
        bool anyExcluded = false;
        for (const auto& part : node.parts) {
            if (!part.isPassages()) {
                auto condition = ready(part);
                auto& list = condition->ofCoding ? ofCodings : ofPassages;
                list.push_back(std::move(condition));
            } else if (excludes(part)) {
                excluded = united(excluded, passages(part.parts.front(), {}));
                anyExcluded = true;
            } else {
                wanted.push_back(&part);
            }
        }
        std::stable_partition(ofPassages.begin(), ofPassages.end(), [](const auto& condition) { return !condition->readsText; });
        auto found = wanted.empty() ? outside(regionOf(excluded), ofCodings) : common(wanted, ofCodings);
        if (anyExcluded && !wanted.empty())
            found = without(found, regionOf(excluded));
        std::erase_if(found, [&](const Piece& piece) { return !fulfils(ofPassages, piece); });
        return found;
    }

    Pieces common(const std::vector<const BoundNode*>& wanted, const Conditions& asked)
    {
        if (wanted.size() == 1)
            return passages(*wanted.front(), asked);
        std::vector<Pieces> each;
        Region region;
        for (const auto* node : wanted) {
            each.push_back(passages(*node, asked));
            region = each.size() == 1 ? regionOf(each.back()) : both(region, regionOf(each.back()));
        }
        std::vector<std::vector<std::int32_t>> behind(region.size());
        for (const auto& pieces : each)
            forEachMeeting(region, pieces, [&](std::size_t i, const Piece& piece) { addBehind(behind[i], piece); });
        Pieces found;
        for (std::size_t i = 0; i < region.size(); ++i)
            found.push_back({region[i].source, -1, region[i].span, keep(std::move(behind[i]))});
        return found;
    }

    void addBehind(std::vector<std::int32_t>& codings, const Piece& piece) const
    {
        if (piece.coding >= 0)
            codings.push_back(piece.coding);
        else if (piece.behind >= 0)
            codings.insert(codings.end(), m_behind[std::size_t(piece.behind)].begin(), m_behind[std::size_t(piece.behind)].end());
    }

    std::int32_t keep(std::vector<std::int32_t> codings)
    {
        std::sort(codings.begin(), codings.end());
        codings.erase(std::unique(codings.begin(), codings.end()), codings.end());
        m_behind.push_back(std::move(codings));
        return std::int32_t(m_behind.size()) - 1;
    }

    /// The text that `region` leaves, turn by turn; where something is asked of codings, what it leaves of those.
    Pieces outside(const Region& region, const Conditions& asked)
    {
        if (!asked.empty())
            return without(codings(nullptr, asked), region);
        Pieces found;
        for (std::int32_t source = 0; source < std::int32_t(m_study.sources().size()); ++source)
            for (const auto content : m_study.contentsOf(source))
                for (const auto part : without(content, region, source))
                    if (const auto span = m_study.trimmed(source, part); !span.isEmpty())
                        found.push_back({source, -1, span, -1});
        return found;
    }

    QueryStudy& m_study;
    std::vector<std::vector<std::int32_t>> m_behind;
};

} // namespace

Result<Evaluated> evaluate(const BoundNode& query, QueryStudy& study)
{
    Evaluation evaluation(study);
    auto pieces = evaluation.run(query);
    if (!pieces)
        return fail(pieces);
    return Evaluated{std::move(*pieces), evaluation.takeBehind()};
}

} // namespace counterpoint::passage_query
