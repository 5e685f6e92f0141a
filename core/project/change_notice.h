#pragma once
#include "core/project/changes.h"
#include "core/sqlite/recorder.h"
#include <QByteArray>

namespace counterpoint {

/// What a changeset touches, when it is replayed in `direction`. `rows`, where given, gets the number of rows.
Changes changesIn(const QByteArray& changeset, sqlite::Direction direction, int* rows = nullptr);

} // namespace counterpoint
