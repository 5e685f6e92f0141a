#include "ui/print/display_file.h"
#include "core/report/table_file.h"
#include "ui/print/report_file.h"
#include <QFileInfo>

namespace counterpoint::ui {

Result<qint64> writeDisplay(const report::Document& document, const QString& path)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    const bool isTable = suffix == QLatin1String("xlsx") || suffix == QLatin1String("csv");
    return isTable ? report::writeTables(document, path) : writeReport(document, path);
}

} // namespace counterpoint::ui
