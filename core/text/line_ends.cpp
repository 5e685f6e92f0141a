#include "core/text/line_ends.h"
#include "core/base/translate.h"

namespace counterpoint {

Result<QString> withLineFeeds(QString text, const QString& fileName)
{
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    if (const auto nul = text.indexOf(QChar::Null); nul >= 0)
        return fail(
            Error::Kind::Format,
            translate("Import", "“%1” is not a text file. Save it as plain text, Markdown or Word (.docx) and import that.").arg(fileName),
            QStringLiteral("NUL at %1").arg(nul));
    if (text.contains(u'\r')) {
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        text.replace(u'\r', u'\n');
    }
    return text;
}

} // namespace counterpoint
