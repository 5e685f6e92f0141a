#pragma once
#include "core/base/result.h"
#include "core/report/document.h"
#include "core/report/house_template.h"
#include "core/report/render_figure.h"

namespace counterpoint::report {

/// A Word document (Office Open XML, transitional) with Word's own styles, captions that are fields, lists that are lists and footnotes
/// that are footnotes; with a house template in that one's styles and page. Same document, template and pictures, same bytes.
Result<QByteArray> writeDocx(const Document& document, const RenderFigure& renderFigure, const HouseTemplate* house = nullptr);

} // namespace counterpoint::report
