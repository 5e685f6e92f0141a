#pragma once
#include <QString>
#include <optional>
#include <vector>

namespace counterpoint {

/// Which question of a guide somebody asks, and how alike the words are: 0 to 1.
struct AskedQuestion {
    int question = 0; ///< from 0
    double likeness = 0;
    bool operator==(const AskedQuestion&) const = default;
};

/// Finds the questions of a guide in what an interviewer or moderator says, turn by turn, where they are put in other words, asked twice,
/// left out or in another order. None for turns that ask no question of the guide: encouragement, probes, small talk.
///
/// Words are compared by their beginnings, so that 'managers' is like 'management', and count the more the rarer they are in all that is
/// asked; likeness is the Dice coefficient of these weights between a question and the sentences of a turn that are most like it. Of all ways to read
/// the turns the one with the greatest likeness above the least that counts is taken; going back and leaving out cost a little, so that
/// the guide's order decides where words do not.
std::vector<std::optional<AskedQuestion>> matchQuestions(const std::vector<QString>& questions, const std::vector<QString>& turns);

} // namespace counterpoint
