#include "core/coding/codings.h"
#include "core/coding/memos.h"
#include "core/coding/retrieval.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString text = QStringLiteral("Ann: never 👩‍👩‍👧 alone\nBob: été"); // the family is five code points

} // namespace

TEST_CASE("a passage that is none is refused, and says what the text has", "[codings]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", text).withCode("Trust");
    const auto code = [&](qsizetype start, qsizetype end) {
        return arranged.project().perform("Code", [&](Edit& db) {
            return codings::add(db, {{}, arranged.source(), arranged.code(), arranged.coder(), {start, end}, {}, {}});
        });
    };
    const auto length = codePointCount(text);
    for (const auto& [start, end] :
         std::vector<std::pair<qsizetype, qsizetype>>{{-1, 3}, {3, 3}, {5, 3}, {0, length + 1}, {length, length + 5}}) {
        INFO(start << " to " << end);
        const auto refused = code(start, end);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.contains(QString::number(length)));
    }
    for (const auto& [start, end] : std::vector<std::pair<qsizetype, qsizetype>>{{0, 12}, {13, 20}, {12, 20}}) { // through the family
        INFO(start << " to " << end);
        REQUIRE_FALSE(code(start, end));
    }
    CHECK(code(11, 16));
    CHECK(code(0, length));
}

TEST_CASE("the same passage is coded once by each coder", "[codings]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", text).withCode("Trust").withCoding("never").withCoding("never");
    arranged.withCoder("Bob").withCoding("never");
    const auto all = valueOf(arranged.project().read([&](const Read& db) { return codings::of(db, arranged.source()); }));
    CHECK(all.size() == 2);
    const auto names = valueOf(arranged.project().read([](const Read& db) { return coders::all(db); }));
    REQUIRE(names.size() == 2);
    CHECK(names[0].name == "Ada");
    CHECK(names[0].codings == 1);
    CHECK(names[1].codings == 1);
}

TEST_CASE("recoding a passage to a code that it has leaves one coding", "[codings]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", text).withCode("Trust").withCoding("never");
    const auto trust = arranged.code();
    arranged.withCode("Doubt").withCoding("never");
    const auto codings = [&] {
        return valueOf(arranged.project().read([&](const Read& db) { return codings::of(db, arranged.source()); }));
    };
    const auto doubted = codings().back().id;
    REQUIRE(arranged.project().perform("Recode", [&](Edit& db) { codings::setCode(db, doubted, trust); }));
    REQUIRE(codings().size() == 1);
    CHECK(codings().front().code == trust);
}

TEST_CASE("a weight lies between 0 and 100", "[codings]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", text).withCode("Trust").withCoding("never");
    const auto id = valueOf(arranged.project().read([&](const Read& db) { return codings::of(db, arranged.source()); })).front().id;
    const auto weigh = [&](std::optional<int> weight) {
        return arranged.project().perform("Weigh", [&](Edit& db) { return codings::setWeight(db, id, weight); });
    };
    CHECK(weigh(0));
    CHECK(weigh(100));
    CHECK_FALSE(weigh(101));
    CHECK_FALSE(weigh(-1));
    CHECK(weigh({}));
}

TEST_CASE("a passage comes back with its words, speaker and what stands around it", "[codings]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", text)
        .withTurn("Ann: ", "Ann")
        .withTurn("Bob: ", "Bob")
        .withCode("Trust")
        .withCoding("alone")
        .withCoding("été");
    PassageFilter filter;
    filter.codes = {arranged.code()};
    filter.context = 4;
    const auto found = valueOf(arranged.project().read([&](const Read& db) { return retrieval::passages(db, filter); }));
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == "alone");
    CHECK(found[0].speaker == "Ann");
    CHECK(found[0].caseName == "Ann");
    CHECK(found[0].sourceName == "One");
    CHECK(found[0].after == "\nBob");
    CHECK(found[1].text == "été");
    CHECK(found[1].speaker == "Bob");
    CHECK(found[1].after.isEmpty());
}

