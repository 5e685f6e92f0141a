#include "core/analysis/kind.h"
#include "core/analysis/result.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <QJsonArray>
#include <cmath>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A dataset with the columns given.
struct Survey {
    std::unique_ptr<Project> project = emptyProject();
    DatasetId id;

    Survey(std::vector<Variable> variables, std::vector<Column> columns)
        : id(valueOf(project->perform("Import", [&](Edit& db) {
            return datasets::add(db, NewDataset{"survey", "", std::move(variables)}, std::move(columns));
        })))
    {
    }
    AnalysisResult result(const QString& kind, const QStringList& names, const QVariantMap& options) const
    {
        return valueOf(attempt(kind, names, options));
    }
    Result<AnalysisResult> attempt(const QString& kind, const QStringList& names, const QVariantMap& options) const
    {
        Analysis analysis;
        analysis.kind = kind;
        analysis.dataset = id;
        for (const auto& name : names)
            addVariables(analysis, {valueOf(project->read([&](const Read& db) { return variables::byName(db, id, name); })).id});
        for (auto option = options.begin(); option != options.end(); ++option)
            setOption(analysis, option.key(), QJsonValue::fromVariant(option.value()));
        return project->read([&](const Read& db) { return run(db, analysis); });
    }
};

Variable variable(const QString& name, Level level, std::vector<ValueLabel> labels = {})
{
    Variable made;
    made.name = name;
    made.level = level;
    made.labels = std::move(labels);
    return made;
}

/// Columns of two variables, so many rows for each cell of a table of codes 1, 2, 3 …
std::vector<Column> columnsOf(const std::vector<std::vector<int>>& counts)
{
    std::vector<double> rows;
    std::vector<double> columns;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            for (int n = 0; n < counts[i][j]; ++n) {
                rows.push_back(double(i + 1));
                columns.push_back(double(j + 1));
            }
    return {Column::ofNumbers(rows), Column::ofNumbers(columns)};
}

const ResultRow& rowNamed(const ResultTable& table, const QString& name)
{
    for (const auto& row : table.rows)
        if (row.cells.front().text == name)
            return row;
    FAIL("No row " << name.toStdString());
    throw std::logic_error("unreachable");
}

double numberOf(const ResultTable& table, const QString& row, std::size_t column = 1)
{
    return rowNamed(table, row).cells.at(column).number;
}

/// Treatment of arthritis: Koch & Edwards (1988), in Biopharmaceutical Statistics for Drug Development, 403-457.
Survey arthritis(Level treatment)
{
    return Survey({variable("treatment", treatment, {{1.0, "Placebo"}, {2.0, "Treated"}}),
                   variable("improved", Level::Ordinal, {{1.0, "None"}, {2.0, "Some"}, {3.0, "Marked"}})},
                  columnsOf({{29, 7, 7}, {13, 7, 21}}));
}

} // namespace

TEST_CASE("a cross-table shows every test and measure when asked", "[analysis][kinds]")
{
    const auto survey = arthritis(Level::Nominal);
    const auto result =
        survey.result("crosstab", {"treatment", "improved"}, {{"measures", true}, {"exact", true}, {"total_percent", true}});
    REQUIRE(result.parts.size() == 2);
    const auto& measures = result.parts[1].table;
    // As R 4.2 and PSPP 1.6 computed them for the worked example of these counts.
    const std::vector<std::pair<QString, double>> expected{{"Pearson's χ²", 13.055020},
                                                           {"Likelihood ratio G²", 13.529807},
                                                           {"Linear by linear M²", 12.859018},
                                                           {"φ", 0.3942295},
                                                           {"Contingency coefficient C", 0.3667581},
                                                           {"Cramér's V", 0.3942295},
                                                           {"Cramér's V, bias-corrected", 0.3645847},
                                                           {"γ (Goodman and Kruskal)", 0.6117647},
                                                           {"Kendall's τ-b", 0.3734056},
                                                           {"Kendall's τ-c (Stuart)", 0.4126984},
                                                           {"Somers' d, rows depend on columns", 0.3376623},
                                                           {"Somers' d, columns depend on rows", 0.4129325},
                                                           {"Somers' d, symmetric", 0.3715233}};
    for (const auto& [name, value] : expected) {
        INFO(name.toStdString());
        CHECK(std::fabs(numberOf(measures, name) - value) < 1e-6);
    }
    CHECK(std::fabs(numberOf(measures, "Likelihood ratio G²", 3) - 0.00115356) < 1e-7);
    CHECK(std::fabs(numberOf(measures, "Fisher-Freeman-Halton test", 3) - 0.00139320) < 1e-7);
    CHECK(rowNamed(measures, "Cramér's V").cells[4].text == "[.16, .60]");
    CHECK(measures.notes.isEmpty()); // two categories are in order whatever their level

    const auto& table = result.parts[0].table;
    CHECK(table.rows[2].cells[1].text == "Total %");
    CHECK(std::fabs(table.rows[2].cells[2].number - 100 * 29. / 84) < 1e-12);
    CHECK(table.rows.back().cells.back().number == 100);
}

