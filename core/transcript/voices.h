#pragma once
#include "core/base/id.h"
#include "core/transcript/turns.h"
#include <QString>
#include <map>

namespace counterpoint {
class Read;

/// Who speaks where in one source, by name: for passages, hits and quotes.
class Voices {
public:
    struct Voice {
        QString speaker; ///< empty where nobody is named
        CaseId linkedCase; ///< whose words they are: not valid for who interviews or moderates
        QString caseName; ///< empty where unknown
        std::optional<qint64> responseRow; ///< of an answer: row of the dataset, from 0
    };
    Voices(const Read& db, SourceId source);
    /// For who has the turns of the source already, with or without their ends.
    Voices(const Read& db, SourceId source, std::vector<Turn> turns);
    Voice at(qsizetype position) const;
    /// The speaker, or the respondent whose Case is known, without what is known of nobody; none where nobody is.
    const Voice* find(qsizetype position) const;

private:
    std::vector<Turn> m_turns;
    std::map<SpeakerId, Voice> m_speakers;
    std::map<qint64, Voice> m_respondents;
};

} // namespace counterpoint
