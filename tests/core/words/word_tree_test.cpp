#include "core/words/word_tree.h"
#include "tests/core/figure/marks.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<SearchHit> hitsOf(const QString& text, const QString& word)
{
    auto study = aProject();
    study.withTranscript("Talk", text);
    return valueOf(valueOf(study.project().read([&](const Read& db) -> Result<Result<std::vector<SearchHit>>> {
        return search::everywhere(db, {word, false, true}, 80);
    })));
}

} // namespace

TEST_CASE("A word tree parts where the sentences part, and ends where they end", "[words]")
{
    const auto hits =
        hitsOf("We trust the team. They trust the team here. I trust the manager now. Never trust. The team left.\n", "trust");
    REQUIRE(hits.size() == 4);
    const auto tree = words::tree(hits, words::Side::After, {6, 8, 1});
    CHECK(tree.root.words == "trust");
    CHECK(tree.root.count == 4);
    REQUIRE(tree.root.branches.size() == 1); // 'Never trust.' ends there
    const auto& the = tree.root.branches[0];
    CHECK(the.words == "the");
    CHECK(the.count == 3);
    REQUIRE(the.branches.size() == 2);
    CHECK(the.branches[0].words == "team");
    CHECK(the.branches[0].count == 2);
    CHECK(the.branches[0].branches[0].words == "here");
    CHECK(the.branches[1].words == "manager now"); // always together, so written together

    const auto before = words::tree(hits, words::Side::Before, {6, 8, 1});
    REQUIRE(before.root.branches.size() == 3); // They, I, Never; the first word of the context may be cut off
    const auto few = words::tree(hits, words::Side::After, {6, 8, 2});
    CHECK(few.root.branches[0].branches.size() == 1);
}

TEST_CASE("A word is not found within another that is counted as one", "[words]")
{
    const auto hits = hitsOf("They're here. They are there; it is they.\n", "they");
    REQUIRE(hits.size() == 3);
    CHECK_FALSE(words::isWhole(hits[0]));
    CHECK(words::isWhole(hits[1]));
    CHECK(words::isWhole(hits[2]));
    for (const auto& hit : hitsOf("We count on us and them.\n", "us and"))
        CHECK(words::isWhole(hit));
}

TEST_CASE("A word tree is drawn within its page, larger for more", "[words][figure]")
{
    const auto hits =
        hitsOf("We trust the team. They trust the team here. I trust the manager now. You trust it so. Trust it then.\n", "trust");
    const auto drawing = figure::draw(words::tree(hits, words::Side::After, {6, 8, 1}));
    CHECK(marksOffThePage(drawing) == QStringList());
    CHECK(xmlError(figure::toSvg(drawing)) == QString());
    const auto sizeOf = [&](const QString& words) {
        for (const auto& text : marksOf<figure::Text>(drawing))
            if (text.text == words && !text.bold)
                return text.size;
        return 0.0;
    };
    CHECK(sizeOf("trust") > sizeOf("the"));
    CHECK(sizeOf("the") > sizeOf("team"));
    CHECK(sizeOf("team") > 0);
    CHECK(drawing.description.contains("trust the team: 2"));
    CHECK_FALSE(figure::draw(words::tree({}, words::Side::After)).description.isEmpty());
}
