#pragma once
#include "core/base/result.h"
#include "core/report/document.h"
#include "core/report/render_figure.h"

namespace counterpoint::report {

/// A Word document (Office Open XML, transitional) with Word's own styles, captions that are fields, and lists that are lists.
/// Same document and pictures, same bytes.
Result<QByteArray> writeDocx(const Document& document, const RenderFigure& renderFigure);

} // namespace counterpoint::report
