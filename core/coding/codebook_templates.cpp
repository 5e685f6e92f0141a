#include "core/coding/codebook_templates.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace counterpoint::codebookTemplates {

namespace {

/// The theory's source stands with the codes at the top, so that it stays with them in the study.
void nameSource(CodebookFile& codes, const QString& reference)
{
    for (auto& row : codes.rows)
        if (!row.path.contains(u'/') && !reference.isEmpty())
            row.definition += u'\n' + translate("Codebook", "After: %1").arg(reference);
}

} // namespace

std::vector<CodebookTemplate> all()
{
    std::vector<CodebookTemplate> templates;
    const QDir folder(QStringLiteral(":/templates/codebooks"));
    for (const auto& fileName : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(fileName));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto json = file.readAll();
        auto codes = codebookFile::fromJson(json, fileName);
        if (!codes)
            continue;
        const auto head = QJsonDocument::fromJson(json).object();
        const auto at = [&](const char* key) { return head.value(QLatin1String(key)).toString(); };
        nameSource(*codes, at("reference"));
        templates.push_back({fileName.chopped(5), at("title"), at("about"), at("reference"), std::move(*codes)});
    }
    std::sort(templates.begin(), templates.end(), [](const CodebookTemplate& a, const CodebookTemplate& b) { return a.title < b.title; });
    return templates;
}

Result<CodebookTemplate> find(const QString& nameOrTitle)
{
    const auto templates = all();
    QStringList names;
    for (const auto& one : templates) {
        if (one.title.compare(nameOrTitle, Qt::CaseInsensitive) == 0)
            return one;
        names << one.name;
    }
    const auto found = findName(nameOrTitle, names, translate("Codebook", "codebook template"));
    if (!found)
        return fail(
            Error::Kind::Invalid,
            translate("Codebook", "There is no codebook template “%1”. There are: %2.").arg(nameOrTitle, names.join(QStringLiteral(", "))));
    return templates[std::size_t(*found)];
}

} // namespace counterpoint::codebookTemplates
