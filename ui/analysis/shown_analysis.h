#pragma once
#include "core/analysis/analysis.h"
#include "core/analysis/kind.h"

namespace counterpoint::ui {

class Session;

/// What the analysis still needs, and where it is chosen, as a sentence.
QString whatIsMissing(const Analysis& analysis);
bool isFiltered(const Analysis& analysis);
/// What it is called after a change: its name follows the variables as long as the user has not given one.
QString nameFor(const Read& db, const Analysis& before, const Analysis& wanted);
bool hasCodes(const Session& session);
const AnalysisKind& firstQualitative();
/// As whoever works blind may see it: from their own codings alone.
Analysis asSeen(const Session& session, const Analysis& analysis);

} // namespace counterpoint::ui
