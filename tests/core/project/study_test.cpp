#include "core/project/study.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("What is said about the study is kept, and taken back with undo", "[study]")
{
    const auto project = emptyProject();
    auto about = valueOf(project->read([](const Read& db) { return study::get(db); }));
    CHECK(about.title == QStringLiteral("A study"));
    about.questions = QStringLiteral("Where do they differ?\nWhat follows?");
    about.ethics = QStringLiteral("Children assent for themselves.");
    REQUIRE(project->perform(QStringLiteral("Edit"), [&](Edit& db) { return study::set(db, about); }));
    CHECK(valueOf(project->read([](const Read& db) { return study::get(db); })) == about);
    REQUIRE(project->undo());
    CHECK(valueOf(project->read([](const Read& db) { return study::get(db); })).questions.isEmpty());
}

TEST_CASE("A study is never left without a title", "[study]")
{
    const auto project = emptyProject();
    const auto done = project->perform(QStringLiteral("Edit"), [](Edit& db) {
        return study::set(db, {QStringLiteral("  "), {}, {}, {}, {}, {}});
    });
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == Error::Kind::Invalid);
}
