#pragma once
#include "core/report/document.h"
#include "core/report/render_figure.h"

namespace counterpoint::report {

/// The figures of the document as PNG, one a block, empty for what is no figure or cannot be shown; rendered on all processors at once,
/// so that `renderFigure` is called from several threads.
std::vector<QByteArray> picturesOf(const Document& document, const RenderFigure& renderFigure);

} // namespace counterpoint::report
