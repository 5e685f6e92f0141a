#include "core/integration/named_judgements.h"
#include "core/base/translate.h"
#include "core/integration/sides.h"
#include "core/project/doors.h"
#include "core/transcript/sources.h"
#include <QStringList>
#include <algorithm>

namespace counterpoint {

namespace {

QString tr(const char* text) { return translate("Convergence", text); }

QString sideTitle(const ConvergenceMatrix& matrix, const ConvergenceSide& side)
{
    const auto strand = strandFrom(side.value);
    return matrix.sides == ConvergenceMatrix::Sides::Strands && strand ? Side::of(*strand).title : side.value;
}

} // namespace

QString NamedJudgement::title() const { return tr("%1: %2, %3").arg(matrixName, theme, sides); }

QString NamedJudgement::claim() const
{
    const bool isWhole = assessment.sides.isWholeRow();
    switch (assessment.judgement) {
    case Judgement::Agreement:
        return isWhole ? tr("%1: all sides agree").arg(theme) : tr("%1: %2 agree").arg(theme, sides);
    case Judgement::PartialAgreement:
        return isWhole ? tr("%1: the sides agree in part").arg(theme) : tr("%1: %2 agree in part").arg(theme, sides);
    case Judgement::Silence:
        return isWhole ? tr("%1: not all sides speak of it").arg(theme)
                       : tr("%1: of %2, one speaks of it and the other does not").arg(theme, sides);
    default:
        return isWhole ? tr("%1: the sides disagree").arg(theme) : tr("%1: %2 disagree").arg(theme, sides);
    }
}

namespace convergence {

std::vector<NamedJudgement> named(const Read& db, CoderId viewer)
{
    std::vector<NamedJudgement> all;
    for (const auto& matrix : convergence::all(db))
        for (auto& assessment : assessments(db, matrix.id, viewer)) {
            const auto theme = std::find_if(matrix.themes.begin(), matrix.themes.end(),
                                            [&](const ConvergenceTheme& one) { return one.id == assessment.theme; });
            const auto sides = titleOf(matrix, assessment.sides);
            all.push_back({std::move(assessment), matrix.id, matrix.name, theme == matrix.themes.end() ? QString() : theme->name, sides});
        }
    return all;
}

QString titleOf(const ConvergenceMatrix& matrix, SidePair sides)
{
    if (sides.isWholeRow())
        return tr("All sides");
    QStringList titles;
    for (const auto& side : matrix.of)
        if (side.id == sides.one || side.id == sides.other)
            titles << sideTitle(matrix, side);
    return titles.size() == 2 ? tr("%1 and %2").arg(titles[0], titles[1]) : QString();
}

} // namespace convergence

} // namespace counterpoint
