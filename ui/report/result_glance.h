#pragma once
#include "core/analysis/result.h"
#include <QString>
#include <optional>

namespace counterpoint::ui {

/// A result in short: its one figure, or its numbers in words where there are several.
struct ResultGlance {
    std::optional<figure::Drawing> drawing;
    QString words;
};

/// An analysis that is gone, or cannot be computed, says so in words.
ResultGlance glanceOf(const Read& db, AnalysisId id);

} // namespace counterpoint::ui
