#include "core/base/uuid.h"
#include <QUuid>

namespace counterpoint {

QString newUuid() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

} // namespace counterpoint
