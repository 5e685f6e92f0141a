#include "core/coding/memo_overview.h"
#include "core/integration/findings.h"
#include "core/responses/datasets.h"
#include "core/transcript/sources.h"
#include "tests/support/a_small_study.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Ada's memos on one thing of each kind that the small study has.
struct Written {
    SmallStudy study;
    CodeId code = valueOf(study.project->read([](const Read& db) { return codebook::find(db, "Asking"); })).id;
    TextSpan passage = SmallStudy::spanOf(SmallStudy::interview, "ask the family");
    MemoId diary = write({{}, MemoSubject::Study, 1, "Diary", "Day one", coder(), {}});
    MemoId onCode = write({{}, MemoSubject::Code, code.value(), "Who asks?", "Always the same ones.", coder(), {}});
    MemoId onPassage = write(passageMemo());

    Memo passageMemo() const
    {
        Memo memo{{}, MemoSubject::Passage, study.source.value(), {}, "She hesitates\nbefore 'family'.", coder(), {}};
        memo.span = passage;
        return memo;
    }
    CoderId coder() const
    {
        return valueOf(study.project->read([](const Read& db) { return coders::byName(db, "Ada"); })).id;
    }
    MemoId write(const Memo& memo) const
    {
        return valueOf(study.project->perform("Write", [&](Edit& db) -> Result<MemoId> { return memos::add(db, memo); }));
    }
    void link(MemoId from, const MemoTarget& to) const
    {
        valueOf(study.project->perform("Link", [&](Edit& db) { return memos::addLink(db, from, to); }));
    }
    std::vector<ShownMemo> all() const
    {
        return valueOf(study.project->read([](const Read& db) { return memos::overview(db); }));
    }
    ShownMemo shown(MemoId id) const
    {
        for (const auto& memo : all())
            if (memo.id == id)
                return memo;
        FAIL("The memo is gone.");
        return {};
    }
};

} // namespace

TEST_CASE("a memo is told with what it is about, in words", "[memos]")
{
    const Written written;
    const auto passage = written.shown(written.onPassage);
    CHECK(memos::sentence(passage.about) == "Passage in “Interview with Rosa”");
    CHECK(passage.about.words == "ask the family");
    CHECK(memos::heading(passage) == "She hesitates");
    CHECK(passage.coderName == "Ada");
    CHECK(memos::sentence(written.shown(written.onCode).about) == "Code “Asking”");
    CHECK(memos::sentence(written.shown(written.diary).about) == "The study");
}

TEST_CASE("a memo on a passage goes with its source and comes back with it", "[memos]")
{
    const Written written;
    REQUIRE(written.study.project->perform("Remove", [&](Edit& db) { sources::remove(db, written.study.source); }));
    CHECK(written.all().size() == 2);
    REQUIRE(written.study.project->undo());
    CHECK(written.shown(written.onPassage).about.words == "ask the family");
}

TEST_CASE("a memo whose passage has lost its text says so and keeps its words", "[memos]")
{
    const Written written;
    REQUIRE(written.study.project->perform(
        "Orphan", [&](Edit& db) { db.prepare("UPDATE memo SET start = NULL, end = NULL WHERE id = ?").bind(written.onPassage).run(); }));
    const auto memo = written.shown(written.onPassage);
    CHECK(memo.about.isGone);
    CHECK(memos::sentence(memo.about) == "Passage in “Interview with Rosa” whose text is gone");
    CHECK(memo.body.startsWith("She hesitates"));
}

TEST_CASE("links lead to things and back, each once", "[memos]")
{
    const Written written;
    const auto& project = *written.study.project;
    written.link(written.diary, {MemoSubject::Code, written.code.value()});
    written.link(written.diary, {MemoSubject::Code, written.code.value()});
    written.link(written.diary, {MemoSubject::Memo, written.onPassage.value()});
    written.link(written.diary, {MemoSubject::Passage, written.study.source.value(), written.passage});
    written.link(written.diary, {MemoSubject::Finding, written.study.finding.value()});

    const auto links = written.shown(written.diary).links;
    REQUIRE(links.size() == 4);
    CHECK(memos::sentence(links[0].to) == "Code “Asking”");
    CHECK(memos::sentence(links[1].to) == "Memo “She hesitates”");
    CHECK(links[2].to.words == "ask the family");
    CHECK(memos::sentence(links[3].to) == "Finding “Families are asked, not always”");

    const auto to = [&](const MemoTarget& target) {
        return valueOf(project.read([&](const Read& db) { return memos::linksTo(db, target); }));
    };
    REQUIRE(to({MemoSubject::Memo, written.onPassage.value()}).size() == 1);
    CHECK(to({MemoSubject::Memo, written.onPassage.value()}).front().memo == written.diary);
    CHECK(to({MemoSubject::Source, written.study.source.value()}).size() == 1); // a passage of it
    CHECK(to({MemoSubject::Passage, written.study.source.value(), TextSpan{0, 3}}).empty());

    REQUIRE(written.study.project->perform("Unlink", [&](Edit& db) { memos::removeLink(db, written.diary, links[0].position); }));
    CHECK(written.shown(written.diary).links.size() == 3);
    REQUIRE(written.study.project->undo());
    CHECK(written.shown(written.diary).links.size() == 4);
}

