#include "core/merge/source_texts.h"
#include "core/project/doors.h"
#include "core/text/diff.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include <algorithm>

namespace counterpoint::merge {

PositionMap::PositionMap(const QString& from, const QString& to, std::vector<LinePlace> lines)
    : m_lines(std::move(lines))
{
    if (from == to)
        return;
    std::vector<TextSpan> spans;
    std::vector<qsizetype> inserted;
    for (const auto& change : diffTexts(from, to)) {
        spans.push_back(change.before);
        inserted.push_back(change.after.length());
    }
    if (!spans.empty())
        m_edits.emplace(std::move(spans), std::move(inserted));
}

std::optional<qsizetype> PositionMap::inLine(qsizetype position) const
{
    const auto next = std::upper_bound(m_lines.begin(), m_lines.end(), position,
                                       [](qsizetype at, const LinePlace& line) { return at < line.theirs.start; });
    if (next == m_lines.begin() || std::prev(next)->theirs.end < position)
        return std::nullopt;
    return std::prev(next)->merged + position - std::prev(next)->theirs.start;
}

TextSpan PositionMap::moved(TextSpan span) const
{
    if (!m_edits)
        return span;
    const auto moved = m_edits->moved(span);
    const auto start = inLine(span.start).value_or(moved.start);
    return {start, std::max(start, inLine(span.end).value_or(moved.end))};
}

qsizetype PositionMap::moved(qsizetype position, bool hasLabel) const
{
    if (const auto known = inLine(position))
        return *known;
    if (!m_edits)
        return position;
    return m_edits->moved(position) + (hasLabel ? m_edits->insertedAt(position) : 0);
}

const PositionMap& SourceTexts::fromTheirs(SourceId theirs, SourceId ours)
{
    const auto [found, isNew] = m_fromTheirs.try_emplace({theirs, ours});
    if (isNew)
        found->second = PositionMap(sources::text(m_theirs, theirs), sources::text(m_merged, ours), m_lines[theirs]);
    return found->second;
}

const PositionMap& SourceTexts::fromBase(SourceId base, SourceId ours)
{
    const auto [found, isNew] = m_fromBase.try_emplace({base, ours});
    if (isNew && m_base)
        found->second = PositionMap(sources::text(*m_base, base), sources::text(m_merged, ours));
    return found->second;
}

const PositionMap& SourceTexts::fromBaseToTheirs(SourceId source)
{
    const auto [found, isNew] = m_baseToTheirs.try_emplace(source);
    if (isNew && m_base)
        found->second = PositionMap(sources::text(*m_base, source), sources::text(m_theirs, source));
    return found->second;
}

TextUpdate textUpdate(const std::optional<QString>& base, const QString& ours, const QString& theirs)
{
    if (base)
        return mergeTexts(*base, ours, theirs, ChangedAlike::Listed);
    TextUpdate update;
    const TextIndex ourIndex(ours);
    const TextIndex theirIndex(theirs);
    for (const auto& change : diffTexts(ours, theirs))
        update.conflicts.push_back({{},
                                    ourIndex.slice(ours, change.before).toString(),
                                    theirIndex.slice(theirs, change.after).toString(),
                                    change.before,
                                    change.after});
    return update;
}

} // namespace counterpoint::merge
