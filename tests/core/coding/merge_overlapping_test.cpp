#include "core/coding/memos.h"
#include "tests/support/a_project.h"
#include <random>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

std::vector<Coding> codingsOf(const Project& project, SourceId source)
{
    return valueOf(project.read([&](const Read& db) { return codings::of(db, source); }));
}

} // namespace

TEST_CASE("Overlapping codings of a code become one, with the largest weight and all comments", "[codings]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QStringLiteral("one two three four five six")).withCode(QStringLiteral("A"));
    const auto source = study.source();
    const auto code = study.code();
    const auto ada = study.coder();
    study.withCoder(QStringLiteral("Bo"));
    const auto bo = study.coder();
    auto project = study.build();
    CodingId second;
    REQUIRE(project->perform(QStringLiteral("Code"), [&](Edit& db) -> Result<> {
        const auto add = [&](CoderId coder, TextSpan span, std::optional<int> weight, const char* comment) {
            return codings::add(db, {{}, source, code, coder, span, weight, QString::fromLatin1(comment)});
        };
        if (!add(ada, {0, 7}, 20, "first") || !add(ada, {7, 13}, {}, "") || !add(ada, {20, 23}, {}, "apart")
            || !add(bo, {2, 9}, 99, "other coder"))
            return fail(Error::Kind::Internal, QStringLiteral("arrange"));
        second = *add(ada, {4, 9}, 60, "second");
        memos::add(db, {{}, MemoSubject::Coding, second.value(), {}, QStringLiteral("A thought"), ada, {}});
        return {};
    }));
    const auto before = dump(*project);
    const auto gone =
        valueOf(project->perform(QStringLiteral("Merge"), [&](Edit& db) -> Result<int> { return codings::mergeOverlapping(db, code); }));
    CHECK(gone == 2);
    const auto after = codingsOf(*project, source);
    REQUIRE(after.size() == 3);
    CHECK(after[0].span == TextSpan{0, 13});
    CHECK(after[0].weight == 60);
    CHECK(after[0].comment == QStringLiteral("first\nsecond"));
    CHECK(after[1].coder == bo);
    CHECK(after[2].span == TextSpan{20, 23});
    const auto memos = valueOf(project->read([&](const Read& db) { return memos::of(db, MemoSubject::Coding, after[0].id.value()); }));
    CHECK(memos.size() == 1);
    valueOf(project->undo());
    CHECK(dump(*project) == before);
}

TEST_CASE("Merging overlapping codings covers the same characters as before, and leaves none that overlap", "[codings]")
{
    constexpr unsigned seed = 2701;
    std::mt19937 random(seed);
    for (int round = 0; round < 60; ++round) {
        INFO("seed " << seed << ", round " << round);
        auto study = aProject();
        study.withTranscript(QStringLiteral("T"), QString(200, u'x')).withCode(QStringLiteral("A"));
        const auto source = study.source();
        const auto code = study.code();
        const auto coder = study.coder();
        auto project = study.build();
        std::vector<bool> covered(200);
        REQUIRE(project->perform(QStringLiteral("Code"), [&](Edit& db) -> Result<> {
            for (int i = 0; i < 12; ++i) {
                const qsizetype start = qsizetype(random() % 180);
                const TextSpan span{start, start + 1 + qsizetype(random() % 19)};
                if (const auto done = codings::add(db, {{}, source, code, coder, span, {}, {}}); !done)
                    return fail(done);
                std::fill(covered.begin() + span.start, covered.begin() + span.end, true);
            }
            return {};
        }));
        valueOf(project->perform(QStringLiteral("Merge"),
                                 [&](Edit& db) -> Result<int> { return codings::mergeOverlapping(db, code, source, coder); }));
        std::vector<bool> after(200);
        qsizetype end = -1;
        for (const auto& coding : codingsOf(*project, source)) {
            CHECK(coding.span.start > end);
            end = coding.span.end;
            std::fill(after.begin() + coding.span.start, after.begin() + coding.span.end, true);
        }
        CHECK(after == covered);
    }
}

TEST_CASE("A coder who works blind sees only their own codings, and so do the counts", "[codings]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QStringLiteral("one two three"))
        .withCode(QStringLiteral("A"))
        .withCoding(QStringLiteral("one"));
    const auto source = study.source();
    study.withCoder(QStringLiteral("Bo")).withCoding(QStringLiteral("two")).withCoding(QStringLiteral("three"));
    const auto bo = study.coder();
    auto project = study.build();
    const auto seen = [&] { return valueOf(project->read([&](const Read& db) -> Result<CoderId> { return coders::seenBy(db, bo); })); };
    CHECK_FALSE(seen().isValid());
    CHECK(project->perform(QStringLiteral("Blind"), [&](Edit& db) { coders::setBlind(db, bo, true); }));
    CHECK(seen() == bo);
    CHECK(valueOf(project->read([&](const Read& db) { return codings::of(db, source, bo); })).size() == 2);
    CHECK(valueOf(project->read([&](const Read& db) { return codebook::all(db, bo); }))[0].codings == 2);
    CHECK(valueOf(project->read([&](const Read& db) { return codebook::all(db); }))[0].codings == 3);
    CHECK(valueOf(project->read([&](const Read& db) { return codings::countsBySource(db, bo); })).at(source) == 2);
    valueOf(project->undo());
    CHECK_FALSE(seen().isValid());
}

TEST_CASE("Codes are sorted by name or by codings below each code, and undo brings the own order back", "[codebook]")
{
    auto study = aProject();
    study.withTranscript(QStringLiteral("T"), QStringLiteral("one two three"))
        .withCode(QStringLiteral("Zeal"))
        .withCode(QStringLiteral("apple/x"));
    study.withCoding(QStringLiteral("one"))
        .withCoding(QStringLiteral("two"))
        .withCode(QStringLiteral("apple/B"))
        .withCode(QStringLiteral("Mist"))
        .withCoding(QStringLiteral("three"));
    auto project = study.build();
    const auto paths = [&] {
        QStringList all;
        for (const auto& code : valueOf(project->read([](const Read& db) { return codebook::all(db); })))
            all << code.path;
        return all;
    };
    CHECK(project->perform(QStringLiteral("Sort"), [&](Edit& db) { codebook::sort(db, codebook::SortBy::Codings); }));
    CHECK(paths() == QStringList{"apple", "apple/x", "apple/B", "Mist", "Zeal"});
    CHECK(project->perform(QStringLiteral("Sort"), [&](Edit& db) { codebook::sort(db, codebook::SortBy::Name); }));
    CHECK(paths().indexOf(QStringLiteral("apple/B")) < paths().indexOf(QStringLiteral("apple/x")));
    CHECK(paths().indexOf(QStringLiteral("Mist")) < paths().indexOf(QStringLiteral("Zeal")));
    valueOf(project->undo());
    valueOf(project->undo());
    CHECK(paths() == QStringList{"Zeal", "apple", "apple/x", "apple/B", "Mist"});
}
