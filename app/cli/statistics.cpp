#include "app/cli/analysis_command.h"
#include "app/cli/commands.h"
#include "app/cli/qualitative_command.h"
#include <algorithm>

namespace counterpoint::cli {

namespace {

/// The kinds that share a command, for each command, in the order in which they are offered.
std::vector<std::vector<const AnalysisKind*>> byCommand(bool qualitative)
{
    std::vector<std::vector<const AnalysisKind*>> commands;
    for (const auto& kind : analysisKinds()) {
        if (kind.isQualitative != qualitative)
            continue;
        const auto same =
            std::find_if(commands.begin(), commands.end(), [&](const auto& kinds) { return kinds.front()->command == kind.command; });
        if (same == commands.end())
            commands.push_back({&kind});
        else
            same->push_back(&kind);
    }
    return commands;
}

} // namespace

void addStatistics(Shell& shell)
{
    for (const auto& kinds : byCommand(true))
        addQualitativeCommand(shell, kinds);
    for (const auto& kinds : byCommand(false))
        addAnalysisCommand(shell, kinds);
}

} // namespace counterpoint::cli
