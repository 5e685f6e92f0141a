#include "core/analysis/group_figure.h"
#include "core/base/translate.h"
#include "core/stats/univariate.h"
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "GroupFigure";

/// Boxes from Tukey's hinges, whiskers to the last value within 1.5 times the box, as the document for machines has them.
figure::BoxPlot::Group boxOf(const GroupValues& group)
{
    const auto u = stats::describe(group.values, {}, group.weights);
    figure::BoxPlot::Group box{
        group.label, u.boxplot[0].value, u.boxplot[1].value, u.boxplot[2].value, u.boxplot[3].value, u.boxplot[4].value, {}};
    for (const double value : group.values)
        if (std::isfinite(value) && (value < box.lowerWhisker || value > box.upperWhisker))
            box.outliers.push_back(value);
    return box;
}

template <class Chart>
Chart titled(const FigureWords& words)
{
    Chart chart;
    chart.title = words.title;
    chart.subtitle = words.subtitle;
    chart.note = words.note;
    chart.valueTitle = words.valueTitle;
    return chart;
}

} // namespace

Figure groupFigure(const QString& style, const std::vector<GroupValues>& groups, const FigureWords& words, const Input& input)
{
    if (style == QLatin1String("means")) {
        auto chart = titled<figure::PointChart>(words);
        chart.note += translate(context, "; error bars: %1 % CI of the mean").arg(input.confidenceText());
        chart.series.emplace_back();
        stats::UnivariateOptions options;
        options.confidence = input.confidence();
        options.populationSize = input.populationSize();
        for (const auto& group : groups) {
            const auto u = stats::describe(group.values, options, group.weights);
            chart.groups.push_back(group.label);
            chart.series.front().values.push_back({u.mean.value, u.ciMean.low, u.ciMean.high});
        }
        return chart;
    }
    if (style == QLatin1String("box")) {
        auto chart = titled<figure::BoxPlot>(words);
        chart.note += translate(context, "; whiskers reach the last value within 1.5 times the box");
        for (const auto& group : groups)
            chart.groups.push_back(boxOf(group));
        return chart;
    }
    auto chart = titled<figure::Distributions>(words);
    if (std::any_of(groups.begin(), groups.end(), [](const GroupValues& group) { return !group.weights.empty(); }))
        chart.note += translate(context, "; each response drawn once, whatever its weight");
    chart.style = style == QLatin1String("dots") ? figure::Distributions::Style::Dots : figure::Distributions::Style::Violin;
    for (const auto& group : groups)
        chart.groups.push_back({group.label, group.values});
    return chart;
}

Option groupFigureOption(const char* standard)
{
    return shared::choice("figure", translate(context, "Figure"), standard,
                          {{QStringLiteral("box"), translate(context, "Box plot")},
                           {QStringLiteral("violin"), translate(context, "Violin plot")},
                           {QStringLiteral("dots"), translate(context, "Dot plot")},
                           {QStringLiteral("means"), translate(context, "Means with error bars")}});
}

} // namespace counterpoint
