#pragma once
#include "core/base/result.h"
#include <QStringList>

namespace counterpoint {
class Project;

/// Looks at everything that must hold in a study: SQLite's own check, references, positions within texts, counts kept beside
/// texts, columns of responses. Gives one sentence for each thing that is wrong; none when the study is whole. Reads the whole file.
Result<QStringList> checkStudy(const Project& project);

/// Mends what can be mended without guessing, as one step: counts are taken anew, codings are cut to the text or, with nothing
/// left, removed, references to what is gone are cleared. Gives a sentence for each mend.
Result<QStringList> repairStudy(Project& project);

} // namespace counterpoint
