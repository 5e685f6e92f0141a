#pragma once
#include <QMap>
#include <QString>
#include <optional>

namespace counterpoint::xlsform {

/// 'start=1 end=5': by name in small letters. Values are in small letters too, but of label and value, which name columns of a file.
using Parameters = QMap<QString, QString>;

/// Between the pairs stand spaces, commas or semicolons; none where the text is something else.
std::optional<Parameters> parametersIn(const QString& text);

} // namespace counterpoint::xlsform
