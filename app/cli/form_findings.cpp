#include "app/cli/form_findings.h"
#include "core/base/translate.h"
#include <QJsonObject>
#include <map>
#include <tuple>

namespace counterpoint::cli {

namespace {

constexpr qsizetype mostRowsNamed = 12;

/// 'rows 2, 3, 7-9'
QString rowsInWords(const std::vector<int>& rows)
{
    QStringList spans;
    for (std::size_t i = 0; i < rows.size();) {
        auto last = i;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        spans << (last > i ? QStringLiteral("%1–%2").arg(rows[i]).arg(rows[last]) : QString::number(rows[i]));
        i = last + 1;
    }
    if (spans.size() > mostRowsNamed)
        spans = spans.mid(0, mostRowsNamed) << QStringLiteral("…");
    return spans.join(QStringLiteral(", "));
}

struct Group {
    xlsform::Finding finding;
    std::vector<int> rows;
};

} // namespace

QJsonArray listOf(const std::vector<xlsform::Finding>& findings)
{
    QJsonArray list;
    for (const auto& finding : findings)
        list.append(QJsonObject{{"sheet", finding.sheet.isEmpty() ? QJsonValue() : finding.sheet},
                                {"row", finding.row > 0 ? QJsonValue(finding.row) : QJsonValue()},
                                {"column", finding.column.isEmpty() ? QJsonValue() : finding.column},
                                {"message", finding.message}});
    return list;
}

QStringList sentencesOf(const std::vector<xlsform::Finding>& findings)
{
    std::vector<Group> groups;
    std::map<std::tuple<QString, QString, QString>, std::size_t> places;
    for (const auto& finding : findings) {
        const auto [place, isNew] = places.emplace(std::tuple(finding.sheet, finding.column, finding.message), groups.size());
        if (isNew)
            groups.push_back({finding, {}});
        groups[place->second].rows.push_back(finding.row);
    }
    QStringList sentences;
    for (const auto& group : groups) {
        if (group.rows.size() == 1) {
            sentences << group.finding.sentence();
            continue;
        }
        auto place = QStringList{group.finding.sheet, translate("Cli", "rows %1").arg(rowsInWords(group.rows))};
        if (!group.finding.column.isEmpty())
            place << translate("Cli", "column “%1”").arg(group.finding.column);
        sentences << place.join(QStringLiteral(", ")) + QStringLiteral(": ") + group.finding.message;
    }
    return sentences;
}

} // namespace counterpoint::cli
