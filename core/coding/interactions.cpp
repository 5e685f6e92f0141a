#include "core/coding/interactions.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include <algorithm>

namespace counterpoint {

QString toText(InteractionKind kind)
{
    switch (kind) {
    case InteractionKind::Agrees:
        return QStringLiteral("agrees");
    case InteractionKind::BuildsOn:
        return QStringLiteral("builds on");
    case InteractionKind::Challenges:
        return QStringLiteral("challenges");
    case InteractionKind::Disagrees:
        return QStringLiteral("disagrees");
    case InteractionKind::Silence:
        break;
    }
    return QStringLiteral("silence");
}

QString nameOf(InteractionKind kind)
{
    switch (kind) {
    case InteractionKind::Agrees:
        return translate("Interactions", "Agrees");
    case InteractionKind::BuildsOn:
        return translate("Interactions", "Builds on");
    case InteractionKind::Challenges:
        return translate("Interactions", "Challenges");
    case InteractionKind::Disagrees:
        return translate("Interactions", "Disagrees");
    case InteractionKind::Silence:
        break;
    }
    return translate("Interactions", "Silence");
}

Result<InteractionKind> interactionKindFrom(const QString& text)
{
    for (const auto kind : interactionKinds)
        if (text.simplified().compare(toText(kind), Qt::CaseInsensitive) == 0)
            return kind;
    return fail(
        Error::Kind::Invalid,
        translate("Interactions", "“%1” is no kind of interaction. It is agrees, builds on, challenges, disagrees or silence.").arg(text));
}

namespace interactions {

namespace {

constexpr const char* columns = "SELECT id, source_id, coder_id, kind, start, end, answered_start, answered_end FROM interaction ";

std::vector<Interaction> rowsOf(sqlite::Statement& query)
{
    std::vector<Interaction> rows;
    while (query.step()) {
        Interaction row;
        row.id = query.id<InteractionId>(0);
        row.source = query.id<SourceId>(1);
        row.coder = query.id<CoderId>(2);
        row.kind = interactionKindFrom(query.text(3)).value_or(InteractionKind::Agrees);
        row.span = {qsizetype(query.int64(4)), qsizetype(query.int64(5))};
        if (!query.isNull(6))
            row.answered = TextSpan{qsizetype(query.int64(6)), qsizetype(query.int64(7))};
        rows.push_back(row);
    }
    return rows;
}

Result<> check(const Read& db, const Interaction& interaction)
{
    const auto source = sources::byId(db, interaction.source);
    if (!source)
        return fail(source);
    const auto isWithin = [&](TextSpan span) { return span.start >= 0 && !span.isEmpty() && span.end <= source->length; };
    if (!isWithin(interaction.span) || (interaction.answered && !isWithin(*interaction.answered)))
        return fail(Error::Kind::Invalid, translate("Interactions", "There are no words at this place of “%1”.").arg(source->name));
    if (interaction.answered && interaction.answered->overlaps(interaction.span))
        return fail(Error::Kind::Invalid, translate("Interactions", "A turn cannot answer itself. Name another turn that it answers."));
    if (!interaction.answered && interaction.kind != InteractionKind::Silence)
        return fail(Error::Kind::Invalid,
                    translate("Interactions", "Nobody else speaks before this turn that it could answer. Name the turn that it answers."));
    return {};
}

} // namespace

std::vector<Interaction> of(const Read& db, SourceId source, CoderId coder)
{
    auto query =
        db.prepare((std::string(columns) + "WHERE source_id = ?1 AND (?2 IS NULL OR coder_id = ?2) ORDER BY start, end, id").c_str());
    query.bind(source, coder);
    return rowsOf(query);
}

std::vector<Interaction> all(const Read& db, CoderId coder)
{
    auto query = db.prepare((std::string(columns) + "WHERE ?1 IS NULL OR coder_id = ?1 ORDER BY source_id, start, end, id").c_str());
    query.bind(coder);
    return rowsOf(query);
}

Result<InteractionId> mark(Edit& db, const Interaction& interaction)
{
    auto marked = interaction;
    if (marked.kind == InteractionKind::Silence)
        marked.answered.reset();
    if (const auto right = check(db, marked); !right)
        return fail(right);
    const auto there = of(db, marked.source, marked.coder);
    const auto same = std::find_if(there.begin(), there.end(), [&](const Interaction& each) {
        return each.span.overlaps(marked.span) && each.answered.has_value() == marked.answered.has_value()
            && (!each.answered || each.answered->overlaps(*marked.answered));
    });
    if (same != there.end()) {
        db.prepare("UPDATE interaction SET kind = ? WHERE id = ?").bind(toText(marked.kind), same->id).run();
        return same->id;
    }
    const auto start = marked.answered ? std::optional<std::int64_t>(marked.answered->start) : std::nullopt;
    const auto end = marked.answered ? std::optional<std::int64_t>(marked.answered->end) : std::nullopt;
    db.prepare("INSERT INTO interaction(uuid, source_id, coder_id, kind, start, end, answered_start, answered_end, created_at) "
               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(newUuid(), marked.source, marked.coder, toText(marked.kind), std::int64_t(marked.span.start), std::int64_t(marked.span.end),
              start, end, Clock::stamp())
        .run();
    return InteractionId(db.lastInsertId());
}

void remove(Edit& db, InteractionId id) { db.prepare("DELETE FROM interaction WHERE id = ?").bind(id).run(); }

const Turn* answeredBy(const std::vector<Turn>& turns, const Turn& turn, const std::vector<SpeakerId>& asking)
{
    const Turn* anyone = nullptr;
    for (auto before = turns.rbegin(); before != turns.rend(); ++before) {
        if (before->span.start >= turn.span.start || before->speaker == turn.speaker || wordsOf(*before).isEmpty())
            continue;
        if (std::find(asking.begin(), asking.end(), before->speaker) == asking.end())
            return &*before;
        if (!anyone)
            anyone = &*before;
    }
    return anyone;
}

} // namespace interactions

} // namespace counterpoint
