#include "core/coding/autocode.h"
#include "core/coding/retrieval.h"
#include "core/coding/source_search.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

AProject anInterview()
{
    auto study = aProject();
    study
        .withTranscript(
            "Ben",
            QStringLiteral(
                "Q: Trust?\nBen: I trust him, I trust her. 👍 Others less.\nTrust takes time. Yes.\n\nQ2: More?\nBen2: No trust."))
        .withTurn("Q: ", "Mo")
        .withTurn("Ben: ", "Ben")
        .withTurn("Q2: ", "Mo")
        .withTurn("Ben2: ", "Ben")
        .withCode("Trust");
    return study;
}

std::vector<ProposedPassage> passages(AProject& study, CodingUnit unit, const QString& words = "trust")
{
    return valueOf(study.project().read([&](const Read& db) {
        return search::everywhere(db, {words}, 0).map([&](const auto& hits) { return autocode::passagesFor(db, hits, unit); });
    }));
}

QStringList texts(const std::vector<ProposedPassage>& passages)
{
    QStringList out;
    for (const auto& passage : passages)
        out << passage.text + u'/' + QString::number(passage.hits);
    return out;
}

QStringList coded(AProject& study)
{
    QStringList out;
    for (const auto& passage : valueOf(study.project().read([](const Read& db) { return retrieval::passages(db, {}); })))
        out << passage.text;
    return out;
}

} // namespace

TEST_CASE("hits are widened to sentences, paragraphs or turns, without labels, each once", "[coding][autocode]")
{
    auto study = anInterview();
    CHECK(passages(study, CodingUnit::Hit).size() == 5);
    CHECK(texts(passages(study, CodingUnit::Sentence))
          == QStringList{"Trust?/1", "I trust him, I trust her./2", "Trust takes time./1", "No trust./1"});
    CHECK(texts(passages(study, CodingUnit::Paragraph))
          == QStringList{"Trust?/1", QStringLiteral("I trust him, I trust her. 👍 Others less./2"), "Trust takes time. Yes./1",
                         "No trust./1"});
    CHECK(texts(passages(study, CodingUnit::Turn))
          == QStringList{"Trust?/1", QStringLiteral("I trust him, I trust her. 👍 Others less.\nTrust takes time. Yes./3"), "No trust./1"});
}

TEST_CASE("words that stand near in two sentences code both", "[coding][autocode]")
{
    auto study = anInterview();
    CHECK(texts(passages(study, CodingUnit::Sentence, "her NEAR/3 others"))
          == QStringList{QStringLiteral("I trust him, I trust her. 👍 Others less./1")});
}

TEST_CASE("autocoding is one step, codes what was shown, and passes over what has the code", "[coding][autocode]")
{
    auto study = anInterview();
    study.withCoding("I trust him, I trust her.");
    auto proposed = passages(study, CodingUnit::Sentence);
    REQUIRE(study.project().read([&](const Read& db) { autocode::markCoded(db, proposed, study.code(), study.coder()); }));
    CHECK(proposed[1].isCoded);
    CHECK_FALSE(proposed[0].isCoded);
    const auto before = dump(study.project());
    CHECK(valueOf(study.project().perform("Autocode", [&](Edit& db) { return autocode::apply(db, proposed, study.code(), study.coder()); }))
          == 3);
    CHECK(coded(study) == QStringList{"Trust?", "I trust him, I trust her.", "Trust takes time.", "No trust."});
    valueOf(study.project().undo());
    CHECK(dump(study.project()) == before);
}

TEST_CASE("a hit inside a coded passage counts as coded for that coder and code alone", "[coding][autocode]")
{
    auto study = anInterview();
    study.withCoding("Trust takes time. Yes.");
    auto proposed = passages(study, CodingUnit::Hit);
    const auto codedOnes = [&](CodeId code, CoderId coder) {
        REQUIRE(study.project().read([&](const Read& db) { autocode::markCoded(db, proposed, code, coder); }));
        return std::count_if(proposed.begin(), proposed.end(), [](const ProposedPassage& passage) { return passage.isCoded; });
    };
    CHECK(codedOnes(study.code(), study.coder()) == 1);
    CHECK(codedOnes(study.code(), CoderId(77)) == 0);
    CHECK(codedOnes(CodeId(), study.coder()) == 0);
}
