#include "core/base/translate.h"
#include "core/coding/codebook_file.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// Codebooks as JSON, as the templates are kept.
namespace counterpoint::codebookFile {

namespace {

QString at(const QJsonObject& object, const char* key) { return object.value(QLatin1String(key)).toString().trimmed(); }

void append(const QJsonArray& list, const QString& above, const QString& origin, std::vector<CodebookRow>& rows)
{
    for (const auto item : list) {
        const auto object = item.toObject();
        auto name = at(object, "name");
        if (name.isEmpty())
            continue;
        name.replace(u'/', u'-');
        const auto path = above.isEmpty() ? name : above + u'/' + name;
        const auto own = at(object, "origin");
        rows.push_back({path, at(object, "colour").toLower(), own.isEmpty() ? origin : own, at(object, "definition"),
                        at(object, "inclusion"), at(object, "exclusion"), at(object, "example"), at(object, "words")});
        append(object.value(QLatin1String("children")).toArray(), path, origin, rows);
    }
}

} // namespace

Result<CodebookFile> fromJson(const QByteArray& json, const QString& fileName)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Kind::Format,
                    translate("Codebook", "“%1” is not JSON: %2 at byte %3.").arg(fileName, error.errorString()).arg(error.offset));
    CodebookFile file;
    const auto object = document.object();
    append(document.isArray() ? document.array() : object.value(QLatin1String("codes")).toArray(), {}, at(object, "origin"), file.rows);
    return file;
}

} // namespace counterpoint::codebookFile
