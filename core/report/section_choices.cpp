#include "core/report/section_choices.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/report/checklists.h"

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("SectionKinds", text); }

std::vector<StudyItem> listed(const Read& db, const char* sql)
{
    std::vector<StudyItem> items;
    for (auto query = db.prepare(sql); query.step();)
        items.push_back({query.text(0), query.text(1), 0, {}, query.int64(2)});
    return items;
}

} // namespace

std::vector<StudyItem> analysesIn(const Read& db) { return listed(db, "SELECT uuid, name, id FROM analysis ORDER BY position, id"); }
std::vector<StudyItem> findingsIn(const Read& db) { return listed(db, "SELECT uuid, claim, id FROM finding ORDER BY position, id"); }
std::vector<StudyItem> mapsIn(const Read& db) { return listed(db, "SELECT uuid, name, id FROM concept_map ORDER BY position, id"); }
std::vector<StudyItem> displaysIn(const Read& db) { return listed(db, "SELECT uuid, name, id FROM joint_display ORDER BY position, id"); }
std::vector<StudyItem> matricesIn(const Read& db)
{
    return listed(db, "SELECT uuid, name, id FROM convergence_matrix ORDER BY position, id");
}
std::vector<StudyItem> guidesIn(const Read& db) { return listed(db, "SELECT uuid, name, id FROM guide ORDER BY position, id"); }
std::vector<StudyItem> questionnairesIn(const Read& db)
{
    return listed(db, "SELECT uuid, name, id FROM questionnaire ORDER BY position, id");
}
std::vector<StudyItem> attributesIn(const Read& db) { return listed(db, "SELECT uuid, name, id FROM attribute ORDER BY position, id"); }

std::vector<StudyItem> casesIn(const Read& db) { return listed(db, "SELECT uuid, name, id FROM study_case ORDER BY name, id"); }

std::vector<StudyItem> caseDetails(const Read&)
{
    return {{QStringLiteral("overview"), tr("Attributes, timeline, codes by strand")}, {QStringLiteral("all"), tr("All of it, memos too")}};
}

std::vector<StudyItem> partsOfStudy(const Read&)
{
    return {{QStringLiteral("description"), tr("Description")},
            {QStringLiteral("aims"), tr("Purpose and research questions")},
            {QStringLiteral("ethics"), tr("Ethics")}};
}

std::vector<StudyItem> findingDetails(const Read&)
{
    return {{QStringLiteral("argument"), tr("Claim and argument")}, {QStringLiteral("claim"), tr("Claim alone")}};
}

std::vector<StudyItem> resultParts(const Read&)
{
    return {{QStringLiteral("tables"), tr("Tables alone")}, {QStringLiteral("figures"), tr("Figures alone")}};
}

std::vector<StudyItem> caseLists(const Read&) { return {{QStringLiteral("each"), tr("Groups, then each Case with its attributes")}}; }

std::vector<StudyItem> checklistsThereAre(const Read&)
{
    std::vector<StudyItem> items;
    for (const auto& checklist : checklists())
        items.push_back({checklist.key, checklist.title});
    return items;
}

} // namespace counterpoint::report
