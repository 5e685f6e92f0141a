#include "ui/integration/map_thing_mime.h"
#include <QByteArray>
#include <QMimeData>

namespace counterpoint::ui {

namespace {
constexpr auto mimeType = "application/x-counterpoint-map-thing";
}

QMimeData* toMimeData(MapNode::Kind kind, std::int64_t target)
{
    auto* data = new QMimeData;
    data->setData(QLatin1String(mimeType), toText(kind).toUtf8() + ':' + QByteArray::number(qlonglong(target)));
    return data;
}

std::optional<std::pair<MapNode::Kind, std::int64_t>> mapThingFrom(const QMimeData& data)
{
    const auto parts = data.data(QLatin1String(mimeType)).split(':');
    if (parts.size() != 2)
        return std::nullopt;
    const auto kind = mapNodeKindFrom(QString::fromUtf8(parts[0]));
    return kind ? std::optional(std::pair(*kind, std::int64_t(parts[1].toLongLong()))) : std::nullopt;
}

} // namespace counterpoint::ui
