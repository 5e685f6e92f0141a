#include "core/integration/literature.h"
#include "core/project/project.h"
#include "tests/support/a_project.h"
#include "tests/support/cited_report.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<Publication> worksIn(const Project& project)
{
    return valueOf(project.read([](const Read& db) { return literature::publications(db); }));
}

literature::Imported imported(Project& project, const std::vector<Publication>& works)
{
    return valueOf(project.perform("Import", [&](Edit& db) -> Result<literature::Imported> { return literature::import(db, works); }));
}

QString refusal(Project& project, const Publication& work)
{
    const auto added = project.perform("Add", [&](Edit& db) { return literature::add(db, work); });
    return added ? QString() : added.error().message;
}

} // namespace

TEST_CASE("a work is kept whole, found by its key whatever its capitals, changed, and undone", "[literature]")
{
    auto project = emptyProject();
    auto work = anArticle("Reed2020", "Reed, Dana", "2020", "Trust");
    work.kind = Publication::Kind::Chapter;
    work.editors = "Ito, Bo";
    work.publisher = "Open Press";
    work.url = "https://example.org";
    work.note = "Read twice";
    CHECK(refusal(*project, work).isEmpty());
    CHECK(worksIn(*project) == std::vector{work});
    auto found = valueOf(project->read([](const Read& db) { return literature::byKey(db, "reed2020"); }));
    CHECK(found.publication == work);
    found.publication.title = "Trust, again";
    valueOf(project->perform("Change", [&](Edit& db) -> Result<int> { return literature::update(db, found).map([] { return 0; }); }));
    CHECK(worksIn(*project)[0].title == "Trust, again");
    valueOf(project->undo());
    CHECK(worksIn(*project)[0].title == "Trust");
}

TEST_CASE("no two works have one key, and a key can be cited", "[literature]")
{
    auto project = emptyProject();
    CHECK(refusal(*project, anArticle("reed2020", "Reed, D", "2020", "A")).isEmpty());
    CHECK(refusal(*project, anArticle("REED2020", "Reed, D", "2020", "B")).contains("has the key “reed2020”"));
    for (const char* key : {"a b", "a;b", "a,b", "@a", "a]", "{a"})
        CHECK(refusal(*project, anArticle(key, "Reed, D", "2020", "B")).contains("cannot be cited by"));
    CHECK(refusal(*project, anArticle("empty", "", "", "")).contains("author or a title"));
    CHECK(refusal(*project, anArticle("", "Reed, D", "2020", "C")).isEmpty());
    CHECK(worksIn(*project).back().key == "reed2020b");
}

TEST_CASE("works that are brought in again change nothing, changed ones are updated", "[literature]")
{
    auto project = emptyProject();
    std::vector<Publication> works{anArticle("a", "Öberg, D", "2020", "A"), anArticle("", "Öberg, D", "2021", "B"),
                                   anArticle("bad key", "Lee, A", "2022", "C")};
    const auto first = imported(*project, works);
    CHECK(first.added == 3);
    CHECK(first.notes.size() == 1);
    QStringList keys;
    for (const auto& work : worksIn(*project))
        keys << work.key;
    CHECK(keys == QStringList{"a", "bad_key", "oberg2021"});
    CHECK(imported(*project, works).unchanged == 3);
    works[0].title = "A, second edition";
    const auto third = imported(*project, works);
    CHECK(third.updated == 1);
    CHECK(third.unchanged == 2);
}
