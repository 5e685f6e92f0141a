#pragma once
#include "core/analysis/kind.h"

namespace counterpoint::kinds {

// One function a kind, each in its own file in core/analysis/kinds; kinds.cpp calls them in the order in which they are offered.
AnalysisKind frequencies();
AnalysisKind describe();
AnalysisKind crosstab();
AnalysisKind compareGroups();
AnalysisKind compareMeasures();
AnalysisKind compareValue();
AnalysisKind correlate();
AnalysisKind likert();
AnalysisKind quality();
AnalysisKind trend();
AnalysisKind scale();
AnalysisKind linear();
AnalysisKind logistic();
AnalysisKind answers();
AnalysisKind populationMeans();
AnalysisKind populationShares();
AnalysisKind populationTable();
AnalysisKind populationCompare();

// Qualitative ones.
AnalysisKind codeMatrix();
AnalysisKind codeByAnswer();
AnalysisKind attributeMatrix();
AnalysisKind cooccurrence();
AnalysisKind codeClusters();
AnalysisKind saturation();
AnalysisKind guideGrid();
AnalysisKind participation();
AnalysisKind turnTaking();
AnalysisKind interactionCounts();
AnalysisKind coverage();
AnalysisKind coderAgreement();
AnalysisKind wordFrequencies();
AnalysisKind keyWords();
AnalysisKind keyWordInContext();
AnalysisKind wordTree();

} // namespace counterpoint::kinds
