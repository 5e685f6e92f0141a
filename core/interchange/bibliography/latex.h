#pragma once
#include <QString>

namespace counterpoint::bibliography {

/// The characters that LaTeX writes with commands ('\"{u}', '\ss', '--', '\&'); what is no command for a character loses its backslash.
/// Braces stay.
QString withoutLatex(const QString& text);

} // namespace counterpoint::bibliography
