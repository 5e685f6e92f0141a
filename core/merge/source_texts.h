#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/merge/added_lines.h"
#include "core/text/text_span.h"
#include "core/transcript/reimport.h"
#include "core/transcript/text_edits.h"
#include <QString>
#include <map>
#include <optional>

namespace counterpoint {
class Read;
class Edit;
} // namespace counterpoint

namespace counterpoint::merge {

/// Where places of one text are in another that came of it.
class PositionMap {
public:
    PositionMap() = default; ///< both are the same
    /// `lines` of which it is known where they stand, in order: what the words alone say can be another line that says the same.
    PositionMap(const QString& from, const QString& to, std::vector<LinePlace> lines = {});
    TextSpan moved(TextSpan span) const;
    /// What is typed right before the label of a turn belongs to the turn before.
    qsizetype moved(qsizetype position, bool hasLabel) const;

private:
    std::optional<qsizetype> inLine(qsizetype position) const;

    std::optional<TextEdits> m_edits;
    std::vector<LinePlace> m_lines;
};

/// The text of a source in the three states, and where what they say of it stands in the merged one. Texts are compared when they are asked for.
class SourceTexts {
public:
    SourceTexts(const Read* base, const Read& theirs, const Edit& merged)
        : m_base(base)
        , m_theirs(theirs)
        , m_merged(merged)
    {
    }
    /// From their text to the merged one, which must not change any more; ids are theirs and ours.
    const PositionMap& fromTheirs(SourceId theirs, SourceId ours);
    const PositionMap& fromBase(SourceId base, SourceId ours); ///< to the merged one
    const PositionMap& fromBaseToTheirs(SourceId source);
    void setLines(SourceId theirs, std::vector<LinePlace> lines) { m_lines[theirs] = std::move(lines); }

private:
    using Pair = std::pair<SourceId, SourceId>;
    const Read* m_base;
    const Read& m_theirs;
    const Edit& m_merged;
    std::map<Pair, PositionMap> m_fromTheirs;
    std::map<Pair, PositionMap> m_fromBase;
    std::map<SourceId, PositionMap> m_baseToTheirs;
    std::map<SourceId, std::vector<LinePlace>> m_lines; ///< by source of theirs
};

/// What their text changes in ours. Without a base every difference is a conflict, with one places are those that both changed otherwise.
TextUpdate textUpdate(const std::optional<QString>& base, const QString& ours, const QString& theirs);

} // namespace counterpoint::merge
