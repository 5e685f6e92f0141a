#pragma once
#include "core/merge/fork.h"
#include "core/merge/kept_words.h"
#include "core/merge/merge.h"
#include "core/merge/merge_progress.h"
#include "core/merge/source_texts.h"
#include "core/merge/study_tables.h"
#include <map>
#include <set>
#include <unordered_map>

namespace counterpoint::merge {

/// The rows that they added, changed or removed since the base; without a base, those that are otherwise than ours, and none is removed.
struct ChangedRows {
    std::vector<Row> added; ///< theirs, in the order in which they stand
    std::vector<Row> changed; ///< theirs
    std::vector<Row> removed; ///< of the base
};
ChangedRows changedRows(const Table& table, const Read* base, const Read& theirs, const Read& ours);

/// Merges row by row and field by field, three ways. Texts are merged before.
class RowMerge {
public:
    RowMerge(Edit& db, const OtherCopy& other, const Choices& choices, const Progress& progress);

    /// False where it was stopped.
    bool mergeTexts();
    bool mergeRows();
    void removeRows(); ///< that they removed and nobody needs
    Merged finish();

    const std::vector<Table>& tables() const { return m_tables; }
    const Table& table(std::string_view name) const;
    /// The row of ours that is theirs; by uuid, which is looked for under the same id first.
    std::optional<std::int64_t> ourId(const Table& table, std::int64_t theirId);
    void add(Difference difference) { m_merged.differences.push_back(std::move(difference)); }
    /// Whose side a conflict takes; it is listed, and words that lose are kept.
    Side decide(const Table& table, const Row& ours, Difference difference, bool isProse);
    Difference differenceOf(const Table& table, const Read& in, const Row& row, const std::string& field = {}) const;
    /// By dataset of theirs, of each response that they added: its row here.
    std::map<std::int64_t, std::unordered_map<std::int64_t, std::int64_t>> movedRows;
    const std::vector<std::pair<std::int64_t, std::int64_t>>& newVariables() const { return m_newVariables; } ///< theirs, ours

private:
    using Outcome = Difference::Outcome;
    struct Three {
        std::optional<Row> base;
        Row theirs;
        Row mine; ///< theirs, with ids and places as they are here
        Row ours;
    };
    void mergeChanged(const Table& table, const Row& theirs);
    void mergeFields(const Table& table, const Three& rows);
    void mergeField(const Table& table, const Three& rows, std::size_t column);
    void mergeBorders(const Table& table, const Three& rows, const Table::Passage& passage);
    void setField(const Table& table, const Three& rows, std::size_t column, const Value& value);
    bool theyChanged(const Table& table, const Three& rows, std::size_t column);
    bool weChanged(const Table& table, const Row& base, const Row& ours, std::size_t column);
    bool weChangedAny(const Table& table, const Row& base, const Row& ours);
    bool wouldBeCircular(const Table& table, const Row& ours, const Value& parent) const;
    std::int64_t bringIn(const Table& table, const Row& theirs, Outcome outcome);
    void bringInParts(std::int64_t theirSource);
    std::int64_t insert(const Table& table, const Row& theirs, Row mine, Outcome outcome);
    void copyText(std::int64_t theirSource, std::int64_t ourSource);
    bool makeKeyFree(const Table& table, Row& mine) const;
    std::optional<Row> sameThing(const Table& table, const Row& mine) const;
    QString freeName(const Table& table, const Row& mine, std::int64_t ourId) const;
    std::optional<Row> translated(const Table& table, const Row& theirs);
    Value withOurVariables(const Value& kind, const Value& options);
    std::int64_t datasetOf(const Table& table, const Row& theirs) const;
    bool placeIn(const Table& table, const Row& theirs, Row& mine);
    Value reference(const std::string& target, const Value& theirId);
    Value number(const Table& table, const Row& theirs, const Column& column, const Value& value) const;
    void noteNumber(const Table& table, const Row& theirs, const Row& mine);
    std::optional<Row> ourRow(const Table& table, const Row& theirs);
    std::optional<Row> baseRow(const Table& table, const Row& theirs) const;
    bool mergeText(std::int64_t theirSource, std::int64_t ourSource);
    bool isNeeded(const Table& table, const Row& ours) const;
    bool removeOne(const Table& table, const Row& base);
    const PositionMap& fromTheirs(const Table& table, const Row& theirs);
    bool pointsIntoText(const Table& table, const Row& row) const;

    Edit& m_db;
    const OtherCopy& m_other;
    const Read& m_theirs;
    const Read* m_base;
    const Choices& m_choices;
    std::vector<Table> m_tables;
    MergeProgress m_progress;
    SourceTexts m_texts;
    KeptWords m_kept;
    Merged m_merged;
    std::map<std::string, std::unordered_map<std::int64_t, std::int64_t>> m_ids; ///< of theirs that were brought in: ours
    std::map<std::string, std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t>> m_numbers; ///< of theirs, by whole: ours
    mutable std::map<std::string, std::unordered_map<std::string, std::int64_t>> m_ourUuids; ///< of tables that were looked through
    std::vector<std::pair<const Table*, Row>> m_removed;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_newVariables;
    std::set<std::int64_t> m_textsChanged; ///< sources of theirs
};

} // namespace counterpoint::merge
