#pragma once
#include "core/coding/codebook.h"
#include "core/project/changes.h"
#include "core/transcript/sources.h"
#include <QObject>
#include <vector>

namespace counterpoint::ui {

class ParticipantCounts;
class Session;

/// The codes and sources of the study with how much is coded, as the coder at work may see it and as interviewers are counted. After a
/// step only what gained or lost codings is counted again, so that a step costs the same in a small and in a huge study.
class CountedMaterial : public QObject {
    Q_OBJECT
public:
    explicit CountedMaterial(Session& session, QObject* parent = nullptr);
    const std::vector<Code>& codes() const { return m_codes; }
    const std::vector<Source>& sources() const { return m_sources; }
    const CountScope& scope() const { return m_scope; }
    /// Brings itself up to date; what has become different is said first.
    void take(const Changes& changes);

Q_SIGNALS:
    void codesChanged();
    void sourcesChanged();
    void sourcesUpdated(const std::vector<counterpoint::Source>& sources); ///< these alone, and their order is as it was

private:
    void readCodes();
    void readSources();
    void updateCodes(const Changes& changes);
    void updateSources(const Changes& changes);
    const AskingTurns& asking(const Read& db) const;

    Session& m_session;
    ParticipantCounts* m_participants;
    CountScope m_scope;
    std::vector<Code> m_codes;
    std::vector<Source> m_sources;
};

} // namespace counterpoint::ui
