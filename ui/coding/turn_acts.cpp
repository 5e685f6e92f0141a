#include "ui/coding/turn_acts.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/transcript/turn_edits.h"
#include "ui/coding/speaker_gutter.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <algorithm>

namespace counterpoint::ui {

Result<SpeakerId> resolve(Edit& db, SourceId source, const NamePicker::Choice& choice)
{
    return choice.id > 0 ? Result<SpeakerId>(SpeakerId(choice.id)) : speakers::ensure(db, source, choice.name);
}

TurnActs::TurnActs(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

bool TurnActs::split(SourceId source, qsizetype position, const NamePicker::Choice& speaker)
{
    const auto done = m_session.project().perform(tr("Begin a turn of %1").arg(speaker.name), [&](Edit& db) {
        return resolve(db, source, speaker).and_then([&](SpeakerId id) { return turns::split(db, source, position, id); });
    });
    if (!m_session.notices().accept(done))
        return false;
    m_session.notices().done(tr("%1 speaks from here on.").arg(speaker.name));
    return true;
}

void TurnActs::join(SourceId source, std::int64_t turn)
{
    const auto done = m_session.project().perform(tr("Join a turn with the one before"),
                                                  [&](Edit& db) { return turns::joinWithPrevious(db, source, turn); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Joined the turn with the one before."));
}

void TurnActs::unmake(SourceId source, std::int64_t turn)
{
    const auto done = m_session.project().perform(tr("Take a turn away"), [&](Edit& db) { return turns::unmake(db, source, turn); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("No turn begins here any more. The text stays as it was."));
}

void TurnActs::assign(SourceId source, std::int64_t turn, const NamePicker::Choice& speaker)
{
    const auto done = m_session.project().perform(tr("Give a turn to %1").arg(speaker.name), [&](Edit& db) {
        return resolve(db, source, speaker).and_then([&](SpeakerId id) { return turns::assign(db, source, turn, id); });
    });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("This turn is %1’s.").arg(speaker.name));
}

void TurnActs::rename(const Speaker& speaker, const QString& name, const std::vector<Speaker>& others)
{
    const auto wanted = name.trimmed();
    if (wanted == speaker.name)
        return;
    const bool merges = std::any_of(others.begin(), others.end(), [&](const Speaker& other) {
        return other.id != speaker.id && other.name.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    const auto done = m_session.project().perform(tr("Rename speaker “%1” to “%2”").arg(speaker.name, wanted),
                                                  [&](Edit& db) { return speakers::rename(db, speaker.id, wanted); });
    if (m_session.notices().accept(done))
        m_session.notices().done(merges ? tr("“%1” and “%2” are one speaker now.").arg(speaker.name, wanted)
                                        : tr("“%1” is “%2” now, in this source.").arg(speaker.name, wanted));
}

void TurnActs::setRole(const Speaker& speaker, SpeakerRole role)
{
    m_session.notices().accept(m_session.project().perform(tr("Role of “%1”: %2").arg(speaker.name, roleName(role)),
                                                           [&](Edit& db) { speakers::setRole(db, speaker.id, role); }));
}

void TurnActs::link(const Speaker& speaker, const NamePicker::Choice& person)
{
    const auto done = m_session.project().perform(tr("Case of speaker “%1”").arg(speaker.name), [&](Edit& db) -> Result<> {
        if (person.id == 0 && person.name.isEmpty()) {
            speakers::link(db, speaker.id, {});
            return {};
        }
        const auto id = person.id > 0 ? Result<CaseId>(CaseId(person.id)) : cases::ensure(db, person.name);
        if (!id)
            return fail(id);
        speakers::link(db, speaker.id, *id);
        return {};
    });
    if (m_session.notices().accept(done))
        m_session.notices().done(person.name.isEmpty() ? tr("“%1” is linked to no Case.").arg(speaker.name)
                                                       : tr("“%1” is the Case “%2”.").arg(speaker.name, person.name));
}

} // namespace counterpoint::ui
