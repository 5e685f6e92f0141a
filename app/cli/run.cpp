#include "app/cli/run.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "app/cli/usage.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <algorithm>
#include <iostream>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace counterpoint::cli {

namespace {

void addCommands(Shell& shell)
{
    for (const auto add : {addNew, addInfo, addCheck, addImport, addExport, addSources, addCases, addCodes, addDatasets, addVariables, addFilters, addWeights, addAnswerSets, addText, addTurns, addRecordings, addEdit, addCode, addSegments, addSearch, addDictionary, addGuides, addMemos, addPseudonyms, addStatistics, addCalculate, addStudyLog, addJoint, addConvergence, addElements, addLiterature, addFindings, addOutline, addReport, addHistory, addEntry, addFielding, addInterviewees, addServe, addQueries, addAgreement, addMerge, addConsensus, addFramework, addInteract, addCaseProfile, addMaps})
        add(shell);
}

struct UnknownCommand {
    std::string word;
};

/// `help COMMAND` says what `COMMAND --help` says.
void addHelp(CLI::App& app)
{
    auto* help = app.add_subcommand("help", "Explain a command");
    const auto topic = std::make_shared<std::string>();
    help->add_option("COMMAND", *topic, "Name of the command");
    help->callback([&app, topic] {
        const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
        const auto command = std::find_if(commands.begin(), commands.end(), [&](const CLI::App* one) { return one->get_name() == *topic; });
        if (topic->empty())
            std::cout << app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal);
        else if (command != commands.end())
            std::cout << (*command)->help(app.get_name());
        else
            throw UnknownCommand{*topic};
    });
}

int wrongUsage(const std::string& sentence)
{
    std::cerr << sentence << '\n';
    return 2;
}

/// A command computes and ends: columns of a million values are worth keeping for the next, instead of being given back to the system each time.
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 64 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
#endif
}

} // namespace

int run(int argc, char** argv)
{
    keepFreedMemory();
    QCoreApplication::setApplicationName(QStringLiteral("counterpoint"));
    CLI::App app("Counterpoint: mixed-methods case studies from design to report.\nWithout a command it opens the window.", "counterpoint");
    app.set_version_flag("--version", "counterpoint " COUNTERPOINT_VERSION);
    app.require_subcommand(1);
    Shell shell(app);
    addCommands(shell);
    addHelp(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) {
        return app.exit(wanted);
    } catch (const UnknownCommand& unknown) {
        return wrongUsage(unknownCommand(unknown.word));
    } catch (const CLI::ParseError& error) {
        return wrongUsage(app.get_subcommands().empty() ? unknownCommand(argc > 1 ? argv[1] : "") : usageSentence(app, error));
    }
    return shell.exitStatus();
}

} // namespace counterpoint::cli
