#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/responses/weighting.h"

namespace counterpoint::cli {

namespace {

struct Options {
    std::string dataset;
    std::string frequency;
    std::string sampling;
    std::string strata;
    std::string population;
    bool none = false;
    bool changes() const { return none || !frequency.empty() || !sampling.empty(); }
};

Result<> apply(Edit& db, const Options& options)
{
    const auto dataset = datasets::byName(db, text(options.dataset));
    if (!dataset)
        return fail(dataset);
    if (options.none)
        return weightings::set(db, dataset->id, std::nullopt);
    Weighting weighting;
    weighting.kind = options.sampling.empty() ? Weighting::Kind::Frequency : Weighting::Kind::Sampling;
    const auto& weight = options.sampling.empty() ? options.frequency : options.sampling;
    for (const auto& [name, member] : {std::pair(&weight, &Weighting::variable), std::pair(&options.strata, &Weighting::strata),
                                       std::pair(&options.population, &Weighting::population)}) {
        if (name->empty())
            continue;
        const auto variable = variables::byName(db, dataset->id, text(*name));
        if (!variable)
            return fail(variable);
        weighting.*member = variable->id;
    }
    return weightings::set(db, dataset->id, weighting);
}

Result<Answer> show(const Project& project, const Options& options)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto dataset = datasets::byName(db, text(options.dataset));
        if (!dataset)
            return fail(dataset);
        Answer answer;
        answer.json = {{"dataset", dataset->name}, {"weights", QJsonValue()}};
        const auto weighting = weightings::of(db, dataset->id);
        if (!weighting) {
            answer.lines << translate("Cli", "The responses are not weighted.");
            return answer;
        }
        const auto name = [&](VariableId id) {
            const auto variable = id.isValid() ? variables::byId(db, id) : Result<Variable>(Variable());
            return variable ? variable->name : QString();
        };
        const auto json = [](const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
        answer.json["weights"] = QJsonObject{{"kind", weightings::toText(weighting->kind)},
                                             {"variable", name(weighting->variable)},
                                             {"strata", json(name(weighting->strata))},
                                             {"population", json(name(weighting->population))}};
        answer.lines << (weighting->kind == Weighting::Kind::Frequency ? translate("Cli", "Frequency weights: %1")
                                                                       : translate("Cli", "Sampling weights: %1"))
                            .arg(name(weighting->variable));
        if (weighting->strata.isValid())
            answer.lines << translate("Cli", "Strata: %1").arg(name(weighting->strata));
        if (weighting->population.isValid())
            answer.lines << translate("Cli", "Population: %1").arg(name(weighting->population));
        return answer;
    });
}

} // namespace

void addWeights(Shell& shell)
{
    const auto command = shell.add("weights", "How the responses of a dataset are weighted");
    const auto options = std::make_shared<Options>();
    command.app->add_option("DATASET", options->dataset, "The dataset")->required();
    auto* frequency = command.app->add_option("--frequency", options->frequency, "VARIABLE: a response stands for so many alike");
    auto* sampling = command.app->add_option("--sampling", options->sampling, "VARIABLE: a response stands for so many of the population");
    command.app->add_option("--strata", options->strata, "VARIABLE: of --sampling, the stratum")->needs(sampling);
    command.app->add_option("--population", options->population, "VARIABLE: of --sampling, the size of the stratum in the population")
        ->needs(sampling);
    auto* none = command.app->add_flag("--none", options->none, "The responses are not weighted");
    sampling->excludes(frequency);
    none->excludes(frequency)->excludes(sampling);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes())
            return shell.openToRead(command).and_then([&](const auto& project) { return show(*project, *options); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change weights"), [&](Edit& db) { return apply(db, *options); });
            return done ? show(*project, *options) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
