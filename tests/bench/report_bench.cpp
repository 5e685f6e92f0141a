#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/markdown_writer.h"
#include "core/report/odt_writer.h"
#include "core/report/running_text.h"
#include "ui/print/figure_painter.h"
#include "ui/print/pdf_writer.h"
#include <benchmark/benchmark.h>

using namespace counterpoint;
using namespace counterpoint::report;

namespace {

/// A chart of twenty labelled bars, as an analysis has them.
figure::Drawing aChart(int number)
{
    figure::Drawing drawing{640, 380, QStringLiteral("Chart %1").arg(number), QStringLiteral("Twenty bars, chart %1").arg(number), {}};
    for (int bar = 0; bar < 20; ++bar) {
        const double length = 20 + (bar * 37 + number * 11) % 400;
        const double y = 20 + bar * 17;
        drawing.marks.push_back(figure::Box{{180, y, length, 13}, {0x1b, 0x5e, 0x6b}, {{}, 0, false}, QStringLiteral("Bar %1").arg(bar)});
        drawing.marks.push_back(
            figure::Text{{174, y + 11}, QStringLiteral("Category %1").arg(bar), 12, figure::Text::Anchor::End, false, {40, 40, 40}, 0});
        drawing.marks.push_back(
            figure::Text{{186 + length, y + 11}, QString::number(length), 11, figure::Text::Anchor::Start, false, {40, 40, 40}, 0});
    }
    return drawing;
}

/// Some 300 pages: 200 figures and as many tables of twelve rows, with three paragraphs beside each that note, cite and refer.
Document aLongReport()
{
    Document document;
    document.title = QStringLiteral("A long report");
    document.date = QDate(2026, 11, 26);
    document.add(TableOfContents{});
    Publication work{QStringLiteral("reed2020")};
    work.authors = QStringLiteral("Reed, Dana");
    work.year = QStringLiteral("2020");
    document.literature = {work};
    const auto words =
        QStringLiteral("Sentences as reports have them, long enough to wrap and **bold** or *italic* in places. ").repeated(5);
    for (int section = 0; section < 200; ++section) {
        document.add(Heading{section % 4 == 0 ? 1 : 2, QStringLiteral("Section %1").arg(section)});
        document.addAll(blocksOf(words + QStringLiteral("^[A note %1.] [@reed2020, p. %1]\n").arg(section) + words + u'\n'
                                 + QStringLiteral("See {table: Table of %1} and {figure: Chart %1}. ").arg(section) + words));
        Table table{QStringLiteral("Table of %1").arg(section), {{"Code", "n", "Per cent", "Remark"}}, 1, 1, Prose{"n = 120."}};
        for (int row = 0; row < 12; ++row)
            table.rows.push_back({QStringLiteral("Code %1").arg(row), number(QString::number(row * 3)), number(QStringLiteral("12.5")),
                                  "Words that stand in a cell and wrap in it"});
        document.add(table);
        document.add(Figure{aChart(section), QStringLiteral("Chart %1").arg(section), {}});
    }
    return document;
}

const Document& longReport()
{
    static const auto document = aLongReport();
    return document;
}

QByteArray picture(const figure::Drawing& drawing, double scale) { return ui::toPng(drawing, scale); }

void report(benchmark::State& state, const Result<QByteArray>& bytes)
{
    if (!bytes)
        state.SkipWithError(bytes.error().message.toStdString().c_str());
    else
        state.counters["MB"] = double(bytes->size()) / 1e6;
}

void reportAsWord(benchmark::State& state)
{
    for (auto _ : state)
        report(state, writeDocx(longReport(), picture));
}

void reportAsOpenDocument(benchmark::State& state)
{
    for (auto _ : state)
        report(state, writeOdt(longReport(), picture));
}

void reportAsWebPage(benchmark::State& state)
{
    for (auto _ : state)
        report(state, writeHtml(longReport()));
}

void reportAsMarkdown(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(writeMarkdown(longReport(), QStringLiteral("figures")));
}

void reportAsPdf(benchmark::State& state)
{
    for (auto _ : state)
        report(state, ui::writePdf(longReport()));
    state.counters["pages"] = double(ui::writePdf(longReport()).value_or(QByteArray()).count("/Type /Page\n"));
}

} // namespace

BENCHMARK(reportAsWord)->Unit(benchmark::kMillisecond);
BENCHMARK(reportAsOpenDocument)->Unit(benchmark::kMillisecond);
BENCHMARK(reportAsWebPage)->Unit(benchmark::kMillisecond);
BENCHMARK(reportAsMarkdown)->Unit(benchmark::kMillisecond);
BENCHMARK(reportAsPdf)->Unit(benchmark::kMillisecond);
