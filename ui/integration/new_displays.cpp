#include "ui/integration/new_displays.h"
#include "core/base/translate.h"
#include <algorithm>
#include <string_view>

namespace counterpoint::ui {

std::array<NewDisplay, 4> newDisplays()
{
    constexpr const char* context = "IntegrateWorkspace";
    return {NewDisplay{"newJointDisplay", translate(context, "New joint display"),
                       translate(context, "mixed methods matrix; side by side; numbers and quotes")},
            NewDisplay{"newConvergence", translate(context, "New convergence matrix"),
                       translate(context, "triangulation; agreement, silence and dissonance of strands")},
            NewDisplay{"newFramework", translate(context, "New framework matrix"),
                       translate(context, "summary grid; framework analysis; Ritchie and Spencer; themes by case")},
            NewDisplay{"newMap", translate(context, "New map"),
                       translate(context, "concept map; mind map; MAXMaps; project map; network; diagram of codes")}};
}

QString titleOfNew(const char* commandName)
{
    const auto all = newDisplays();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const NewDisplay& each) { return std::string_view(each.commandName) == commandName; });
    return found == all.end() ? QString() : found->title;
}

} // namespace counterpoint::ui
