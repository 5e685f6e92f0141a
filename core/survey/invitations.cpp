#include "core/survey/invitations.h"
#include "core/base/clock.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringList>
#include <set>

namespace counterpoint {

namespace {

constexpr int tokenLength = 8;

/// Short enough to be typed, without letters and digits that are taken for each other.
QString newToken(const std::set<QString>& taken)
{
    static const QString letters = QStringLiteral("23456789abcdefghjkmnpqrstuvwxyz");
    for (;;) {
        QString token;
        for (int i = 0; i < tokenLength; ++i)
            token += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
        if (!taken.contains(token))
            return token;
    }
}

Result<> changed(const Read& db, InvitationId id)
{
    auto query = db.prepare("SELECT 1 FROM invitation WHERE id = ?");
    if (query.bind(id).step())
        return {};
    return fail(Error::Kind::Invalid, translate("Invitations", "This invitation is not there any more."));
}

} // namespace

QString toText(Invitation::Status status)
{
    switch (status) {
    case Invitation::Status::Listed:
        return QStringLiteral("listed");
    case Invitation::Status::Invited:
        return QStringLiteral("invited");
    case Invitation::Status::Responded:
        return QStringLiteral("responded");
    case Invitation::Status::Declined:
        return QStringLiteral("declined");
    case Invitation::Status::Unreachable:
        return QStringLiteral("unreachable");
    case Invitation::Status::Ineligible:
        return QStringLiteral("ineligible");
    }
    return {};
}

std::optional<Invitation::Status> invitationStatusFrom(const QString& text)
{
    using Status = Invitation::Status;
    for (const auto status :
         {Status::Listed, Status::Invited, Status::Responded, Status::Declined, Status::Unreachable, Status::Ineligible})
        if (toText(status) == text)
            return status;
    return {};
}

namespace invitations {

std::vector<Invitation> of(const Read& db, QuestionnaireId id)
{
    std::vector<Invitation> all;
    auto query =
        db.prepare("SELECT i.id, i.token, i.label, i.status, i.invited_at, i.reminders, i.may_contact, i.case_id, k.name, k.contact"
                   " FROM invitation i LEFT JOIN bulk_invitation_identity k ON k.invitation_id = i.id"
                   " WHERE i.questionnaire_id = ? ORDER BY i.position, i.id");
    for (query.bind(id); query.step();)
        all.push_back({query.id<InvitationId>(0), query.text(1), query.text(2),
                       invitationStatusFrom(query.text(3)).value_or(Invitation::Status::Listed), query.text(4), query.integer(5),
                       query.isNull(6) ? std::nullopt : std::optional(query.integer(6) != 0),
                       query.isNull(7) ? CaseId() : query.id<CaseId>(7), query.isNull(8) ? QString() : query.text(8),
                       query.isNull(9) ? QString() : query.text(9)});
    return all;
}

Result<Invitation> byToken(const Read& db, QuestionnaireId id, const QString& token)
{
    const auto all = of(db, id);
    QStringList tokens;
    for (const auto& each : all)
        tokens << each.token;
    return findName(token, tokens, translate("Invitations", "invitation")).map([&](qsizetype i) { return all[std::size_t(i)]; });
}

std::vector<InvitationId> add(Edit& db, QuestionnaireId id, const std::vector<Invitee>& invitees)
{
    std::set<QString> taken;
    int position = 0;
    for (const auto& each : of(db, id)) {
        taken.insert(each.token);
        ++position;
    }
    std::vector<InvitationId> ids;
    for (const auto& invitee : invitees) {
        const auto token = newToken(taken);
        taken.insert(token);
        db.prepare("INSERT INTO invitation(uuid, questionnaire_id, position, token, label, status) VALUES(?, ?, ?, ?, ?, 'listed')")
            .bind(newUuid(), id, position++, token, invitee.label)
            .run();
        ids.push_back(InvitationId(db.lastInsertId()));
    }
    db.unrecorded([&] {
        for (std::size_t i = 0; i < invitees.size(); ++i)
            if (!invitees[i].name.isEmpty() || !invitees[i].contact.isEmpty())
                db.prepare("INSERT OR REPLACE INTO bulk_invitation_identity(invitation_id, name, contact) VALUES(?, ?, ?)")
                    .bind(ids[i], invitees[i].name, invitees[i].contact)
                    .run();
    });
    return ids;
}

std::vector<Invitee> inviteesIn(const QString& text)
{
    static const QRegularExpression between(QStringLiteral("\\s*[\\t;,]\\s*"));
    std::vector<Invitee> all;
    for (const auto& line : text.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto parts = line.trimmed().split(between);
        all.push_back({parts.value(0), parts.value(1), parts.value(2)});
    }
    return all;
}

Result<> setStatus(Edit& db, InvitationId id, Invitation::Status status)
{
    if (const auto there = changed(db, id); !there)
        return there;
    db.prepare("UPDATE invitation SET status = ? WHERE id = ?").bind(toText(status), id).run();
    if (status == Invitation::Status::Invited)
        db.prepare("UPDATE invitation SET invited_at = ? WHERE id = ? AND invited_at = ''").bind(Clock::stamp(), id).run();
    return {};
}

Result<> remind(Edit& db, InvitationId id)
{
    if (const auto there = changed(db, id); !there)
        return there;
    db.prepare("UPDATE invitation SET reminders = reminders + 1, reminded_at = ? WHERE id = ?").bind(Clock::stamp(), id).run();
    return {};
}

void setMayContact(Edit& db, InvitationId id, std::optional<bool> may)
{
    db.prepare("UPDATE invitation SET may_contact = ? WHERE id = ?").bind(may, id).run();
}

void remove(Edit& db, InvitationId id)
{
    // The name goes for good; an undo brings the token back alone.
    db.unrecorded([&] { db.prepare("DELETE FROM bulk_invitation_identity WHERE invitation_id = ?").bind(id).run(); });
    db.prepare("DELETE FROM invitation WHERE id = ?").bind(id).run();
}

bool hasKey(const Read& db, QuestionnaireId id)
{
    auto query = db.prepare("SELECT 1 FROM bulk_invitation_identity WHERE invitation_id IN"
                            " (SELECT id FROM invitation WHERE questionnaire_id = ?) LIMIT 1");
    return query.bind(id).step();
}

qint64 deleteKey(Edit& db, QuestionnaireId id)
{
    qint64 count = 0;
    for (const auto& each : of(db, id))
        count += each.name.isEmpty() && each.contact.isEmpty() ? 0 : 1;
    // Also of invitations that were removed: nothing may be left that an undo could bring back to life.
    db.unrecorded([&] {
        db.prepare("DELETE FROM bulk_invitation_identity WHERE invitation_id IN (SELECT id FROM invitation WHERE questionnaire_id = ?)"
                   " OR invitation_id NOT IN (SELECT id FROM invitation)")
            .bind(id)
            .run();
    });
    return count;
}

} // namespace invitations

} // namespace counterpoint
