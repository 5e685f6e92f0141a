#include "core/transcript/source_days.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include <QDate>

namespace counterpoint::sources {

std::map<SourceId, QString> days(const Read& db)
{
    std::map<SourceId, QString> found;
    for (auto query = db.prepare("SELECT id, held_on FROM source WHERE held_on <> ''"); query.step();)
        found.emplace(query.id<SourceId>(0), query.text(1));
    return found;
}

Result<> setDay(Edit& db, SourceId id, const QString& day)
{
    const auto text = day.trimmed();
    if (!text.isEmpty() && !QDate::fromString(text, Qt::ISODate).isValid())
        return fail(Error::Kind::Invalid,
                    translate("Sources", "“%1” is not a day of the calendar. Write year, month and day, as in 2026-03-14.").arg(text));
    db.prepare("UPDATE source SET held_on = ? WHERE id = ?").bind(text, id).run();
    return {};
}

} // namespace counterpoint::sources
