#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/survey/survey_ids.h"
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// One person who is asked to take part, by a token that says nothing of who it is.
struct Invitation {
    enum class Status { Listed, Invited, Responded, Declined, Unreachable, Ineligible };
    InvitationId id;
    QString token;
    QString label = {}; ///< a group or site; no name
    Status status = Status::Listed;
    QString invitedAt = {};
    int reminders = 0;
    std::optional<bool> mayContact = {}; ///< consent to be contacted again; none: not asked
    CaseId person = {};
    QString name = {}; ///< these two of the key, empty once it is deleted
    QString contact = {};
    bool operator==(const Invitation&) const = default;
};
QString toText(Invitation::Status status); ///< as stored and in JSON: 'listed', 'invited', …
std::optional<Invitation::Status> invitationStatusFrom(const QString& text);

/// Somebody to be put on the list.
struct Invitee {
    QString name = {}; ///< goes into the key alone
    QString contact = {};
    QString label = {};
};

namespace invitations {
std::vector<Invitation> of(const Read& db, QuestionnaireId id); ///< in order
Result<Invitation> byToken(const Read& db, QuestionnaireId id, const QString& token);
/// Adds them with new tokens; names and contacts go into the key, which is kept apart and not recorded for undo.
std::vector<InvitationId> add(Edit& db, QuestionnaireId id, const std::vector<Invitee>& invitees);
/// One a line: name, contact and group, with tabs, semicolons or commas between.
std::vector<Invitee> inviteesIn(const QString& text);
Result<> setStatus(Edit& db, InvitationId id, Invitation::Status status); ///< Invited also says when
Result<> remind(Edit& db, InvitationId id);
void setMayContact(Edit& db, InvitationId id, std::optional<bool> may);
void remove(Edit& db, InvitationId id);
bool hasKey(const Read& db, QuestionnaireId id); ///< a name or a contact is kept
/// Deletes who is behind the tokens, for good: no undo brings it back. Gives how many there were.
qint64 deleteKey(Edit& db, QuestionnaireId id);
} // namespace invitations

} // namespace counterpoint
