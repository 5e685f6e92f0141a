#include "core/expression/functions.h"
#include <QtGlobal>
#include <array>

namespace counterpoint::expression {

namespace {

constexpr Function ofForms(const char* name, int least, int most, const char* usage, const char* description)
{
    return {name, least, most, nullptr, usage, description, true, true, true};
}

constexpr std::array list{
    ofForms("count", 1, 1, "count(${repeat})", QT_TRANSLATE_NOOP("Functions", "How often something is asked")),
    ofForms("indexed-repeat", 3, -1, "indexed-repeat(${name}, ${repeat}, number)",
            QT_TRANSLATE_NOOP("Functions", "The answer in another time of a repeat, by its number from 1")),
    ofForms("jr:choice-name", 2, 2, "jr:choice-name(${name}, '${name}')", QT_TRANSLATE_NOOP("Functions", "A choice in words")),
    ofForms("once", 1, 1, "once(value)", QT_TRANSLATE_NOOP("Functions", "The value, computed a single time")),
    ofForms("position", 1, 1, "position(..)", QT_TRANSLATE_NOOP("Functions", "Which time of a repeat it is, from 1")),
};

} // namespace

std::span<const Function> formFunctions() { return list; }

} // namespace counterpoint::expression
