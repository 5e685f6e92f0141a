#pragma once
#include "core/interchange/xlsform/table.h"

namespace counterpoint::xlsform {

/// What a heading says: its path, and the name by which XLSForm knows it (empty where another name for a path stands in its place).
struct Heading {
    QStringList path;
    QString name;
};

/// `doubleColons`: the sheet parts its headings by '::', so that a single colon belongs to a name.
Heading headingOf(const QString& written, SheetKind kind, bool doubleColons);
/// 'List  Name' -> 'list_name'
QString snakeCase(const QString& name);

} // namespace counterpoint::xlsform
