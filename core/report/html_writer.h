#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint::report {

/// One self-contained HTML5 page (well-formed as XML too): inline style and SVG, nothing loaded from elsewhere. Same document, same bytes.
Result<QByteArray> writeHtml(const Document& document);

} // namespace counterpoint::report
