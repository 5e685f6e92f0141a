#include "app/cli/convergence_changes.h"
#include "app/cli/shell.h"
#include "core/analysis/analysis.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/integration/convergence_evidence.h"
#include "core/responses/datasets.h"
#include <CLI/App.hpp>
#include <algorithm>

namespace counterpoint::cli {

namespace {

Result<ConvergenceSide> sideNamed(const ConvergenceMatrix& matrix, const std::string& name)
{
    QStringList values;
    for (const auto& side : matrix.of)
        values << side.value;
    return findName(text(name), values, translate("Cli", "side")).map([&](qsizetype i) { return matrix.of[std::size_t(i)]; });
}

Result<ConvergenceTheme> themeNamed(const ConvergenceMatrix& matrix, const std::string& name)
{
    QStringList names;
    for (const auto& theme : matrix.themes)
        names << theme.name;
    return findName(text(name), names, translate("Cli", "theme")).map([&](qsizetype i) { return matrix.themes[std::size_t(i)]; });
}

Result<ConvergenceId> newMatrix(Edit& db, const QString& name, const QString& by)
{
    if (by == QLatin1String("strands"))
        return convergence::addOfStrands(db, name);
    return attributes::byName(db, by).and_then(
        [&](const Attribute& attribute) { return convergence::addOfGroups(db, name, attribute.id); });
}

Result<> setSides(Edit& db, const ConvergenceMatrix& matrix, const ConvergenceChanges& changes)
{
    auto sides = matrix.of;
    if (!changes.sides.empty()) {
        sides.clear();
        for (const auto& value : changes.sides) {
            const auto known =
                std::find_if(matrix.of.begin(), matrix.of.end(), [&](const ConvergenceSide& side) { return side.value == text(value); });
            sides.push_back(known == matrix.of.end() ? ConvergenceSide{0, text(value), {}} : *known);
        }
    }
    if (!changes.respondents.empty()) {
        const auto dataset = datasets::byName(db, text(changes.respondents[1]));
        const auto value = text(changes.respondents[0]);
        const auto side = std::find_if(sides.begin(), sides.end(), [&](const ConvergenceSide& one) { return one.value == value; });
        if (!dataset)
            return fail(dataset);
        if (side == sides.end())
            return fail(Error::Kind::Invalid, translate("Cli", "The matrix has no side “%1”.").arg(value));
        side->dataset = dataset->id;
    }
    return convergence::setSides(db, matrix.id, std::move(sides));
}

Result<> addThemes(Edit& db, ConvergenceId id, const std::vector<std::string>& names)
{
    for (const auto& name : names) {
        const auto code = codebook::find(db, text(name));
        if (!code)
            return fail(code);
        if (const auto added = convergence::addTheme(db, id, code->name, code->id); !added)
            return fail(added);
    }
    return {};
}

Result<> addResult(Edit& db, const ConvergenceMatrix& matrix, const std::vector<std::string>& words)
{
    auto theme = themeNamed(matrix, words[0]);
    const auto side = sideNamed(matrix, words[1]);
    const auto analysis = analyses::byName(db, text(words[2]));
    if (!theme)
        return fail(theme);
    if (!side)
        return fail(side);
    if (!analysis)
        return fail(analysis);
    theme->results.push_back({side->id, analysis->id});
    return convergence::updateTheme(db, *theme);
}

Result<> assess(Edit& db, const ConvergenceMatrix& matrix, const ConvergenceChanges& changes, const QString& coderName)
{
    const auto& words = changes.assess;
    const bool isWholeRow = words.size() == 3 && words[1] == "all";
    if (!isWholeRow && words.size() != 4)
        return fail(Error::Kind::Invalid, translate("Cli", "--assess takes THEME SIDE SIDE JUDGEMENT, or THEME all JUDGEMENT."));
    const auto theme = themeNamed(matrix, words[0]);
    const auto judgement = judgementFrom(text(words.back()));
    const auto coder = coders::ensure(db, coderName);
    if (!theme)
        return fail(theme);
    if (!judgement)
        return fail(judgement);
    if (!coder)
        return fail(coder);
    Assessment assessment;
    assessment.theme = theme->id;
    assessment.coder = *coder;
    assessment.judgement = *judgement;
    assessment.reason = text(changes.reason);
    if (!isWholeRow) {
        const auto one = sideNamed(matrix, words[1]);
        const auto other = sideNamed(matrix, words[2]);
        if (!one)
            return fail(one);
        if (!other)
            return fail(other);
        assessment.sides = {std::min(one->id, other->id), std::max(one->id, other->id)};
    }
    const auto judged = convergence::judge(db, matrix.id, assessment);
    return judged ? Result<>() : fail(judged);
}

/// What was judged of a theme still holds.
Result<> confirm(Edit& db, ConvergenceId id, const std::string& name)
{
    const auto table = convergence::evaluate(db, id);
    if (!table)
        return fail(table);
    const auto theme = themeNamed(table->matrix, name);
    if (!theme)
        return fail(theme);
    for (const auto& judged : table->row(theme->id)->judged)
        if (judged.isStale())
            convergence::confirm(db, judged.assessment.id, judged.now);
    return {};
}

} // namespace

bool ConvergenceChanges::any() const
{
    return remove || !by.empty() || !sides.empty() || !respondents.empty() || !themes.empty() || !result.empty() || !removeTheme.empty()
        || !assess.empty() || !confirm.empty();
}

void addConvergenceChanges(CLI::App& app, ConvergenceChanges& changes)
{
    app.add_option("--new", changes.by, "Make it: 'strands', or the attribute whose values are the groups");
    app.add_option("--sides", changes.sides, "The sides there shall be, in order");
    app.add_option("--respondents", changes.respondents, "SIDE DATASET: who answered and is no Case belongs to this side")->expected(2);
    app.add_option("--theme", changes.themes, "CODE…: a theme for each, with the codes below it");
    app.add_option("--result", changes.result, "THEME SIDE ANALYSIS: a statistic that speaks for a side")->expected(3);
    app.add_option("--remove-theme", changes.removeTheme, "THEME, with what was judged of it");
    auto* assess = app.add_option("--assess", changes.assess,
                                  "THEME SIDE SIDE JUDGEMENT or THEME all JUDGEMENT: agreement, partial agreement, silence, dissonance")
                       ->expected(3, 4);
    app.add_option("--reason", changes.reason, "WHY it is judged so")->needs(assess);
    app.add_option("--confirm", changes.confirm, "THEME: its evidence was looked at, and the judgements hold");
    app.add_flag("--remove", changes.remove, "Remove the matrix");
}

Result<> applyConvergenceChanges(Edit& db, const QString& name, const ConvergenceChanges& changes, const QString& coder)
{
    if (!changes.by.empty())
        if (const auto made = newMatrix(db, name, text(changes.by)); !made)
            return fail(made);
    auto matrix = convergence::byName(db, name);
    if (!matrix)
        return fail(matrix);
    if (changes.remove) {
        convergence::remove(db, matrix->id);
        return {};
    }
    if (!changes.sides.empty() || !changes.respondents.empty())
        if (const auto set = setSides(db, *matrix, changes); !set)
            return set;
    if (const auto added = addThemes(db, matrix->id, changes.themes); !added)
        return added;
    matrix = convergence::byId(db, matrix->id);
    if (!changes.result.empty())
        if (const auto added = addResult(db, *matrix, changes.result); !added)
            return added;
    if (!changes.removeTheme.empty()) {
        const auto theme = themeNamed(*matrix, changes.removeTheme);
        if (!theme)
            return fail(theme);
        convergence::removeTheme(db, theme->id);
    }
    if (!changes.assess.empty())
        if (const auto judged = assess(db, *matrix, changes, coder); !judged)
            return judged;
    return changes.confirm.empty() ? Result<>() : confirm(db, matrix->id, changes.confirm);
}

} // namespace counterpoint::cli
