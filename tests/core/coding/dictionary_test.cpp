#include "core/coding/codebook_file.h"
#include "core/coding/dictionary.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<DictionaryFind> found(AProject& study, CodingUnit unit)
{
    return valueOf(valueOf(study.project().read(
        [&](const Read& db) -> Result<Result<std::vector<DictionaryFind>>> { return dictionary::find(db, {}, {}, unit, study.coder()); })));
}

} // namespace

TEST_CASE("Each code finds the passages that its words mark", "[dictionary]")
{
    auto study = aProject();
    study.withTranscript("Talk", "We trusted them. Nobody relies on trust, or on us.\nThe form was late 🙂 again. A distrustful form.");
    study.withCode("Trust").withCoding("We trusted them.").withCode("Paper").withCode("Empty");
    REQUIRE(study.project().perform("Words", [&](Edit& db) {
        return dictionary::set(db, codebook::find(db, "Trust")->id, " trust*; rel* NEAR/2 on \n").and_then([&] {
            return dictionary::set(db, codebook::find(db, "Paper")->id, "form");
        });
    }));
    const auto finds = found(study, CodingUnit::Sentence);
    REQUIRE(finds.size() == 2);
    CHECK(finds[0].path == "Trust");
    REQUIRE(finds[0].passages.size() == 2);
    CHECK(finds[0].passages[0].text == "We trusted them.");
    CHECK(finds[0].passages[0].isCoded);
    CHECK(finds[0].passages[1].text == "Nobody relies on trust, or on us.");
    CHECK_FALSE(finds[0].passages[1].isCoded);
    REQUIRE(finds[1].passages.size() == 2);
    CHECK(finds[1].passages[0].text == "The form was late 🙂 again.");
    CHECK(found(study, CodingUnit::Hit)[1].passages[0].text == "form");
}

TEST_CASE("A term that cannot be searched for is refused by name, and nothing changes", "[dictionary]")
{
    auto study = aProject();
    study.withCode("Trust");
    const auto refused = study.project().perform("Words", [&](Edit& db) { return dictionary::set(db, study.code(), "trust; NEAR/2"); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.startsWith("“NEAR/2” in the dictionary of “Trust” cannot be searched for."));
    CHECK(valueOf(study.project().read([&](const Read& db) { return codebook::byId(db, study.code()); })).words.isEmpty());
}

TEST_CASE("Dictionaries come in and go out with the codebook, a term a row too", "[dictionary][codebook]")
{
    auto study = aProject();
    const auto file = valueOf(codebookFile::read("code;word\nTrust;trust*\nTrust;rely\nPaper;form\n", "words.csv"));
    CHECK(file.rows.size() == 2);
    // 'word' is no column that is known: 'words' is.
    const auto known = valueOf(codebookFile::read("code;words\nTrust;trust*\nTrust;rely\nPaper;form\n", "words.csv"));
    REQUIRE(study.project().perform("Import", [&](Edit& db) { return codebook::merge(db, known); }));
    const auto codes = valueOf(study.project().read([](const Read& db) { return codebook::all(db); }));
    REQUIRE(codes.size() == 2);
    CHECK(codes[0].words == "trust*\nrely");
    CHECK(codes[1].words == "form");
    const auto again = valueOf(codebookFile::read(valueOf(codebookFile::write(codes, codebookFile::Format::Csv)), "again.csv"));
    CHECK(again.rows[0].words == "trust*\nrely");
}

TEST_CASE("Merged codes keep the words of both", "[dictionary][codebook]")
{
    auto study = aProject();
    study.withCode("Trust").withCode("Faith");
    REQUIRE(study.project().perform("Words", [&](Edit& db) -> Result<> {
        const auto trust = codebook::find(db, "Trust")->id;
        const auto faith = codebook::find(db, "Faith")->id;
        return dictionary::set(db, trust, "trust").and_then([&] { return dictionary::set(db, faith, "faith"); }).and_then([&] {
            return codebook::merge(db, faith, trust);
        });
    }));
    CHECK(valueOf(study.project().read([](const Read& db) { return codebook::find(db, "Trust"); })).words == "trust\nfaith");
}
