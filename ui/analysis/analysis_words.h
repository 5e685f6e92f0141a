#pragma once
#include "core/analysis/analysis.h"
#include <QStringList>

namespace counterpoint::ui {

QString kindName(AnalysisKind kind);
QStringList kindNames(); ///< in the order of AnalysisKind
const char* iconName(AnalysisKind kind);

/// One of an analysis's switches: how it is called, what its undo step is called, for which kinds it is there.
struct AnalysisSwitch {
    bool Analysis::*part;
    const char* objectName;
    QString text;
    QString step; ///< '%1' is the analysis
    std::vector<AnalysisKind> kinds;
};
std::vector<AnalysisSwitch> analysisSwitches();

} // namespace counterpoint::ui
