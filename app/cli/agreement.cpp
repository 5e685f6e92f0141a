#include "app/cli/agreement_print.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/transcript/sources.h"
#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace counterpoint::cli {

namespace {

const std::map<std::string, AgreementUnit> unitNames{{"character", AgreementUnit::Character}, {"turn", AgreementUnit::Turn},
                                                     {"sentence", AgreementUnit::Sentence},   {"passage", AgreementUnit::Paragraph},
                                                     {"paragraph", AgreementUnit::Paragraph}, {"source", AgreementUnit::Source}};

struct Options {
    std::vector<std::string> coders;
    std::vector<std::string> measures;
    std::string unit = "character";
    std::vector<std::string> codes;
    bool children = false;
    std::vector<std::string> sources;
    bool participantsOnly = false;
    bool emptyIsCoded = false;
    bool withoutUncoded = false;
    double confidence = 95;
    int replicates = 1'000;
    std::int64_t seed = 1;
    std::string scale;
    bool disagreements = false;
    int limit = 100;
};

template <class Id, class Find>
Result<std::vector<Id>> idsOf(const std::vector<std::string>& names, Find find)
{
    std::vector<Id> ids;
    for (const auto& name : names) {
        const auto found = find(text(name));
        if (!found)
            return fail(found);
        ids.push_back(found->id);
    }
    return ids;
}

Result<AgreementScope> scopeOf(const Read& db, const Options& options, const QString& viewer)
{
    AgreementScope scope;
    auto coderIds = idsOf<CoderId>(options.coders, [&](const QString& name) { return coders::byName(db, name); });
    if (!coderIds)
        return fail(coderIds);
    auto codeIds = idsOf<CodeId>(options.codes, [&](const QString& name) { return codebook::find(db, name); });
    if (!codeIds)
        return fail(codeIds);
    auto sourceIds = idsOf<SourceId>(options.sources, [&](const QString& name) { return sources::byName(db, name); });
    if (!sourceIds)
        return fail(sourceIds);
    scope.coders = std::move(*coderIds);
    scope.codes = std::move(*codeIds);
    scope.sources = std::move(*sourceIds);
    scope.withChildren = options.children;
    scope.unit = unitNames.at(options.unit);
    scope.counted = options.participantsOnly ? Counted::Participants : Counted::Everyone;
    scope.emptyIsCoded = options.emptyIsCoded;
    scope.leaveOutUncoded = options.withoutUncoded;
    if (const auto known = coders::byName(db, viewer))
        scope.viewer = known->id;
    return scope;
}

AgreementOptions computingOf(const Options& options)
{
    AgreementOptions computing;
    computing.measures.clear();
    for (const auto& measure : namedMeasures()) {
        if (std::find(options.measures.begin(), options.measures.end(), measure.key) == options.measures.end())
            continue;
        if (measure.measure)
            computing.measures.push_back(*measure.measure);
        else
            computing.unitizing = true;
    }
    if (options.measures.empty())
        computing.measures = {agreement::Measure::Alpha};
    computing.confidence = options.confidence / 100;
    computing.replicates = options.replicates;
    computing.seed = std::uint64_t(options.seed);
    return computing;
}

Result<Answer> listDisagreements(const Read& db, const CodedUnits& units, int limit, bool asJson)
{
    const auto all = disagreements(units);
    const auto most = limit > 0 ? std::min(all.size(), std::size_t(limit)) : all.size();
    const std::vector<Disagreement> shown(all.begin(), all.begin() + std::ptrdiff_t(most));
    return disagreementsAnswer(units, all, most, wordsOf(db, units, shown), asJson);
}

/// The steps of the scale in place of the codes.
Result<Answer> agreementOnScale(const Read& db, AgreementScope scope, const Options& options, bool asJson)
{
    const auto scale = codebook::find(db, text(options.scale));
    if (!scale)
        return fail(scale);
    auto steps = stepsOf(db, scale->id);
    if (!steps)
        return fail(steps);
    scope.codes = std::move(*steps);
    scope.withChildren = true;
    const auto units = gatherCodedUnits(db, scope);
    if (!units)
        return fail(units);
    const auto computing = computingOf(options);
    return scaleAnswer(*units, scaleAgreement(*units, computing), computing, asJson);
}

Result<Answer> agreementIn(const Project& project, const Options& options, const QString& viewer, bool asJson)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto scope = scopeOf(db, options, viewer);
        if (!scope)
            return fail(scope);
        if (!options.scale.empty())
            return agreementOnScale(db, *scope, options, asJson);
        const auto units = gatherCodedUnits(db, *scope);
        if (!units)
            return fail(units);
        if (options.disagreements)
            return listDisagreements(db, *units, options.limit, asJson);
        const auto computing = computingOf(options);
        const auto found = agreementOf(*units, computing);
        if (!found)
            return fail(found);
        return agreementAnswer(*units, *found, computing, asJson);
    });
}

} // namespace

void addAgreement(Shell& shell)
{
    const auto command = shell.add("agreement", "Whether coders agree: per code, over all codes, and where they do not");
    const auto options = std::make_shared<Options>();
    std::vector<std::string> measures;
    for (const auto& measure : namedMeasures())
        measures.emplace_back(measure.key);
    std::vector<std::string> units;
    for (const auto& [name, unit] : unitNames)
        units.push_back(name);
    auto* app = command.app;
    app->add_option("--coders", options->coders, "Two coders or more; else all of the study");
    app->add_option("--measure", options->measures, "Coefficient, repeatable; else alpha")->check(CLI::IsMember(measures));
    app->add_option("--unit", options->unit, "What has a code or has not; a passage is a paragraph")->check(CLI::IsMember(units));
    app->add_option("--codes", options->codes, "Only these codes (names or paths)");
    app->add_flag("--children", options->children, "A code counts as given where one below it is");
    app->add_option("--sources", options->sources, "Only these sources");
    app->add_flag("--participants-only", options->participantsOnly, "Leave out what interviewers and moderators say");
    app->add_flag("--empty-is-coded", options->emptyIsCoded, "Who coded nothing in a source has read it and found nothing");
    app->add_flag("--without-uncoded", options->withoutUncoded, "Leave out units to which nobody gave any of the codes");
    app->add_option("--confidence", options->confidence, "Of the intervals, in percent")->check(CLI::Range(1.0, 99.99));
    app->add_option("--replicates", options->replicates, "Samples of sources for the intervals; 0: none")->check(CLI::Range(0, 100'000));
    app->add_option("--seed", options->seed, "That draws the samples")->check(CLI::NonNegativeNumber);
    app->add_option("--scale", options->scale,
                    "The codes below this one are steps of a scale, in order: weighted kappa, ordinal alpha, AC2 and the others")
        ->excludes(app->get_option("--measure"), app->get_option("--codes"), app->get_option("--without-uncoded"));
    app->add_flag("--disagreements", options->disagreements, "List the passages on which they differ, the largest first");
    app->add_option("--limit", options->limit, "With --disagreements: how many; 0: all")->check(CLI::NonNegativeNumber);
    shell.on(command, [&shell, command, options] {
        return shell.openToRead(command).and_then(
            [&](const auto& project) { return agreementIn(*project, *options, shell.coderName(), shell.wantsJson()); });
    });
}

} // namespace counterpoint::cli
