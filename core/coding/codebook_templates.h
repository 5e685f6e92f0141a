#pragma once
#include "core/coding/codebook_file.h"

namespace counterpoint {

/// A codebook to start from, which travels inside the program.
struct CodebookTemplate {
    QString name; ///< 'change-readiness', for the command line
    QString title;
    QString about; ///< what it is for, a sentence or two
    QString reference; ///< where the theory can be read
    CodebookFile codes;
};

namespace codebookTemplates {
std::vector<CodebookTemplate> all(); ///< by title
/// By its name or title, whatever the case. Invalid says which there are.
Result<CodebookTemplate> find(const QString& nameOrTitle);
} // namespace codebookTemplates

} // namespace counterpoint
