#include "core/analysis/kind.h"
#include "core/analysis/result.h"
#include "core/analysis/study_items.h"
#include "core/cases/cases.h"
#include "core/coding/coded_material.h"
#include "core/coding/cooccurrence.h"
#include "tests/bench/large_study.h"
#include <benchmark/benchmark.h>

using namespace counterpoint;
using namespace counterpoint::bench;

namespace {

/// The large study with 40 Cases who speak in it, in four groups, and a second layer of codings over the first.
LargeStudy& study(std::int64_t transcripts)
{
    auto& large = LargeStudy::of(transcripts);
    const auto isThere = large.project().read([](const Read& db) { return !attributes::all(db).empty(); });
    if (isThere.value_or(true))
        return large;
    const auto done = large.project().perform(QStringLiteral("Arrange"), [&](Edit& db) -> Result<> {
        const auto group = attributes::add(db, QStringLiteral("group"));
        if (!group)
            return fail(group);
        for (int i = 0; i < 40; ++i) {
            const auto person = cases::add(db, QStringLiteral("Case %1").arg(i));
            if (!person)
                return fail(person);
            if (const auto set = cases::set(db, *person, {*group, QStringLiteral("group"), Attribute::Type::Text}, QString::number(i % 4));
                !set)
                return set;
        }
        db.unrecorded([&] {
            db.prepare(
                  "UPDATE speaker SET case_id = (SELECT id FROM study_case WHERE name = 'Case ' || (source_id % 40)) WHERE name = 'Ann'")
                .run();
            db.prepare("UPDATE coding SET end = end + 120 WHERE id % 2 = 0").run();
        });
        return {};
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return large;
}

template <class F>
void measure(benchmark::State& state, F&& body)
{
    auto& large = study(state.range(0));
    for (auto _ : state) {
        const auto done = large.project().read([&](const Read& db) -> Result<double> { return body(db); });
        if (!done)
            state.SkipWithError("refused");
        benchmark::DoNotOptimize(done);
    }
}

void cooccurrenceOfAllCodes(benchmark::State& state)
{
    measure(state, [](const Read& db) {
        const auto found = cooccurrence(db, code_lines::of(db, {}, false), {});
        return found.jaccard(0, 1);
    });
}

/// The four states of every code and Case, with codings.
void codesByCase(benchmark::State& state)
{
    measure(state, [](const Read& db) {
        const CodedMaterial material(db, code_lines::of(db, {}, true), {});
        double mentioned = 0;
        for (const auto& [person, contributions] : material.byCase())
            for (int line = 0; line < int(material.lines().size()); ++line)
                mentioned += material.mention(contributions, line).state == Mention::Mentioned ? 1 : 0;
        return mentioned;
    });
}

void codesByCaseWithWords(benchmark::State& state)
{
    measure(state, [](const Read& db) {
        const CodedMaterial material(db, code_lines::of(db, {}, true), {}, CodedMaterial::Words::Yes);
        return double(material.contributions().size());
    });
}

/// One of the analyses of texts and codes, as the window shows it. An option that names an attribute takes its name.
void analysisOf(benchmark::State& state, const char* kind, const QJsonObject& options)
{
    measure(state, [&](const Read& db) -> Result<double> {
        Analysis analysis;
        analysis.kind = QLatin1String(kind);
        for (auto option = options.begin(); option != options.end(); ++option) {
            const auto& described = *findAnalysisKind(analysis.kind)->option(option.key());
            const auto value = described.isOfStudy() && option->isString() ? study_items::valueFrom(db, described, {option->toString()})
                                                                           : Result<QJsonValue>(*option);
            if (!value)
                return fail(value);
            setOption(analysis, option.key(), *value);
        }
        return run(db, analysis).map([](const AnalysisResult& result) { return double(result.parts.size()); });
    });
}

} // namespace

BENCHMARK_CAPTURE(analysisOf, codesByCase, "code_matrix", QJsonObject{{"columns", "case"}})
    ->Arg(300)
    ->Arg(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, codesByGroup, "code_matrix", QJsonObject{{"columns", "group"}})
    ->Arg(300)
    ->Arg(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, codesByStrand, "code_matrix", QJsonObject{{"columns", "strand"}})
    ->Arg(300)
    ->Arg(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, codesByRole, "code_matrix", QJsonObject{{"columns", "speaker-role"}})
    ->Arg(300)
    ->Arg(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, wordsByGroup, "code_matrix", QJsonObject{{"columns", "group"}, {"measure", "words"}})
    ->Arg(300)
    ->Arg(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, cooccurrence, "cooccurrence", QJsonObject())->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, cooccurrenceInTurns, "cooccurrence", QJsonObject{{"within", "turn"}})
    ->Arg(300)
    ->Arg(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, clusters, "code_clusters", QJsonObject())->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, saturation, "saturation", QJsonObject())->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, participation, "participation", QJsonObject())->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, coverage, "coverage", QJsonObject())->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, words, "words", QJsonObject{{"figures_count", true}})->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, keyWords, "keyness", QJsonObject{{"by", "group"}, {"figures_count", true}})
    ->Arg(300)
    ->Arg(3'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analysisOf, wordInContext, "kwic", QJsonObject{{"kwic", "word7"}})->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);

BENCHMARK(cooccurrenceOfAllCodes)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(codesByCase)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
BENCHMARK(codesByCaseWithWords)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