TEST_CASE("a memo stays with what it is tied to and goes with it", "[memos]")
{
    auto arranged = aProject();
    arranged.withTranscript("One", text).withCode("Trust").withCoding("never");
    auto& project = arranged.project();
    const auto coding = valueOf(project.read([&](const Read& db) { return codings::of(db, arranged.source()); })).front().id;
    const auto memo = valueOf(project.perform("Write", [&](Edit& db) -> Result<MemoId> {
        memos::add(db, {{}, MemoSubject::Study, 1, "Diary", "Day one", arranged.coder(), {}});
        return memos::add(db, {{}, MemoSubject::Coding, coding.value(), {}, "Sure?", arranged.coder(), {}});
    }));
    const auto ofCoding = [&] {
        return valueOf(project.read([&](const Read& db) { return memos::of(db, MemoSubject::Coding, coding.value()); }));
    };
    REQUIRE(ofCoding().size() == 1);
    CHECK(ofCoding().front().id == memo);
    auto changed = ofCoding().front();
    changed.body = "Sure.";
    REQUIRE(project.perform("Change", [&](Edit& db) { memos::update(db, changed); }));
    CHECK(ofCoding().front().body == "Sure.");

    REQUIRE(project.perform("Remove", [&](Edit& db) { codings::remove(db, coding); }));
    CHECK(ofCoding().empty());
    CHECK(valueOf(project.read([](const Read& db) { return memos::all(db); })).size() == 1);
    REQUIRE(project.undo());
    CHECK(ofCoding().size() == 1);
}

TEST_CASE("a coder has one name, whatever its capitals", "[coders]")
{
    auto project = aProject().build(); // with Ada
    const auto ensure = [&](const QString& name) { return project->perform("Join", [&](Edit& db) { return coders::ensure(db, name); }); };
    CHECK(valueOf(ensure("ADA")) == valueOf(ensure("Ada")));
    const auto bob = valueOf(ensure("Bob"));
    const auto rename = [&](const QString& name) {
        return project->perform("Rename", [&](Edit& db) { return coders::rename(db, bob, name); });
    };
    CHECK_FALSE(rename("ada"));
    CHECK_FALSE(rename("  "));
    CHECK(rename("Bob B."));
    CHECK_FALSE(ensure(""));
}

TEST_CASE("A coding that meets another by being coded anew leaves it its weight, comment and memos", "[codings]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QStringLiteral("one two three"));
    study.withCode(QStringLiteral("B")).withCoding(QStringLiteral("two"));
    const auto wanted = study.code();
    study.withCode(QStringLiteral("A")).withCoding(QStringLiteral("two"));
    const auto source = study.source();
    const auto ada = study.coder();
    auto project = study.build();
    REQUIRE(project->perform(QStringLiteral("Code anew"), [&](Edit& db) -> Result<> {
        const auto both = codings::of(db, source);
        const auto& moved = both[0].code == wanted ? both[1] : both[0];
        if (const auto weighed = codings::setWeight(db, moved.id, 70); !weighed)
            return weighed;
        codings::setComment(db, moved.id, QStringLiteral("strong"));
        memos::add(db, {{}, MemoSubject::Coding, moved.id.value(), {}, QStringLiteral("A thought"), ada, {}});
        codings::setCode(db, moved.id, wanted);
        return {};
    }));
    const auto left = valueOf(project->read([&](const Read& db) { return codings::of(db, source); }));
    REQUIRE(left.size() == 1);
    CHECK(left[0].code == wanted);
    CHECK(left[0].weight == 70);
    CHECK(left[0].comment == QStringLiteral("strong"));
    const auto memo = valueOf(project->read([](const Read& db) { return memos::all(db); }));
    REQUIRE(memo.size() == 1);
    CHECK(memo[0].subjectId == left[0].id.value());
}

TEST_CASE("Merging two codes that share a passage keeps what was noted on both codings", "[codings]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QStringLiteral("one two three"));
    study.withCode(QStringLiteral("B")).withCoding(QStringLiteral("two"));
    const auto into = study.code();
    study.withCode(QStringLiteral("A")).withCoding(QStringLiteral("two")).withCoding(QStringLiteral("three"));
    const auto from = study.code();
    const auto source = study.source();
    const auto ada = study.coder();
    auto project = study.build();
    REQUIRE(project->perform(QStringLiteral("Merge"), [&](Edit& db) -> Result<> {
        for (const auto& coding : codings::of(db, source))
            if (coding.code == from)
                memos::add(db, {{}, MemoSubject::Coding, coding.id.value(), {}, QStringLiteral("A thought"), ada, {}});
        return codebook::merge(db, from, into);
    }));
    const auto left = valueOf(project->read([&](const Read& db) { return codings::of(db, source); }));
    REQUIRE(left.size() == 2);
    for (const auto& coding : left)
        CHECK(valueOf(project->read([&](const Read& db) { return memos::of(db, MemoSubject::Coding, coding.id.value()); })).size() == 1);
}
