#pragma once
#include "core/interchange/xlsform/form.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::test {

/// A form written as tables in Markdown: a filled first cell begins a sheet, '\|' is a bar.
inline xlsform::Form formOf(const QString& markdown)
{
    static const QRegularExpression bar(QStringLiteral("(?<!\\\\)\\|"));
    xlsform::Form form;
    for (const auto& written : markdown.split(u'\n')) {
        const auto line = written.trimmed();
        if (!line.startsWith(u'|'))
            continue;
        auto cells = line.split(bar);
        cells.removeFirst();
        cells.removeLast();
        for (auto& cell : cells)
            cell = cell.trimmed().replace(QStringLiteral("\\|"), QStringLiteral("|"));
        if (cells.isEmpty())
            continue;
        const auto name = cells.takeFirst();
        const auto known =
            std::find_if(form.sheets.begin(), form.sheets.end(), [&](const xlsform::Sheet& sheet) { return sheet.name == name; });
        if (!name.isEmpty() && known == form.sheets.end())
            form.sheets.push_back({name, {}});
        while (!cells.isEmpty() && cells.back().isEmpty())
            cells.removeLast();
        if (!form.sheets.empty() && !cells.isEmpty())
            form.sheets.back().rows.push_back(cells);
    }
    return form;
}

} // namespace counterpoint::test
