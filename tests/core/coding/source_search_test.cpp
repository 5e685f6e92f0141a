#include "core/coding/source_search.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject twoInterviews()
{
    auto study = aProject();
    study.withTranscript("Ben", "Q: Do you trust them?\nBen: I trust my team.\nTrust takes time.")
        .withTurn("Q:", "Mo")
        .withTurn("Ben:", "Ben")
        .withCode("Trust")
        .withCoding("I trust my team")
        .withTranscript("Memo of the site", "Signs say: trust us.", Strand::Documents)
        .withTranscript("Ann", "Ann: No trust here.")
        .withTurn("Ann:", "Ann");
    REQUIRE(study.project().perform("Role", [](Edit& db) {
        for (const auto& speaker : speakers::all(db))
            if (speaker.name == "Mo")
                speakers::setRole(db, speaker.id, SpeakerRole::Interviewer);
    }));
    return study;
}

QStringList hits(AProject& study, const SearchScope& scope = {}, const QString& words = "trust")
{
    QStringList out;
    for (const auto& hit : valueOf(study.project().read([&](const Read& db) { return search::everywhere(db, {words}, 5, scope); })))
        out << QString("%1/%2:%3[%4]%5").arg(hit.sourceName, hit.speaker, hit.before, hit.text, hit.after);
    return out;
}

} // namespace

TEST_CASE("a search goes through all sources by strand and name, with who speaks and what stands around", "[coding][search]")
{
    auto study = twoInterviews();
    CHECK(hits(study)
          == QStringList{"Ann/Ann:: No [trust] here", "Ben/Mo: you [trust] them", "Ben/Ben:n: I [trust] my t", "Ben/Ben:eam.\n[Trust] take",
                         "Memo of the site/:say: [trust] us."});
}

TEST_CASE("a search can leave out interviewers, strands, sources, and what is coded or not", "[coding][search]")
{
    auto study = twoInterviews();
    SearchScope scope;
    scope.speech = SearchScope::Speech::WithoutInterviewers;
    CHECK(hits(study, scope).filter("/Mo").isEmpty());
    CHECK(hits(study, scope).size() == 4);
    scope.speech = SearchScope::Speech::OnlyInterviewers;
    CHECK(hits(study, scope) == QStringList{"Ben/Mo: you [trust] them"});
    scope = {};
    scope.strand = Strand::Documents;
    CHECK(hits(study, scope).size() == 1);
    scope = {};
    scope.sources = {study.source()};
    CHECK(hits(study, scope) == QStringList{"Ann/Ann:: No [trust] here"});
    scope = {};
    scope.coded = SearchScope::Coded::Yes;
    CHECK(hits(study, scope) == QStringList{"Ben/Ben:n: I [trust] my t"});
    scope.coded = SearchScope::Coded::No;
    CHECK(hits(study, scope).size() == 4);
    scope.codedBy = CoderId(99);
    CHECK(hits(study, scope).size() == 5);
}

TEST_CASE("labels that name who speaks are not searched", "[coding][search]")
{
    auto study = twoInterviews();
    CHECK(hits(study, {}, "Ben").isEmpty());
    CHECK(hits(study, {}, "Ann").isEmpty());
}

TEST_CASE("the limit counts hits of all sources, and a search can be ended between two", "[coding][search]")
{
    auto study = twoInterviews();
    SearchQuery query{"trust"};
    query.limit = 2;
    CHECK(valueOf(study.project().read([&](const Read& db) { return search::everywhere(db, query, 0); })).size() == 2);
    std::size_t sources = 0;
    REQUIRE(study.project().read(
        [&](const Read& db) { return search::eachSource(db, {"trust"}, {}, 0, [&](std::vector<SearchHit>&&) { return ++sources < 2; }); }));
    CHECK(sources == 2);
}
