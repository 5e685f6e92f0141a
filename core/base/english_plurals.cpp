#include "core/base/english_plurals.h"

namespace counterpoint {

QString withEnglishPlurals(QString sentence, int n)
{
    return sentence.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

QString EnglishPlurals::translate(const char* /*context*/, const char* text, const char* /*comment*/, int n) const
{
    return n < 0 || !text ? QString() : withEnglishPlurals(QString::fromUtf8(text), n);
}

} // namespace counterpoint
