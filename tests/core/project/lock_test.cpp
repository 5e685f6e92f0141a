#include "core/project/lock.h"
#include "core/sqlite/database.h"
#include "tests/support/a_project.h"
#include <QSysInfo>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

class AFolder {
public:
    QString study() const { return m_folder.filePath(QStringLiteral("Study.counterpoint")); }
    QString lockFile() const { return m_folder.filePath(QStringLiteral(".Study.counterpoint.lock")); }
    void putLock(const QByteArray& content) const
    {
        QFile file(lockFile());
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private:
    QTemporaryDir m_folder;
};

QString messageOf(const Result<std::unique_ptr<Project>>& refused)
{
    REQUIRE_FALSE(refused);
    return refused.error().message;
}

} // namespace

TEST_CASE("an open study is read by others and written by nobody else", "[project][lock]")
{
    const AFolder folder;
    auto first = valueOf(Project::create(folder.study(), "A study"));

    const auto second = Project::open(folder.study());
    CHECK(messageOf(second).contains("Study.counterpoint"));
    CHECK(second.error().kind == Error::Kind::Conflict);
    CHECK(second.error().message.contains(QSysInfo::machineHostName()));
    CHECK(Project::open(folder.study(), Access::Read));

    first.reset();
    CHECK_FALSE(QFile::exists(folder.lockFile()));
    CHECK(Project::open(folder.study()));
}

TEST_CASE("a lock that was left behind does not keep its owner out", "[project][lock]")
{
    const AFolder folder;
    valueOf(Project::create(folder.study(), "A study")).reset();

    SECTION("by a program that ended while it made it") { folder.putLock({}); }
    SECTION("by a program that is no longer there")
    {
        folder.putLock("4194303\ncounterpoint\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
    }
    CHECK(Project::open(folder.study()));
}

TEST_CASE("a lock of another machine is the user's to judge", "[project][lock]")
{
    const AFolder folder;
    valueOf(Project::create(folder.study(), "A study")).reset();
    folder.putLock("1\ncounterpoint\nlibrary-pc\n\n\n");

    CHECK(messageOf(Project::open(folder.study())).contains("library-pc"));
    CHECK(Lock::otherMachine(folder.study()) == "library-pc");
    auto taken = valueOf(Project::open(folder.study(), Access::TakeOver));
    CHECK_FALSE(taken->isReadOnly());
}

TEST_CASE("a file that is no study of this program is refused and left as it is", "[project]")
{
    const AFolder folder;
    const auto path = folder.study();
    const auto bytes = [&] {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    const auto refusal = [&](Access access) {
        const auto refused = Project::open(path, access);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == Error::Kind::Format);
        CHECK(refused.error().message.contains("Study.counterpoint"));
        return refused.error().message;
    };
    QString expected;
    SECTION("of a newer program")
    {
        valueOf(Project::create(path, "A study")).reset();
        sqlite::Database::open(path, sqlite::OpenMode::Write).exec("PRAGMA user_version = 99");
        expected = "newer version";
    }
    SECTION("of another program")
    {
        sqlite::Database::open(path, sqlite::OpenMode::Create).exec("CREATE TABLE t(x)");
        expected = "another program";
    }
    SECTION("empty")
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        expected = "is empty";
    }
    SECTION("cut off")
    {
        valueOf(Project::create(path, "A study")).reset();
        REQUIRE(QFile::resize(path, 10'000));
        expected = "damaged";
    }
    const auto before = bytes();
    CHECK(refusal(Access::Write).contains(expected));
    CHECK(refusal(Access::Read).contains(expected));
    CHECK(bytes() == before);
}

TEST_CASE("a study that is missing is never replaced by an empty one", "[project]")
{
    const AFolder folder;
    CHECK(messageOf(Project::open(folder.study())).contains("There is no study"));
    CHECK(messageOf(Project::open(folder.study(), Access::Read)).contains("There is no study"));
    CHECK_FALSE(QFile::exists(folder.study()));
    CHECK_FALSE(QFile::exists(folder.lockFile()));
}

TEST_CASE("a new study never takes the place of a file", "[project]")
{
    const AFolder folder;
    valueOf(Project::create(folder.study(), "First")).reset();
    CHECK(messageOf(Project::create(folder.study(), "Second")).contains("is there already"));
    CHECK(Project::open(folder.study()));
    CHECK(messageOf(Project::create("/nowhere/at/all.counterpoint", "x")).contains("/nowhere/at"));
}
