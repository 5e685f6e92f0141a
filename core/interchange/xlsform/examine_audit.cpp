#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <functional>

namespace counterpoint::xlsform {

namespace {

/// Location is recorded with these three or not at all.
void examineLocation(const Parameters& parameters, const std::function<void(const QString&)>& error)
{
    const auto priority = parameters.value(QStringLiteral("location-priority"));
    const QStringList priorities{"no-power", "low-power", "balanced", "high-accuracy"};
    if (!priorities.contains(priority))
        error(translate("XlsForm", "location-priority is one of %1, not “%2”.").arg(priorities.join(QStringLiteral(", ")), priority));
    qlonglong seconds[2] = {0, 0};
    bool areSeconds = true;
    int at = 0;
    for (const auto* name : {"location-min-interval", "location-max-age"}) {
        bool isNumber = false;
        const auto text = parameters.value(QLatin1String(name));
        seconds[at] = text.toLongLong(&isNumber);
        if (!isNumber || seconds[at] < 0) {
            error(translate("XlsForm", "%1 is a whole number of seconds, not “%2”.").arg(QLatin1String(name), text));
            areSeconds = false;
        }
        ++at;
    }
    if (areSeconds && seconds[1] < seconds[0])
        error(translate("XlsForm", "location-max-age cannot be less than location-min-interval."));
}

} // namespace

void examineAudit(Examination& examined, const Element& element)
{
    const auto& survey = examined.survey;
    const auto& record = *element.record;
    const auto& parameters = element.parameters;
    const auto error = [&](const QString& message) { examined.error(survey.at(record, u"parameters", message)); };
    if (survey.has(record, u"name") && survey.text(record, u"name") != QLatin1String("audit"))
        examined.error(survey.at(record, u"name", translate("XlsForm", "An audit is always called audit: leave its name empty.")));
    if (!examineParameterNames(
            examined, element,
            {"identify-user", "location-max-age", "location-min-interval", "location-priority", "track-changes", "track-changes-reasons"}))
        return;
    for (const auto* name : {"track-changes", "identify-user"})
        if (const auto value = parameters.value(QLatin1String(name), QStringLiteral("true"));
            value != QLatin1String("true") && value != QLatin1String("false"))
            error(translate("XlsForm", "%1 is true or false, not “%2”.").arg(QLatin1String(name), value));
    const auto always = QStringLiteral("on-form-edit");
    if (parameters.value(QStringLiteral("track-changes-reasons"), always) != always)
        error(translate("XlsForm", "track-changes-reasons can be on-form-edit only."));
    int given = 0;
    for (const auto* name : {"location-priority", "location-min-interval", "location-max-age"})
        given += parameters.contains(QLatin1String(name)) ? 1 : 0;
    if (given == 3)
        examineLocation(parameters, error);
    else if (given > 0)
        error(translate("XlsForm", "To record places, location-priority, location-min-interval and location-max-age are needed together."));
}

} // namespace counterpoint::xlsform
