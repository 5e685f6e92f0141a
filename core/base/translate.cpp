#include "core/base/translate.h"
#include "core/base/english_plurals.h"
#include <QCoreApplication>

namespace counterpoint {

QString translate(const char* context, const char* text, const char* comment, int n)
{
    // The command line runs without an application, and so without translators.
    const auto translated = QCoreApplication::translate(context, text, comment, n);
    return n < 0 ? translated : withEnglishPlurals(translated, n);
}

} // namespace counterpoint
