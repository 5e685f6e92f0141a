#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

/// The sample study's files, which travel inside the program.
namespace counterpoint::sample {

Result<QByteArray> readFile(const QString& name);
Result<QJsonArray> readList(const QString& name); ///< Format names the file and the place where it is not JSON
Result<QJsonObject> readObject(const QString& name);

} // namespace counterpoint::sample
