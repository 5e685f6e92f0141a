#include "core/coding/code_finder.h"
#include <benchmark/benchmark.h>
#include <random>

using namespace counterpoint;

namespace {

/// A codebook of `count` codes, three deep, with names of two words.
std::vector<Code> codebookOf(int count)
{
    static const QStringList words{QStringLiteral("trust"),    QStringLiteral("handover"), QStringLiteral("shared"),
                                   QStringLiteral("record"),   QStringLiteral("waiting"),  QStringLiteral("family"),
                                   QStringLiteral("culture"),  QStringLiteral("conflict"), QStringLiteral("role"),
                                   QStringLiteral("pressure"), QStringLiteral("time"),     QStringLiteral("meeting")};
    std::mt19937 random(1);
    const auto word = [&] { return words[qsizetype(random() % unsigned(words.size()))]; };
    std::vector<Code> codes;
    for (int i = 0; i < count; ++i) {
        Code code;
        code.id = CodeId(i + 1);
        code.name = word() + u' ' + word() + u' ' + QString::number(i);
        const auto parent = i == 0 ? 0U : random() % unsigned(i);
        if (i > 0 && codes[parent].depth < 3) {
            code.parent = codes[parent].id;
            code.depth = codes[parent].depth + 1;
            code.path = codes[parent].path + u'/' + code.name;
        } else {
            code.path = code.name;
        }
        codes.push_back(code);
    }
    return codes;
}

/// One letter more in the box that asks for a code: "t", "tr", … "trust fam", with `range` codes in the codebook.
void typeALetter(benchmark::State& state)
{
    CodeFinder finder(codebookOf(int(state.range(0))), {CodeId(7), CodeId(70), CodeId(700)});
    const auto typed = QStringLiteral("trust fam");
    qsizetype letters = 0;
    for (auto _ : state) {
        letters = letters % typed.size() + 1;
        benchmark::DoNotOptimize(finder.find(typed.left(letters)).size());
    }
}

/// The box opens: names and paths are prepared.
void prepareCodes(benchmark::State& state)
{
    const auto codes = codebookOf(int(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(CodeFinder(codes, {CodeId(7)}).codes().size());
}

BENCHMARK(typeALetter)->Arg(2'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(prepareCodes)->Arg(2'000)->Unit(benchmark::kMillisecond);

} // namespace
