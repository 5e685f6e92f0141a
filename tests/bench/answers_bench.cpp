#include "core/coding/answers.h"
#include "core/coding/coders.h"
#include "tests/support/a_survey_of_answers.h"
#include <benchmark/benchmark.h>

using namespace counterpoint;

namespace {

/// A study file with the answers of `rows` respondents, every second one coded.
class Answers {
public:
    explicit Answers(int rows)
    {
        auto made = Project::create(m_folder.filePath(QStringLiteral("study.counterpoint")), QStringLiteral("Measured"));
        if (!made)
            return;
        project = std::move(*made);
        const auto imported = test::importAnswers(*project, rows);
        if (!imported)
            return;
        source = imported->openAnswers.front();
        isReady = project
                      ->perform(QStringLiteral("Arrange"),
                                [&](Edit& db) -> Result<> {
                                    code = codebook::add(db, QStringLiteral("One")).value_or(CodeId());
                                    other = codebook::add(db, QStringLiteral("Two")).value_or(CodeId());
                                    coder = coders::ensure(db, QStringLiteral("Ada")).value_or(CoderId());
                                    const auto sheet = answers::of(db, source);
                                    if (!sheet)
                                        return fail(sheet);
                                    std::vector<TextSpan> spans;
                                    for (std::size_t i = 0; i < sheet->rows.size(); i += 2)
                                        spans.push_back(sheet->rows[i].span);
                                    return codings::addAll(db, {{}, source, code, coder, {}, {}, {}}, spans);
                                })
                      .has_value();
    }
    Result<AnswerSheet> sheet() const
    {
        return project->read([&](const Read& db) { return answers::of(db, source); });
    }
    std::unique_ptr<Project> project;
    SourceId source;
    CodeId code;
    CodeId other;
    CoderId coder;
    bool isReady = false;

private:
    QTemporaryDir m_folder;
};

void readAnswers(benchmark::State& state)
{
    const Answers answers(int(state.range(0)));
    for (auto _ : state)
        if (!answers.sheet())
            return state.SkipWithError("the answers could not be read");
}

/// 200 answers with one code, committed and synced, and their rows read anew.
void codeTwoHundredAnswers(benchmark::State& state)
{
    Answers study(int(state.range(0)));
    auto sheet = study.sheet();
    if (!sheet)
        return state.SkipWithError("the answers could not be read");
    std::vector<TextSpan> spans;
    for (std::size_t i = 0; i < 200; ++i)
        spans.push_back(sheet->rows[i * 2 + 1].span);
    for (auto _ : state) {
        const auto done = study.project->perform(QStringLiteral("Code"), [&](Edit& db) {
            return codings::addAll(db, {{}, study.source, study.other, study.coder, {}, {}, {}}, spans);
        });
        const auto rows =
            study.project->read([&](const Read& db) -> Result<std::vector<std::size_t>> { return answers::refreshCodings(db, *sheet); });
        if (!done || !rows || rows->size() != 200)
            return state.SkipWithError("coding failed");
        state.PauseTiming();
        if (!study.project->undo())
            return state.SkipWithError("undo failed");
        (void)study.project->read([&](const Read& db) { answers::refreshCodings(db, *sheet); });
        state.ResumeTiming();
    }
}

/// What a letter typed into the filter costs.
void filterAndSortAnswers(benchmark::State& state)
{
    const Answers study(int(state.range(0)));
    const auto sheet = study.sheet();
    if (!sheet)
        return state.SkipWithError("the answers could not be read");
    AnswerFilter filter;
    filter.words = QStringLiteral("school");
    AnswerOrder order;
    order.by = AnswerOrder::By::Answer;
    for (auto _ : state)
        benchmark::DoNotOptimize(answers::chosen(*sheet, {}, filter, order, {}));
}

} // namespace

BENCHMARK(readAnswers)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(codeTwoHundredAnswers)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(20);
BENCHMARK(filterAndSortAnswers)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseRealTime();
