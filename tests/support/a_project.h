#pragma once
#include "core/project/project.h"
#include "tests/support/printing.h"

namespace counterpoint::test {

inline std::unique_ptr<Project> emptyProject()
{
    return valueOf(Project::inMemory(QStringLiteral("A study")));
}

} // namespace counterpoint::test