TEST_CASE("a memo cannot link to itself, to the study or to a variable", "[memos]")
{
    const Written written;
    for (const auto& target : {MemoTarget{MemoSubject::Memo, written.diary.value()}, MemoTarget{MemoSubject::Study, 1},
                               MemoTarget{MemoSubject::Variable, written.study.trust.value()}})
        CHECK_FALSE(
            written.study.project->perform("Link", [&](Edit& db) { return memos::addLink(db, written.diary, target); }).has_value());
}

TEST_CASE("a link stays when what it leads to goes, and says so", "[memos]")
{
    const Written written;
    written.link(written.diary, {MemoSubject::Code, written.code.value()});
    REQUIRE(written.study.project->perform("Remove", [&](Edit& db) { codebook::remove(db, written.code); }));
    REQUIRE(written.shown(written.diary).links.size() == 1);
    CHECK(memos::sentence(written.shown(written.diary).links[0].to) == "Code that is gone");
    REQUIRE(written.study.project->undo());
    CHECK(memos::sentence(written.shown(written.diary).links[0].to) == "Code “Asking”");
}

TEST_CASE("the links to a code that is merged lead to the code it went into", "[memos]")
{
    const Written written;
    written.link(written.diary, {MemoSubject::Code, written.code.value()});
    const auto into = valueOf(written.study.project->read([](const Read& db) { return codebook::find(db, "Left out"); })).id;
    valueOf(written.study.project->perform("Merge", [&](Edit& db) { return codebook::merge(db, written.code, into); }));
    CHECK(memos::sentence(written.shown(written.diary).links[0].to) == "Code “Left out”");
}

TEST_CASE("a memo on a variable goes with its dataset", "[memos]")
{
    const Written written;
    written.write({{}, MemoSubject::Variable, written.study.trust.value(), {}, "Odd wording", {}, {}});
    REQUIRE(written.all().size() == 4);
    CHECK(memos::sentence(written.all().front().about) == "Variable “trust: I trust the service”");
    REQUIRE(written.study.project->perform("Remove", [&](Edit& db) { datasets::remove(db, written.study.dataset); }));
    CHECK(written.all().size() == 3);
}

TEST_CASE("memos are found by words, kind, coder and what they touch", "[memos]")
{
    const Written written;
    written.link(written.diary, {MemoSubject::Code, written.code.value()});
    const auto all = written.all();
    const auto fitting = [&](const MemoFilter& filter) {
        QStringList headings;
        for (const auto& memo : all)
            if (memos::fits(memo, filter))
                headings << memos::heading(memo);
        headings.sort();
        return headings;
    };
    MemoFilter words;
    words.words = "SAME always";
    CHECK(fitting(words) == QStringList{"Who asks?"});
    words.words = "rosa";
    CHECK(fitting(words) == QStringList{"She hesitates"});
    MemoFilter kind;
    kind.subject = MemoSubject::Study;
    CHECK(fitting(kind) == QStringList{"Diary"});
    MemoFilter touching;
    touching.touching = MemoTarget{MemoSubject::Code, written.code.value()};
    CHECK(fitting(touching) == QStringList{"Diary", "Who asks?"});
    MemoFilter source;
    source.touching = MemoTarget{MemoSubject::Source, written.study.source.value()};
    CHECK(fitting(source) == QStringList{"She hesitates"});
    MemoFilter coder;
    coder.coder = valueOf(written.study.project->read([](const Read& db) { return coders::byName(db, "Babbage"); })).id;
    CHECK(fitting(coder).isEmpty());
    MemoFilter later;
    later.changedSince = "2999-01-01";
    CHECK(fitting(later).isEmpty());
}
