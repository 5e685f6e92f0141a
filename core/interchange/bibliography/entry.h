#pragma once
#include "core/interchange/bibliography/bibliography.h"
#include <QStringList>

/// What the readers of both formats share.
namespace counterpoint::bibliography {

/// 'Reed, Dana; Okafor, Jo' of names in either order; one in braces, or of a single word, is that of a body.
QString authorsFrom(const QStringList& names);

Bibliography readBibtex(const QString& text);
Bibliography readRis(const QString& text);

} // namespace counterpoint::bibliography
