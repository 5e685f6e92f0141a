#include "core/analysis/coder_agreement.h"
#include "core/analysis/disagreements.h"
#include "core/project/doors.h"
#include "tests/bench/large_study.h"
#include <QFile>
#include <QTemporaryDir>
#include <benchmark/benchmark.h>
#include <map>
#include <memory>

using namespace counterpoint;
using bench::LargeStudy;

namespace {

/// A copy of the large study in which every second coding is another coder's, of the code of the one before and 20 characters beside it.
class TwoCoders {
public:
    static TwoCoders& of(std::int64_t transcripts)
    {
        static std::map<std::int64_t, std::unique_ptr<TwoCoders>> made;
        auto& study = made[transcripts];
        if (!study)
            study = std::make_unique<TwoCoders>(transcripts);
        return *study;
    }
    explicit TwoCoders(std::int64_t transcripts)
    {
        auto& large = LargeStudy::of(transcripts);
        large.close();
        const auto path = m_folder.filePath(QStringLiteral("study.counterpoint"));
        QFile::copy(large.path(), path);
        large.open();
        m_project = std::move(Project::open(path).value());
        const auto done = m_project->perform(QStringLiteral("Arrange"), [](Edit& db) -> Result<> {
            db.unrecorded([&] {
                db.prepare("INSERT INTO coder(uuid, name) VALUES('second', 'Ben')").run();
                db.prepare("UPDATE coding SET coder_id = (SELECT max(id) FROM coder), code_id = 1 + (code_id + 186) % 200, "
                           "start = start - 160, end = end - 160 WHERE start % 180 = 0 AND (start / 180) % 2 = 1")
                    .run();
            });
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }
    CodedUnits units(AgreementUnit unit) const
    {
        AgreementScope scope;
        scope.unit = unit;
        return m_project->read([&](const Read& db) { return gatherCodedUnits(db, scope); }).value();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;
};

/// The codings of two coders read from the file and put in order.
void gatherAgreement(benchmark::State& state)
{
    const auto& study = TwoCoders::of(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(study.units(AgreementUnit(state.range(1))));
}

/// Coefficients of all codes, pooled and as sets; `range(1)` samples for the intervals.
void computeAgreement(benchmark::State& state)
{
    const auto units = TwoCoders::of(state.range(0)).units(AgreementUnit::Character);
    AgreementOptions options;
    options.replicates = int(state.range(1));
    for (auto _ : state)
        benchmark::DoNotOptimize(agreementOf(units, options));
}

void listDisagreements(benchmark::State& state)
{
    const auto units = TwoCoders::of(state.range(0)).units(AgreementUnit::Character);
    for (auto _ : state)
        benchmark::DoNotOptimize(disagreements(units));
}

} // namespace

BENCHMARK(gatherAgreement)->Args({300, 0})->Args({300, 1})->Args({300, 2})->Args({3000, 0})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(computeAgreement)
    ->Args({300, 0})
    ->Args({300, 1'000})
    ->Args({3000, 0})
    ->Args({3000, 1'000})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(listDisagreements)->Arg(300)->Arg(3000)->Unit(benchmark::kMillisecond)->UseRealTime();
