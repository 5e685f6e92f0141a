#include "core/project/study_copy.h"
#include "core/base/translate.h"
#include "core/project/failures.h"
#include "core/project/migrations.h"
#include "core/sqlite/database.h"
#include "core/sqlite/failure.h"
#include "core/sqlite/recorder.h"
#include <QFileInfo>
#include <algorithm>

namespace counterpoint {

namespace {

Result<> bringUpToDate(sqlite::Database& copy, const QString& fileName)
{
    const auto state = inspectSchema(copy, fileName);
    if (!state)
        return fail(state);
    if (*state == SchemaState::Empty)
        return fail(Error::Kind::Format, translate("Project", "“%1” is empty: it is not a study.").arg(fileName));
    auto check = copy.prepare("PRAGMA quick_check(1)");
    if (!check.step() || check.text(0) != QLatin1String("ok"))
        return fail(
            Error::Kind::Format,
            translate("Project", "“%1” is damaged: nothing was taken from it. Use the copy in its folder of backups.").arg(fileName));
    check.again();
    if (*state == SchemaState::Older)
        migrate(copy);
    if (copy.integer("SELECT count(*) FROM study") != 1)
        return fail(Error::Kind::Format, translate("Project", "“%1” is damaged: the study's own record is missing.").arg(fileName));
    return {};
}

} // namespace

StudyCopy::StudyCopy(std::unique_ptr<sqlite::Database> db)
    : m_db(std::move(db))
    , m_door(*m_db)
{
}

StudyCopy::~StudyCopy() = default;

Result<std::unique_ptr<StudyCopy>> StudyCopy::of(const QString& path)
{
    const QFileInfo file(path);
    if (!file.isFile())
        return fail(Error::Kind::Io, translate("Project", "There is no study “%1”. Check the name and the folder.").arg(path));
    try {
        auto copy = std::make_unique<sqlite::Database>(sqlite::Database::open(QStringLiteral(":memory:"), sqlite::OpenMode::Create));
        sqlite::Database::open(path, sqlite::OpenMode::Read).copyInto(*copy);
        if (const auto ready = bringUpToDate(*copy, file.fileName()); !ready)
            return fail(ready);
        return std::unique_ptr<StudyCopy>(new StudyCopy(std::move(copy)));
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, file.fileName()));
    }
}

Result<> StudyCopy::guarded(const QString& fileName, const std::function<Result<>()>& work)
{
    try {
        return work();
    } catch (const sqlite::Failure& failure) {
        return tl::unexpected(describeFailure(failure, fileName));
    }
}

bool StudyCopy::takeBack(const std::vector<StepId>& steps)
{
    try {
        // Cascades are in the changesets already.
        m_db->exec("PRAGMA foreign_keys = OFF");
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            QByteArray changeset;
            {
                auto query = m_db->prepare("SELECT changeset FROM history WHERE id = ?");
                if (!query.bind(*step).step() || (changeset = query.blob(0)).isEmpty())
                    return false;
            }
            sqlite::applyChangeset(*m_db, qUncompress(changeset), sqlite::Direction::Backward);
        }
        return true;
    } catch (const sqlite::Failure&) {
        return false; // its history does not fit what is in it
    }
}

} // namespace counterpoint
