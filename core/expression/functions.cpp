#include "core/expression/functions.h"
#include <algorithm>
#include <string_view>
#include <vector>

namespace counterpoint::expression {

std::span<const Function> functions()
{
    static const auto all = [] {
        std::vector<Function> list;
        for (const auto room : {numberFunctions(), textFunctions(), choiceFunctions(), dateFunctions(), formFunctions()})
            list.insert(list.end(), room.begin(), room.end());
        std::sort(list.begin(), list.end(), [](const Function& a, const Function& b) { return std::string_view(a.name) < b.name; });
        return list;
    }();
    return all;
}

const Function* functionCalled(QStringView name)
{
    const auto all = functions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Function& each) { return name == QLatin1String(each.name); });
    return found == all.end() ? nullptr : &*found;
}

} // namespace counterpoint::expression
