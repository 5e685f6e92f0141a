#include "core/coding/query/completion.h"
#include "core/coding/query/find_passages.h"
#include "core/coding/query/saved_queries.h"
#include "core/integrity/integrity.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "core/transcript/rewrite.h"
#include "tests/support/a_project.h"
#include "tests/support/a_survey_of_answers.h"
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QString talk = QStringLiteral("Ann: we never trust them\nBo: trust is slow work\nAnn: it costs time");

AProject aTalk()
{
    AProject study;
    study.withTranscript("Talk", talk).withTurn("Ann: ", "Ann").withTurn("Bo: ", "Bo");
    study.withCode("Culture/Trust")
        .withCoding("never trust")
        .withCoding("trust is slow work")
        .withCode("Time")
        .withCoding("slow work\nAnn: it");
    return study;
}

qint64 countOf(const Project& project, const QString& sentence)
{
    return qint64(valueOf(project.read([&](const Read& db) { return passage_query::find(db, sentence); })).passages.size());
}

QString sentenceOf(const Project& project, const QString& name)
{
    return valueOf(project.read([&](const Read& db) { return saved_queries::byName(db, name); })).sentence;
}

} // namespace

TEST_CASE("a saved set stays live and follows what is renamed, also by undo", "[query][saved-queries]")
{
    auto study = aTalk();
    auto& project = study.project();
    REQUIRE(project.perform("Save", [&](Edit& db) { return saved_queries::add(db, "Slow", "codes:Trust AND source:Talk AND case:Bo"); }));
    CHECK(countOf(project, "set:Slow") == 1);
    CHECK(countOf(project, "set:slow AND NOT code:Time") == 1);
    REQUIRE(project.perform("Rename", [&](Edit& db) -> Result<> {
        REQUIRE(codebook::rename(db, valueOf(codebook::find(db, "Trust")).id, "Confidence"));
        REQUIRE(codebook::move(db, valueOf(codebook::find(db, "Confidence")).id, {}));
        REQUIRE(sources::rename(db, study.source(), "Talk \"2\""));
        return cases::rename(db, valueOf(cases::byName(db, "Bo")).id, "B");
    }));
    CHECK(sentenceOf(project, "Slow") == "codes:\"Confidence\" AND source:\"Talk \"\"2\"\"\" AND case:\"B\"");
    CHECK(countOf(project, "set:Slow") == 1);
    study.withCode("Confidence").withCoding("is slow");
    CHECK(countOf(project, "set:Slow") == 2);
    REQUIRE(project.undo()); // the coding
    REQUIRE(project.undo()); // the names
    CHECK(sentenceOf(project, "Slow") == "codes:\"Culture/Trust\" AND source:\"Talk\" AND case:\"Bo\"");
    CHECK(valueOf(checkStudy(project)).isEmpty());
}

TEST_CASE("a set that names what was removed says so, and sets never go in circles", "[query][saved-queries]")
{
    auto study = aTalk();
    auto& project = study.project();
    const auto first = valueOf(project.perform("Save", [&](Edit& db) { return saved_queries::add(db, "First", "codes:Trust"); }));
    const auto second =
        valueOf(project.perform("Save", [&](Edit& db) { return saved_queries::add(db, "Second", "set:First OR codes:Time"); }));
    const auto refused = [&](auto&& step) { return !project.perform("Try", step); };
    CHECK(refused([&](Edit& db) { return saved_queries::setSentence(db, first, "set:First"); }));
    CHECK(refused([&](Edit& db) { return saved_queries::setSentence(db, first, "coded AND (NOT set:Second)"); }));
    CHECK(refused([&](Edit& db) { return saved_queries::add(db, "first", "coded"); }));
    CHECK(refused([&](Edit& db) { return saved_queries::add(db, " ", "coded"); }));
    CHECK(refused([&](Edit& db) { return saved_queries::add(db, "Third", "codes:Nowhere"); }));
    CHECK(refused([&](Edit& db) { return saved_queries::remove(db, first); }));
    REQUIRE(project.perform("Rename", [&](Edit& db) { return saved_queries::rename(db, first, "Other"); }));
    CHECK(sentenceOf(project, "Second") == "set:\"Other\" OR codes:\"Time\"");
    REQUIRE(project.perform("Remove", [&](Edit& db) { codebook::remove(db, valueOf(codebook::find(db, "Trust")).id); }));
    const auto gone = project.read([&](const Read& db) { return passage_query::find(db, "set:Second"); });
    REQUIRE_FALSE(gone);
    CHECK(gone.error().message.contains("no longer in the study"));
    REQUIRE(project.perform("Remove", [&](Edit& db) { return saved_queries::remove(db, second); }));
    REQUIRE(project.perform("Remove", [&](Edit& db) { return saved_queries::remove(db, first); }));
}

