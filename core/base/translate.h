#pragma once
#include <QString>

namespace counterpoint {

/// A sentence for the user, outside QObject classes: `translate("Codebook", "…")`. With `n`, "%n" is that number and "case(s)" the fitting word.
QString translate(const char* context, const char* text, const char* comment = nullptr, int n = -1);

} // namespace counterpoint
