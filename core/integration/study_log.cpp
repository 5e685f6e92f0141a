#include "core/integration/study_log.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QDate>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("StudyLog", text); }

using Kind = LogEntry::Kind;

} // namespace

QString toText(Kind kind)
{
    return kind == Kind::Decision ? QStringLiteral("decision")
        : kind == Kind::Event     ? QStringLiteral("event")
                                  : QStringLiteral("reflexive note");
}

QString titleOf(Kind kind) { return kind == Kind::Decision ? tr("Decision") : kind == Kind::Event ? tr("Event") : tr("Reflexive note"); }

Result<Kind> logKindFrom(const QString& text)
{
    for (const auto kind : {Kind::Decision, Kind::ReflexiveNote, Kind::Event})
        if (text.compare(toText(kind), Qt::CaseInsensitive) == 0)
            return kind;
    return fail(Error::Kind::Invalid, tr("“%1” is no kind of entry. It is a decision, a reflexive note or an event.").arg(text));
}

namespace study_log {

namespace {

Result<> check(const LogEntry& entry)
{
    if (entry.title.trimmed().isEmpty() && entry.body.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, tr("The entry needs words: what was decided, noticed or done."));
    if (!QDate::fromString(entry.day, Qt::ISODate).isValid())
        return fail(Error::Kind::Invalid, tr("“%1” is no day. Write year, month and day: 2026-11-26.").arg(entry.day));
    return {};
}

} // namespace

std::vector<LogEntry> all(const Read& db)
{
    std::vector<LogEntry> entries;
    for (auto query = db.prepare("SELECT l.id, l.kind, l.on_day, l.title, l.body, l.coder_id, c.name, l.written_at FROM log_entry l "
                                 "LEFT JOIN coder c ON c.id = l.coder_id ORDER BY l.on_day, l.id");
         query.step();)
        entries.push_back({query.id<LogEntryId>(0), logKindFrom(query.text(1)).value_or(Kind::Event), query.text(2), query.text(3),
                           query.text(4), query.id<CoderId>(5), query.text(6), query.text(7)});
    return entries;
}

Result<LogEntryId> add(Edit& db, LogEntry entry)
{
    if (entry.day.isEmpty())
        entry.day = Clock::now().date().toString(Qt::ISODate);
    if (const auto fits = check(entry); !fits)
        return fail(fits);
    db.prepare("INSERT INTO log_entry(uuid, kind, on_day, title, body, coder_id, written_at) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), toText(entry.kind), entry.day, entry.title.trimmed(), entry.body, entry.coder, Clock::stamp())
        .run();
    return LogEntryId(db.lastInsertId());
}

Result<> update(Edit& db, const LogEntry& entry)
{
    if (const auto fits = check(entry); !fits)
        return fits;
    db.prepare("UPDATE log_entry SET kind = ?, on_day = ?, title = ?, body = ? WHERE id = ?")
        .bind(toText(entry.kind), entry.day, entry.title.trimmed(), entry.body, entry.id)
        .run();
    return {};
}

void remove(Edit& db, LogEntryId id) { db.prepare("DELETE FROM log_entry WHERE id = ?").bind(id).run(); }

} // namespace study_log

} // namespace counterpoint
