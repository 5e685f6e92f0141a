#include "core/project/project.h"
#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/backup.h"
#include "core/project/change_notice.h"
#include "core/project/clean_copy.h"
#include "core/project/failures.h"
#include "core/project/migrations.h"
#include "core/project/step_aside.h"
#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include <QFileInfo>
#include <QScopeGuard>
#include <filesystem>

namespace counterpoint {

namespace {

const QString memoryPath = QStringLiteral(":memory:");

QString fileName(const QString& path) { return QFileInfo(path).fileName(); }

void insertStudy(const sqlite::Database& db, const QString& title)
{
    db.prepare("INSERT INTO study(id, uuid, title, created_at) VALUES(1, ?, ?, ?)").bind(newUuid(), title, Clock::stamp()).run();
}

/// quick_check would read the whole file; this reads what every study must have.
bool holdsStudy(const sqlite::Database& db) { return db.integer("SELECT count(*) FROM study") == 1; }

tl::unexpected<Error> emptyFileError(const QString& path)
{
    return fail(Error::Kind::Format,
                translate("Project",
                          "“%1” is empty: it is not a study. If it once was, open a copy from the folder of backups that lies beside it.")
                    .arg(fileName(path)));
}

Result<> bringToNewestSchema(sqlite::Database& db, const QString& path)
{
    const auto state = inspectSchema(db, fileName(path));
    if (!state)
        return fail(state);
    if (*state == SchemaState::Empty)
        return emptyFileError(path);
    if (*state == SchemaState::Older) {
        if (const auto copy = backup::beforeMigration(path, int(db.integer("PRAGMA user_version"))); !copy)
            return fail(copy);
        migrate(db);
    }
    return {};
}

} // namespace

Project::Project(QString path, std::unique_ptr<sqlite::Database> db, std::unique_ptr<Lock> lock, bool readOnly)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
    , m_db(std::move(db))
    , m_dataVersion(m_db->integer("PRAGMA data_version"))
    , m_readOnly(readOnly)
{
}

Project::~Project() = default;

Result<std::unique_ptr<Project>> Project::create(const QString& path, const QString& title)
{
    if (QFileInfo::exists(path))
        return fail(Error::Kind::Conflict, tr("“%1” is there already. Choose another name, or open it.").arg(fileName(path)), path);
    if (!QFileInfo(QFileInfo(path).absolutePath()).isDir())
        return fail(Error::Kind::Io, tr("The folder “%1” is not there.").arg(QFileInfo(path).absolutePath()), path);
    if (!QFileInfo(QFileInfo(path).absolutePath()).isWritable())
        return fail(Error::Kind::Io, tr("“%1” cannot be made: its folder does not allow new files. Choose another folder.").arg(path),
                    path);
    auto lock = Lock::acquire(path, false);
    if (!lock)
        return fail(lock);
    // Made under another name: whatever happens meanwhile, no half-made study is ever found under this one.
    const auto part = path + QStringLiteral(".part");
    QFile::remove(part);
    try {
        {
            auto db = sqlite::Database::open(part, sqlite::OpenMode::Create);
            migrate(db);
            insertStudy(db, title);
        }
        if (!QFile::rename(part, path)) {
            QFile::remove(part);
            return fail(Error::Kind::Io, tr("“%1” could not be given its name; nothing was made.").arg(path), path);
        }
        auto db = std::make_unique<sqlite::Database>(sqlite::Database::open(path, sqlite::OpenMode::Write));
        return std::unique_ptr<Project>(new Project(path, std::move(db), std::move(*lock), false));
    } catch (const sqlite::Failure& failure) {
        QFile::remove(part);
        return tl::unexpected(describeFailure(failure, fileName(path)));
    }
}

Result<std::unique_ptr<Project>> Project::inMemory(const QString& title)
{
    try {
        auto db = std::make_unique<sqlite::Database>(sqlite::Database::open(memoryPath, sqlite::OpenMode::Create));
        migrate(*db);
        insertStudy(*db, title);
        return std::unique_ptr<Project>(new Project(memoryPath, std::move(db), nullptr, false));
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, tr("A study in memory")));
    }
}

