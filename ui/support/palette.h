#pragma once
#include <QColor>
#include <QPalette>

namespace counterpoint::ui {

enum class Theme { System, Light, Dark, HighContrast };

/// Puts the application's palette to `theme`; System is the platform's own, as it was at the start.
void applyTheme(Theme theme);
bool isDark(const QPalette& palette);

/// Text that is there to be seen but not first: counts, notes, dates. At least 4.5:1 on the base.
QColor quietText(const QPalette& palette);
/// Thin lines between areas.
QColor faintLine(const QPalette& palette);
/// Backgrounds of a bar or a cell that says something is done, wrong, or to be looked at; the palette's text reads well on all.
QColor noticeBackground(const QPalette& palette);
QColor errorBackground(const QPalette& palette);
QColor warningBackground(const QPalette& palette);
/// Behind coded text: `colour` thinned over the base until the palette's text has at least 4.5:1 on it.
QColor highlight(const QColor& colour, const QPalette& palette);
/// A code's stripe or swatch: `colour` shifted until it has at least 3:1 on the base.
QColor stripe(const QColor& colour, const QPalette& palette);
/// Black or white, whichever reads better on `background`.
QColor textOn(const QColor& background);
/// Contrast ratio by WCAG 2.2, 1 to 21.
double contrast(const QColor& one, const QColor& other);
/// `part` of the way from one colour to the other.
QColor mixed(const QColor& from, const QColor& to, double part);

} // namespace counterpoint::ui
