#pragma once
#include "core/base/id.h"
#include "core/project/doors.h"
#include <QJsonArray>
#include <vector>

/// Things of the study as they stand in stored JSON: by uuid, which stays when they are renamed or the study is merged.
namespace counterpoint::references {

QString uuidIn(const Read& db, const char* table, std::int64_t id); ///< empty when it is gone
std::int64_t idIn(const Read& db, const char* table, const QString& uuid); ///< 0 when it is gone

inline const char* tableOf(CodeId) { return "code"; }
inline const char* tableOf(CodingId) { return "coding"; }
inline const char* tableOf(CaseId) { return "study_case"; }
inline const char* tableOf(AttributeId) { return "attribute"; }
inline const char* tableOf(VariableId) { return "variable"; }
inline const char* tableOf(DatasetId) { return "dataset"; }
inline const char* tableOf(GuideQuestionId) { return "guide_question"; }

template <class IdType>
QString uuidOf(const Read& db, IdType id)
{
    return uuidIn(db, tableOf(id), id.value());
}

template <class IdType>
IdType find(const Read& db, const QString& uuid)
{
    return uuid.isEmpty() ? IdType() : IdType(idIn(db, tableOf(IdType()), uuid));
}

template <class IdType>
QJsonArray uuidsOf(const Read& db, const std::vector<IdType>& ids)
{
    QJsonArray uuids;
    for (const auto id : ids)
        if (const auto uuid = uuidOf(db, id); !uuid.isEmpty())
            uuids.append(uuid);
    return uuids;
}

/// Those that are still there, in their order; the table is read once.
std::vector<std::int64_t> idsIn(const Read& db, const char* table, const QJsonArray& uuids);

template <class IdType>
std::vector<IdType> findAll(const Read& db, const QJsonArray& uuids)
{
    std::vector<IdType> ids;
    for (const auto id : idsIn(db, tableOf(IdType()), uuids))
        ids.push_back(IdType(id));
    return ids;
}

} // namespace counterpoint::references
