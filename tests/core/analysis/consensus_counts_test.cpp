#include "core/analysis/result.h"
#include "core/analysis/study_items.h"
#include "core/coding/code_counts.h"
#include "core/coding/code_spread.h"
#include "core/coding/consensus.h"
#include "core/coding/query/find_passages.h"
#include "core/coding/retrieval.h"
#include "tests/core/coding/a_mixed_study.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Every coding is agreed on as it is, and what Cara says, which nobody coded so, as being left out.
void agreeOnAll(const MixedStudy& study)
{
    study.step([&](Edit& db) -> Result<> {
        for (const auto& source : sources::uncounted(db))
            for (const auto& coding : codings::of(db, source.id)) {
                Settlement settled;
                settled.decision = {
                    0, source.id, coding.code, coding.span, ConsensusOutcome::Code, QStringLiteral("As it is"), coding.coder, {}};
                if (const auto done = consensus::settle(db, settled); !done)
                    return done;
            }
        Settlement other;
        const auto at = MixedStudy::focusGroup.indexOf(QStringLiteral("I trust them"));
        other.decision = {0,
                          study.sources.at("Group"),
                          study.codes.at("Trust"),
                          {at, at + 12},
                          ConsensusOutcome::AnotherCode,
                          QStringLiteral("She is not"),
                          study.coders.at("Ada"),
                          {}};
        other.other = study.codes.at("Left out");
        return consensus::settle(db, other);
    });
}

/// All that is said of the codings of all coders.
QStringList saidOfAll(const Project& project)
{
    return valueOf(project.read([](const Read& db) {
        QStringList said;
        for (const auto& kind : analysisKinds())
            if (kind.isQualitative && !kind.needsDataset && kind.key != "coder_agreement") {
                Analysis analysis;
                analysis.kind = kind.key;
                const auto result = run(db, analysis);
                said << kind.key + QString::fromUtf8(result ? QJsonDocument(result->json).toJson() : result.error().message.toUtf8());
            }
        const auto spread = code_spread::ofAll(db, {});
        for (const auto counted : {Counted::Everyone, Counted::Participants}) {
            const auto counts = code_counts::ofAll(db, {counted});
            for (const auto& code : codebook::uncounted(db)) {
                const auto found = counts.find(code.id);
                const auto alone = code_counts::of(db, {code.id}, {counted}, AskingTurns(db, counted));
                CHECK(alone.size() == (found == counts.end() ? 0 : 1));
                if (!alone.empty() && found != counts.end()) {
                    CHECK(alone.at(code.id).codings == found->second.codings);
                    CHECK(alone.at(code.id).sources == found->second.sources);
                }
                const auto of = found == counts.end() ? CodeCount() : found->second;
                const auto known = spread.find(code.id);
                said << QStringLiteral("%1: %2 in %3, %4")
                            .arg(code.name)
                            .arg(of.codings)
                            .arg(of.sources)
                            .arg(known == spread.end() ? QString() : known->second.coders.join(u','));
            }
        }
        for (const auto& source : sources::all(db))
            said << QStringLiteral("%1: %2 %3 %4")
                        .arg(source.name)
                        .arg(source.codings)
                        .arg(codings::countIn(db, source.id, {}))
                        .arg(sources::byId(db, source.id)->codings);
        said << QString::number(retrieval::passages(db, {}).size());
        for (const auto* sentence :
             {"codes:Trust", "codes:Trust overlapping codes:Trust", "codes:Trust or codes:\"Left out\"", "not codes:Trust"})
            said << QString::number(passage_query::find(db, QString::fromLatin1(sentence), {})->passages.size());
        return said;
    }));
}

} // namespace

TEST_CASE("What was agreed on doubles no count of all coders", "[consensus][qualitative]")
{
    const MixedStudy study;
    const auto before = saidOfAll(*study.project);
    agreeOnAll(study);
    const auto after = saidOfAll(*study.project);
    REQUIRE(before.size() == after.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        CHECK(after[i].toStdString() == before[i].toStdString());
}

TEST_CASE("What was agreed on is counted where it is asked for by name", "[consensus][qualitative]")
{
    const MixedStudy study;
    agreeOnAll(study);
    const auto agreed = study.number("SELECT count(*) FROM coding WHERE coder_id IN (SELECT id FROM coder WHERE is_consensus = 1)");
    const auto leftOut = [&](int isConsensus) {
        return study.number(
            QStringLiteral("SELECT count(*) FROM coding g JOIN code c ON c.id = g.code_id JOIN coder k ON k.id = g.coder_id "
                           "WHERE k.is_consensus = %1 AND c.name = 'Left out'")
                .arg(isConsensus));
    };
    REQUIRE(leftOut(1) == leftOut(0) + 1);
    const auto found = [&](const char* sentence) {
        return valueOf(study.project->read([&](const Read& db) { return passage_query::find(db, QString::fromLatin1(sentence), {}); }))
            .passages.size();
    };
    CHECK(found("codes:\"Left out\"") == std::size_t(leftOut(0)));
    CHECK(found("codes:\"Left out\" and coder = \"Consensus\"") == std::size_t(leftOut(1)));
    CHECK(found("coder = \"Consensus\" and (codes:Trust or codes:Pace or codes:\"Left out\")") == std::size_t(agreed));
    CHECK(found("codes:Trust and not coder = \"Consensus\"") == found("codes:Trust"));
    const auto done = study.project->read([&](const Read& db) {
        const auto layer = consensus::coder(db);
        const auto counts = code_counts::ofAll(db, layer);
        CHECK(counts.at(study.codes.at("Left out")).codings == leftOut(1));
        PassageFilter filter;
        filter.coders = {layer};
        CHECK(retrieval::passages(db, filter).size() == std::size_t(agreed));
        Analysis analysis;
        analysis.kind = QStringLiteral("code_matrix");
        setOption(analysis, "columns", QStringLiteral("strand"));
        setOption(analysis, "measure", QStringLiteral("codings"));
        setOption(analysis, "children", false);
        const auto* coders = findAnalysisKind(analysis.kind)->option("coders");
        setOption(analysis, "coders", *study_items::valueFrom(db, *coders, {QStringLiteral("Consensus")}));
        const auto result = run(db, analysis);
        REQUIRE(result);
        double sum = 0;
        for (const QJsonValue row : result->json["results"].toArray()[0].toObject()["result"].toObject()["codings"].toArray())
            for (const QJsonValue cell : row.toArray())
                sum += cell.toDouble();
        CHECK(sum == double(agreed));
    });
    REQUIRE(done);
}
