#pragma once
#include "core/report/markup.h"
#include "core/report/render_figure.h"

namespace counterpoint::report::docx {

/// A run that shows word/media/image`number`.png; `name` is what Word lists it as.
void picture(Markup& part, const figure::Drawing& drawing, const FigureSize& size, const QString& number, const QString& name);

} // namespace counterpoint::report::docx
