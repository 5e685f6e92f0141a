#include "core/transcript/versions.h"
#include "core/project/doors.h"
#include "core/project/recorded_steps.h"
#include "core/text/diff.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <limits>

namespace counterpoint {

namespace {

/// The columns of `paragraph` and of `source` in a changeset.
enum ParagraphColumn { ParagraphSource, ParagraphPosition, ParagraphText };

bool imports(const RecordedStep& step, SourceId source)
{
    bool found = false;
    step.forEachRow("source", [&](const sqlite::ChangedRow& row) {
        found = found || (row.operation() == sqlite::ChangedRow::Operation::Inserted && row.key(0) == source.value());
    });
    return found;
}

/// A place that a step changed, as it lies in the text of a later version.
struct Trace {
    TextSpan span;
    std::size_t by = 0;
};

/// Where a position lies after `changes`; inside a change, at its beginning or end.
qsizetype moved(qsizetype position, const std::vector<TextChange>& changes, bool toEnd)
{
    qsizetype shift = 0;
    for (const auto& change : changes) {
        if (position < change.before.start)
            break;
        if (position < change.before.end || (position == change.before.end && position == change.before.start && !toEnd))
            return toEnd ? change.after.end : change.after.start;
        shift = change.after.end - change.before.end;
    }
    return position + shift;
}

} // namespace

/// Gives what takes it back again.
TextHistory::Undo TextHistory::apply(const Undo& undo, Lines& lines)
{
    Undo back;
    for (const auto& [position, wanted] : undo) {
        const auto line = lines.find(position);
        back[position] = line == lines.end() ? std::nullopt : std::optional(line->second);
        if (wanted)
            lines[position] = *wanted;
        else
            lines.erase(position);
    }
    return back;
}

QString TextHistory::joined(const Lines& lines)
{
    QString text;
    for (const auto& [position, line] : lines) {
        if (position != lines.begin()->first)
            text += u'\n';
        text += line;
    }
    return text;
}

/// Collects the steps that changed the text, from the newest back; true when the import was reached.
bool TextHistory::walkBack(const Read& db, SourceId source)
{
    bool isWhole = false;
    forEachStepBack(db, [&](const RecordedStep& step) {
        if (step.changeset.isEmpty())
            return false; // what was before it is gone for good
        const TextVersion version{step.id, step.label, step.coder, step.at};
        Undo undo;
        step.forEachRow("paragraph", [&](const sqlite::ChangedRow& row) {
            if (row.key(ParagraphSource) == source.value())
                undo[row.key(ParagraphPosition)] = row.before(ParagraphText);
        });
        isWhole = imports(step, source);
        if (isWhole || !undo.empty())
            m_versions.push_back(version);
        if (!isWhole && !undo.empty())
            m_undos.push_back(std::move(undo));
        return !isWhole;
    });
    return isWhole;
}

TextHistory TextHistory::read(const Read& db, SourceId source)
{
    TextHistory history;
    {
        auto lines = db.prepare("SELECT position, text FROM paragraph WHERE source_id = ? ORDER BY position");
        for (lines.bind(source); lines.step();)
            history.m_newest.emplace(lines.int64(0), lines.text(1));
    }
    if (history.walkBack(db, source))
        return history;
    auto import = db.prepare("SELECT imported_at FROM source WHERE id = ?");
    const auto at = import.bind(source).step() ? import.text(0) : QString();
    history.m_versions.push_back({{}, {}, {}, at});
    history.m_original = sources::originalText(db, source);
    return history;
}

QString TextHistory::text(std::size_t version) const
{
    if (m_original && version + 1 == m_versions.size())
        return *m_original;
    auto lines = m_newest;
    for (std::size_t i = 0; i < version; ++i)
        apply(m_undos[i], lines);
    return joined(lines);
}

std::vector<VersionChange> TextHistory::compare(std::size_t older, std::size_t newer) const
{
    auto lines = m_newest;
    std::vector<Undo> redos; // from the newest version back
    for (std::size_t version = 0; version < older; ++version)
        redos.push_back(apply(m_undos[version], lines));
    const auto first = text(older);
    auto before = first;
    std::vector<Trace> traces;
    const auto follow = [&](std::optional<std::size_t> by) {
        auto after = joined(lines);
        const auto changes = diffTexts(before, after);
        for (auto& trace : traces)
            trace.span = {moved(trace.span.start, changes, false), moved(trace.span.end, changes, true)};
        for (const auto& change : changes)
            if (by)
                traces.push_back({change.after, *by});
        before = std::move(after);
    };
    follow({}); // what lies before the record's first step was done by nobody knows whom
    for (auto version = older; version-- > newer;) {
        apply(redos[version], lines);
        follow(version);
    }
    std::vector<VersionChange> result;
    for (const auto& change : joinedForReading(diffTexts(first, before), first)) {
        VersionChange made{change.before, change.after, {}};
        qsizetype nearest = std::numeric_limits<qsizetype>::max();
        // Where the same words stand side by side, a change may be seen a little off its true place: then the nearest step counts.
        for (const auto& trace : traces) {
            const auto gap = std::max<qsizetype>({0, trace.span.start - change.after.end, change.after.start - trace.span.end});
            if (gap < nearest || (gap == nearest && trace.by < *made.by)) {
                nearest = gap;
                made.by = trace.by;
            }
        }
        if (m_original && nearest > 0)
            made.by.reset(); // it may lie before the record's first step
        result.push_back(made);
    }
    return result;
}

} // namespace counterpoint
