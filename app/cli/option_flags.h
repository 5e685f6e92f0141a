#pragma once
#include "core/analysis/kind.h"
#include <CLI/App.hpp>

namespace counterpoint::cli {

/// '--row-percent', '--row-percent,!--no-row-percent': how an option of an analysis is typed.
std::string flagOf(const Option& option);
/// Numbers are read as the program writes them, whatever the language of the machine.
CLI::Validator numberOf(const Option& option);
/// What was typed for a number, a choice, words or lists of them; not for what stands in the study.
QJsonValue valueOf(const Option& option, const std::vector<std::string>& words);

} // namespace counterpoint::cli
