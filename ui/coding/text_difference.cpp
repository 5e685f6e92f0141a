#include "ui/coding/text_difference.h"
#include <QList>
#include <QStringView>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// The part of `before` that differs, shifted by `at`; an empty one with no text where nothing does.
TextDifference difference(QStringView before, QStringView after, qsizetype at)
{
    const auto shorter = std::min(before.size(), after.size());
    auto head = std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
    if (head > 0 && head < shorter && before[head - 1].isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    if (tail > 0 && before[before.size() - tail].isLowSurrogate())
        --tail;
    return {int(at + head), int(at + before.size() - tail), after.sliced(head, after.size() - tail - head).toString()};
}

} // namespace

std::vector<TextDifference> differences(const QString& before, const QString& after)
{
    const auto whole = difference(before, after, 0);
    if (whole.from == whole.to && whole.text.isEmpty())
        return {};
    const auto old = QStringView(before).sliced(whole.from, whole.to - whole.from);
    if (!whole.text.contains(u'\n') || old.count(u'\n') != whole.text.count(u'\n'))
        return {whole};
    std::vector<TextDifference> parts;
    const auto oldLines = old.split(u'\n');
    const auto newLines = QStringView(whole.text).split(u'\n');
    qsizetype at = whole.from;
    for (qsizetype i = 0; i < oldLines.size(); at += oldLines[i].size() + 1, ++i)
        if (oldLines[i] != newLines[i])
            parts.push_back(difference(oldLines[i], newLines[i], at));
    return parts;
}

} // namespace counterpoint::ui
