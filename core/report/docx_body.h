#pragma once
#include "core/report/document.h"
#include "core/report/docx_dress.h"
#include "core/report/render_figure.h"

namespace counterpoint::report::docx {

/// The text of a .docx (word/document.xml) and what it asks of the other parts.
struct Body {
    QByteArray xml;
    QByteArray footnotes; ///< word/footnotes.xml; empty where there are none
    std::vector<QByteArray> pictures; ///< word/media/image1.png and on
    int numberedLists = 0;
};

/// `document` as withReferences() gives it.
Body bodyOf(const Document& document, const RenderFigure& renderFigure, const Dress& dress);

} // namespace counterpoint::report::docx
