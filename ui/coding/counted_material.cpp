#include "ui/coding/counted_material.h"
#include "core/coding/codings.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/participant_counts.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <algorithm>
#include <iterator>
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
    const bool all = otherScope || countsMove || changes.isEverything();
    if (all)
        readCodes();
    else
        updateCodes(changes);
    if (all || changes.touches(Entity::Code) || !changes.recountedCodes().empty())
        Q_EMIT codesChanged();
    const auto& sources = changes.of(Entity::Source);
    if (all || !sources.inserted.empty() || !sources.deleted.empty()) {
        readSources();
        Q_EMIT sourcesChanged();
    } else {
        updateSources(changes);
    }
}

const AskingTurns& CountedMaterial::asking(const Read& db) const
{
    static const AskingTurns nothing(db, Counted::Everyone);
    return m_scope.counted == Counted::Participants ? m_participants->asking(db) : nothing;
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

void CountedMaterial::updateCodes(const Changes& changes)
{
    if (changes.touches(Entity::Code))
        return readCodes();
    const std::vector<CodeId> counted(changes.recountedCodes().begin(), changes.recountedCodes().end());
    const auto counts = m_session.project().read([&](const Read& db) { return code_counts::of(db, counted, m_scope, asking(db)); });
    if (!counts)
        return readCodes();
    for (const auto id : counted)
        if (auto* code = findById(m_codes, id)) {
            const auto count = counts->find(id);
            code->codings = count == counts->end() ? 0 : count->second.codings;
            code->sources = count == counts->end() ? 0 : count->second.sources;
        }
}

void CountedMaterial::updateSources(const Changes& changes)
{
    const auto& edited = changes.of(Entity::Source).updated;
    std::vector<std::int64_t> ids;
    std::set_union(edited.begin(), edited.end(), changes.recountedSources().begin(), changes.recountedSources().end(),
                   std::back_inserter(ids));
    if (ids.empty())
        return;
    std::vector<Source> updated;
    bool sameOrder = true;
    const auto done = m_session.project().read([&](const Read& db) {
        for (const auto id : ids) {
            auto source = sources::byId(db, SourceId(id));
            auto* known = findById(m_sources, SourceId(id));
            sameOrder = sameOrder && source && known && source->name == known->name && source->strand == known->strand;
            if (!sameOrder)
                return;
            if (m_scope.counted == Counted::Participants) { // edits, which change words, have been told apart before
                source->words = known->words;
                source->codings = sources::codingsOfParticipants(db, source->id, asking(db), m_scope.coder);
            } else if (m_scope.coder.isValid()) {
                source->codings = codings::countIn(db, source->id, m_scope.coder);
            }
            updated.push_back(*known = std::move(*source));
        }
    });
    if (done && sameOrder) {
        Q_EMIT sourcesUpdated(updated);
        return;
    }
    readSources();
    Q_EMIT sourcesChanged();
}

} // namespace counterpoint::ui
