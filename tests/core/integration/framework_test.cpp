#include "core/integration/framework.h"
#include "core/integrity/integrity.h"
#include "core/report/document.h"
#include "core/report/framework_file.h"
#include "core/transcript/edit_text.h"
#include "tests/support/a_project.h"
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const auto talk = QStringLiteral("Amara: We trust each other most days.\nBen: I do not trust the board at all.\nAmara: It is lonely.");

/// Amara and Ben, who speak of trust and of loneliness, and a matrix of them by the two themes.
struct Matrix {
    template <class F>
    auto step(F&& body)
    {
        return valueOf(builder.project().perform(QStringLiteral("Step"), body));
    }
    template <class F>
    void act(F&& body)
    {
        const auto done = builder.project().perform(QStringLiteral("Step"), body);
        INFO((done ? QString() : done.error().message).toStdString());
        REQUIRE(done);
    }
    Matrix()
    {
        builder.withTranscript("Group", talk)
            .withTurn("Amara: ", "Amara")
            .withTurn("Ben: ", "Ben")
            .withCode("Trust/In the board")
            .withCoding("do not trust the board")
            .withCode("Trust")
            .withCoding("trust each other")
            .withCode("Lonely");
        id = step([&](Edit& db) {
            const auto trust = codebook::find(db, QStringLiteral("Trust"));
            const auto lonely = codebook::find(db, QStringLiteral("Lonely"));
            return frameworks::add(db, QStringLiteral("Leads"), attribute, {trust->id, lonely->id});
        });
    }
    FrameworkMatrix now()
    {
        return valueOf(builder.project().read([&](const Read& db) { return frameworks::matrix(db, id); }));
    }
    std::vector<FrameworkPassage> passages(std::size_t row, std::size_t theme)
    {
        const auto ref = now().ref(row, theme);
        return valueOf(builder.project().read([&](const Read& db) { return frameworks::passages(db, id, ref); }));
    }
    void write(std::size_t row, std::size_t theme, const QString& text)
    {
        const auto ref = now().ref(row, theme);
        act([&](Edit& db) { return frameworks::write(db, id, ref, text); });
    }
    void replace(const QString& words, const QString& with)
    {
        const auto at = valueOf(builder.project().read([&](const Read& db) { return sources::text(db, builder.source()); })).indexOf(words);
        act([&](Edit& db) { return sources::replace(db, builder.source(), {at, at + words.size()}, with); });
    }

    AProject builder;
    AttributeId attribute;
    FrameworkId id;
};

} // namespace

TEST_CASE("A framework matrix has a row for each Case that speaks and the passages of a theme and those below it", "[framework]")
{
    Matrix study;
    const auto matrix = study.now();
    REQUIRE(matrix.rows.size() == 2);
    CHECK(matrix.rows[0].title == "Amara");
    CHECK(matrix.rows[1].title == "Ben");
    CHECK(matrix.cells[0][0].passages == 1);
    CHECK(matrix.cells[1][0].passages == 1); // coded with the code below the theme
    CHECK(matrix.cells[1][1].passages == 0);
    CHECK(study.passages(1, 0).front().text == "do not trust the board");
    CHECK(study.passages(1, 0).front().codes == QStringList{"In the board"});
}

TEST_CASE("A summary goes stale when what stands behind it changes, says how, and is right again once looked at", "[framework]")
{
    Matrix study;
    study.write(1, 0, "Ben has no trust in the board.");
    study.write(0, 0, "Amara trusts her colleagues.");
    CHECK(study.now().stale() == 0);

    SECTION("words are edited")
    {
        study.replace("at all", "in any way"); // beside the passage
        CHECK(study.now().stale() == 0);
        study.replace("the board", "the new board");
        const auto cell = study.now().cells[1][0];
        CHECK(cell.changed == 1);
        CHECK(cell.added + cell.gone == 0);
        CHECK(study.passages(1, 0).front().before == "do not trust the board");
        CHECK(whatChanged(cell) == "Since this was written: 1 passage with other words.");
        CHECK(study.now().stale() == 1); // not Amara's, whose place moved
    }
    SECTION("a passage is coded")
    {
        study.builder.withCode("Trust").withCoding("I do");
        CHECK(study.now().cells[1][0].added == 1);
    }
    SECTION("a coding is removed")
    {
        study.act([](Edit& db) { db.prepare("DELETE FROM coding").run(); });
        CHECK(study.now().cells[1][0].gone == 1);
        CHECK(study.passages(1, 0).front().text == "do not trust the board");
    }
    SECTION("a coding is made longer")
    {
        study.act([](Edit& db) { db.prepare("UPDATE coding SET end = end + 7 WHERE start > 40").run(); });
        CHECK(study.now().cells[1][0].changed == 1);
        CHECK(study.now().cells[1][0].gone == 0);
    }
    SECTION("the coded words are deleted")
    {
        study.replace("do not trust the board", "");
        CHECK(study.now().cells[1][0].gone == 1);
    }
    const auto stale = study.now().cells[1][0].isStale();
    CHECK(stale);
    study.write(1, 0, "Ben has little trust in the board.");
    CHECK(study.now().cells[1][0].isStale()); // a better wording is not a look at the passages
    const auto ref = study.now().ref(1, 0);
    study.act([&](Edit& db) { return frameworks::confirm(db, study.id, ref); });
    CHECK_FALSE(study.now().cells[1][0].isStale());
}

