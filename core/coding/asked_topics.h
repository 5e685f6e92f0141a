#pragma once
#include "core/coding/code_lines.h"
#include "core/transcript/sources.h"
#include <unordered_map>
#include <vector>

namespace counterpoint {

/// Whether a Case was asked about a code in a source. A code that no question of a guide is linked to is open to everyone. One that is
/// linked (itself, or a code above it) was asked where one of its questions was put: in a transcript, where the words of one are found
/// among what is asked (matchQuestions()); in the answers to a survey's question, where that is linked to it too. A transcript in which no question
/// of any guide is found, a document, and a survey's question that is linked to none say nothing: everything counts as asked there, but for
/// who belongs to a group of the guide (by an attribute with its name) that the question is not for.
class AskedTopics {
public:
    AskedTopics() = default; ///< everything was asked everywhere
    AskedTopics(const Read& db, const std::vector<CodeLine>& lines, const std::vector<Source>& sources);

    /// `source` and `line` are places in what it was made of.
    bool isAsked(int source, int line, CaseId person) const;
    int boundLines() const { return m_bound; } ///< that a question is linked to
    int unknownSources() const { return m_unknown; } ///< of those that somebody is asked in

private:
    std::vector<std::vector<bool>> m_put; ///< by source; empty: not known
    std::unordered_map<CaseId, std::vector<bool>> m_spared; ///< by line: the questions are for other groups
    int m_bound = 0;
    int m_unknown = 0;
};

} // namespace counterpoint
