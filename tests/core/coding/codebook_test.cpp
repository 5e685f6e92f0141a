#include "core/coding/codebook.h"
#include "core/coding/memos.h"
#include "tests/support/a_project.h"
#include <set>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Code codeCalled(const Project& project, const QString& name)
{
    return valueOf(project.read([&](const Read& db) { return codebook::find(db, name); }));
}

QStringList pathsOf(const Project& project)
{
    QStringList paths;
    for (const auto& code : valueOf(project.read([](const Read& db) { return codebook::all(db); })))
        paths << code.path;
    return paths;
}

std::unique_ptr<Project> aTree()
{
    return aProject()
        .withCode("Culture/Us and them")
        .withCode("Culture/Pride")
        .withCode("Conflict/Task")
        .withCode("Conflict/Process")
        .build();
}

QString refusal(const Result<>& result)
{
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == Error::Kind::Invalid);
    return result.error().message;
}

} // namespace

TEST_CASE("a path makes the codes above it once", "[codebook]")
{
    const auto project = aTree();
    CHECK(pathsOf(*project)
          == QStringList({"Culture", "Culture/Us and them", "Culture/Pride", "Conflict", "Conflict/Task", "Conflict/Process"}));
}

TEST_CASE("a code is found by name where one has it, by path where several have", "[codebook]")
{
    const auto project = aProject().withCode("Culture/Trust").withCode("Trust").withCode("Pride/Task").build();
    const auto find = [&](const QString& wanted) { return project->read([&](const Read& db) { return codebook::find(db, wanted); }); };
    CHECK(valueOf(find("task")).path == "Pride/Task");
    CHECK(valueOf(find("Culture/Trust")).path == "Culture/Trust");
    CHECK(valueOf(find("/trust")).path == "Trust"); // from the top
    const auto ambiguous = find("Trust");
    REQUIRE_FALSE(ambiguous);
    CHECK(ambiguous.error().message.contains("“Culture/Trust”"));
    CHECK(ambiguous.error().message.contains("“/Trust”"));
    const auto unknown = find("Trsut");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().message.contains("Culture/Trust"));
}

TEST_CASE("a name is one code's among its siblings", "[codebook]")
{
    auto project = aTree();
    const auto pride = codeCalled(*project, "Pride");
    const auto renameTo = [&](const QString& name) {
        return project->perform("Rename", [&](Edit& db) { return codebook::rename(db, pride.id, name); });
    };
    CHECK(refusal(renameTo("us AND them")).contains("already"));
    CHECK(refusal(renameTo("  ")).contains("name"));
    CHECK(refusal(renameTo("a/b")).contains("/"));
    REQUIRE(renameTo("PRIDE")); // its own name
    REQUIRE(renameTo("Ünïcode 😀"));
    CHECK(pathsOf(*project).contains("Culture/Ünïcode 😀"));
}

TEST_CASE("a code moves with everything below it, never below itself", "[codebook]")
{
    auto project = aTree();
    const auto culture = codeCalled(*project, "Culture").id;
    const auto conflict = codeCalled(*project, "Conflict").id;
    const auto pride = codeCalled(*project, "Pride").id;
    const auto move = [&](CodeId code, CodeId parent, int position) {
        return project->perform("Move", [&](Edit& db) { return codebook::move(db, code, parent, position); });
    };
    CHECK(refusal(move(culture, pride, 0)).contains("below itself"));
    REQUIRE(move(culture, conflict, 1));
    CHECK(pathsOf(*project)
          == QStringList({"Conflict", "Conflict/Task", "Conflict/Culture", "Conflict/Culture/Us and them", "Conflict/Culture/Pride",
                          "Conflict/Process"}));
    REQUIRE(move(pride, {}, 0));
    CHECK(pathsOf(*project).first() == "Pride");
    REQUIRE(project->undo());
    REQUIRE(project->undo());
    CHECK(pathsOf(*project).first() == "Culture");
}

TEST_CASE("merging loses no passage, child, memo or criterion, and can be undone", "[codebook]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", "never alone, always together")
        .withCode("Into")
        .withCoding("never")
        .withCode("From")
        .withCoding("never")
        .withCoding("always");
    const auto from = arranged.code();
    arranged.withCode("From/Child").withCoding("together").withCoder("Bob");
    auto project = arranged.build();
    const auto into = codeCalled(*project, "Into").id;
    REQUIRE(project->perform("Arrange", [&](Edit& db) -> Result<> {
        auto code = valueOf(codebook::byId(db, from));
        code.definition = "What it is";
        memos::add(db, {{}, MemoSubject::Code, from.value(), {}, "Think", {}, {}});
        return codebook::update(db, code);
    }));
    const auto before = dump(*project);

    REQUIRE(project->perform("Merge", [&](Edit& db) { return codebook::merge(db, from, into); }));
    const auto merged = codeCalled(*project, "Into");
    CHECK(merged.codings == 2); // 'never' was coded with both
    CHECK(merged.definition == "What it is");
    CHECK(pathsOf(*project) == QStringList({"Into", "Into/Child"}));
    CHECK(codeCalled(*project, "Child").codings == 1);
    CHECK(valueOf(project->read([&](const Read& db) { return memos::of(db, MemoSubject::Code, into.value()); })).size() == 1);

    REQUIRE(project->undo());
    CHECK(dump(*project) == before);
}

TEST_CASE("a code that goes takes its children, codings and memos along", "[codebook]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", "never alone").withCode("Top/Leaf").withCoding("never").withCode("Other").withCoding("alone");
    auto project = arranged.build();
    const auto top = codeCalled(*project, "Top").id;
    REQUIRE(project->perform("Remove", [&](Edit& db) { codebook::remove(db, top); }));
    CHECK(pathsOf(*project) == QStringList("Other"));
    CHECK(valueOf(project->read([&](const Read& db) { return codings::of(db, arranged.source()); })).size() == 1);
    REQUIRE(project->undo());
    CHECK(valueOf(project->read([&](const Read& db) { return codings::of(db, arranged.source()); })).size() == 2);
}

TEST_CASE("neighbouring codes get colours of their own", "[codebook]")
{
    const auto project = aTree();
    std::set<QString> colours;
    for (const auto& code : valueOf(project->read([](const Read& db) { return codebook::all(db); })))
        colours.insert(code.colour);
    CHECK(colours.size() == 6);
}