Result<std::unique_ptr<Project>> Project::open(const QString& path, Access access)
{
    if (!QFileInfo(path).isFile())
        return fail(Error::Kind::Io, tr("There is no study “%1”. Check the name and the folder.").arg(path));
    const bool readOnly = access == Access::Read;
    std::unique_ptr<Lock> lock;
    if (!readOnly) {
        auto acquired = Lock::acquire(path, access == Access::TakeOver);
        if (!acquired)
            return fail(acquired);
        lock = std::move(*acquired);
        removeCopiesAside(path); // of a program that ended while it made one: nobody else is at it now
        removeUnfinishedCopies(path);
    }
    try {
        auto db =
            std::make_unique<sqlite::Database>(sqlite::Database::open(path, readOnly ? sqlite::OpenMode::Read : sqlite::OpenMode::Write));
        if (readOnly) {
            const auto state = inspectSchema(*db, fileName(path));
            if (!state)
                return fail(state);
            if (*state == SchemaState::Empty)
                return emptyFileError(path);
            if (*state == SchemaState::Older)
                return fail(Error::Kind::Conflict,
                            tr("“%1” was saved by an older version. Open it for writing once, so that it can be brought up to date.")
                                .arg(fileName(path)));
        } else if (const auto ready = bringToNewestSchema(*db, path); !ready) {
            return fail(ready);
        }
        if (!holdsStudy(*db))
            return fail(Error::Kind::Format, tr("“%1” is damaged: the study's own record is missing.").arg(fileName(path)));
        return std::unique_ptr<Project>(new Project(path, std::move(db), std::move(lock), readOnly));
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, fileName(path)));
    }
}

Result<> Project::runRead(const std::function<Result<>(const Read&)>& query) const
{
    try {
        return query(Read(*m_db));
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, fileName(m_path)));
    }
}

Result<> Project::runStep(const QString& label, const std::function<Result<>(Edit&)>& body)
{
    Q_ASSERT_X(!m_performing, "Project::perform", "steps do not nest: pass the Edit down instead");
    if (m_readOnly)
        return fail(Error::Kind::Conflict,
                    tr("“%1” is open read-only. Close it elsewhere and open it again to change it.").arg(fileName(m_path)));
    Changes changes;
    {
        m_performing = true;
        const auto done = qScopeGuard([this] { m_performing = false; });
        try {
            sqlite::Transaction transaction(*m_db);
            sqlite::Recorder recorder(*m_db);
            Edit edit(*m_db, recorder);
            if (auto result = body(edit); !result)
                return result;
            const auto changeset = recorder.changeset();
            int rows = 0;
            changes = changesIn(changeset, sqlite::Direction::Forward, &rows);
            if (!changeset.isEmpty())
                record(label, changeset, rows);
            transaction.commit();
        } catch (const sqlite::Failure& failure) {
            return tl::unexpected(describeFailure(failure, fileName(m_path)));
        }
    }
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
    return {};
}

void Project::record(const QString& label, const QByteArray& changeset, int rows)
{
    m_db->prepare("UPDATE history SET state = 'superseded' WHERE state = 'undone'").run();
    m_db->prepare("INSERT INTO history(label, coder, at, state, rows, changeset) VALUES(?, ?, ?, 'done', ?, ?)")
        .bind(label, m_coderName, Clock::stamp(), rows, qCompress(changeset, 1))
        .run();
}

Result<QString> Project::travel(sqlite::Direction direction)
{
    const bool back = direction == sqlite::Direction::Backward;
    if (m_readOnly)
        return fail(Error::Kind::Conflict, tr("“%1” is open read-only.").arg(fileName(m_path)));
    try {
        std::int64_t step = 0;
        QString label;
        QByteArray changeset;
        {
            auto query = m_db->prepare(back ? "SELECT id, label, changeset FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"
                                            : "SELECT id, label, changeset FROM history WHERE state = 'undone' ORDER BY id LIMIT 1");
            if (!query.step())
                return fail(Error::Kind::Invalid, back ? tr("There is nothing to undo.") : tr("There is nothing to redo."));
            step = query.int64(0);
            label = query.text(1);
            const auto stored = query.blob(2);
            if (stored.isEmpty())
                return isFinalError(label);
            changeset = qUncompress(stored);
        }
        // Cascades are in the changeset already, so foreign keys must not fire them a second time.
        m_db->exec("PRAGMA foreign_keys = OFF");
        const auto restore = qScopeGuard([this] { m_db->exec("PRAGMA foreign_keys = ON"); });
        sqlite::Transaction transaction(*m_db);
        sqlite::applyChangeset(*m_db, changeset, direction);
        m_db->prepare("UPDATE history SET state = ? WHERE id = ?")
            .bind(back ? QStringLiteral("undone") : QStringLiteral("done"), step)
            .run();
        transaction.commit();
        Q_EMIT changed(changesIn(changeset, direction));
        return label;
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, fileName(m_path)));
    }
}

