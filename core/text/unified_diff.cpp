#include "core/text/unified_diff.h"
#include "core/text/sequence_diff.h"
#include <QHash>
#include <algorithm>

namespace counterpoint {

namespace {

std::vector<int> numbered(const QStringList& lines, QHash<QString, int>& numbers)
{
    std::vector<int> ids;
    for (const auto& line : lines) {
        auto known = numbers.find(line);
        if (known == numbers.end())
            known = numbers.insert(line, int(numbers.size()));
        ids.push_back(*known);
    }
    return ids;
}

/// "12,3": first line counted from 1, and how many where it is not one; an empty range stands behind the line it follows.
QString range(qsizetype start, qsizetype end)
{
    if (end - start == 1)
        return QString::number(start + 1);
    return QStringLiteral("%1,%2").arg(end > start ? start + 1 : start).arg(end - start);
}

void add(QStringList& out, const QStringList& lines, qsizetype start, qsizetype end, QChar mark)
{
    for (auto i = start; i < end; ++i)
        out << mark + lines[i];
}

} // namespace

QStringList unifiedDiff(const QString& before, const QString& after, const QString& beforeName, const QString& afterName, qsizetype context)
{
    const auto old = before.split(u'\n');
    const auto now = after.split(u'\n');
    QHash<QString, int> numbers;
    const auto oldIds = numbered(old, numbers);
    const auto nowIds = numbered(now, numbers);
    const auto changes = diffSequences(oldIds, nowIds);
    if (changes.empty())
        return {};
    QStringList out{QStringLiteral("--- ") + beforeName, QStringLiteral("+++ ") + afterName};
    for (std::size_t first = 0; first < changes.size();) {
        auto last = first;
        while (last + 1 < changes.size() && changes[last + 1].beforeStart - changes[last].beforeEnd <= 2 * context)
            ++last;
        const auto lead = std::min(context, changes[first].beforeStart);
        const auto trail = std::min(context, old.size() - changes[last].beforeEnd);
        out << QStringLiteral("@@ -%1 +%2 @@")
                   .arg(range(changes[first].beforeStart - lead, changes[last].beforeEnd + trail),
                        range(changes[first].afterStart - lead, changes[last].afterEnd + trail));
        auto at = changes[first].beforeStart - lead;
        for (auto i = first; i <= last; ++i) {
            add(out, old, at, changes[i].beforeStart, u' ');
            add(out, old, changes[i].beforeStart, changes[i].beforeEnd, u'-');
            add(out, now, changes[i].afterStart, changes[i].afterEnd, u'+');
            at = changes[i].beforeEnd;
        }
        add(out, old, at, changes[last].beforeEnd + trail, u' ');
        first = last + 1;
    }
    return out;
}

} // namespace counterpoint
