#include "core/report/participants_section.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/report/document.h"
#include "core/responses/datasets.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace counterpoint::report {

namespace {

constexpr std::size_t mostAttributes = 5; ///< that a page has room for beside the names

QString tr(const char* text) { return translate("Report", text); }

std::optional<Attribute> groupingOf(const Read& db, AttributeId wanted)
{
    const auto all = attributes::all(db);
    const auto find = [&](const auto& fits) -> std::optional<Attribute> {
        const auto found = std::find_if(all.begin(), all.end(), fits);
        return found == all.end() ? std::nullopt : std::optional(*found);
    };
    if (wanted.isValid())
        return find([wanted](const Attribute& one) { return one.id == wanted; });
    if (const auto named = find([](const Attribute& one) { return one.name.compare(QLatin1String("group"), Qt::CaseInsensitive) == 0; }))
        return named;
    return find([](const Attribute& one) { return one.type == Attribute::Type::Text; });
}

/// Cases by where they are heard; one Case may be heard in several places.
struct Heard {
    std::map<Strand, std::set<CaseId>> in;
    std::set<CaseId> answered;

    explicit Heard(const Read& db)
    {
        for (auto query = db.prepare("SELECT DISTINCT k.case_id, s.strand FROM speaker k JOIN source s ON s.id = k.source_id "
                                     "WHERE k.case_id IS NOT NULL");
             query.step();)
            if (const auto strand = strandFrom(query.text(1)))
                in[*strand].insert(query.id<CaseId>(0));
        for (auto query = db.prepare("SELECT DISTINCT case_id FROM response_case WHERE case_id IS NOT NULL"); query.step();)
            answered.insert(query.id<CaseId>(0));
    }
};

struct Counted {
    int cases = 0;
    int interviewed = 0;
    int inGroups = 0;
    int answered = 0;

    void add(const Heard& heard, CaseId id)
    {
        const auto isIn = [&](Strand strand) {
            const auto found = heard.in.find(strand);
            return found != heard.in.end() && found->second.contains(id) ? 1 : 0;
        };
        ++cases;
        interviewed += isIn(Strand::Interviews);
        inGroups += isIn(Strand::FocusGroups);
        answered += heard.answered.contains(id) ? 1 : 0;
    }
    Row row(const QString& title) const
    {
        Row cells{title};
        for (const int count : {cases, interviewed, inGroups, answered})
            cells.push_back(number(count == 0 ? QStringLiteral("–") : QString::number(count)));
        return cells;
    }
};

Table byGroup(const std::vector<Case>& people, const std::optional<Attribute>& grouping, const Heard& heard)
{
    std::map<QString, Counted> groups;
    Counted ungrouped;
    Counted all;
    for (const auto& person : people) {
        const auto value = grouping ? person.value(grouping->id) : QString();
        (value.isEmpty() ? ungrouped : groups[value]).add(heard, person.id);
        all.add(heard, person.id);
    }
    Table table;
    table.caption = grouping ? tr("Cases by %1").arg(grouping->name) : tr("Cases");
    table.rows.push_back(
        {grouping ? grouping->name : QString(), tr("Cases"), tr("Interviewed"), tr("In focus groups"), tr("In the survey")});
    for (const auto& [value, counted] : groups)
        table.rows.push_back(counted.row(value));
    if (ungrouped.cases > 0 && !groups.empty())
        table.rows.push_back(ungrouped.row(tr("(not said)")));
    table.rows.push_back(all.row(tr("All")));
    return table;
}

Table eachOf(const Read& db, const std::vector<Case>& people)
{
    auto shown = attributes::all(db);
    std::erase_if(shown, [&](const Attribute& attribute) {
        return std::none_of(people.begin(), people.end(), [&](const Case& person) { return !person.value(attribute.id).isEmpty(); });
    });
    if (shown.size() > mostAttributes)
        shown.resize(mostAttributes);
    Table table;
    table.caption = tr("The Cases");
    Row header{tr("Case")};
    for (const auto& attribute : shown)
        header.emplace_back(attribute.name);
    table.rows.push_back(std::move(header));
    for (const auto& person : people) {
        Row row{person.name};
        for (const auto& attribute : shown)
            row.emplace_back(person.value(attribute.id));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

void addParticipants(const Read& db, AttributeId groups, bool eachCase, Document& report)
{
    const auto people = cases::all(db);
    const Heard heard(db);
    if (!people.empty())
        report.add(byGroup(people, groupingOf(db, groups), heard));
    for (const auto& dataset : datasets::all(db)) {
        auto query = db.prepare("SELECT count(*) FROM response_case WHERE dataset_id = ? AND case_id IS NOT NULL");
        const auto linked = query.bind(dataset.id).step() ? query.int64(0) : 0;
        report.add(Paragraph{
            linked == 0
                ? tr("The survey “%1” was answered by %2 people, none of whom is a Case.").arg(dataset.name).arg(dataset.rows)
                : tr("The survey “%1” was answered by %2 people; %3 of them are Cases.").arg(dataset.name).arg(dataset.rows).arg(linked)});
    }
    if (eachCase && !people.empty())
        report.add(eachOf(db, people));
}

} // namespace counterpoint::report
