#pragma once
#include "core/analysis/study_items.h"
#include <QJsonArray>

/// Things of the study as a TickList takes them: by their row ids.
namespace counterpoint::ui::tick_keys {

template <class IdType>
QJsonArray of(const std::vector<IdType>& ids)
{
    QJsonArray keys;
    for (const auto id : ids)
        keys.append(QString::number(id.value()));
    return keys;
}

template <class IdType>
std::vector<IdType> idsOf(const QJsonArray& keys)
{
    std::vector<IdType> ids;
    for (const auto& key : keys)
        ids.push_back(IdType(key.toString().toLongLong()));
    return ids;
}

StudyItem item(std::int64_t id, const QString& name);
std::vector<StudyItem> codes(const Read& db); ///< in the order of the codebook

} // namespace counterpoint::ui::tick_keys
