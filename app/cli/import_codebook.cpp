#include "app/cli/import_codebook.h"
#include "core/base/translate.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

Result<ImportedFile> mergeCodebook(Edit& db, const CodebookFile& codes, const QString& name)
{
    const auto plan = codebook::merge(db, codes);
    if (!plan)
        return fail(plan);
    QJsonArray lines;
    for (const auto& line : plan->lines) {
        const auto what = !line.code.isValid() ? QStringLiteral("added")
            : line.changed.isEmpty()           ? QStringLiteral("same")
                                               : QStringLiteral("changed");
        lines.append(QJsonObject{{"path", line.row.path}, {"what", what}, {"columns", QJsonArray::fromStringList(line.changed)}});
    }
    ImportedFile file{name, QStringLiteral("codebook"), {}, {}, codes.notes, {}};
    file.summary = translate("Cli", "%1 codes added, %2 changed, %3 as they were")
                       .arg(plan->added())
                       .arg(plan->changed())
                       .arg(int(plan->lines.size()) - plan->added() - plan->changed());
    file.json = {{"added", plan->added()}, {"changed", plan->changed()}, {"codes", lines}};
    return file;
}

Result<ImportedFile> importAsCodebook(Edit& db, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, translate("Cli", "“%1” cannot be read: %2.").arg(path, file.errorString()));
    const auto bytes = file.readAll();
    const auto name = QFileInfo(path).fileName();
    const auto codes =
        name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? codebookFile::fromJson(bytes, name) : codebookFile::read(bytes, name);
    if (!codes)
        return fail(codes);
    return mergeCodebook(db, *codes, name);
}

} // namespace counterpoint::cli
