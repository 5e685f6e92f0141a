#pragma once
#include "core/project/changes.h"
#include "core/transcript/asking_turns.h"
#include "core/transcript/sources.h"
#include <QHash>
#include <QObject>
#include <QTimer>
#include <optional>
#include <vector>

namespace counterpoint {
class Project;
}

namespace counterpoint::ui {

/// Words and codings of each source without those of interviewers. Words are counted anew only where a source changed, a little at a
/// time, so that nobody waits for them; until then they are -1.
class ParticipantCounts : public QObject {
    Q_OBJECT
public:
    explicit ParticipantCounts(const Project& project, QObject* parent = nullptr);
    void forget(const Changes& changes);
    /// Codings by `coder` only, where one is given.
    void putInto(std::vector<Source>& sources, CoderId coder = {});
    /// Where interviewers speak; read once, and again after forget() where that may have changed.
    const AskingTurns& asking(const Read& db);

Q_SIGNALS:
    void counted(); ///< more words are known than before

private:
    void countSome();

    const Project& m_project;
    std::optional<AskingTurns> m_asking;
    QHash<qlonglong, qint64> m_words;
    std::vector<SourceId> m_missing;
    QTimer m_next;
};

} // namespace counterpoint::ui
