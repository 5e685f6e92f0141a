#include "core/analysis/fingerprint.h"
#include <QCryptographicHash>
#include <QStringList>

namespace counterpoint {

QString fingerprintOf(std::span<const double> numbers)
{
    constexpr qsizetype longest = 100;
    QStringList rounded;
    for (const double number : numbers)
        rounded << (number == number ? QString::number(number == 0 ? 0.0 : number, 'g', 6) : QStringLiteral("-"));
    const auto text = rounded.join(u' ');
    if (text.size() <= longest)
        return text;
    const auto digest = QCryptographicHash::hash(text.toLatin1(), QCryptographicHash::Sha256).toHex().left(12);
    return text.left(text.lastIndexOf(u' ', longest)) + QStringLiteral(" … ") + QString::fromLatin1(digest);
}

} // namespace counterpoint
