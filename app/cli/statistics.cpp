#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"

namespace counterpoint::cli {

namespace {

struct Options {
    std::string dataset;
    std::vector<std::string> variables;
    std::vector<std::string> filters;
    bool intervals = false;
    bool residuals = false;
    bool expected = false;
    bool columnPercent = false;
};

Result<std::vector<VariableId>> variablesOf(const Read& db, const Dataset& dataset, const std::vector<std::string>& names)
{
    std::vector<VariableId> ids;
    for (const auto& name : names) {
        const auto variable = variables::byName(db, dataset.id, text(name));
        if (!variable)
            return fail(variable);
        ids.push_back(variable->id);
    }
    return ids;
}

Result<Analysis> analysisOf(const Read& db, AnalysisKind kind, const Options& options)
{
    const auto dataset = datasets::byName(db, text(options.dataset));
    if (!dataset)
        return fail(dataset);
    auto ids = variablesOf(db, *dataset, options.variables);
    if (!ids)
        return fail(ids);
    Analysis analysis;
    analysis.kind = kind;
    analysis.dataset = dataset->id;
    if (kind == AnalysisKind::Crosstab) {
        analysis.rows = ids->at(0);
        analysis.columns = ids->at(1);
    } else {
        analysis.variables = std::move(*ids);
    }
    for (const auto& condition : options.filters) {
        const auto read = filters::conditionFrom(db, dataset->id, text(condition));
        if (!read)
            return fail(read);
        analysis.filter.push_back(*read);
    }
    analysis.intervals = options.intervals;
    analysis.shape = kind == AnalysisKind::Describe;
    analysis.adjustedResiduals = options.residuals;
    analysis.expected = options.expected;
    analysis.columnPercent = options.columnPercent;
    return analysis;
}

TextTable tableOf(const ResultTable& result)
{
    TextTable table{result.title, result.headers, {}, {}};
    for (const auto& row : result.rows) {
        QStringList cells;
        for (const auto& cell : row.cells)
            cells << cell.text;
        table.rows.push_back(cells);
    }
    table.notes << result.nText() + u'.' << result.notes;
    if (!result.method.isEmpty())
        table.notes << result.method;
    return table;
}

Result<Answer> analyse(const Project& project, AnalysisKind kind, const Options& options)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        return analysisOf(db, kind, options)
            .and_then([&](const Analysis& analysis) { return run(db, analysis); })
            .map([](const AnalysisResult& result) {
                Answer answer;
                answer.json = result.json;
                for (const auto& table : result.tables)
                    answer.tables.push_back(tableOf(table));
                return answer;
            });
    });
}

void addKind(Shell& shell, const char* name, const char* description, AnalysisKind kind)
{
    const auto command = shell.add(name, description);
    const auto options = std::make_shared<Options>();
    command.app->add_option("DATASET", options->dataset, "Name of the dataset")->required();
    const bool isCrosstab = kind == AnalysisKind::Crosstab;
    auto* variables = command.app
                          ->add_option("VARIABLES", options->variables,
                                       isCrosstab ? "The variable of the rows and that of the columns" : "Names of the variables")
                          ->required();
    if (isCrosstab) {
        variables->expected(2);
        command.app->add_flag("--residuals", options->residuals, "Adjusted standardised residuals");
        command.app->add_flag("--expected", options->expected, "Expected counts");
        command.app->add_flag("--column-percent", options->columnPercent, "Percent of columns");
    } else {
        command.app->add_flag("--intervals", options->intervals, "Confidence intervals");
    }
    command.app->add_option("--filter", options->filters, "VARIABLE=VALUE: only these responses (code or label; repeatable)")
        ->allow_extra_args(false);
    shell.on(command, [&shell, command, options, kind] {
        return shell.openToRead(command).and_then([&](const auto& project) { return analyse(*project, kind, *options); });
    });
}

} // namespace

void addStatistics(Shell& shell)
{
    addKind(shell, "describe", "Descriptives: n, mean, spread, quantiles, shape", AnalysisKind::Describe);
    addKind(shell, "frequencies", "Frequencies with missing answers apart", AnalysisKind::Frequencies);
    addKind(shell, "crosstab", "Cross-table with percentages and chi-square", AnalysisKind::Crosstab);
}

} // namespace counterpoint::cli
