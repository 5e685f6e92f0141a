#include "core/merge/source_texts.h"
#include "core/project/doors.h"
#include "core/text/diff.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/sources.h"
#include <QStringList>
#include <algorithm>

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

namespace {

bool isWholeLines(const QString& words) { return words.startsWith(u'\n') || words.endsWith(u'\n'); }

/// Lines that one side added, and where each begins within them, in code points.
struct AddedLines {
    QStringList lines;
    std::vector<qsizetype> starts;
    explicit AddedLines(const QString& words)
    {
        qsizetype at = 0;
        for (const auto& line : words.split(u'\n')) {
            if (!line.isEmpty()) {
                lines << line;
                starts.push_back(at);
            }
            at += codePointCount(line) + 1;
        }
    }
};

/// What theirs has and ours has not, put before the next line that both have, or behind all.
std::vector<TextReplacement> missingLines(const UpdateConflict& conflict)
{
    const AddedLines ours(conflict.inStudy);
    std::vector<TextReplacement> parts;
    QStringList missing;
    const auto put = [&](qsizetype at, const QString& words) {
        parts.push_back({{at, at}, words});
        missing.clear();
    };
    qsizetype next = 0;
    for (const auto& line : AddedLines(conflict.inFile).lines) {
        const auto found = ours.lines.indexOf(line, next);
        if (found < 0) {
            missing << line;
            continue;
        }
        const auto at = conflict.place.start + ours.starts[std::size_t(found)];
        if (!missing.isEmpty() && at > 0)
            put(at - 1, u'\n' + missing.join(u'\n')); // behind the line before, so that no turn begins with it
        else if (!missing.isEmpty())
            put(at, missing.join(u'\n') + u'\n');
        next = found + 1;
    }
    if (!missing.isEmpty())
        put(conflict.place.end, conflict.inStudy.endsWith(u'\n') ? missing.join(u'\n') + u'\n' : u'\n' + missing.join(u'\n'));
    return parts;
}

/// Where both put whole lines in at one place, as when both took in new answers, all of them are wanted, and what both have once.
void joinAddedLines(TextUpdate& update)
{
    std::erase_if(update.conflicts, [&](const UpdateConflict& conflict) {
        if (!conflict.imported.isEmpty() || !isWholeLines(conflict.inStudy) || !isWholeLines(conflict.inFile))
            return false;
        for (auto& part : missingLines(conflict)) {
            update.wordsIn += wordCount(part.text);
            update.parts.push_back(std::move(part));
        }
        return true;
    });
    std::sort(update.parts.begin(), update.parts.end(), [](const auto& a, const auto& b) { return a.span.start < b.span.start; });
}

} // namespace

TextUpdate textUpdate(const std::optional<QString>& base, const QString& ours, const QString& theirs)
{
    if (base) {
        auto update = mergeTexts(*base, ours, theirs);
        joinAddedLines(update);
        return update;
    }
    TextUpdate update;
    const TextIndex ourIndex(ours);
    const TextIndex theirIndex(theirs);
    for (const auto& change : diffTexts(ours, theirs))
        update.conflicts.push_back(
            {{}, ourIndex.slice(ours, change.before).toString(), theirIndex.slice(theirs, change.after).toString(), change.before});
    return update;
}

} // namespace counterpoint::merge
