#pragma once
#include <QString>

namespace counterpoint {

/// A time in a recording, as it is shown and typed: "00:04:12".
inline QString clockText(qint64 ms)
{
    return QStringLiteral("%1:%2:%3")
        .arg(ms / 3'600'000, 2, 10, QLatin1Char('0'))
        .arg(ms / 60'000 % 60, 2, 10, QLatin1Char('0'))
        .arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'));
}

} // namespace counterpoint
