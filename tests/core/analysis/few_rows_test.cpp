#include "core/analysis/kind.h"
#include "core/analysis/result.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <algorithm>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A dataset with as many rows of ones as asked for: five numbers, two words in order, a date.
struct ShortSurvey {
    explicit ShortSurvey(std::size_t rows)
    {
        id = valueOf(project->perform("Import", [&](Edit& db) {
            NewDataset made{"short", "", {}};
            std::vector<Column> columns;
            for (const QString name : {"a", "b", "c", "d", "e", "word", "other", "day"}) {
                Variable variable;
                variable.name = name;
                if (name == "word" || name == "other") {
                    variable.type = VariableType::Text;
                    variable.level = Level::Ordinal;
                    variable.labels = {{QString("no"), "no"}, {QString("yes"), "yes"}};
                    columns.push_back(Column::ofTexts(std::vector<QString>(rows, "yes")));
                } else {
                    variable.type = name == "day" ? VariableType::Date : VariableType::Number;
                    columns.push_back(Column::ofNumbers(std::vector<double>(rows, 1)));
                    columns.back().type = variable.type;
                }
                made.variables.push_back(variable);
            }
            return datasets::add(db, made, columns);
        }));
        variables = valueOf(project->read([this](const Read& db) { return variables::of(db, id); }));
    }
    /// Of every role as many variables as it needs, each only once; where `withMore`, of every other role one.
    Analysis analysisOf(const AnalysisKind& kind, bool withMore) const
    {
        Analysis analysis;
        analysis.kind = kind.key;
        analysis.dataset = id;
        auto free = variables;
        for (const auto& role : kind.roles) {
            std::vector<VariableId> chosen;
            for (auto variable = free.begin();
                 variable != free.end() && chosen.size() < std::max<std::size_t>(role.least, withMore ? 1 : 0);)
                if (role.types.empty() || std::find(role.types.begin(), role.types.end(), variable->type) != role.types.end()) {
                    chosen.push_back(variable->id);
                    variable = free.erase(variable);
                } else
                    ++variable;
            analysis.put(role.key, chosen);
        }
        if (kind.option("mu"))
            setOption(analysis, "mu", 1);
        return analysis;
    }

    std::unique_ptr<Project> project = emptyProject();
    DatasetId id;
    std::vector<Variable> variables;
};

void checkAnswer(const Result<AnalysisResult>& result)
{
    if (!result) {
        INFO(result.error().message.toStdString());
        CHECK(result.error().message.size() > 20);
        CHECK(result.error().message.endsWith('.'));
        return;
    }
    for (const auto& part : result->parts) {
        for (const auto& row : part.table.rows)
            for (const auto& cell : row.cells) {
                INFO(cell.text.toStdString());
                CHECK_FALSE((cell.text.contains("nan") || cell.text.contains("inf", Qt::CaseSensitive)));
            }
        for (const auto& figure : part.figures)
            draw(figure);
    }
}

} // namespace

TEST_CASE("no row and one row are answered by every kind of analysis with a table or a sentence", "[analysis][kinds]")
{
    for (const std::size_t rows : {0U, 1U, 2U}) {
        const ShortSurvey survey(rows);
        for (const auto& kind : analysisKinds())
            for (const bool withMore : {false, true}) {
                INFO(kind.key.toStdString() << " of " << rows << " rows" << (withMore ? ", all roles filled" : ""));
                const auto analysis = survey.analysisOf(kind, withMore);
                checkAnswer(survey.project->read([&](const Read& db) { return run(db, analysis); }));
            }
    }
}
