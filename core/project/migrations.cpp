#include "core/project/migrations.h"
#include "core/base/translate.h"
#include "core/sqlite/database.h"
#include <QDir>
#include <QFile>

namespace counterpoint {

namespace {

/// Names of the steps, oldest first: NNNN_what.sql. A released step is never edited.
QStringList steps()
{
    static const QStringList names = QDir(QStringLiteral(":/schema")).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    return names;
}

void apply(sqlite::Database& db, int version)
{
    QFile file(QStringLiteral(":/schema/") + steps().at(version - 1));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "migrate", "schema step is missing from the program");
    sqlite::Transaction transaction(db);
    db.exec(file.readAll().constData());
    db.exec(QStringLiteral("PRAGMA user_version = %1").arg(version));
    transaction.commit();
}

} // namespace

int newestSchema() { return int(steps().size()); }

Result<SchemaState> inspectSchema(const sqlite::Database& db, const QString& fileName)
{
    const auto version = db.integer("PRAGMA user_version");
    const auto application = db.integer("PRAGMA application_id");
    const auto objects = db.integer("SELECT count(*) FROM sqlite_schema");
    if (application == 0 && version == 0 && objects == 0)
        return SchemaState::Empty;
    if (application != applicationId)
        return fail(Error::Kind::Format,
                    translate("Project", "“%1” is a database of another program, not a Counterpoint study.").arg(fileName));
    if (version > newestSchema())
        return fail(
            Error::Kind::Format,
            translate("Project", "“%1” was saved by a newer version of Counterpoint. Install that version to open it.").arg(fileName),
            QStringLiteral("schema %1, this program knows %2").arg(version).arg(newestSchema()));
    return version == newestSchema() ? SchemaState::Current : SchemaState::Older;
}

void migrate(sqlite::Database& db)
{
    const auto version = int(db.integer("PRAGMA user_version"));
    if (version == 0)
        db.exec(QStringLiteral("PRAGMA page_size = %1; PRAGMA application_id = %2").arg(sqlite::pageSize).arg(applicationId));
    for (int next = version + 1; next <= newestSchema(); ++next)
        apply(db, next);
}

} // namespace counterpoint
