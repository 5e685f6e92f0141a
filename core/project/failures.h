#pragma once
#include "core/base/result.h"

namespace counterpoint {

namespace sqlite {
class Failure;
}

/// A failure of the database as a sentence for the user: what happened to the file `fileName` and what to do.
Error describeFailure(const sqlite::Failure& failure, const QString& fileName);

} // namespace counterpoint
