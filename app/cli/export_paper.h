#pragma once
#include "app/cli/shell.h"
#include <string>
#include <vector>

namespace counterpoint::cli {

/// `export STUDY OUT.pdf --what QUESTIONNAIRE`.
struct PaperOptions {
    std::string size;
    bool hasNoCodes = false;
};

/// A questionnaire on paper, as .pdf, in one language (the default one where none is named). Invalid where several are.
Result<Answer> exportPaper(const Project& project, const QString& questionnaire, const std::vector<std::string>& languages,
                           const PaperOptions& options, const QString& path);

} // namespace counterpoint::cli
