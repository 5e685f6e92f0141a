#include "core/merge/source_texts.h"
#include "core/project/doors.h"
#include "core/text/diff.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"

namespace counterpoint::merge {

PositionMap::PositionMap(const QString& from, const QString& to)
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

qsizetype PositionMap::moved(qsizetype position, bool hasLabel) const
{
    if (!m_edits)
        return position;
    return m_edits->moved(position) + (hasLabel ? m_edits->insertedAt(position) : 0);
}

const PositionMap& SourceTexts::fromTheirs(SourceId theirs, SourceId ours)
{
    const auto [found, isNew] = m_fromTheirs.try_emplace({theirs, ours});
    if (isNew)
        found->second = PositionMap(sources::text(m_theirs, theirs), sources::text(m_merged, ours));
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
        return mergeTexts(*base, ours, theirs);
    TextUpdate update;
    const TextIndex ourIndex(ours);
    const TextIndex theirIndex(theirs);
    for (const auto& change : diffTexts(ours, theirs))
        update.conflicts.push_back(
            {{}, ourIndex.slice(ours, change.before).toString(), theirIndex.slice(theirs, change.after).toString(), change.before});
    return update;
}

} // namespace counterpoint::merge
