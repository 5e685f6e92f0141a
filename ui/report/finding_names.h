#pragma once
#include "core/integration/elements.h"
#include "core/integration/findings.h"

/// What the values of findings and of framework elements are called in the window.
namespace counterpoint::ui {

QString nameOf(Finding::Status status); ///< 'Draft'
QString nameOf(Finding::Strength strength); ///< 'Not said', 'Strong' …
QString nameOf(Finding::Confidence confidence);
QString nameOf(Concern::Level level); ///< 'Not assessed', 'No or very minor' …
QString nameOf(FrameworkElement::Priority priority);

} // namespace counterpoint::ui
