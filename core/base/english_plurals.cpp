#include "core/base/english_plurals.h"

namespace counterpoint {

QString EnglishPlurals::translate(const char* /*context*/, const char* text, const char* /*comment*/, int n) const
{
    if (n < 0 || !text)
        return {};
    auto sentence = QString::fromUtf8(text);
    if (!sentence.contains(QLatin1String("(s)")))
        return {};
    return sentence.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace counterpoint
