#include "ui/coding/participant_counts.h"
#include "core/project/project.h"
#include <QElapsedTimer>

namespace counterpoint::ui {

namespace {
constexpr int sliceMs = 40;
}

ParticipantCounts::ParticipantCounts(const Project& project, QObject* parent)
    : QObject(parent)
    , m_project(project)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ParticipantCounts::countSome);
}

void ParticipantCounts::forget(const Changes& changes)
{
    if (changes.touchesAny(Entity::Source, Entity::Speaker))
        m_asking.reset();
    if (changes.touches(Entity::Speaker)) {
        m_words.clear(); // a role may have changed, and with it what counts
        return;
    }
    const auto& ids = changes.of(Entity::Source);
    for (const auto* list : {&ids.updated, &ids.deleted})
        for (const auto id : *list)
            m_words.remove(id);
}

void ParticipantCounts::putInto(std::vector<Source>& sources, CoderId coder)
{
    const auto codings = m_project.read([&](const Read& db) { return sources::codingsOfParticipants(db, asking(db), coder); });
    m_missing.clear();
    for (auto& source : sources) {
        if (codings) {
            const auto found = codings->find(source.id);
            source.codings = found == codings->end() ? 0 : found->second;
        }
        const auto known = m_words.constFind(source.id.value());
        if (known == m_words.constEnd())
            m_missing.push_back(source.id);
        source.words = known == m_words.constEnd() ? -1 : *known;
    }
    if (!m_missing.empty())
        m_next.start(0);
}

const AskingTurns& ParticipantCounts::asking(const Read& db)
{
    if (!m_asking)
        m_asking.emplace(db, Counted::Participants);
    return *m_asking;
}

void ParticipantCounts::countSome()
{
    QElapsedTimer clock;
    clock.start();
    const auto done = m_project.read([&](const Read& db) {
        const auto& asked = asking(db);
        while (!m_missing.empty() && clock.elapsed() < sliceMs) {
            const auto id = m_missing.back();
            m_missing.pop_back();
            m_words[id.value()] = sources::wordsOfParticipants(db, id, asked);
        }
    });
    if (done && !m_missing.empty())
        m_next.start(0);
    else
        Q_EMIT counted();
}

} // namespace counterpoint::ui
