#pragma once
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// What `pseudonyms` was asked to do.
struct PseudonymOptions {
    std::vector<std::string> add;
    std::vector<std::string> remove;
    std::string kind = "person";
    std::string note;
    std::string import;
    bool propose = false;
    bool find = false;
    int context = 40;
    std::string only;
    bool apply = false;
    bool unsure = false;
    bool revert = false;
    std::string exportKey;
    std::string importKey;
    std::string passwordFile;
    bool deleteKey = false;
    std::vector<std::string> redact;
    std::string with = "█████";
    bool final = false;
    bool keepSmall = false;
    bool insideWords = false;
    bool keepBackups = false;
};

/// The parts of the command that deal with the key outside the study, and with what is for good.
Result<Answer> moveKey(const Shell& shell, const Shell::Command& command, const PseudonymOptions& options);
Result<Answer> redactStudy(const Shell& shell, const Shell::Command& command, const PseudonymOptions& options);

} // namespace counterpoint::cli
