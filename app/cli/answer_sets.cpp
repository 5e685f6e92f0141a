#include "core/responses/answer_sets.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/responses/column.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string dataset;
    std::vector<std::string> add;
    std::vector<std::string> counted;
    std::string label;
    std::string remove;
};

Result<> add(Edit& db, const Dataset& dataset, const Options& options)
{
    AnswerSet set;
    set.dataset = dataset.id;
    set.name = text(options.add[0]);
    set.label = text(options.label);
    for (std::size_t i = 1; i < options.add.size(); ++i) {
        const auto variable = variables::byName(db, dataset.id, text(options.add[i]));
        if (!variable)
            return fail(variable);
        set.variables.push_back(variable->id);
        for (std::size_t j = 0; i == 1 && j < options.counted.size(); ++j) {
            const auto value = variables::valueFrom(*variable, text(options.counted[j]));
            if (!value)
                return fail(value);
            set.counted.push_back(*value);
        }
    }
    const auto added = answerSets::add(db, std::move(set));
    return added ? Result<>() : fail(added);
}

Result<> apply(Edit& db, const Options& options)
{
    const auto dataset = datasets::byName(db, text(options.dataset));
    if (!dataset)
        return fail(dataset);
    if (!options.add.empty())
        if (const auto done = add(db, *dataset, options); !done)
            return done;
    if (options.remove.empty())
        return {};
    const auto set = answerSets::byName(db, dataset->id, text(options.remove));
    if (!set)
        return fail(set);
    answerSets::remove(db, set->id);
    return {};
}

Result<Answer> list(const Project& project, const Options& options)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto dataset = datasets::byName(db, text(options.dataset));
        if (!dataset)
            return fail(dataset);
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Set") << translate("Cli", "Label") << translate("Cli", "Variables")
                      << translate("Cli", "Counted");
        for (const auto& set : answerSets::of(db, dataset->id)) {
            QStringList names;
            QStringList counted;
            QJsonArray values;
            for (const auto id : set.variables)
                if (const auto variable = variables::byId(db, id))
                    names << variable->name;
            for (const auto& value : set.counted) {
                const auto* number = std::get_if<double>(&value);
                counted << valueText(number ? VariableType::Number : VariableType::Text, value);
                values.append(number ? QJsonValue(*number) : QJsonValue(std::get<QString>(value)));
            }
            rows.append(QJsonObject{
                {"name", set.name}, {"label", set.label}, {"variables", QJsonArray::fromStringList(names)}, {"counted", values}});
            table.rows.push_back({set.name, set.label, names.join(u' '), counted.join(u' ')});
        }
        answer.json = {{"dataset", dataset->name}, {"sets", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

} // namespace

void addAnswerSets(Shell& shell)
{
    const auto command = shell.add("sets", "Questions with several answers: sets of variables");
    const auto options = std::make_shared<Options>();
    command.app->add_option("DATASET", options->dataset, "The dataset")->required();
    command.app->add_option("--add", options->add, "NAME VARIABLE …: make a set of these variables")->expected(3, 1000);
    command.app
        ->add_option("--counted", options->counted, "VALUE …: of --add, what says ‘chosen’; without it the values are the categories")
        ->expected(1, 100);
    command.app->add_option("--label", options->label, "TEXT: of --add, the question's words");
    command.app->add_option("--remove", options->remove, "NAME: remove the set; its variables stay");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (options->add.empty() && options->remove.empty())
            return shell.openToRead(command).and_then([&](const auto& project) { return list(*project, *options); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change sets of answers"), [&](Edit& db) { return apply(db, *options); });
            return done ? list(*project, *options) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
