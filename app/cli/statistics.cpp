#include "app/cli/analysis_command.h"
#include "app/cli/commands.h"

namespace counterpoint::cli {

void addStatistics(Shell& shell)
{
    std::vector<QString> commands;
    for (const auto& kind : analysisKinds())
        if (std::find(commands.begin(), commands.end(), kind.command) == commands.end())
            commands.push_back(kind.command);
    for (const auto& command : commands) {
        std::vector<const AnalysisKind*> kinds;
        for (const auto& kind : analysisKinds())
            if (kind.command == command)
                kinds.push_back(&kind);
        addAnalysisCommand(shell, kinds);
    }
}

} // namespace counterpoint::cli
