#pragma once
#include "core/agreement/ratings.h"
#include "core/agreement/unitizing.h"
#include "core/base/result.h"
#include <QJsonObject>
#include <QString>
#include <utility>
#include <vector>

namespace counterpoint::cli {

/// Ratings in any of the shapes that `calculate agreement` takes: `table`, `counts`, `units`, `coders`, or `coder1`, `coder2` …; with
/// `categories` in their order, or `q`, how many there are. Invalid, in a sentence, where they are none.
Result<agreement::Ratings> ratingsIn(const QJsonObject& data);

/// What coders marked off in one text, by category: `{"begin", "length", "units": {category: [[[start, length], …] of each coder]}}`.
Result<std::vector<std::pair<QString, agreement::Continuum>>> continuaIn(const QJsonObject& data);

/// What coders marked off with values: `{"L", "half_open": [[[value, start, end], …] of each coder]}`.
struct ValuedText {
    double length = 0;
    std::vector<std::vector<agreement::ValuedStretch>> byCoder;
};
Result<ValuedText> valuedTextIn(const QJsonObject& data);

} // namespace counterpoint::cli
