#include "core/transcript/speakers.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"

namespace counterpoint {

QString toText(SpeakerRole role)
{
    switch (role) {
    case SpeakerRole::Participant:
        return QStringLiteral("participant");
    case SpeakerRole::Interviewer:
        return QStringLiteral("interviewer");
    case SpeakerRole::Moderator:
        return QStringLiteral("moderator");
    case SpeakerRole::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

SpeakerRole speakerRoleFrom(const QString& text)
{
    for (const auto role : {SpeakerRole::Participant, SpeakerRole::Interviewer, SpeakerRole::Moderator})
        if (text == toText(role))
            return role;
    return SpeakerRole::Unknown;
}

namespace speakers {

namespace {

std::vector<Speaker> rowsOf(sqlite::Statement& query)
{
    std::vector<Speaker> rows;
    while (query.step())
        rows.push_back({query.id<SpeakerId>(0), query.id<SourceId>(1), query.text(2), speakerRoleFrom(query.text(3)), query.id<CaseId>(4)});
    return rows;
}

} // namespace

std::vector<Speaker> all(const Read& db)
{
    auto query = db.prepare("SELECT id, source_id, name, role, case_id FROM speaker ORDER BY source_id, position, id");
    return rowsOf(query);
}

std::vector<Speaker> of(const Read& db, SourceId source)
{
    auto query = db.prepare("SELECT id, source_id, name, role, case_id FROM speaker WHERE source_id = ? ORDER BY position, id");
    query.bind(source);
    return rowsOf(query);
}

SpeakerId add(Edit& db, const Speaker& speaker)
{
    db.prepare("INSERT INTO speaker(uuid, source_id, name, role, case_id, position) "
               "VALUES(?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM speaker WHERE source_id = ?2))")
        .bind(newUuid(), speaker.source, speaker.name, toText(speaker.role), speaker.linkedCase)
        .run();
    return SpeakerId(db.lastInsertId());
}

Result<> rename(Edit& db, SpeakerId id, const QString& name)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Speakers", "The speaker needs a name."));
    db.prepare("UPDATE speaker SET name = ? WHERE id = ?").bind(name.trimmed(), id).run();
    return {};
}

void setRole(Edit& db, SpeakerId id, SpeakerRole role)
{
    db.prepare("UPDATE speaker SET role = ? WHERE id = ?").bind(toText(role), id).run();
}
void link(Edit& db, SpeakerId id, CaseId to) { db.prepare("UPDATE speaker SET case_id = ? WHERE id = ?").bind(to, id).run(); }

} // namespace speakers

} // namespace counterpoint
