#include "app/cli/qualitative_command.h"
#include "app/cli/analysis_answer.h"
#include "app/cli/option_flags.h"
#include "app/cli/shell.h"
#include "core/analysis/codes_as_variables.h"
#include "core/analysis/study_items.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/saved_filters.h"
#include "core/responses/variables.h"
#include <algorithm>
#include <map>

namespace counterpoint::cli {

namespace {

/// What was typed, by the keys of roles and options.
struct Typed {
    std::map<QString, CLI::Option*> options;
    std::map<QString, std::vector<std::string>> values;
    std::map<QString, bool> switches;
    std::map<QString, CLI::Option*> roles;
    std::map<QString, std::string> variables;
    std::string dataset;
    std::string where;
    std::string figures;
    std::string asDataset; ///< name of a dataset to make instead of a table
};

QString flagName(const CLI::Option& option) { return QStringLiteral("--") + text(option.get_lnames().front()); }

/// What was typed that the kind does not know, or that is none of its choices; empty where it fits.
QString whyNot(const AnalysisKind& kind, const Typed& typed)
{
    for (const auto& [key, typedOption] : typed.options) {
        if (typedOption->count() == 0)
            continue;
        const auto* option = kind.option(key);
        if (!option)
            return translate("Cli", "“%1” takes no %2: leave it out, or ask for another kind of analysis.")
                .arg(kind.title, flagName(*typedOption));
        if (option->type == Option::Type::Choice)
            if (const auto chosen = checkOption(*option, valueOf(*option, typed.values.at(key))); !chosen)
                return chosen.error().message;
    }
    for (const auto& [key, role] : typed.roles)
        if (role->count() > 0 && !kind.role(key))
            return translate("Cli", "“%1” takes no %2: leave it out, or ask for another kind of analysis.")
                .arg(kind.title, flagName(*role));
    for (const auto& role : kind.roles)
        if (role.least > 0 && typed.roles.at(role.key)->count() == 0)
            return translate("Cli", "“%1” needs %2.").arg(kind.title, role.flag);
    if (!kind.needsDataset && !(typed.dataset.empty() && typed.where.empty()))
        return translate("Cli", "“%1” is not about responses: leave --dataset and --where out.").arg(kind.title);
    return {};
}

Result<const AnalysisKind*> kindFor(const std::vector<const AnalysisKind*>& kinds, const Typed& typed)
{
    for (const auto* kind : kinds)
        if (whyNot(*kind, typed).isEmpty())
            return kind;
    return fail(Error::Kind::Invalid, whyNot(*kinds.front(), typed));
}

/// The dataset that is named, or the only one that has the variable.
Result<DatasetId> datasetOf(const Read& db, const Typed& typed, const QString& variable)
{
    if (!typed.dataset.empty())
        return datasets::byName(db, text(typed.dataset)).map([](const Dataset& dataset) { return dataset.id; });
    std::vector<Dataset> having;
    for (auto& dataset : datasets::all(db))
        if (variables::byName(db, dataset.id, variable))
            having.push_back(std::move(dataset));
    if (having.size() == 1)
        return having.front().id;
    QStringList names;
    for (const auto& dataset : having)
        names << u'“' + dataset.name + u'”';
    return fail(
        Error::Kind::Invalid,
        having.empty()
            ? translate("Cli", "No dataset has a variable “%1”. “variables STUDY” lists them.").arg(variable)
            : translate("Cli", "%1 have a variable “%2”. Say which with --dataset.").arg(names.join(QStringLiteral(", ")), variable));
}

Result<> takeVariables(const Read& db, const AnalysisKind& kind, const Typed& typed, Analysis& analysis)
{
    for (const auto& role : kind.roles) {
        const auto name = typed.variables.find(role.key);
        if (name == typed.variables.end() || name->second.empty())
            continue;
        const auto dataset = datasetOf(db, typed, text(name->second));
        if (!dataset)
            return fail(dataset);
        const auto variable = variables::byName(db, *dataset, text(name->second));
        if (!variable)
            return fail(variable);
        analysis.dataset = *dataset;
        analysis.put(role.key, {variable->id});
    }
    if (kind.needsDataset)
        analysis.where = savedFilters::expressionFor(db, analysis.dataset, text(typed.where).trimmed());
    return {};
}

Result<Analysis> analysisOf(const Read& db, const AnalysisKind& kind, const Typed& typed)
{
    Analysis analysis;
    analysis.kind = kind.key;
    for (const auto& option : kind.options) {
        if (typed.options.at(option.key)->count() == 0)
            continue;
        if (option.type == Option::Type::Switch) {
            setOption(analysis, option.key, typed.switches.at(option.key));
            continue;
        }
        const auto& words = typed.values.at(option.key);
        if (!option.isOfStudy() && option.type != Option::Type::Several) {
            setOption(analysis, option.key, valueOf(option, words));
            continue;
        }
        QStringList names;
        for (const auto& word : words)
            names << text(word);
        const auto value = study_items::valueFrom(db, option, names);
        if (!value)
            return fail(value);
        setOption(analysis, option.key, *value);
    }
    if (const auto taken = takeVariables(db, kind, typed, analysis); !taken)
        return fail(taken);
    return analysis;
}

/// An option that two kinds of the command know under one name is read by what each of them makes of it.
void addOption(CLI::App& app, const Option& option, bool isAlike, Typed& typed)
{
    if (typed.options.count(option.key) != 0)
        return;
    const auto about = option.about.toStdString();
    if (option.type == Option::Type::Switch) {
        typed.options[option.key] = app.add_flag(flagOf(option), typed.switches[option.key], about);
        return;
    }
    auto* added = app.add_option(flagOf(option), typed.values[option.key], about);
    if (!option.takesSeveral())
        added->expected(1);
    if (option.type == Option::Type::Number)
        added->check(numberOf(option));
    if (option.type == Option::Type::Choice && isAlike) {
        std::vector<std::string> keys;
        for (const auto& choice : option.choices)
            keys.push_back(choice.key.toStdString());
        added->check(CLI::IsMember(keys));
    }
    added->type_name(option.type == Option::Type::Codes         ? "CODE…"
                         : option.type == Option::Type::Sources ? "SOURCE…"
                         : option.type == Option::Type::Coders  ? "CODER…"
                         : option.type == Option::Type::Several ? "STRAND…"
                         : option.type == Option::Type::Number  ? "N"
                                                                : "WORD");
    typed.options[option.key] = added;
}

bool isAlike(const std::vector<const AnalysisKind*>& kinds, const Option& option)
{
    return std::all_of(kinds.begin(), kinds.end(), [&](const AnalysisKind* kind) {
        const auto* same = kind->option(option.key);
        return !same || same->type == option.type;
    });
}

Result<Answer> makeDataset(Shell& shell, const Shell::Command& command, const AnalysisKind& kind, const Typed& typed)
{
    if (!canBecomeVariables(kind))
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” cannot become variables: leave --as-dataset out.").arg(kind.title));
    const auto name = text(typed.asDataset);
    return shell.openToWrite(command).and_then([&](const auto& project) {
        return project
            ->perform(translate("Cli", "Codes as variables “%1”").arg(name),
                      [&](Edit& db) -> Result<Dataset> {
                          return analysisOf(db, kind, typed)
                              .and_then([&](const Analysis& analysis) { return codesAsVariables(db, analysis, name); })
                              .and_then([&](DatasetId id) { return datasets::byId(db, id); });
                      })
            .map([](const Dataset& made) {
                Answer answer;
                answer.json = {{QStringLiteral("dataset"), made.name},
                               {QStringLiteral("rows"), made.rows},
                               {QStringLiteral("variables"), made.variables}};
                answer.lines
                    << translate("Cli", "Made the dataset “%1”: %2 Cases, %3 variables.").arg(made.name).arg(made.rows).arg(made.variables);
                return answer;
            });
    });
}

} // namespace

void addQualitativeCommand(Shell& shell, const std::vector<const AnalysisKind*>& kinds)
{
    QStringList about;
    for (const auto* kind : kinds)
        about << kind->about;
    const auto command = shell.add(kinds.front()->command.toLatin1().constData(), about.join(QStringLiteral("; ")).toUtf8().constData());
    const auto typed = std::make_shared<Typed>();
    bool hasDataset = false;
    bool hasVariables = false;
    for (const auto* kind : kinds) {
        for (const auto& role : kind->roles) {
            auto* added = command.app->add_option(role.flag.toStdString(), typed->variables[role.key], role.about.toStdString());
            added->type_name("VARIABLE");
            typed->roles[role.key] = added;
        }
        for (const auto& option : kind->options)
            addOption(*command.app, option, isAlike(kinds, option), *typed);
        hasDataset = hasDataset || kind->needsDataset;
        hasVariables = hasVariables || canBecomeVariables(*kind);
    }
    if (hasDataset) {
        command.app->add_option("--dataset", typed->dataset, "Name of the dataset of the variable, where several have one of that name");
        command.app->add_option("--where", typed->where, "Only responses for which this is true: an expression, or a saved filter's name");
    }
    if (hasVariables)
        command.app->add_option("--as-dataset", typed->asDataset, "NAME: make a dataset of Cases by codes instead, for the statistics")
            ->type_name("NAME");
    command.app->add_option("--figures", typed->figures, "Write the figures to this file (.svg, .png, .pdf), numbered from the second on");
    shell.on(command, [&shell, command, kinds, typed]() -> Result<Answer> {
        const auto kind = kindFor(kinds, *typed);
        if (!kind)
            return fail(kind);
        if (!typed->asDataset.empty())
            return makeDataset(shell, command, **kind, *typed);
        return shell.openToRead(command).and_then([&](const auto& project) {
            return project
                ->read([&](const Read& db) {
                    return analysisOf(db, **kind, *typed).and_then([&](const Analysis& analysis) {
                        return run(db, analysis, typed->figures.empty() ? WithFigures::No : WithFigures::Yes);
                    });
                })
                .and_then([&](const AnalysisResult& result) { return answerOf(result, typed->figures); });
        });
    });
}

} // namespace counterpoint::cli
