#pragma once
#include <QString>
#include <QStringList>

namespace counterpoint {

/// What differs between two texts, line by line, as `diff -u` writes it, with `context` unchanged lines around; empty where nothing does.
QStringList unifiedDiff(const QString& before, const QString& after, const QString& beforeName, const QString& afterName,
                        qsizetype context = 3);

} // namespace counterpoint
