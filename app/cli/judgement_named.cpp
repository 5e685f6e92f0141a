#include "app/cli/judgement_named.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint::cli {

Result<AssessmentId> judgementNamed(const Read& db, const std::vector<std::string>& words)
{
    const auto matrix = convergence::byName(db, text(words[0]));
    if (!matrix)
        return fail(matrix);
    const auto sideOf = [&](const std::string& value) {
        const auto side =
            std::find_if(matrix->of.begin(), matrix->of.end(), [&](const ConvergenceSide& one) { return one.value == text(value); });
        return side == matrix->of.end() ? 0 : side->id;
    };
    SidePair pair;
    if (words.size() == 4)
        pair = {std::min(sideOf(words[2]), sideOf(words[3])), std::max(sideOf(words[2]), sideOf(words[3]))};
    for (const auto& assessment : convergence::assessments(db, matrix->id))
        for (const auto& theme : matrix->themes)
            if (theme.id == assessment.theme && theme.name.compare(text(words[1]), Qt::CaseInsensitive) == 0 && assessment.sides == pair)
                return assessment.id;
    return fail(Error::Kind::Invalid,
                translate("Cli", "Nobody judged this of “%1” in “%2”. See the command convergence.").arg(text(words[1]), matrix->name));
}

} // namespace counterpoint::cli
