#pragma once
#include "core/base/result.h"
#include "core/report/document.h"
#include "core/report/render_figure.h"

namespace counterpoint::report {

/// An OpenDocument text (ODF 1.2). Same document and pictures, same bytes.
Result<QByteArray> writeOdt(const Document& document, const RenderFigure& renderFigure);

} // namespace counterpoint::report
