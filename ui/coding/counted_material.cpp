#include "ui/coding/counted_material.h"
#include "core/coding/codings.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/participant_counts.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

template <class Thing, class IdType>
Thing* findById(std::vector<Thing>& things, IdType id)
{
    const auto found = std::find_if(things.begin(), things.end(), [id](const Thing& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

} // namespace

CountedMaterial::CountedMaterial(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_participants(new ParticipantCounts(session.project(), this))
{
    connect(m_participants, &ParticipantCounts::counted, this, [this] {
        readSources();
        Q_EMIT sourcesChanged();
    });
}

void CountedMaterial::take(const Changes& changes)
{
    m_participants->forget(changes);
    const CountScope scope(settings::participantsOnly() ? Counted::Participants : Counted::Everyone, seenCoder(m_session));
    const bool otherScope = std::exchange(m_scope, scope) != scope;
    // Where a turn begins and who asks decide then what is counted.
    const bool countsMove = scope.counted == Counted::Participants && changes.touchesAny(Entity::Source, Entity::Speaker);
    if (otherScope || countsMove || changes.touches(Entity::Code)) {
        readCodes();
        Q_EMIT codesChanged();
    } else if (!changes.recountedCodes().empty()) {
        recountCodes(changes.recountedCodes());
        Q_EMIT codesChanged();
    }
    if (otherScope || countsMove || changes.touches(Entity::Source)) {
        readSources();
        Q_EMIT sourcesChanged();
    } else if (!changes.recountedSources().empty()) {
        recountSources(changes.recountedSources());
        Q_EMIT sourcesChanged();
    }
}

void CountedMaterial::readCodes()
{
    if (auto codes = m_session.project().read([this](const Read& db) { return codebook::all(db, m_scope); }))
        m_codes = std::move(*codes);
}

void CountedMaterial::readSources()
{
    auto sources = m_session.project().read([this](const Read& db) {
        auto all = sources::all(db);
        if (!m_scope.coder.isValid())
            return all;
        const auto counts = codings::countsBySource(db, m_scope.coder);
        for (auto& source : all) {
            const auto count = counts.find(source.id);
            source.codings = count == counts.end() ? 0 : count->second;
        }
        return all;
    });
    if (!sources)
        return;
    if (m_scope.counted == Counted::Participants)
        m_participants->putInto(*sources, m_scope.coder);
    m_sources = std::move(*sources);
}

void CountedMaterial::recountCodes(const std::vector<std::int64_t>& ids)
{
    const std::vector<CodeId> codes(ids.begin(), ids.end());
    const auto counts = m_session.project().read([&](const Read& db) { return code_counts::of(db, codes, m_scope); });
    if (!counts)
        return;
    for (const auto id : codes)
        if (auto* code = findById(m_codes, id)) {
            const auto count = counts->find(id);
            code->codings = count == counts->end() ? 0 : count->second.codings;
            code->sources = count == counts->end() ? 0 : count->second.sources;
        }
}

void CountedMaterial::recountSources(const std::vector<std::int64_t>& ids)
{
    if (m_scope.counted == Counted::Participants)
        return readSources();
    const auto done = m_session.project().read([&](const Read& db) {
        for (const auto id : ids)
            if (auto* source = findById(m_sources, SourceId(id)))
                source->codings = codings::countIn(db, source->id, m_scope.coder);
    });
    if (!done)
        readSources();
}

} // namespace counterpoint::ui
