#include "core/project/project.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

static void addCase(Edit& db, const QString& name) { db.prepare("INSERT INTO study_case(uuid, name) VALUES('u', ?)").bind(name).run(); }

static QStringList caseNames(const Project& project)
{
    return valueOf(project.read([](const Read& db) {
        QStringList names;
        for (auto query = db.prepare("SELECT name FROM study_case ORDER BY id"); query.step();)
            names << query.text(0);
        return names;
    }));
}

TEST_CASE("a step can be undone and redone, and is told once", "[project]")
{
    auto project = emptyProject();
    std::vector<Changes> heard;
    QObject::connect(project.get(), &Project::changed, [&](const Changes& changes) { heard.push_back(changes); });

    REQUIRE(project->perform("Add two cases", [](Edit& db) -> Result<> {
        addCase(db, "Ann");
        addCase(db, "Bea");
        return {};
    }));
    CHECK(caseNames(*project) == QStringList({"Ann", "Bea"}));
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].of(Entity::Case).inserted.size() == 2);
    CHECK_FALSE(heard[0].touches(Entity::Code));

    CHECK(valueOf(project->undo()) == "Add two cases");
    CHECK(caseNames(*project).isEmpty());
    CHECK(heard[1].of(Entity::Case).deleted.size() == 2);
    CHECK(valueOf(project->redo()) == "Add two cases");
    CHECK(caseNames(*project).size() == 2);
}

TEST_CASE("a step that fails leaves no trace", "[project]")
{
    auto project = emptyProject();
    const auto done = project->perform("Fails", [](Edit& db) -> Result<> {
        addCase(db, "Ann");
        return fail(Error::Kind::Invalid, "no");
    });
    REQUIRE_FALSE(done);
    CHECK(caseNames(*project).isEmpty());
    CHECK_FALSE(project->undoLabel());
}
