#include "core/coding/retrieval.h"
#include "core/transcript/edit_text.h"
#include "tests/bench/a_big_study.h"
#include <benchmark/benchmark.h>

using namespace counterpoint;
using bench::BigStudy;

namespace {

/// One passage more in a source that has `range` codings, committed and synced.
void codeOnePassage(benchmark::State& state)
{
    BigStudy study(8'000, int(state.range(0)));
    qsizetype at = 0;
    for (auto _ : state) {
        at = (at + 7) % (study.length - 30);
        const auto done = study.project().perform(QStringLiteral("Code"), [&](Edit& db) {
            return codings::add(db, {{}, study.source, study.codes.front(), study.coder, {at, at + 23}, {}, {}});
        });
        if (!done)
            return state.SkipWithError("coding failed");
    }
}

/// 10,000 passages as one step, as coding all hits of a search does.
void codeManyPassages(benchmark::State& state)
{
    for (auto _ : state) {
        state.PauseTiming();
        BigStudy study(100'000, 1);
        state.ResumeTiming();
        const auto done = study.project().perform(QStringLiteral("Code"), [&](Edit& db) {
            std::vector<TextSpan> spans;
            for (qsizetype i = 0; i < state.range(0); ++i)
                spans.push_back({i * 50, i * 50 + 23});
            return codings::addAll(db, {{}, study.source, study.codes.front(), study.coder, {}, {}, {}}, spans);
        });
        if (!done)
            return state.SkipWithError("coding failed");
    }
}

void undoManyPassages(benchmark::State& state)
{
    BigStudy study(100'000, int(state.range(0)));
    for (auto _ : state)
        if (!study.project().undo() || !study.project().redo())
            return state.SkipWithError("undo failed");
}

/// A word typed at the top of a text of 100,000 words with `range` codings behind it; the history's growth is reported.
void editCodedText(benchmark::State& state)
{
    BigStudy study(100'000, int(state.range(0)));
    const auto historyBytes = [&] {
        return study.project().read([](const Read& db) -> Result<double> {
            auto query = db.prepare("SELECT sum(length(changeset)) FROM history");
            return query.step() ? query.real(0) : 0;
        });
    };
    const auto before = historyBytes().value_or(0);
    int steps = 0;
    for (auto _ : state) {
        const auto done = study.project().perform(QStringLiteral("Edit"), [&](Edit& db) {
            return sources::replace(db, study.source, {20, 20}, QStringLiteral("typed "));
        });
        if (!done)
            return state.SkipWithError("the edit failed");
        ++steps;
    }
    state.counters["history_bytes_per_edit"] = (historyBytes().value_or(0) - before) / std::max(steps, 1);
}

void retrieveOneCode(benchmark::State& state)
{
    BigStudy study(100'000, int(state.range(0)));
    for (auto _ : state) {
        PassageFilter filter;
        filter.codes = {study.codes.front()};
        filter.context = 60;
        const auto found = study.project().read([&](const Read& db) { return retrieval::passages(db, filter); });
        benchmark::DoNotOptimize(found);
    }
}

} // namespace

BENCHMARK(codeOnePassage)->Arg(100)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(codeManyPassages)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);
BENCHMARK(undoManyPassages)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(editCodedText)->Arg(100)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(retrieveOneCode)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseRealTime();
