#pragma once
#include "core/analysis/result.h"
#include "core/responses/import_responses.h"
#include "tests/support/a_project.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace counterpoint::test {

inline QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

inline QJsonObject jsonOf(const QString& path) { return QJsonDocument::fromJson(contentsOf(path)).object(); }

/// Imports a table of the worked examples as a user would, with the order of levels that its description gives.
inline DatasetId importExample(Project& project, const QString& name)
{
    const auto path = sharedData(QStringLiteral("statistics/data/%1.csv").arg(name));
    auto responses = responsesFrom(valueOf(previewResponses(contentsOf(path), path)), path);
    const auto description = jsonOf(sharedData(QStringLiteral("statistics/data/%1.meta.json").arg(name)));
    for (const QJsonValue item : description["variables"].toArray())
        for (auto& variable : responses.variables) {
            const auto levels = item["levels_in_order"].toArray();
            if (variable.name != item["name"].toString() || levels.isEmpty())
                continue;
            variable.labels.clear();
            for (const auto& level : levels)
                variable.labels.push_back({level.toString(), level.toString()});
        }
    return valueOf(project.perform("Import", [&](Edit& db) { return importResponses(db, responses); })).dataset;
}

} // namespace counterpoint::test
