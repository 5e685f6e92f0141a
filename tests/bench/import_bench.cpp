#include "core/analysis/result.h"
#include "core/responses/datasets.h"
#include "core/responses/import_responses.h"
#include "core/responses/variables.h"
#include "core/transcript/import_transcript.h"
#include "tests/bench/a_big_study.h"
#include <benchmark/benchmark.h>
#include <map>

using namespace counterpoint;

namespace {

/// `range` transcripts of 8,000 words: speakers and turns recognised, one step.
void importTranscripts(benchmark::State& state)
{
    const auto text = bench::BigStudy::textOf(8'000);
    for (auto _ : state) {
        state.PauseTiming();
        const QTemporaryDir folder;
        const auto study = Project::create(folder.filePath(QStringLiteral("study.counterpoint")), QStringLiteral("Measured"));
        state.ResumeTiming();
        const auto done = (*study)->perform(QStringLiteral("Import"), [&](Edit& db) -> Result<> {
            for (int i = 0; i < state.range(0); ++i)
                if (const auto added = importTranscript(db, proposeTranscript(QStringLiteral("interview-%1.txt").arg(i), {text, {}}));
                    !added)
                    return fail(added);
            return {};
        });
        if (!done)
            return state.SkipWithError("the import failed");
    }
}

/// `rows` responses of 45 Likert items and five questions about the person, as a CSV file.
QByteArray survey(qint64 rows)
{
    std::mt19937 random(1);
    QByteArray csv = "number,age,income,site,role";
    for (int c = 1; c <= 45; ++c)
        csv += ",q" + QByteArray::number(c);
    csv += '\n';
    for (qint64 r = 0; r < rows; ++r) {
        csv += QByteArray::number(r + 1) + ',' + QByteArray::number(18 + random() % 70) + ',' + QByteArray::number(random() % 900'000)
            + ".5," + (random() % 2 ? "north," : "south,") + (random() % 3 ? "nurse" : "doctor");
        for (int c = 0; c < 45; ++c) {
            csv += ',';
            csv += char('1' + random() % 5);
        }
        csv += '\n';
    }
    return csv;
}

Result<DatasetId> import(Project& study, const QByteArray& csv)
{
    return study.perform(QStringLiteral("Import"), [&](Edit& db) {
        return previewResponses(csv, QStringLiteral("survey.csv"))
            .and_then([&](ResponsesPreview preview) {
                return importResponses(db, responsesFrom(std::move(preview), QStringLiteral("survey.csv")));
            })
            .map([](const ImportedResponses& imported) { return imported.dataset; });
    });
}

void importSurvey(benchmark::State& state)
{
    const auto csv = survey(state.range(0));
    for (auto _ : state) {
        const QTemporaryDir folder;
        const auto study = Project::create(folder.filePath(QStringLiteral("study.counterpoint")), QStringLiteral("Measured"));
        if (!import(**study, csv))
            return state.SkipWithError("the import failed");
    }
}

/// All 45 frequency tables of a dataset in the study.
void frequencies(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto study = Project::create(folder.filePath(QStringLiteral("study.counterpoint")), QStringLiteral("Measured"));
    const auto dataset = import(**study, survey(state.range(0)));
    for (auto _ : state) {
        const auto tables = (*study)->read([&](const Read& db) {
            Analysis analysis;
            analysis.dataset = *dataset;
            std::vector<VariableId> ids;
            for (const auto& variable : variables::of(db, *dataset))
                ids.push_back(variable.id);
            analysis.put(QStringLiteral("variables"), ids);
            return run(db, analysis);
        });
        if (!tables)
            return state.SkipWithError("the analysis failed");
    }
}

/// Brought in, and all that is first asked of a survey: 45 frequency tables, 45 medians, three cross-tables, the alpha of ten items.
void wholeSurvey(benchmark::State& state)
{
    const auto csv = survey(state.range(0));
    for (auto _ : state) {
        const QTemporaryDir folder;
        const auto study = Project::create(folder.filePath(QStringLiteral("study.counterpoint")), QStringLiteral("Measured"));
        const auto dataset = import(**study, csv);
        if (!dataset)
            return state.SkipWithError("the import failed");
        const auto done = (*study)->read([&](const Read& db) -> Result<> {
            std::vector<VariableId> items;
            std::map<QString, VariableId> byName;
            for (const auto& variable : variables::of(db, *dataset)) {
                byName[variable.name] = variable.id;
                if (variable.name.startsWith(u'q'))
                    items.push_back(variable.id);
            }
            const auto ask = [&](const QString& kind, std::map<QString, std::vector<VariableId>> roles) {
                Analysis analysis;
                analysis.kind = kind;
                analysis.dataset = *dataset;
                analysis.roles = std::move(roles);
                return run(db, analysis, WithFigures::No).map([](const AnalysisResult&) {});
            };
            auto asked = ask(QStringLiteral("frequencies"), {{QStringLiteral("variables"), items}}).and_then([&] {
                return ask(QStringLiteral("describe"), {{QStringLiteral("variables"), items}});
            });
            for (const auto& item : {items[0], items[1], items[2]})
                asked = asked.and_then([&] {
                    return ask(QStringLiteral("crosstab"),
                               {{QStringLiteral("rows"), {item}}, {QStringLiteral("columns"), {byName[QStringLiteral("role")]}}});
                });
            items.resize(10);
            return asked.and_then([&] { return ask(QStringLiteral("scale"), {{QStringLiteral("variables"), items}}); });
        });
        if (!done)
            return state.SkipWithError(qPrintable(done.error().message));
    }
}

} // namespace

BENCHMARK(importTranscripts)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);
BENCHMARK(importSurvey)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);
BENCHMARK(frequencies)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(wholeSurvey)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->Iterations(1);
