#pragma once
#include "core/base/result.h"
#include <QString>

namespace counterpoint {
class Project;

/// The study that ships with the program: invented people, our own words. Title as it is given to Project::create.
namespace sample {
Result<QString> title();
/// Fills a new, empty study from the files in resources/sample-study, by the importers that users have.
Result<> fill(Project& project);
} // namespace sample

} // namespace counterpoint
