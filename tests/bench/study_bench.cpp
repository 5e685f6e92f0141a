#include "core/project/project.h"
#include <QTemporaryDir>
#include <benchmark/benchmark.h>

using namespace counterpoint;

namespace {

/// A study file of its own for each measurement; empty where the disk does not let us.
std::unique_ptr<Project> studyIn(const QTemporaryDir& folder)
{
    auto study = Project::create(folder.filePath(QStringLiteral("study.counterpoint")), QStringLiteral("Measured"));
    return study ? std::move(*study) : nullptr;
}

Result<> addCases(Project& study, std::int64_t count)
{
    return study.perform(QStringLiteral("Add cases"), [count](Edit& db) {
        auto insert = db.prepare("INSERT INTO study_case(uuid, name) VALUES(?, ?)");
        for (std::int64_t i = 0; i < count; ++i)
            insert.again().bind(QString::number(i), QStringLiteral("Case %1").arg(i)).run();
    });
}

/// One step of n rows, committed and synced.
void step(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto study = studyIn(folder);
    for (auto _ : state)
        if (!study || !addCases(*study, state.range(0)))
            return state.SkipWithError("the step failed");
}

void undoAndRedo(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto study = studyIn(folder);
    if (!study || !addCases(*study, state.range(0)))
        return state.SkipWithError("the step failed");
    for (auto _ : state)
        if (!study->undo() || !study->redo())
            return state.SkipWithError("undo failed");
}

void openStudy(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("study.counterpoint"));
    if (!studyIn(folder))
        return state.SkipWithError("no study could be made");
    for (auto _ : state)
        if (!Project::open(path))
            return state.SkipWithError("the study does not open");
}

} // namespace

BENCHMARK(step)->Arg(1)->Arg(10000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(undoAndRedo)->Arg(1)->Arg(10000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(openStudy)->Unit(benchmark::kMillisecond)->UseRealTime();
