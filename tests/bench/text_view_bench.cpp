#include "tests/bench/a_big_study.h"
#include "tests/bench/shown_workspace.h"
#include <QScrollBar>
#include <benchmark/benchmark.h>

using namespace counterpoint;
using bench::BigStudy;

namespace {

struct Shown {
    Shown(int words, int codings)
        : study(words, codings)
        , window(study.project(), study.coder)
        , workspace(*window.workspace)
    {
    }
    ui::TextView& view() { return window.view(); }

    BigStudy study;
    bench::ShownWorkspace window;
    ui::CodeWorkspace& workspace;
};

/// From the click on a source to its text on the screen; a short text is open before.
void openAndPaint(benchmark::State& state)
{
    Shown shown(int(state.range(0)), int(state.range(1)));
    const auto other = shown.study.project().perform(QStringLiteral("Add"), [](Edit& db) {
        return sources::add(db, {QStringLiteral("Other"), SourceKind::Transcript, Strand::Interviews, {}, QStringLiteral("Short."), {}});
    });
    if (!other)
        return state.SkipWithError("no other source");
    for (auto _ : state) {
        state.PauseTiming();
        shown.workspace.text().open(*other);
        shown.window.paint();
        state.ResumeTiming();
        shown.workspace.text().open(shown.study.source);
        shown.view().grab();
    }
}

/// One coding applied, from the step to the painted text, without the step itself.
void paintOneCoding(benchmark::State& state)
{
    Shown shown(int(state.range(0)), int(state.range(1)));
    qsizetype at = 0;
    for (auto _ : state) {
        at = (at + 7) % 900;
        const auto done = shown.study.project().perform(QStringLiteral("Code"), [&](Edit& db) {
            return codings::add(db, {{}, shown.study.source, shown.study.codes.front(), shown.study.coder, {at, at + 23}, {}, {}});
        });
        if (!done)
            return state.SkipWithError("coding failed");
        shown.view().grab();
    }
}

void scrollOneFrame(benchmark::State& state)
{
    Shown shown(int(state.range(0)), int(state.range(1)));
    auto* bar = shown.view().verticalScrollBar();
    int at = 0;
    for (auto _ : state) {
        at = (at + 3) % std::max(1, bar->maximum());
        bar->setValue(at);
        shown.view().grab();
    }
}

/// A letter typed into the text at the top, painted; the step is taken later.
void typeOneLetter(benchmark::State& state)
{
    Shown shown(int(state.range(0)), int(state.range(1)));
    shown.view().setEditing(true);
    shown.view().select(20, 20);
    for (auto _ : state) {
        shown.view().textCursor().insertText(QStringLiteral("a"));
        shown.view().grab();
    }
}

} // namespace

BENCHMARK(openAndPaint)->Args({8'000, 5'000})->Args({100'000, 5'000})->Unit(benchmark::kMillisecond);
BENCHMARK(paintOneCoding)->Args({8'000, 5'000})->Args({100'000, 5'000})->Unit(benchmark::kMillisecond);
BENCHMARK(scrollOneFrame)->Args({8'000, 5'000})->Args({100'000, 5'000})->Unit(benchmark::kMillisecond);
BENCHMARK(typeOneLetter)->Args({100'000, 5'000})->Unit(benchmark::kMillisecond);
