#include "core/analysis/analysis.h"
#include "core/integration/findings.h"
#include "core/sample/sample_study.h"
#include "tests/support/printing.h"
#include "tests/support/services.h"
#include "ui/report/evidence_choice.h"
#include "ui/report/finding_acts.h"
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::ui;

TEST_CASE("A result is computed beside the window's work before it becomes evidence, once", "[findings-ui]")
{
    QTemporaryDir folder;
    const auto project = valueOf(Project::create(folder.filePath("study.counterpoint"), QStringLiteral("Study")));
    REQUIRE(sample::fill(*project));
    Services services(*project);
    FindingActs acts(services.session);
    const auto finding = acts.add(QStringLiteral("Profession goes with employer"), QString());
    REQUIRE(finding);
    const auto evidence = [&] {
        return valueOf(project->read([&](const Read& db) { return findings::evidence(db, *finding, findings::Compared::Passages); }));
    };
    Finding bound;
    bound.id = *finding;
    bound.claim = QStringLiteral("Profession goes with employer");
    const auto known = valueOf(project->read([](const Read& db) { return analyses::all(db); }));
    EvidenceChoice choice;
    choice.analysis = known.front().id; // with an exact test

    acts.addEvidence(bound, {choice}, Evidence::Stance::Supports);
    acts.addEvidence(bound, {choice}, Evidence::Stance::Supports); // Enter pressed twice
    CHECK(evidence().empty()); // it is still computed
    CHECK(services.jobs.running().size() == 2);
    REQUIRE(QTest::qWaitFor([&] { return services.jobs.running().empty(); }, 60'000));
    REQUIRE(evidence().size() == 1);
    const auto compared = valueOf(project->read([&](const Read& db) { return findings::evidence(db, *finding); }));
    CHECK(compared.front().state == Evidence::State::Holds);

    // A finding that is gone by then is said, and nothing is bound.
    choice.analysis = known[1].id;
    acts.addEvidence(bound, {choice}, Evidence::Stance::Supports);
    acts.remove(bound);
    REQUIRE(QTest::qWaitFor([&] { return services.jobs.running().empty(); }, 60'000));
    REQUIRE(QTest::qWaitFor([&] { return services.notices.isError(); }, 5'000));
}
