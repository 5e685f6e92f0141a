#include "core/report/checklists.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/report/checklist_items.h"
#include "core/report/section_kinds.h"
#include <algorithm>

namespace counterpoint::report {

namespace {

const QString coveredKey = QStringLiteral("covered");

QString tr(const char* text) { return translate("Report", text); }

/// Whether a section is one of the places; free text only when there is any.
bool isPlace(const ReportSection& section, const QStringList& places)
{
    const auto isOne = [&](const QString& place) { return places.contains(place); };
    if (section.kind == QLatin1String("text"))
        return !section.body.trimmed().isEmpty()
            && isOne(QStringLiteral("text:") + section.options.value(report_sections::topicKey).toString());
    if (isOne(section.kind))
        return true;
    if (section.kind != QLatin1String("study"))
        return false;
    const auto part = section.options.value(QLatin1String("part")).toString();
    return part.isEmpty() ? std::any_of(places.begin(), places.end(), [](const QString& place) { return place.startsWith(u"study:"); })
                          : isOne(QStringLiteral("study:") + part);
}

/// By the researcher, and not made by the study.
bool isWritten(const ReportSection& section) { return section.kind == QLatin1String("text") || section.kind == QLatin1String("study"); }

QString foundFor(const Read& db, const ChecklistItem& item, const std::vector<ReportSection>& outline, const StudyFacts& facts)
{
    const auto fact = item.fact ? item.fact(facts) : QString();
    // A section that the study makes is empty where the study knows nothing of it.
    const bool isUnknown = item.fact && fact.isEmpty();
    QStringList said;
    for (const auto& section : outline)
        if (isPlace(section, item.places) && (!isUnknown || isWritten(section)))
            said << tr("“%1”").arg(headingOf(db, section));
    if (said.isEmpty() && item.needsPlace)
        return {};
    said.removeDuplicates();
    auto found = said.join(QStringLiteral(", "));
    if (!fact.isEmpty())
        found += found.isEmpty() ? fact : QStringLiteral(": ") + fact;
    return found;
}

} // namespace

const std::vector<Checklist>& checklists()
{
    static const std::vector<Checklist> all{coreq(), cherries(), gramms()};
    return all;
}

const Checklist* findChecklist(const QString& key)
{
    const auto found = std::find_if(checklists().begin(), checklists().end(), [&](const Checklist& one) { return one.key == key; });
    return found == checklists().end() ? nullptr : &*found;
}

std::vector<CoveredItem> coverage(const Read& db, const std::vector<ReportSection>& outline, const ReportSection& section)
{
    const auto* checklist = findChecklist(section.options.value(QLatin1String("checklist")).toString());
    if (!checklist)
        return {};
    const auto facts = factsOf(db);
    const auto typed = section.options.value(coveredKey).toObject();
    std::vector<CoveredItem> covered;
    for (const auto& item : checklist->items) {
        const int number = int(covered.size()) + 1;
        covered.push_back(
            {number, item.part, item.name, typed.value(QString::number(number)).toString(), foundFor(db, item, outline, facts)});
    }
    return covered;
}

void setCovered(ReportSection& section, int item, const QString& where)
{
    auto typed = section.options.value(coveredKey).toObject();
    if (where.trimmed().isEmpty())
        typed.remove(QString::number(item));
    else
        typed.insert(QString::number(item), where.trimmed());
    if (typed.isEmpty())
        section.options.remove(coveredKey);
    else
        section.options.insert(coveredKey, typed);
}

void addChecklist(const Read& db, const std::vector<ReportSection>& outline, const ReportSection& section, Document& report)
{
    const auto* checklist = findChecklist(section.options.value(QLatin1String("checklist")).toString());
    if (!checklist)
        return;
    Table table;
    table.caption = checklist->title;
    table.rows.push_back({tr("No."), tr("Item"), tr("Where it is covered")});
    QString part;
    for (const auto& item : coverage(db, outline, section)) {
        if (item.part != part)
            table.rows.push_back({QString(), Prose{bold(item.part)}, QString()});
        part = item.part;
        table.rows.push_back(
            {number(QString::number(item.number)), item.name, item.isCovered() ? Prose(item.where()) : Prose(italic(tr("Not covered")))});
    }
    table.note = checklist->source;
    report.add(std::move(table));
}

} // namespace counterpoint::report
