#pragma once
#include "core/base/result.h"
#include "core/figure/drawing.h"

namespace counterpoint::ui {

/// Writes a figure as .svg, .png (288 dots an inch, what journals ask of line art) or .pdf, by the suffix. Invalid for another suffix, Io
/// where the file cannot be written.
Result<> writeFigure(const figure::Drawing& drawing, const QString& path);

} // namespace counterpoint::ui
