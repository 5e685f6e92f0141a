#pragma once
#include <QCoreApplication>

namespace counterpoint {

/// Marks a sentence for translation outside QObject classes: `translate("Codebook", "…")`.
inline QString translate(const char* context, const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate(context, text, comment, n);
}

} // namespace counterpoint
