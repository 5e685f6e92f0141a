#include "core/transcript/turn_labels.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/sources.h"

namespace counterpoint::turns {

namespace {

/// Where `name` stands in `label` with no letter or digit beside it; -1 where it does not.
qsizetype wholeWordAt(QStringView label, const QString& name)
{
    const auto isWord = [&](qsizetype at) { return at >= 0 && at < label.size() && label[at].isLetterOrNumber(); };
    for (auto at = label.indexOf(name, 0, Qt::CaseInsensitive); at >= 0; at = label.indexOf(name, at + 1, Qt::CaseInsensitive))
        if (!isWord(at - 1) && !isWord(at + name.size()))
            return at;
    return -1;
}

QString inTheCaseOf(QStringView before, const QString& name, const QString& newName)
{
    const auto capitals = before.toString().toUpper();
    return before == capitals && name != capitals ? newName.toUpper() : newName;
}

} // namespace

Result<> renameInLabels(Edit& db, SourceId source, const std::vector<Turn>& turns, const QString& name, const QString& newName)
{
    if (name.isEmpty() || name == newName)
        return {};
    const auto text = sources::text(db, source);
    const TextIndex index(text);
    // From the end, so that what is still to come stands where it stood.
    for (auto turn = turns.rbegin(); turn != turns.rend(); ++turn) {
        const auto label = index.slice(text, {turn->span.start, turn->contentStart});
        const auto at = wholeWordAt(label, name);
        if (at < 0)
            continue;
        const auto written = label.sliced(at, name.size());
        const auto start = turn->span.start + codePointCount(label.first(at));
        const TextSpan span{start, start + codePointCount(written)};
        if (const auto done = sources::replace(db, source, span, inTheCaseOf(written, name, newName)); !done)
            return done;
    }
    return {};
}

} // namespace counterpoint::turns
