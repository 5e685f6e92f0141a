#pragma once
#include <CLI/App.hpp>
#include <string>

namespace counterpoint::cli {

/// One sentence for wrong usage of a command: its name, what is wrong with the words after it, and where the right ones are explained.
std::string usageSentence(const CLI::App& app, const CLI::ParseError& error);
/// The sentence for a word that is no command.
std::string unknownCommand(const std::string& word);

/// Accepts whole numbers from 1.
CLI::Validator countFromOne();

} // namespace counterpoint::cli
