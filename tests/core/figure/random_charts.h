#pragma once
#include "core/figure/bar_chart.h"
#include "core/figure/box_plot.h"
#include "core/figure/histogram.h"
#include "core/figure/stacked_bars.h"
#include <limits>
#include <random>

namespace counterpoint::test {

/// Charts such as hostile data would give; the same ones for the same seed.
class RandomCharts {
public:
    /// With `latin`, labels are of Latin letters only: what every font can draw.
    explicit RandomCharts(unsigned seed, bool latin = false)
        : m_latin(latin)
        , m_random(seed)
    {
    }

    figure::Drawing next()
    {
        const figure::Size size{double(below(5)) * 200, below(2) ? double(below(800)) : 0};
        switch (below(4)) {
        case 0:
            return draw(barChart(), size);
        case 1:
            return draw(histogram(), size);
        case 2:
            return draw(stackedBars(), size);
        default:
            return draw(boxPlot(), size);
        }
    }

private:
    int below(int end) { return int(m_random() % unsigned(end)); }

    QString label()
    {
        static const std::vector<QString> labels{QStringLiteral("Agree"),
                                                 QStringLiteral("<b>&amp;\"quoted\"</b> 'x' ]]>"),
                                                 QStringLiteral("bell\x07 escape\x1b nul") + QChar(0),
                                                 QString(QChar(0xD83D)) + QStringLiteral("lone"),
                                                 QStringLiteral("tail") + QChar(0xDE00),
                                                 QString(200, u'W'),
                                                 QStringLiteral("long words here ").repeated(13),
                                                 QStringLiteral("الثقة بين المهنيين (الشمال)"),
                                                 QStringLiteral("对专业人员的信任").repeated(9),
                                                 QString(),
                                                 QStringLiteral("e\u0301\u0302\u0303").repeated(40),
                                                 QStringLiteral("line\nbreak\ttab"),
                                                 QString(QChar(0xFFFE)),
                                                 QStringLiteral("👩‍👩‍👧 family"),
                                                 QStringLiteral("%1 %2 %99"),
                                                 QStringLiteral("שירות הרווחה")};
        static const std::vector<QString> latin{QStringLiteral("Agree"),
                                                QStringLiteral("<b>&amp;\"quoted\"</b> 'x' ]]>"),
                                                QString(200, u'W'),
                                                QStringLiteral("long words here ").repeated(13),
                                                QStringLiteral("MIXED Capitals @ 100 % and mm, WW; ").repeated(5),
                                                QString(),
                                                QStringLiteral("Überprüfung der Zusammenarbeit in der Straße"),
                                                QStringLiteral("illicit; fill-in 'lilly' | I.J. ").repeated(6)};
        const auto& from = m_latin ? latin : labels;
        return from[std::size_t(below(int(from.size())))];
    }

    double value()
    {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        static const std::vector<double> odd{
            std::numeric_limits<double>::quiet_NaN(), infinite, -infinite, 1e308, -1e308, 5e-324, 0, -0.0, 1e15, -7.25, 1e-9, 123456789};
        return below(4) ? double(below(100)) : odd[std::size_t(below(int(odd.size())))];
    }

    std::vector<double> values(int count)
    {
        std::vector<double> result;
        for (int i = 0; i < count; ++i)
            result.push_back(value());
        return result;
    }

    std::vector<figure::Bar> bars(int count)
    {
        std::vector<figure::Bar> result;
        for (int i = 0; i < count; ++i)
            result.push_back({label(), value(), below(2) ? label() : QString()});
        return result;
    }

    figure::BarChart barChart() { return {label(), label(), label(), label(), bars(below(3) ? below(9) : 60), bars(below(4))}; }

    figure::Histogram histogram()
    {
        figure::Histogram chart{label(), label(), label(), label(), label(), {}, {}};
        const auto data = values(below(200));
        chart.edges = below(4) ? figure::niceEdges(data) : std::vector<double>{0, 18, 25, 40, 1000};
        chart.counts = below(8) ? figure::countsWithin(chart.edges, data) : values(4);
        return chart;
    }

    figure::StackedBars stackedBars()
    {
        figure::StackedBars chart{label(), label(), label(), label(), {}, {}, below(2) == 0, figure::Scheme(below(3))};
        for (int i = below(12); i > 0; --i)
            chart.series.push_back(label());
        for (int i = below(20); i > 0; --i)
            chart.rows.push_back({label(), values(below(12))});
        return chart;
    }

    figure::BoxPlot boxPlot()
    {
        figure::BoxPlot chart{label(), label(), label(), label(), {}};
        for (int i = below(12); i > 0; --i) {
            const auto five = values(5);
            chart.groups.push_back({label(), five[0], five[1], five[2], five[3], five[4], values(below(5))});
        }
        return chart;
    }

    bool m_latin = false;
    std::mt19937 m_random;
};

} // namespace counterpoint::test
