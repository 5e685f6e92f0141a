#pragma once
#include "core/base/id.h"
#include <algorithm>
#include <array>
#include <vector>

namespace counterpoint {

/// Kinds of things that views listen for. A change of a part is a change of its whole where the part has no id of its own:
/// attribute values count as Case; paragraphs, turns, time marks and the uses of a pseudonym as Source; value labels as Variable; links
/// as Memo; the weighting as Dataset; members as AnswerSet.
enum class Entity {
    Study,
    Coder,
    Case,
    Attribute,
    Source,
    Speaker,
    Code,
    Coding,
    Memo,
    Dataset,
    Variable,
    Analysis,
    Finding,
    Evidence,
    Recording,
    Pseudonym,
    Guide,
    GuideQuestion,
    SavedFilter,
    SavedQuery,
    AnswerSet,
    Questionnaire, ///< that one changed, or any part of it; ids say nothing
    Fielding, ///< invitations, quotas, paper forms and who is to be interviewed; ids say nothing
    Framework, ///< that one changed, or any part of it; ids say nothing
    Interaction,
    Convergence, ///< matrices, their themes and what was judged; ids say nothing
    FrameworkElement, ///< implications too; ids say nothing
    JointDisplay,
    JointRow,
    ReportSection,
    LogEntry,
    Map, ///< that one changed, or any part of it; ids say nothing
    Literature,
    Count
};

/// What one committed step (or its undo or redo) touched: ids by kind, each list ascending and without repeats.
class Changes {
public:
    struct Ids {
        std::vector<std::int64_t> inserted;
        std::vector<std::int64_t> updated;
        std::vector<std::int64_t> deleted;
        bool isEmpty() const { return inserted.empty() && updated.empty() && deleted.empty(); }
    };

    /// Anything may have changed: another program wrote to the study.
    static Changes everything()
    {
        Changes changes;
        changes.m_everything = true;
        return changes;
    }
    bool isEverything() const { return m_everything; }
    bool isEmpty() const
    {
        return !m_everything && std::all_of(m_ids.begin(), m_ids.end(), [](const Ids& ids) { return ids.isEmpty(); });
    }
    bool touches(Entity kind) const { return m_everything || !of(kind).isEmpty(); }
    /// True when any of `kinds` is touched.
    template <class... Kinds>
    bool touchesAny(Kinds... kinds) const
    {
        return (touches(kinds) || ...);
    }
    /// True when the thing itself was inserted, updated or deleted, or everything may have changed.
    bool touches(Entity kind, std::int64_t id) const
    {
        const auto in = [id](const std::vector<std::int64_t>& ids) { return std::binary_search(ids.begin(), ids.end(), id); };
        const auto& ids = of(kind);
        return m_everything || in(ids.inserted) || in(ids.updated) || in(ids.deleted);
    }
    /// Codes and Sources that gained or lost codings, ascending: what has to be counted again, and nothing else has.
    const std::vector<std::int64_t>& recountedCodes() const { return m_recountedCodes; }
    const std::vector<std::int64_t>& recountedSources() const { return m_recountedSources; }
    std::vector<std::int64_t>& recountedCodes() { return m_recountedCodes; }
    std::vector<std::int64_t>& recountedSources() { return m_recountedSources; }
    const Ids& of(Entity kind) const { return m_ids[std::size_t(kind)]; }
    Ids& of(Entity kind) { return m_ids[std::size_t(kind)]; }

private:
    std::array<Ids, std::size_t(Entity::Count)> m_ids;
    std::vector<std::int64_t> m_recountedCodes;
    std::vector<std::int64_t> m_recountedSources;
    bool m_everything = false;
};

} // namespace counterpoint