TEST_CASE("a damaged saved set is found by the check", "[query][saved-queries][integrity]")
{
    auto study = aTalk();
    REQUIRE(study.project().perform("Damage", [&](Edit& db) {
        db.prepare("INSERT INTO saved_query(uuid, position, name, sentence) VALUES('u', 1, 'Broken', 'codes:(')").run();
    }));
    CHECK(valueOf(checkStudy(study.project())).join(u' ').contains("Broken"));
}

TEST_CASE("conditions on answers of the same Case, or of the very response, agree with SQL over the study", "[query]")
{
    auto project = emptyProject();
    valueOf(importAnswers(*project, 200));
    std::vector<double> trust;
    SourceId answers;
    REQUIRE(project->perform("Code", [&](Edit& db) -> Result<> {
        const auto dataset = datasets::all(db).front();
        trust = valueOf(datasets::column(db, valueOf(variables::byName(db, dataset.id, "trust")).id)).numbers;
        answers = sources::all(db).front().id;
        const auto code = valueOf(codebook::ensurePath(db, "Said"));
        const auto coder = valueOf(coders::ensure(db, "Ada"));
        for (const auto& turn : turns::of(db, answers))
            if (*turn.responseRow % 3 == 0)
                REQUIRE(codings::add(db, {{}, answers, code, coder, turn.span, {}, {}}));
        const auto person = valueOf(cases::add(db, "Row one"));
        REQUIRE(respondents::link(db, {dataset.id, 0}, person));
        const auto source = valueOf(sources::add(db, {"Interview", SourceKind::Transcript, Strand::Interviews, {}, "Me: well said", {}}));
        const auto speaker = speakers::add(db, {{}, source, "Me", SpeakerRole::Participant, person});
        Turn turn;
        turn.contentStart = 4;
        turn.speaker = speaker;
        turns::insertAll(db, source, {turn});
        return codings::add(db, {{}, source, code, coder, {4, 8}, {}, {}}).map([](CodingId) {});
    }));
    const auto bySql = [&](auto&& fits) {
        qint64 count = 0;
        REQUIRE(project->read([&](const Read& db) {
            auto rows = db.prepare("SELECT t.response_row FROM coding c JOIN turn t ON t.source_id = c.source_id AND t.start = c.start "
                                   "WHERE c.source_id = ?");
            for (rows.bind(answers); rows.step();)
                count += fits(trust[std::size_t(rows.int64(0))]) ? 1 : 0;
        }));
        return count + (fits(trust[0]) ? 1 : 0); // the interview of the first respondent
    };
    CHECK(countOf(*project, "codes:Said AND survey.trust <= 2") == bySql([](double value) { return value <= 2; }));
    CHECK(countOf(*project, "codes:Said AND survey.trust = \"fully\"") == bySql([](double value) { return value == 5; }));
    CHECK(countOf(*project, "codes:Said AND survey.staff.trust != 5") == bySql([](double value) { return value == value && value != 5; }));
    CHECK(countOf(*project, "codes:Said AND NOT survey.trust > 0") == bySql([](double value) { return value != value; }));
    CHECK(countOf(*project, "survey.trust > 3 AND strand:interviews") == (trust[0] > 3 ? 1 : 0));
    const auto wrong = project->read([&](const Read& db) { return passage_query::find(db, "survey.trust = Never"); });
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message.contains("“Not at all”"));
}