TEST_CASE("measures of a cross-table say what they suppose", "[analysis][kinds]")
{
    const Survey small({variable("town", Level::Nominal), variable("answer", Level::Ordinal)},
                       columnsOf({{2, 2, 2}, {2, 2, 3}, {2, 2, 2}}));
    const auto result = small.result("crosstab", {"town", "answer"}, {{"measures", true}});
    const auto notes = result.parts.at(1).table.notes.join(' ');
    CHECK(notes.contains("“town” is nominal"));
    CHECK_FALSE(notes.contains("“answer” is nominal"));
    CHECK(result.parts[0].table.notes.join(' ').contains("V lies above its interval"));

    const Survey square({variable("a", Level::Nominal), variable("b", Level::Nominal)}, columnsOf({{12, 5}, {3, 10}}));
    const auto fourfold = square.result("crosstab", {"a", "b"}, {{"measures", true}});
    CHECK(std::fabs(numberOf(fourfold.parts.at(1).table, "Odds ratio") - 12. * 10 / (5 * 3)) < 1e-12);
    CHECK(std::fabs(numberOf(fourfold.parts.at(1).table, "Risk ratio of the first column, first row to second") - (12. / 17) / (3. / 13))
          < 1e-12);

    CHECK(square.result("crosstab", {"a", "b"}, {{"measures", true}, {"suppress_below", 4}}).parts.size() == 1);
}

TEST_CASE("all statistics of a variable stand in a table of their own", "[analysis][kinds]")
{
    // Deviations from the mean 5: -3 -1 -1 -1 0 0 2 4; their squares add up to 32, cubes to 42, fourth powers to 356.
    const Survey survey({variable("x", Level::Scale), variable("y", Level::Scale)},
                        {Column::ofNumbers({2, 4, 4, 4, 5, 5, 7, 9}), Column::ofNumbers({1, 1, 2, 2, 3, 4, 5, 6})});
    const auto result = survey.result("describe", {"x", "y"}, {{"all_statistics", true}});
    REQUIRE(result.parts.size() == 2);
    const auto& table = result.parts[1].table;
    CHECK(table.headers == QStringList{"Statistic", "x", "y"});
    CHECK(numberOf(table, "SD of a population (n)") == 2);
    CHECK(numberOf(table, "Variance of a population (n)") == 4);
    CHECK(std::fabs(numberOf(table, "Variance (n − 1)") - 32. / 7) < 1e-14);
    const double g1 = 42. / 8 / 8;
    const double g2 = 356. / 8 / 16 - 3;
    CHECK(std::fabs(numberOf(table, "Skewness g1") - g1) < 1e-14);
    CHECK(std::fabs(numberOf(table, "Skewness G1") - g1 * std::sqrt(8. * 7) / 6) < 1e-14);
    CHECK(std::fabs(numberOf(table, "Skewness b1") - g1 * std::pow(7. / 8, 1.5)) < 1e-14);
    CHECK(std::fabs(numberOf(table, "Kurtosis g2") - g2) < 1e-14);
    CHECK(std::fabs(numberOf(table, "Kurtosis G2") - 7. / (6 * 5) * (9 * g2 + 6)) < 1e-13);
    CHECK(std::fabs(numberOf(table, "Kurtosis b2") - ((g2 + 3) * std::pow(7. / 8, 2) - 3)) < 1e-14);
    CHECK(rowNamed(table, "Mode").cells[1].text == "4");
    CHECK(rowNamed(table, "Mode").cells[2].text == "1; 2");
    CHECK(numberOf(table, "Sum") == 40);

    const Survey constant({variable("same", Level::Scale)}, {Column::ofNumbers({3, 3, 3, 3})});
    const auto notes = constant.result("describe", {"same"}, {{"all_statistics", true}}).parts.at(1).table.notes;
    CHECK(notes.join(' ').contains("Undefined for “same”"));

    const auto withheld = survey.result("describe", {"x"}, {{"all_statistics", true}, {"suppress_below", 5}}).parts.at(1).table;
    CHECK(rowNamed(withheld, "Max").cells[1].text == "*");
    CHECK(rowNamed(withheld, "Mode").cells[1].text == "*");
    CHECK(numberOf(withheld, "M") == 5);
}

