#include "core/coding/query/find_passages.h"
#include "tests/bench/large_study.h"
#include <benchmark/benchmark.h>

using namespace counterpoint;
using namespace counterpoint::bench;

namespace {

/// A query answered as the window and the command line do: found, counted, and read with context.
void ask(benchmark::State& state, const char* sentence)
{
    auto& project = LargeStudy::of(state.range(0)).project();
    for (auto _ : state) {
        const auto read = project.read([&](const Read& db) {
            return passage_query::find(db, QLatin1String(sentence)).map([&](const QueryResult& found) {
                return retrieval::readAndCount(db, found.passages, 60);
            });
        });
        if (!read)
            return state.SkipWithError(qPrintable(read.error().message));
        state.counters["passages"] = double(read->counts.passages);
    }
}

void queryOneCode(benchmark::State& state) { ask(state, "code:\"Code 7\""); }
void queryOverlapping(benchmark::State& state) { ask(state, "code:\"Code 7\" OVERLAPPING code:\"Code 20\""); }
void queryNear(benchmark::State& state) { ask(state, "code:\"Code 7\" NEAR(20 words) code:\"Code 33\""); }
void queryWithout(benchmark::State& state) { ask(state, "coded AND NOT code:\"Code 7\" AND speaker:Ann"); }
void queryText(benchmark::State& state) { ask(state, "code:\"Code 7\" AND text:word431"); }

} // namespace

BENCHMARK(queryOneCode)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(queryOverlapping)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK(queryNear)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK(queryWithout)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK(queryText)->Arg(300)->Unit(benchmark::kMillisecond);
