#include "core/transcript/speakers.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include "core/transcript/turn_labels.h"
#include "core/transcript/turns.h"

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

Result<Speaker> byId(const Read& db, SpeakerId id)
{
    auto query = db.prepare("SELECT id, source_id, name, role, case_id FROM speaker WHERE id = ?");
    query.bind(id);
    auto rows = rowsOf(query);
    if (rows.empty())
        return fail(Error::Kind::Invalid, translate("Speakers", "This speaker is no longer in the study."));
    return rows.front();
}

Result<Speaker> byName(const Read& db, SourceId source, const QString& name)
{
    const auto rows = of(db, source);
    QStringList names;
    for (const auto& speaker : rows)
        names << speaker.name;
    return findName(name.trimmed(), names, translate("Speakers", "speaker")).map([&](qsizetype i) { return rows[std::size_t(i)]; });
}

Result<SpeakerId> ensure(Edit& db, SourceId source, const QString& name)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Speakers", "The speaker needs a name."));
    if (const auto known = byName(db, source, name))
        return known->id;
    return add(db, {{}, source, name.trimmed(), SpeakerRole::Participant, {}});
}

Result<> rename(Edit& db, SpeakerId id, const QString& name)
{
    const auto wanted = name.trimmed();
    if (wanted.isEmpty())
        return fail(Error::Kind::Invalid, translate("Speakers", "The speaker needs a name."));
    const auto speaker = byId(db, id);
    if (!speaker)
        return fail(speaker);
    auto spoken = turns::of(db, speaker->source);
    std::erase_if(spoken, [id](const Turn& turn) { return turn.speaker != id; });
    if (const auto done = turns::renameInLabels(db, speaker->source, spoken, speaker->name, wanted); !done)
        return done;
    auto query = db.prepare("SELECT id FROM speaker WHERE source_id = ? AND name = ? COLLATE NAME AND id <> ?");
    if (query.bind(speaker->source, wanted, id).step()) {
        db.prepare("UPDATE turn SET speaker_id = ? WHERE source_id = ? AND speaker_id = ?")
            .bind(query.id<SpeakerId>(0), speaker->source, id)
            .run();
        dropIfSilent(db, id);
    } else {
        db.prepare("UPDATE speaker SET name = ? WHERE id = ?").bind(wanted, id).run();
    }
    sources::touch(db, speaker->source);
    return {};
}

void dropIfSilent(Edit& db, SpeakerId id)
{
    db.prepare(
          "DELETE FROM speaker WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM turn WHERE source_id = speaker.source_id AND speaker_id = ?1)")
        .bind(id)
        .run();
}

void setRole(Edit& db, SpeakerId id, SpeakerRole role)
{
    db.prepare("UPDATE speaker SET role = ? WHERE id = ?").bind(toText(role), id).run();
}
void link(Edit& db, SpeakerId id, CaseId to) { db.prepare("UPDATE speaker SET case_id = ? WHERE id = ?").bind(to, id).run(); }

} // namespace speakers

} // namespace counterpoint
