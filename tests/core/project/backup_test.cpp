#include "core/base/clock.h"
#include "core/project/backup.h"
#include "core/sqlite/database.h"
#include "tests/support/a_project.h"
#include <QDir>
#include <QScopeGuard>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A study in a folder, and a clock that is put forward by hand.
class AStudy {
public:
    AStudy() { valueOf(Project::create(path(), "A study")).reset(); }
    ~AStudy() { Clock::set({}); }
    QString path() const { return m_folder.filePath(QStringLiteral("Study.counterpoint")); }
    void after(qint64 seconds) const
    {
        const auto then = QDateTime::currentDateTimeUtc().addSecs(seconds);
        Clock::set([then] { return then; });
    }
    void change(const QString& name) const
    {
        auto project = valueOf(Project::open(path()));
        valueOf(project->perform("Add", [&](Edit& db) { return cases::add(db, name); }));
    }
    QStringList names() const { return QDir(backup::folderOf(path())).entryList(QDir::Files, QDir::Name); }

private:
    QTemporaryDir m_folder;
};

/// Turns every byte behind the first two pages over.
void damage(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    auto bytes = file.readAll();
    for (qsizetype i = 8192; i < bytes.size(); ++i)
        bytes[i] = char(~bytes[i]);
    file.seek(0);
    file.write(bytes);
}

} // namespace

TEST_CASE("five copies are kept, the newest ones", "[project][backup]")
{
    const AStudy study;
    CHECK(backup::isDue(study.path()));
    QStringList made;
    for (int hour = 1; hour <= 7; ++hour) {
        study.after(hour * 7200);
        study.change(QStringLiteral("Case %1").arg(hour));
        made << QFileInfo(valueOf(backup::rotate(study.path()))).fileName();
    }
    CHECK(study.names() == made.mid(2));
    CHECK(backup::all(study.path()).size() == backup::kept);

    // Each copy is a whole study as it was then.
    const auto copy = backup::folderOf(study.path()) + u'/' + made[3];
    const auto cases = valueOf(valueOf(Project::open(copy, Access::Read))->read([](const Read& db) { return cases::all(db); }));
    CHECK(cases.size() == 4);
}

TEST_CASE("no second copy is due within the hour, nor of a study that has not changed", "[project][backup]")
{
    const AStudy study;
    REQUIRE(backup::rotate(study.path()));
    study.after(7200);
    CHECK_FALSE(backup::isDue(study.path()));
    study.change("Ann");
    CHECK(backup::isDue(study.path()));
    study.after(60);
    CHECK_FALSE(backup::isDue(study.path()));
}

TEST_CASE("a damaged study pushes no good copy out", "[project][backup]")
{
    const AStudy study;
    for (int hour = 1; hour <= 5; ++hour) {
        study.after(hour * 7200);
        REQUIRE(backup::rotate(study.path()));
    }
    const auto good = study.names();
    damage(study.path());
    study.after(100'000);
    const auto refused = backup::rotate(study.path());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Error::Kind::Format);
    CHECK(refused.error().message.contains(backup::folderOf(study.path()))); // where the good ones are
    CHECK(study.names() == good);
}

TEST_CASE("a damaged study without a copy is not said to have one", "[project][backup]")
{
    const AStudy study;
    damage(study.path());
    const auto refused = backup::rotate(study.path());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("no backup"));
    CHECK_FALSE(QDir(backup::folderOf(study.path())).exists());
}

TEST_CASE("what a copy that was cut short left behind goes with the next one", "[project][backup]")
{
    const AStudy study;
    REQUIRE(backup::rotate(study.path()));
    QFile part(backup::folderOf(study.path()) + "/2026-01-01T00-00-00-000.counterpoint.part");
    REQUIRE(part.open(QIODevice::WriteOnly));
    part.write("half a text");
    part.close();
    study.after(7200);
    REQUIRE(backup::rotate(study.path()));
    CHECK(study.names().filter("part").isEmpty());
    CHECK(study.names().size() == 2);
}

TEST_CASE("a copy made before a migration is kept for good", "[project][backup]")
{
    const AStudy study;
    const auto kept = QFileInfo(valueOf(backup::beforeMigration(study.path(), 1))).fileName();
    for (int hour = 1; hour <= 7; ++hour) {
        study.after(hour * 7200);
        REQUIRE(backup::rotate(study.path()));
    }
    CHECK(study.names().contains(kept));
    CHECK(study.names().size() == backup::kept + 1);
}
