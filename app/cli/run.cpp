#include "app/cli/run.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include <CLI/CLI.hpp>
#include <QCoreApplication>

namespace counterpoint::cli {

namespace {

void addCommands(Shell& shell)
{
    for (const auto add : {addNew, addInfo, addCheck, addImport, addSources, addCases, addCodes, addDatasets, addVariables, addText, addEdit, addCode, addSegments, addSearch,
                           addStatistics, addFindings, addReport, addHistory})
        add(shell);
}

/// `help COMMAND` says what `COMMAND --help` says.
void addHelp(CLI::App& app)
{
    auto* help = app.add_subcommand("help", "Explain a command");
    const auto topic = std::make_shared<std::string>();
    help->add_option("COMMAND", *topic, "Name of the command");
    help->callback([&app, topic] {
        if (topic->empty())
            throw CLI::CallForHelp();
        std::cout << app.get_subcommand(*topic)->help();
    });
}

} // namespace

int run(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("counterpoint"));
    CLI::App app("Counterpoint: mixed-methods case studies from design to report.\nWithout a command it opens the window.", "counterpoint");
    app.set_version_flag("--version", "counterpoint " COUNTERPOINT_VERSION);
    app.require_subcommand(1);
    Shell shell(app);
    addCommands(shell);
    addHelp(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return shell.exitStatus();
}

} // namespace counterpoint::cli
