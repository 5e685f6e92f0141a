#pragma once
#include "core/stats/univariate.h"
#include <QJsonObject>

namespace counterpoint::stats {

// Results as JSON objects. The keys are those of docs/cli.md. What is undefined is null, and the object `reason` beside it says why.

QJsonObject toJson(const Univariate& univariate);

} // namespace counterpoint::stats