TEST_CASE("what is counted: words once, sources, Cases; stretches say all codes they came of", "[query]")
{
    auto study = aTalk();
    const auto found =
        valueOf(study.project().read([&](const Read& db) { return passage_query::find(db, "codes:Culture AND codes:Time"); }));
    const auto counted = [&](const QueryResult& result, std::size_t most) {
        return valueOf(study.project().read(
            [&](const Read& db) -> Result<CountedPassages> { return retrieval::readAndCount(db, result.passages, 6, most); }));
    };
    const auto [passages, counts] = counted(found, 10);
    CHECK(counts == PassageCounts{1, 2, 1, 1});
    CHECK(passages == valueOf(study.project().read([&](const Read& db) { return retrieval::read(db, found.passages, 6); })));
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].text == "slow work");
    CHECK(passages[0].codePath == "Culture/Trust + Time");
    CHECK(passages[0].caseName == "Bo");
    CHECK_FALSE(passages[0].id.isValid());
    // 'never trust', 'trust is slow work', and three words of the third; 'slow work' counts once.
    const auto coded = valueOf(study.project().read([&](const Read& db) { return passage_query::find(db, "coded"); }));
    CHECK(counted(coded, 3).counts == PassageCounts{3, 8, 1, 2});
    // Those that are not read are counted too.
    CHECK(counted(coded, 1).passages.size() == 1);
    CHECK(counted(coded, 1).counts == PassageCounts{3, 8, 1, 2});
}

TEST_CASE("while one types, what fits is offered", "[query]")
{
    auto study = aTalk();
    REQUIRE(study.project().perform("Describe", [](Edit& db) -> Result<> {
        const auto role = valueOf(attributes::add(db, "years in post"));
        return cases::set(db, valueOf(cases::byName(db, "Ann")).id, {role, {}, Attribute::Type::Text}, "5");
    }));
    const auto words = valueOf(study.project().read([](const Read& db) { return passage_query::vocabulary(db); }));
    const auto offered = [&](const QString& text) {
        const auto completion = passage_query::complete(text, text.size(), words);
        return std::pair(completion.start, completion.words);
    };
    CHECK(offered("").second.contains("codes:"));
    CHECK(offered("co").second == QStringList{"codes:", "code:", "coded", "coder:"});
    CHECK(offered("codes:").second == QStringList{"\"Culture\"", "\"Culture/Trust\"", "\"Time\""});
    CHECK(offered("codes:tru") == std::pair(qsizetype(6), QStringList{"\"Culture/Trust\""}));
    CHECK(offered("codes:\"tru") == std::pair(qsizetype(6), QStringList{"\"Culture/Trust\""}));
    CHECK(offered("coded AND case.") == std::pair(qsizetype(15), QStringList{"\"years in post\""}));
    CHECK(offered("case.\"years in post\" > ") == std::pair(qsizetype(23), QStringList{"5"}));
    CHECK(offered("coded ").second.contains("AND "));
    CHECK(offered("codes:\"Time\" an").second.contains("AND "));
    CHECK(offered("coded NEAR(10 words) cod").second.contains("codes:"));
    CHECK(offered("text:\"slow w").second.isEmpty());
}

TEST_CASE("a passage rewritten keeps the codings on the words that stay", "[query][edit]")
{
    auto study = aTalk();
    auto& project = study.project();
    const auto start = qsizetype(talk.indexOf("trust is slow work"));
    const TextSpan span{start, start + 18};
    REQUIRE(project.perform(
        "Edit", [&](Edit& db) { return sources::rewrite(db, study.source(), span, "trust is slow work", "trust is very slow work"); }));
    const auto found = valueOf(project.read([&](const Read& db) { return passage_query::find(db, "codes:Trust AND codes:Time"); }));
    const auto passages = valueOf(project.read([&](const Read& db) { return retrieval::read(db, found.passages, 0); }));
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].text == "slow work");
    CHECK_FALSE(project.perform("Edit", [&](Edit& db) { return sources::rewrite(db, study.source(), span, "trust is slow work", "x"); }));
}
