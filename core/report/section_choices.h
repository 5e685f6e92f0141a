#pragma once
#include "core/analysis/study_items.h"
#include <vector>

/// What can be chosen in sections of the report: things of the study by uuid, or how much is shown.
namespace counterpoint::report {

std::vector<StudyItem> analysesIn(const Read& db);
std::vector<StudyItem> findingsIn(const Read& db);
std::vector<StudyItem> displaysIn(const Read& db);
std::vector<StudyItem> matricesIn(const Read& db);
std::vector<StudyItem> mapsIn(const Read& db);
std::vector<StudyItem> guidesIn(const Read& db);
std::vector<StudyItem> questionnairesIn(const Read& db);
std::vector<StudyItem> attributesIn(const Read& db);
std::vector<StudyItem> casesIn(const Read& db);
std::vector<StudyItem> caseDetails(const Read& db);
std::vector<StudyItem> partsOfStudy(const Read& db);
std::vector<StudyItem> findingDetails(const Read& db);
std::vector<StudyItem> resultParts(const Read& db);
std::vector<StudyItem> caseLists(const Read& db);
std::vector<StudyItem> checklistsThereAre(const Read& db);

} // namespace counterpoint::report
