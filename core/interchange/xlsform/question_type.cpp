#include "core/interchange/xlsform/question_type.h"
#include <QHash>
#include <QRegularExpression>
#include <array>
#include <utility>

namespace counterpoint::xlsform {

namespace {

using Kind = QuestionType::Kind;
using Container = QuestionType::Container;

/// Types of one word or one phrase, as XLSForm has had them over the years.
const QHash<QString, Kind>& plainTypes()
{
    static const QHash<QString, Kind> types = [] {
        const std::initializer_list<std::pair<Kind, std::initializer_list<const char*>>> list{
            {Kind::Text, {"text", "string", "q string", "add text prompt", "phone number"}},
            {Kind::Integer,
             {"integer", "int", "q int", "add integer prompt", "number of days in last month", "number of days in last six months",
              "number of days in last year"}},
            {Kind::Decimal, {"decimal", "q decimal", "add decimal prompt"}},
            {Kind::Percentage, {"percentage"}},
            {Kind::Range, {"range"}},
            {Kind::Date, {"date", "q date", "add date prompt"}},
            {Kind::Time, {"time"}},
            {Kind::DateTime,
             {"datetime", "dateTime", "date time", "q date time", "q dateTime", "add date time prompt", "add dateTime prompt"}},
            {Kind::Note, {"note", "q note", "add note prompt"}},
            {Kind::Acknowledge, {"acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"}},
            {Kind::Calculate, {"calculate", "q calculate", "add calculate prompt"}},
            {Kind::Hidden, {"hidden"}},
            {Kind::Metadata, {"start",         "start time",        "get start time", "end",       "end time",      "get end time",
                              "today",         "get today",         "deviceid",       "device id", "get device id", "imei",
                              "phonenumber",   "get phone number",  "simserial",      "sim id",    "get sim id",    "subscriberid",
                              "subscriber id", "get subscriber id", "username",       "email",     "uri:deviceid",  "uri:phonenumber",
                              "uri:simserial", "uri:subscriberid",  "uri:username",   "uri:email"}},
            {Kind::Audit, {"audit"}},
            {Kind::Barcode, {"barcode", "q barcode", "add barcode prompt"}},
            {Kind::Image, {"photo", "image", "q picture", "q image", "add image prompt", "add photo prompt"}},
            {Kind::Audio, {"audio", "q audio", "add audio prompt"}},
            {Kind::Video, {"video", "q video", "add video prompt"}},
            {Kind::File, {"file", "add file prompt"}},
            {Kind::Osm, {"osm"}},
            {Kind::Geopoint, {"geopoint", "gps", "location", "q geopoint", "q location", "add location prompt"}},
            {Kind::Geotrace, {"geotrace", "q geotrace"}},
            {Kind::Geoshape, {"geoshape", "q geoshape"}},
            {Kind::StartGeopoint, {"start-geopoint"}},
            {Kind::BackgroundGeopoint, {"background-geopoint"}},
            {Kind::BackgroundAudio, {"background-audio"}},
            {Kind::ExternalFile, {"xml-external", "csv-external"}},
            {Kind::Setting, {"form_title", "set_form_title", "form_id", "set_form_id", "prefix"}},
        };
        QHash<QString, Kind> all;
        for (const auto& [kind, names] : list)
            for (const auto* name : names)
                all.insert(QLatin1String(name), kind);
        return all;
    }();
    return types;
}

/// Other names, taken for the first before anything is looked at.
QString withoutAlias(const QString& type)
{
    static const QHash<QString, QString> aliases{
        {QStringLiteral("imei"), QStringLiteral("deviceid")},          {QStringLiteral("image"), QStringLiteral("photo")},
        {QStringLiteral("add image prompt"), QStringLiteral("photo")}, {QStringLiteral("add photo prompt"), QStringLiteral("photo")},
        {QStringLiteral("add audio prompt"), QStringLiteral("audio")}, {QStringLiteral("add video prompt"), QStringLiteral("video")},
        {QStringLiteral("add file prompt"), QStringLiteral("file")},
    };
    return aliases.value(type, type);
}

struct SelectName {
    const char* written;
    Kind kind;
    bool fromFile = false;
};
// The longer before those that they begin with: a list may be called 'from'.
constexpr std::array selectNames{
    SelectName{"add select one prompt using", Kind::SelectOne},
    SelectName{"add select multiple prompt using", Kind::SelectMultiple},
    SelectName{"select all that apply from", Kind::SelectMultiple},
    SelectName{"select one from file", Kind::SelectOne, true},
    SelectName{"select multiple from file", Kind::SelectMultiple, true},
    SelectName{"select one from", Kind::SelectOne},
    SelectName{"select1", Kind::SelectOne},
    SelectName{"select_one", Kind::SelectOne},
    SelectName{"select one", Kind::SelectOne},
    SelectName{"select_multiple", Kind::SelectMultiple},
    SelectName{"select all that apply", Kind::SelectMultiple},
    SelectName{"select_one_external", Kind::SelectOneExternal},
    SelectName{"select_one_from_file", Kind::SelectOne, true},
    SelectName{"select_multiple_from_file", Kind::SelectMultiple, true},
    SelectName{"rank", Kind::Rank},
};

std::optional<QuestionType> asSelect(const QString& type)
{
    static const QRegularExpression rest(QStringLiteral("^(\\S+)( (?:or specify other|or_other|or other))?$"));
    for (const auto& name : selectNames) {
        const QLatin1String written(name.written);
        if (!type.startsWith(written) || type.size() <= written.size() || type[written.size()] != u' ')
            continue;
        if (const auto found = rest.match(type.mid(written.size() + 1)); found.hasMatch()) {
            QuestionType select;
            select.kind = name.kind;
            select.list = found.captured(1);
            select.orOther = found.hasCaptured(2);
            select.fromFile = name.fromFile;
            return select;
        }
    }
    return std::nullopt;
}

std::optional<QuestionType> asContainer(const QString& type)
{
    static const QRegularExpression begin(QStringLiteral("^begin[\\s_](group|lgroup|repeat|loop|looped group)(?: (?:over )?(\\S+))?$"));
    static const QRegularExpression end(QStringLiteral("^end[\\s_](group|lgroup|repeat|loop|looped group)$"));
    for (const auto* pattern : {&begin, &end})
        if (const auto found = pattern->match(type); found.hasMatch()) {
            const auto word = found.captured(1);
            QuestionType container;
            container.kind = pattern == &begin ? Kind::Begin : Kind::End;
            container.container = word == QLatin1String("group") ? Container::Group
                : word == QLatin1String("loop")                  ? Container::Loop
                                                                 : Container::Repeat;
            container.list = found.captured(2);
            return container;
        }
    return std::nullopt;
}

} // namespace

bool QuestionType::isShown() const
{
    switch (kind) {
    case Kind::Begin:
    case Kind::End:
    case Kind::Calculate:
    case Kind::Hidden:
    case Kind::Metadata:
    case Kind::Audit:
    case Kind::StartGeopoint:
    case Kind::BackgroundAudio:
    case Kind::ExternalFile:
    case Kind::Setting:
    case Kind::Unknown:
        return false;
    default:
        return true;
    }
}

bool QuestionType::bringsHint() const
{
    return plain == QLatin1String("phone number") || plain.startsWith(QLatin1String("number of days"));
}

bool QuestionType::isAsked() const { return isShown() && kind != Kind::Note && kind != Kind::BackgroundGeopoint; }

QuestionType questionType(const QString& written)
{
    const auto type = withoutAlias(written);
    QuestionType found;
    if (const auto container = asContainer(type))
        found = *container;
    else if (const auto select = asSelect(type))
        found = *select;
    else if (static const QRegularExpression osm(QStringLiteral("osm (\\S+)")); osm.match(type).hasMatch()) {
        found.kind = Kind::Osm;
        found.list = osm.match(type).captured(1);
    } else {
        found.kind = plainTypes().value(type, Kind::Unknown);
    }
    found.plain = type;
    return found;
}

QString nameOf(QuestionType::Container container)
{
    switch (container) {
    case Container::Group:
        return QStringLiteral("group");
    case Container::Repeat:
        return QStringLiteral("repeat");
    case Container::Loop:
        return QStringLiteral("loop");
    case Container::None:
        break;
    }
    return {};
}

} // namespace counterpoint::xlsform
