#pragma once
#include "core/analysis/analysis.h"
#include "core/figure/bar_chart.h"
#include "core/figure/box_plot.h"
#include "core/figure/dendrogram.h"
#include "core/figure/distributions.h"
#include "core/figure/diverging_bars.h"
#include "core/figure/grouped_bars.h"
#include "core/figure/heat_map.h"
#include "core/figure/histogram.h"
#include "core/figure/mosaic.h"
#include "core/figure/point_chart.h"
#include "core/figure/scatter.h"
#include "core/figure/stacked_bars.h"
#include <QJsonObject>
#include <QStringList>
#include <limits>
#include <variant>

namespace counterpoint {

/// What a table shows in one place: a number in full precision and as it is read, or words alone (then the number is NaN).
struct ResultCell {
    QString text;
    double number = std::numeric_limits<double>::quiet_NaN();
    QString query{}; ///< of a qualitative table: whose passages stand behind it, in the language of `segments --query`; empty: none
    bool isNumber() const { return number == number; }
};

struct ResultRow {
    enum class Kind {
        Body,
        Missing, ///< an answer that counts as missing, shown apart
        Total
    };
    Kind kind = Kind::Body;
    std::vector<ResultCell> cells; ///< as many as the table has headers; the first names the row
};

/// Rows that could not be used, with the reason as in JSON: 'system-missing', 'user-missing'.
struct LeftOut {
    QString reason;
    double n = 0;
};

struct ResultTable {
    QString section; ///< of an analysis that is split, the group: 'Site = North'
    QString title; ///< the question's words
    QStringList headers;
    std::vector<ResultRow> rows;
    QStringList notes; ///< whole sentences
    double nTotal = 0; ///< responses that the filter let through
    double nValid = 0;
    double mostValid = 0; ///< of several variables in one table the largest n; nValid is then the smallest
    std::vector<LeftOut> leftOut;
    QString method; ///< one sentence: which definition was used
    QString counted{}; ///< of a qualitative table, in place of the responses: '26 Cases, 16 of them in 3 focus groups'

    QString nText() const; ///< 'n = 113; 7 missing', 'n = 110 to 118 of 120'
};

using Figure =
    std::variant<figure::BarChart, figure::Histogram, figure::StackedBars, figure::GroupedBars, figure::DivergingBars, figure::BoxPlot,
                 figure::Distributions, figure::Scatter, figure::HeatMap, figure::Mosaic, figure::PointChart, figure::Dendrogram>;
figure::Drawing draw(const Figure& figure, figure::Size size = {});

/// A table with the figures that show it.
struct ResultPart {
    ResultTable table;
    std::vector<Figure> figures;
};

/// What an analysis gives, for the screen, the report and the command line alike.
struct AnalysisResult {
    QString title;
    QString dataset;
    QString filter; ///< 'Role = Manager'; empty where all responses are used
    std::vector<ResultPart> parts;
    QJsonObject json; ///< the document that docs/cli.md describes
    QString fingerprint; ///< see fingerprint.h
};

/// Computes an analysis, saved or not. Invalid, in words that say what to do instead, where the variables do not suit it.
Result<AnalysisResult> run(const Read& db, const Analysis& analysis, WithFigures figures = WithFigures::Yes);

} // namespace counterpoint