std::optional<QString> Project::labelOf(const char* sql) const
{
    const auto label = read([sql](const Read& db) -> Result<std::optional<QString>> {
        auto query = db.prepare(sql);
        return query.step() && query.int64(1) > 0 ? std::optional(query.text(0)) : std::nullopt;
    });
    return label.value_or(std::nullopt);
}

std::optional<QString> Project::undoLabel() const
{
    return labelOf("SELECT label, length(changeset) FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1");
}
std::optional<QString> Project::redoLabel() const
{
    return labelOf("SELECT label, length(changeset) FROM history WHERE state = 'undone' ORDER BY id LIMIT 1");
}

Result<std::vector<HistoryStep>> Project::history(int limit) const
{
    return read([limit](const Read& db) {
        auto query = db.prepare("SELECT id, label, coder, at, state, rows, length(changeset) FROM history ORDER BY id DESC LIMIT ?");
        query.bind(limit > 0 ? limit : -1);
        std::vector<HistoryStep> steps;
        while (query.step()) {
            const auto state = query.text(4);
            steps.push_back({query.id<StepId>(0), query.text(1), query.text(2), query.text(3),
                             state == QLatin1String("done")         ? HistoryStep::State::Done
                                 : state == QLatin1String("undone") ? HistoryStep::State::Undone
                                                                    : HistoryStep::State::Superseded,
                             query.integer(5), query.int64(6) == 0});
        }
        return steps;
    });
}

tl::unexpected<Error> Project::isFinalError(const QString& label) const
{
    return fail(Error::Kind::Invalid,
                tr("“%1” cannot be taken back or repeated: names were redacted for good, and what the steps up to then changed is no "
                   "longer kept.")
                    .arg(label));
}

std::int64_t Project::fileVersion() const
{
    // The one counts what other connections wrote, the other what this one did.
    return read([](const Read& db) {
               auto query = db.prepare("SELECT (SELECT data_version FROM pragma_data_version()) * 4294967296 + total_changes()");
               return query.step() ? query.int64(0) : std::int64_t{0};
           })
        .value_or(-1);
}

Result<> Project::takeFile(const QString& path, std::int64_t version)
{
    if (m_readOnly)
        return fail(Error::Kind::Conflict, tr("“%1” is open read-only.").arg(fileName(m_path)));
    if (version != fileVersion())
        return fail(Error::Kind::Conflict,
                    tr("“%1” was changed meanwhile, and is as it was before. Try again, and wait until it is done.").arg(fileName(m_path)));
    const auto native = [](const QString& name) { return std::filesystem::path(name.toStdU16String()); };
    std::error_code error;
    std::filesystem::rename(native(path), native(m_path), error);
    if (error)
        return fail(Error::Kind::Io, tr("“%1” could not be replaced; it is as it was before.").arg(fileName(m_path)),
                    QString::fromStdString(error.message()));
    try {
        m_db = std::make_unique<sqlite::Database>(sqlite::Database::open(m_path, sqlite::OpenMode::Write));
        m_dataVersion = m_db->integer("PRAGMA data_version");
    } catch (const sqlite::Failure& failure) {
        m_readOnly = true; // what is open now is the file of before, which has no name any more
        return tl::unexpected(describeFailure(failure, fileName(m_path)));
    }
    Q_EMIT changed(Changes::everything());
    return {};
}

void Project::noticeForeignWrites()
{
    try {
        const auto version = m_db->integer("PRAGMA data_version");
        if (version == m_dataVersion)
            return;
        m_dataVersion = version;
    } catch (const sqlite::Failure&) {
        return; // the next read says what is wrong with the file
    }
    Q_EMIT changed(Changes::everything());
}

} // namespace counterpoint
