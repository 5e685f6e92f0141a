#pragma once
#include <QString>

namespace counterpoint::markdown {

/// The characters of an HTML entity such as "&amp;" or "&#8217;"; the entity as it is where it is not known.
QString resolveEntity(const QString& entity);

} // namespace counterpoint::markdown
