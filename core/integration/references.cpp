#include "core/integration/references.h"
#include <QHash>
#include <QJsonDocument>
#include <string>

namespace counterpoint::references {

QString uuidIn(const Read& db, const char* table, std::int64_t id)
{
    auto query = db.prepare((std::string("SELECT uuid FROM ") + table + " WHERE id = ?").c_str());
    return query.bind(id).step() ? query.text(0) : QString();
}

std::int64_t idIn(const Read& db, const char* table, const QString& uuid)
{
    auto query = db.prepare((std::string("SELECT id FROM ") + table + " WHERE uuid = ?").c_str());
    return query.bind(uuid).step() ? query.int64(0) : 0;
}

std::vector<std::int64_t> idsIn(const Read& db, const char* table, const QJsonArray& uuids)
{
    std::vector<std::int64_t> ids;
    if (uuids.isEmpty())
        return ids;
    QHash<QString, std::int64_t> known;
    auto query = db.prepare((std::string("SELECT uuid, id FROM ") + table + " WHERE uuid IN (SELECT value FROM json_each(?))").c_str());
    for (query.bind(QString::fromUtf8(QJsonDocument(uuids).toJson(QJsonDocument::Compact))); query.step();)
        known.insert(query.text(0), query.int64(1));
    for (const auto& uuid : uuids)
        if (const auto found = known.constFind(uuid.toString()); found != known.constEnd())
            ids.push_back(*found);
    return ids;
}

} // namespace counterpoint::references
