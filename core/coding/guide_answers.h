#pragma once
#include "core/base/id.h"
#include "core/coding/autocode.h"
#include "core/survey/guides.h"
#include <optional>
#include <vector>

namespace counterpoint {

/// What an interviewer or moderator says in one turn, and which question of a guide that asks.
struct AskingTurn {
    TextSpan span; ///< without the label
    QString text;
    std::optional<int> question; ///< from 0; none: follows up the one before
    double likeness = 0; ///< of the words, 0 to 1; 0 where the user chose the question
    bool operator==(const AskingTurn&) const = default;
};

/// Where the questions of a guide are asked and answered in one source.
struct GuideMatch {
    SourceId source;
    QString sourceName;
    std::vector<AskingTurn> asked; ///< in order of the text
    std::vector<ProposedPassage> said; ///< turns of all others, in order of the text
    bool operator==(const GuideMatch&) const = default;
};

/// Whether a question is asked in one source.
struct GuideAsking {
    SourceId source;
    QString sourceName;
    std::optional<TextSpan> first; ///< the first turn that asks it; none: not asked
    int answers = 0; ///< turns of the others after it
    int coded = 0; ///< codings with the codes that the question is linked to
    bool hasAsker = true; ///< false: nobody there is interviewer or moderator, so that nothing is known
    bool operator==(const GuideAsking&) const = default;
};

namespace guide_answers {
/// Matches a guide's questions in `sources` (empty: all transcripts), as matchQuestions() does; sources where nobody is interviewer or moderator
/// come with no turn that asks.
std::vector<GuideMatch> match(const Read& db, const Guide& guide, const std::vector<SourceId>& sources);
/// Which questions of any of the guides are put in a source, as match() finds them. Reads no more of its text than what is asked.
std::vector<GuideQuestionId> questionsPut(const Read& db, const std::vector<Guide>& guides, SourceId source);
/// What is said from where `question` is asked until another one is.
std::vector<ProposedPassage> answersTo(const GuideMatch& match, int question);
/// Asked or not, source by source, in the order of `matches`.
std::vector<GuideAsking> asking(const Read& db, const Guide& guide, const std::vector<GuideMatch>& matches, int question);
/// Path of a code for the answers to a question: under the guide's name, its topic or its first words.
QString codePathFor(const Guide& guide, int question);
} // namespace guide_answers

} // namespace counterpoint
