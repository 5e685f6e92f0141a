#pragma once

namespace counterpoint::cli {

class Shell;

// One function a command, each in its own file; it declares the options and what is done.
void addNew(Shell& shell);
void addInfo(Shell& shell);
void addCheck(Shell& shell);
void addImport(Shell& shell);
void addExport(Shell& shell);
void addSources(Shell& shell);
void addCases(Shell& shell);
void addCaseProfile(Shell& shell);
void addCodes(Shell& shell);
void addDatasets(Shell& shell);
void addVariables(Shell& shell);
void addFilters(Shell& shell);
void addWeights(Shell& shell);
void addAnswerSets(Shell& shell);
void addText(Shell& shell);
void addTurns(Shell& shell);
void addRecordings(Shell& shell);
void addEdit(Shell& shell);
void addCode(Shell& shell);
void addSegments(Shell& shell);
void addQueries(Shell& shell);
void addSearch(Shell& shell);
void addDictionary(Shell& shell);
void addMerge(Shell& shell);
void addConsensus(Shell& shell);
void addAgreement(Shell& shell);
void addStatistics(Shell& shell); ///< one for each kind of analysis
void addCalculate(Shell& shell);
void addGuides(Shell& shell);
void addEntry(Shell& shell);
void addFielding(Shell& shell);
void addServe(Shell& shell);
void addInterviewees(Shell& shell);
void addMemos(Shell& shell);
void addPseudonyms(Shell& shell);
void addStudyLog(Shell& shell);
void addJoint(Shell& shell);
void addMaps(Shell& shell);
void addConvergence(Shell& shell);
void addElements(Shell& shell);
void addFramework(Shell& shell);
void addInteract(Shell& shell);
void addLiterature(Shell& shell);
void addFindings(Shell& shell);
void addOutline(Shell& shell);
void addReport(Shell& shell);
void addHistory(Shell& shell); ///< history, undo, redo

} // namespace counterpoint::cli
