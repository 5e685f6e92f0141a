#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
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
    PositionMap(const QString& from, const QString& to);
    TextSpan moved(TextSpan span) const { return m_edits ? m_edits->moved(span) : span; }
    /// What is typed right before the label of a turn belongs to the turn before.
    qsizetype moved(qsizetype position, bool hasLabel) const;

private:
    std::optional<TextEdits> m_edits;
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

private:
    using Pair = std::pair<SourceId, SourceId>;
    const Read* m_base;
    const Read& m_theirs;
    const Edit& m_merged;
    std::map<Pair, PositionMap> m_fromTheirs;
    std::map<Pair, PositionMap> m_fromBase;
    std::map<SourceId, PositionMap> m_baseToTheirs;
};

/// What their text changes in ours; without a base every difference is a conflict.
TextUpdate textUpdate(const std::optional<QString>& base, const QString& ours, const QString& theirs);

} // namespace counterpoint::merge
