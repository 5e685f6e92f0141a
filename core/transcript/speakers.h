#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/transcript/speaker_role.h"
#include <QString>
#include <string>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

QString toText(SpeakerRole role); ///< as stored and in JSON
SpeakerRole speakerRoleFrom(const QString& text); ///< Unknown for any other text
constexpr bool asks(SpeakerRole role) { return role == SpeakerRole::Interviewer || role == SpeakerRole::Moderator; }

/// Who talks in one source; linked to a Case where it is known who that is.
struct Speaker {
    SpeakerId id;
    SourceId source;
    QString name;
    SpeakerRole role = SpeakerRole::Participant;
    CaseId linkedCase;
    bool operator==(const Speaker&) const = default;
};

/// In a query over `speaker`: the Case whose words are said. Who interviews or moderates speaks for no Case, though it is known who they are.
inline const std::string caseOfVoice = "CASE WHEN role NOT IN ('interviewer', 'moderator') THEN case_id END";

namespace speakers {
std::vector<Speaker> all(const Read& db);
std::vector<Speaker> of(const Read& db, SourceId source); ///< in order of first appearance
Result<Speaker> byId(const Read& db, SpeakerId id);
Result<Speaker> byName(const Read& db, SourceId source, const QString& name);
SpeakerId add(Edit& db, const Speaker& speaker); ///< `speaker.id` is not used
/// The speaker of that name in the source, added as a participant where there is none. Invalid when the name is empty.
Result<SpeakerId> ensure(Edit& db, SourceId source, const QString& name);
/// Renames the speaker, in the labels of their turns too. Where another speaker of the source has the name, the two become one:
/// that other one, who keeps role and Case.
Result<> rename(Edit& db, SpeakerId id, const QString& name);
void setRole(Edit& db, SpeakerId id, SpeakerRole role);
void link(Edit& db, SpeakerId id, CaseId to); ///< an invalid Case unlinks
void dropIfSilent(Edit& db, SpeakerId id); ///< removes a speaker who has no turn
} // namespace speakers

} // namespace counterpoint
