#pragma once
#include "core/report/document.h"
#include "core/report/render_figure.h"

namespace counterpoint::report::odt {

/// The text of an .odt (content.xml) and the pictures it shows.
struct Body {
    QByteArray xml;
    std::vector<QByteArray> pictures; ///< Pictures/image1.png and on
};

/// `document` as withReferences() gives it.
Body bodyOf(const Document& document, const RenderFigure& renderFigure);

} // namespace counterpoint::report::odt
