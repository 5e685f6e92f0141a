#include "ui/print/memo_file.h"
#include "core/base/translate.h"
#include "core/report/memo_report.h"
#include "ui/print/report_file.h"
#include <QFileInfo>
#include <QSaveFile>

namespace counterpoint::ui {

Result<qint64> writeMemos(const QString& studyTitle, const std::vector<ShownMemo>& memos, const QString& path)
{
    const auto suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("csv")) {
        if (!QStringList{QStringLiteral("docx"), QStringLiteral("odt"), QStringLiteral("html"), QStringLiteral("pdf")}.contains(suffix))
            return fail(
                Error::Kind::Invalid,
                translate("Memos", "Memos are written as .docx, .odt, .html, .pdf or .csv, not as “%1”.").arg(QFileInfo(path).fileName()));
        return writeReport(report::memoReport(studyTitle, memos), path);
    }
    DelimitedOptions options;
    options.bom = true;
    const auto bytes = writeDelimited(report::memoTable(memos), options);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return bytes.size();
    return fail(
        Error::Kind::Io,
        translate("Memos", "The memos could not be written to “%1”: %2. Choose another folder or name.").arg(path, file.errorString()));
}

} // namespace counterpoint::ui
