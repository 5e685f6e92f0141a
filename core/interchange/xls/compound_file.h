#pragma once
#include <QByteArray>
#include <QStringList>

namespace counterpoint::xls {

/// The stream of one of these names in an OLE compound file, which old Office documents are. Empty where there is none, or the file is damaged.
QByteArray streamOf(const QByteArray& bytes, const QStringList& names);

} // namespace counterpoint::xls
