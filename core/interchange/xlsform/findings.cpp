#include "core/interchange/xlsform/findings.h"
#include "core/base/translate.h"

namespace counterpoint::xlsform {

QString Finding::sentence() const
{
    QStringList place;
    if (!sheet.isEmpty())
        place << sheet;
    if (row > 0)
        place << translate("XlsForm", "row %1").arg(row);
    if (!column.isEmpty())
        place << translate("XlsForm", "column “%1”").arg(column);
    return place.isEmpty() ? message : place.join(QStringLiteral(", ")) + QStringLiteral(": ") + message;
}

} // namespace counterpoint::xlsform
