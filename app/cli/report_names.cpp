#include "app/cli/report_names.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

QString tr(const char* text, int n = -1) { return translate("Cli", text, nullptr, n); }

QJsonArray toJson(const std::vector<report::NameLeft>& names)
{
    QJsonArray rows;
    for (const auto& one : names)
        rows.append(QJsonObject{{"written", one.written}, {"where", one.where}, {"context", one.context}, {"sure", one.isSure}});
    return rows;
}

TextTable tableOf(const std::vector<report::NameLeft>& names)
{
    TextTable table;
    table.headers << tr("Name") << tr("Where") << tr("In its words") << tr("Sure");
    for (const auto& one : names)
        table.rows.push_back({one.written, one.where, one.context, one.isSure ? tr("yes") : tr("no")});
    return table;
}

} // namespace

Answer refusedForNames(const report::NamesCheck& check)
{
    Answer answer;
    answer.status = 1;
    answer.json = {{"report", QJsonValue()}, {"names", toJson(check.names)}};
    answer.tables = {tableOf(check.names)};
    answer.warnings << tr(
        "Nothing was written: names that have a pseudonym stand in the report. Replace them (“pseudonyms STUDY --apply”), or write it "
        "all the same with --allow-names.");
    return answer;
}

void addNames(const report::NamesCheck& check, Answer& answer)
{
    answer.json.insert(QStringLiteral("names"), toJson(check.names));
    if (check.names.empty())
        return;
    answer.tables.push_back(tableOf(check.names));
    const bool isSure = std::any_of(check.names.begin(), check.names.end(), [](const report::NameLeft& one) { return one.isSure; });
    answer.warnings << (isSure ? tr("Names that have a pseudonym stand in the report.")
                               : tr("What stands in the report may be a name that has a pseudonym, or another word."));
}

} // namespace counterpoint::cli
