#include "core/sample/sample_files.h"
#include "core/base/translate.h"
#include <QFile>
#include <QJsonDocument>

namespace counterpoint::sample {

namespace {

Result<QJsonDocument> readJson(const QString& name)
{
    return readFile(name).and_then([&](const QByteArray& bytes) -> Result<QJsonDocument> {
        QJsonParseError problem;
        const auto document = QJsonDocument::fromJson(bytes, &problem);
        if (problem.error != QJsonParseError::NoError)
            return fail(Error::Kind::Format,
                        translate("Sample", "“%1” of the sample study is not JSON: %2 at byte %3.")
                            .arg(name, problem.errorString())
                            .arg(problem.offset));
        return document;
    });
}

} // namespace

Result<QByteArray> readFile(const QString& name)
{
    QFile file(QStringLiteral(":/sample-study/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Internal, translate("Sample", "“%1” of the sample study is missing from this program.").arg(name));
    return file.readAll();
}

Result<QJsonArray> readList(const QString& name)
{
    return readJson(name).map([](const QJsonDocument& document) { return document.array(); });
}

Result<QJsonObject> readObject(const QString& name)
{
    return readJson(name).map([](const QJsonDocument& document) { return document.object(); });
}

} // namespace counterpoint::sample
