#include "ui/analysis/analysis_words.h"
#include "core/base/translate.h"

namespace counterpoint::ui {

namespace {
constexpr const char* context = "AnalysisWords";
}

QStringList kindNames()
{
    return {translate(context, "Frequencies"), translate(context, "Descriptives"), translate(context, "Cross-table")};
}

QString kindName(AnalysisKind kind) { return kindNames().at(qsizetype(kind)); }

const char* iconName(AnalysisKind kind)
{
    switch (kind) {
    case AnalysisKind::Frequencies:
        return "office-chart-bar";
    case AnalysisKind::Describe:
        return "office-chart-area";
    case AnalysisKind::Crosstab:
        break;
    }
    return "office-chart-bar-stacked";
}

std::vector<AnalysisSwitch> analysisSwitches()
{
    using Kind = AnalysisKind;
    return {
        {&Analysis::intervals,
         "optionPercentIntervals",
         translate(context, "Confidence intervals of percentages"),
         translate(context, "Intervals of percentages in “%1”"),
         {Kind::Frequencies}},
        {&Analysis::intervals,
         "optionMeanIntervals",
         translate(context, "Confidence intervals of means"),
         translate(context, "Intervals of means in “%1”"),
         {Kind::Describe}},
        {&Analysis::shape,
         "optionShape",
         translate(context, "Skewness, kurtosis, normality"),
         translate(context, "Shape of the distribution in “%1”"),
         {Kind::Describe}},
        {&Analysis::rowPercent,
         "optionRowPercent",
         translate(context, "Row percent"),
         translate(context, "Row percent in “%1”"),
         {Kind::Crosstab}},
        {&Analysis::columnPercent,
         "optionColumnPercent",
         translate(context, "Column percent"),
         translate(context, "Column percent in “%1”"),
         {Kind::Crosstab}},
        {&Analysis::expected,
         "optionExpected",
         translate(context, "Expected counts"),
         translate(context, "Expected counts in “%1”"),
         {Kind::Crosstab}},
        {&Analysis::adjustedResiduals,
         "optionResiduals",
         translate(context, "Adjusted residuals"),
         translate(context, "Adjusted residuals in “%1”"),
         {Kind::Crosstab}},
    };
}

} // namespace counterpoint::ui
