#pragma once
#include "core/base/result.h"
#include <QStringList>

namespace counterpoint {

/// Place of `wanted` among `names`: the one spelt exactly so, else the one that differs only in case. Fails with Invalid when
/// there is none (naming what is nearest) or when several differ only in case. `kind` says what is looked for: 'code', 'source'.
Result<qsizetype> findName(const QString& wanted, const QStringList& names, const QString& kind);

} // namespace counterpoint
