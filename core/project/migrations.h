#pragma once
#include "core/base/result.h"

namespace counterpoint {

namespace sqlite {
class Database;
}

/// 'CPNT' in the header of the file, so that file(1) and we recognise a study.
inline constexpr int applicationId = 0x43504e54;
/// Version of the newest step in resources/schema; stored as user_version.
int newestSchema();

enum class SchemaState { Empty, Older, Current };
/// Says what the file is, without changing it. Fails with Format for another application's file or a newer program's study.
Result<SchemaState> inspectSchema(const sqlite::Database& db, const QString& fileName);
/// Brings the file to the newest schema, one transaction a step. Throws sqlite::Failure.
void migrate(sqlite::Database& db);

} // namespace counterpoint