TEST_CASE("intervals are narrower where much of the population was asked", "[analysis][kinds]")
{
    std::vector<double> answers(100, 0);
    std::fill_n(answers.begin(), 40, 1);
    const Survey survey({variable("yes", Level::Nominal)}, {Column::ofNumbers(answers)});
    const auto interval = [&](const char* method, double population) {
        const auto result =
            survey.result("frequencies", {"yes"}, {{"intervals", true}, {"interval_method", method}, {"population_size", population}});
        const auto ends = result.json["results"][0]["result"]["valid_percent_ci"][1].toArray();
        return std::pair(ends[0].toDouble(), ends[1].toDouble());
    };
    // n (N - 1) / (N - n) = 124.75 in Wilson's formula: centre 0.402988, half width 0.084726.
    CHECK(std::fabs(interval("wilson", 500).first - 31.8262) < 1e-3);
    CHECK(std::fabs(interval("wilson", 500).second - 48.7714) < 1e-3);
    CHECK(interval("jeffreys", 100) == std::pair(40., 40.)); // everybody was asked

    const auto mean = [&](const QVariantMap& options) {
        return survey.result("describe", {"yes"}, options).json["results"][0]["result"]["se_mean"].toDouble();
    };
    CHECK(std::fabs(mean({{"population_size", 400}}) - mean({}) * std::sqrt(0.75)) < 1e-15);

    // The size alone asks for what it corrects.
    for (const auto* kind : {"frequencies", "describe"}) {
        const auto headers = survey.result(kind, {"yes"}, {{"population_size", 400}}).parts[0].table.headers.join(' ');
        CHECK(headers.contains("95 % CI"));
        CHECK_FALSE(survey.result(kind, {"yes"}, {}).parts[0].table.headers.join(' ').contains("95 % CI"));
    }

    const auto tooSmall = survey.attempt("frequencies", {"yes"}, {{"population_size", 99}});
    REQUIRE_FALSE(tooSmall);
    CHECK(tooSmall.error().message.contains("cannot be smaller than the 100 answers"));
}

TEST_CASE("two means that are the same differ by 0", "[analysis][kinds]")
{
    // 57 / 9 = 76 / 12, which no double holds.
    const Survey survey({variable("group", Level::Nominal), variable("score", Level::Scale)},
                        {Column::ofNumbers({1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3}),
                         Column::ofNumbers({5, 5, 9, 4, 5, 10, 4, 9, 6, 4, 6, 7, 5, 10, 6, 7, 5, 6, 8, 5, 7, 1, 2})});
    const auto result = survey.result("compare", {"score", "group"}, {});
    for (const auto& part : result.parts)
        for (const auto& row : part.table.rows)
            if (row.cells[0].text == "1" && row.cells[1].text == "2" && part.table.headers[2].contains("minus"))
                CHECK(row.cells[2].text == "0.00");
}
