#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/transcript/speaker_role.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

QString toText(SpeakerRole role); ///< as stored and in JSON
SpeakerRole speakerRoleFrom(const QString& text); ///< Unknown for any other text

/// Who talks in one source; linked to a Case where it is known who that is.
struct Speaker {
    SpeakerId id;
    SourceId source;
    QString name;
    SpeakerRole role = SpeakerRole::Participant;
    CaseId linkedCase;
    bool operator==(const Speaker&) const = default;
};

namespace speakers {
std::vector<Speaker> all(const Read& db);
std::vector<Speaker> of(const Read& db, SourceId source); ///< in order of first appearance
SpeakerId add(Edit& db, const Speaker& speaker); ///< `speaker.id` is not used
Result<> rename(Edit& db, SpeakerId id, const QString& name);
void setRole(Edit& db, SpeakerId id, SpeakerRole role);
void link(Edit& db, SpeakerId id, CaseId to); ///< an invalid Case unlinks
} // namespace speakers

} // namespace counterpoint
