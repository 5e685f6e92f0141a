#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"

namespace counterpoint::xlsform {

namespace {

Lists listsOf(const Table& table)
{
    Lists lists;
    for (const auto& record : table.records)
        if (const auto name = table.text(record, u"list name"); !name.isEmpty())
            lists[name].push_back(&record);
    return lists;
}

void examineList(Examination& examined, const QString& name, const std::vector<const Record*>& records, bool mayRepeat)
{
    const auto& choices = examined.choices;
    QSet<QString> seen;
    for (const auto* record : records) {
        if (!choices.has(*record, u"name")) {
            examined.error(choices.at(*record, u"name",
                                      translate("XlsForm", "A choice of the list “%1” has no name, which is what is stored.").arg(name)));
            continue;
        }
        const auto value = choices.text(*record, u"name");
        if (!choices.has(*record, u"label"))
            examined.warn(choices.at(*record, u"label", translate("XlsForm", "The choice “%1” has no label.").arg(value)));
        if (!mayRepeat && seen.contains(value))
            examined.error(choices.at(*record, u"name",
                                      translate("XlsForm",
                                                "The list “%1” has the name “%2” twice. Rename one; if it is meant, set "
                                                "allow_choice_duplicates to yes on the sheet settings.")
                                          .arg(name, value)));
        seen.insert(value);
    }
}

void requireNames(Examination& examined, const Table& table)
{
    if (!table.records.empty() && !table.hasColumn(u"name"))
        examined.error({nameOf(table.kind), 1, QStringLiteral("name"),
                        translate("XlsForm", "The sheet “%1” has no column “name”.").arg(nameOf(table.kind))});
}

} // namespace

void examineChoices(Examination& examined)
{
    const auto& choices = examined.choices;
    requireNames(examined, choices);
    for (const auto& column : choices.columns)
        if (column.key() != QLatin1String("list name") && column.key().contains(u' '))
            examined.warn(
                {nameOf(choices.kind), 1, column.heading,
                 translate("XlsForm", "The heading “%1” has spaces in it: conditions cannot use the column.").arg(column.heading)});
    examined.lists = listsOf(choices);
    examined.externalLists = listsOf(examined.externalChoices);
    const bool mayRepeat = examined.isSet(u"allow_choice_duplicates");
    for (auto list = examined.lists.constBegin(); list != examined.lists.constEnd(); ++list)
        examineList(examined, list.key(), list.value(), mayRepeat);
}

} // namespace counterpoint::xlsform