TEST_CASE("A link in a summary follows its passage, and goes with its mark", "[framework]")
{
    Matrix study;
    const auto ref = study.now().ref(1, 0);
    const TextSpan span = study.passages(1, 0).front().span;
    const auto number =
        study.step([&](Edit& db) { return frameworks::link(db, study.id, ref, "Ben  does not.", 4, study.builder.source(), span); });
    CHECK(number == 1);
    auto cell = study.now().cells[1][0];
    CHECK(cell.text == "Ben [1] does not.");
    study.replace("We", "We, I think,");
    cell = study.now().cells[1][0];
    REQUIRE(cell.links.size() == 1);
    CHECK(cell.links.front().span == TextSpan{span.start + 10, span.end + 10});
    CHECK_FALSE(cell.isStale());

    // The same passage keeps its number; another one gets the next that is free in the text too.
    CHECK(study.step([&](Edit& db) {
        return frameworks::link(db, study.id, ref, cell.text, 0, study.builder.source(), cell.links.front().span);
    }) == 1);
    CHECK(study.step([&](Edit& db) {
        return frameworks::link(db, study.id, ref, "[1] and [2] of 3", 16, study.builder.source(), {0, 5});
    }) == 3);
    study.write(1, 0, "Without.");
    CHECK(study.now().cells[1][0].links.empty());
    REQUIRE(study.builder.project().undo());
    CHECK(study.now().cells[1][0].links.size() == 2);

    study.replace("do not trust the board", "");
    CHECK_FALSE(study.now().cells[1][0].links.front().source.isValid());
    CHECK(valueOf(checkStudy(study.builder.project())).isEmpty());
}

TEST_CASE("Everything about a framework matrix is taken back and done again", "[framework][undo]")
{
    Matrix study;
    const auto empty = dump(study.builder.project());
    study.write(0, 1, "Lonely on most evenings.");
    const auto written = dump(study.builder.project());
    study.act([&](Edit& db) { frameworks::remove(db, study.id); });
    REQUIRE(study.builder.project().undo());
    CHECK(dump(study.builder.project()) == written);
    REQUIRE(study.builder.project().undo());
    CHECK(dump(study.builder.project()) == empty);
    REQUIRE(study.builder.project().redo());
    CHECK(dump(study.builder.project()) == written);
}

TEST_CASE("What was written about a code stays when the code goes, and follows it into another", "[framework]")
{
    Matrix study;
    study.write(0, 0, "Amara trusts.");
    const auto trust = valueOf(study.builder.project().read([](const Read& db) { return codebook::find(db, "Trust"); }));
    SECTION("removed")
    {
        study.act([&](Edit& db) { codebook::remove(db, trust.id); });
        const auto matrix = study.now();
        CHECK(matrix.framework.themes.front().title == "Trust");
        CHECK(matrix.cells[0][0].text == "Amara trusts.");
    }
    SECTION("merged")
    {
        const auto faith = study.step([](Edit& db) { return codebook::ensurePath(db, "Faith"); });
        study.act([&](Edit& db) { return codebook::merge(db, trust.id, faith); });
        const auto matrix = study.now();
        CHECK(matrix.framework.themes.front().title == "Faith");
        CHECK(matrix.cells[0][0].text == "Amara trusts.");
        CHECK_FALSE(matrix.cells[0][0].isStale());
    }
}

TEST_CASE("Rows can be groups; one that nobody is in any more keeps what was written", "[framework]")
{
    Matrix study;
    const auto role = study.step([](Edit& db) { return attributes::ensure(db, "Role"); });
    const auto give = [&](const QString& who, const QString& value) {
        study.act([&](Edit& db) -> Result<> { return cases::set(db, cases::byName(db, who)->id, *attributes::byName(db, "Role"), value); });
    };
    give("Amara", "Lead");
    give("Ben", "Manager");
    const auto trust = valueOf(study.builder.project().read([](const Read& db) { return codebook::find(db, "Trust"); }));
    study.id = study.step([&](Edit& db) { return frameworks::add(db, "Roles", role, {trust.id}); });
    REQUIRE(study.now().rows.size() == 2);
    CHECK(study.now().rows[1].title == "Manager");
    CHECK(study.now().cells[1][0].passages == 1);
    study.write(1, 0, "Managers do not trust.");
    give("Ben", "Lead");
    const auto matrix = study.now();
    REQUIRE(matrix.rows.size() == 2);
    CHECK(matrix.rows[1].isGone);
    CHECK(matrix.cells[1][0].text == "Managers do not trust.");
    CHECK(matrix.cells[1][0].gone == 1);
    CHECK(matrix.cells[0][0].passages == 2);
}

TEST_CASE("A framework matrix as a document numbers its links through and quotes what they lead to", "[framework]")
{
    Matrix study;
    const auto link = [&](std::size_t row) {
        const auto ref = study.now().ref(row, 0);
        const auto span = study.passages(row, 0).front().span;
        study.step([&](Edit& db) { return frameworks::link(db, study.id, ref, "See ", 4, study.builder.source(), span); });
    };
    link(0);
    link(1);
    const auto document = valueOf(study.builder.project().read([&](const Read& db) { return report::frameworkReport(db, study.now()); }));
    QStringList quotes;
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<report::Table>(&block)) {
            CHECK(table->rows[1][1].text.plain() == "See [1]");
            CHECK(table->rows[2][1].text.plain() == "See [2]");
        } else if (const auto* quote = std::get_if<report::Quote>(&block)) {
            quotes << quote->text.plain();
        }
    CHECK(quotes == QStringList{"[1] trust each other", "[2] do not trust the board"});
}
