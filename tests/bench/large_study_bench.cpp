#include "core/coding/autocode.h"
#include "core/coding/retrieval.h"
#include "core/coding/source_search.h"
#include "tests/bench/large_study.h"
#include "tests/bench/shown_workspace.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/text_editing.h"
#include <QElapsedTimer>
#include <QScrollBar>
#include <algorithm>
#include <benchmark/benchmark.h>

using namespace counterpoint;
using bench::LargeStudy;
using bench::ShownWorkspace;

namespace {

/// The time that 95 of 100 runs keep within, beside the mean that every benchmark gives.
class Percentile {
public:
    explicit Percentile(benchmark::State& state)
        : m_state(state)
    {
    }
    ~Percentile()
    {
        std::sort(m_times.begin(), m_times.end());
        if (!m_times.empty())
            m_state.counters["p95_ms"] = m_times[m_times.size() * 95 / 100];
    }
    void begin() { m_clock.start(); }
    void end() { m_times.push_back(double(m_clock.nsecsElapsed()) / 1e6); }

private:
    benchmark::State& m_state;
    QElapsedTimer m_clock;
    std::vector<double> m_times;
};

/// From the file to the Code workspace with all sources, the codebook and its counts on the screen.
void openLargeStudy(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    for (auto _ : state) {
        study.close();
        study.open();
        ShownWorkspace shown(study.project(), study.coder);
    }
}

/// A code given to a passage of a transcript with 5,000 codings: committed, synced, all counts and the text painted.
void codeInLargeStudy(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    ShownWorkspace shown(study.project(), study.coder);
    shown.workspace->text().open(LargeStudy::first);
    shown.paint();
    Percentile percentile(state);
    qsizetype at = 0;
    for (auto _ : state) {
        percentile.begin();
        at += 7;
        if (!shown.workspace->acts().code(LargeStudy::first, QStringLiteral("Interview 1"), {at, at + 23}, {study.codes[7], {}}))
            return state.SkipWithError("coding failed");
        shown.paint();
        percentile.end();
    }
}

void undoInLargeStudy(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    ShownWorkspace shown(study.project(), study.coder);
    shown.workspace->text().open(LargeStudy::first);
    shown.paint();
    if (!shown.workspace->acts().code(LargeStudy::first, QStringLiteral("Interview 1"), {40'001, 40'024}, {study.codes[9], {}}))
        return state.SkipWithError("coding failed");
    for (auto _ : state) {
        if (!study.project().undo())
            return state.SkipWithError("undo failed");
        shown.paint();
        state.PauseTiming();
        if (!study.project().redo())
            return state.SkipWithError("redo failed");
        shown.paint();
        state.ResumeTiming();
    }
}

void openAnotherSource(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    ShownWorkspace shown(study.project(), study.coder);
    for (auto _ : state) {
        state.PauseTiming();
        shown.workspace->text().open(LargeStudy::first);
        shown.paint();
        state.ResumeTiming();
        shown.workspace->text().open(LargeStudy::second);
        shown.paint();
    }
}

/// A word typed at the top and left: one step, with everything behind it moved, counted and painted.
void editInLargeStudy(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    ShownWorkspace shown(study.project(), study.coder);
    shown.workspace->text().open(LargeStudy::second);
    shown.workspace->text().editing().setOn(true);
    shown.view().select(20, 20);
    for (auto _ : state) {
        shown.view().textCursor().insertText(QStringLiteral("typed "));
        shown.workspace->text().editing().commit();
        shown.paint();
    }
}

void scrollInLargeStudy(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    ShownWorkspace shown(study.project(), study.coder);
    shown.workspace->text().open(LargeStudy::first);
    shown.paint();
    auto* bar = shown.view().verticalScrollBar();
    Percentile percentile(state);
    int at = 0;
    for (auto _ : state) {
        percentile.begin();
        at = (at + 3) % std::max(1, bar->maximum());
        bar->setValue(at);
        shown.view().grab();
        percentile.end();
    }
}

/// The passages of one code with their context, or of all where `range(1)` is 0.
void retrieve(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    PassageFilter filter;
    if (state.range(1) > 0)
        filter.codes.assign(study.codes.begin(), study.codes.begin() + state.range(1));
    filter.context = 200;
    double found = 0;
    for (auto _ : state)
        found = double(study.project().read([&](const Read& db) { return retrieval::passages(db, filter); }).value().size());
    state.counters["passages"] = found;
}

/// A word that stands in every fourth paragraph, with context.
void searchAll(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    SearchQuery query;
    query.pattern = QStringLiteral("word313");
    double hits = 0;
    for (auto _ : state)
        hits = double(study.project().read([&](const Read& db) { return search::everywhere(db, query, 60); }).value().size());
    state.counters["hits"] = hits;
}

/// The same coded with one code, as one step.
void autocodeAll(benchmark::State& state)
{
    auto& study = LargeStudy::of(state.range(0));
    SearchQuery query;
    query.pattern = QStringLiteral("word313");
    for (auto _ : state) {
        const auto passages = study.project().read([&](const Read& db) {
            return search::everywhere(db, query, 0).map([&](const auto& hits) { return autocode::passagesFor(db, hits, CodingUnit::Hit); });
        });
        if (!study.project().perform(QStringLiteral("Autocode"),
                                     [&](Edit& db) { return autocode::apply(db, *passages, study.codes.front(), study.coder); }))
            return state.SkipWithError("autocode failed");
        state.PauseTiming();
        if (!study.project().undo())
            return state.SkipWithError("undo failed");
        state.ResumeTiming();
    }
}

/// 100,000 passages of 300 transcripts, coded as one step and taken back; with the workspace shown.
void undoAutocode(benchmark::State& state)
{
    auto& study = LargeStudy::of(300);
    ShownWorkspace shown(study.project(), study.coder);
    const auto done = study.project().perform(QStringLiteral("Autocode"), [&](Edit& db) -> Result<> {
        for (int source = 1; source <= 300; ++source) {
            std::vector<TextSpan> spans;
            for (qsizetype i = 0; i * 300 < state.range(0); ++i)
                spans.push_back({i * 150 + 3, i * 150 + 20});
            if (const auto added = codings::addAll(db, {{}, SourceId(source), study.codes[5], study.coder, {}, {}, {}}, spans); !added)
                return added;
        }
        return {};
    });
    if (!done)
        return state.SkipWithError("coding failed");
    shown.paint();
    for (auto _ : state) {
        if (!study.project().undo())
            return state.SkipWithError("undo failed");
        shown.paint();
        state.PauseTiming();
        if (!study.project().redo())
            return state.SkipWithError("redo failed");
        state.ResumeTiming();
    }
    if (!study.project().undo())
        state.SkipWithError("undo failed");
}

} // namespace

BENCHMARK(openLargeStudy)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(codeInLargeStudy)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(100);
BENCHMARK(undoInLargeStudy)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(30);
BENCHMARK(openAnotherSource)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(editInLargeStudy)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(30);
BENCHMARK(scrollInLargeStudy)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(retrieve)->Args({300, 1})->Args({300, 7})->Args({300, 0})->Args({3'000, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(searchAll)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(autocodeAll)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK(undoAutocode)->Arg(100'000)->Unit(benchmark::kMillisecond)->Iterations(5);
