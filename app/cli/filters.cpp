#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/filter.h"
#include "core/responses/saved_filters.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string dataset;
    std::vector<std::string> add;
    std::vector<std::string> change;
    std::vector<std::string> rename;
    std::string remove;
    std::string count;
    bool changes() const { return !add.empty() || !change.empty() || !rename.empty() || !remove.empty(); }
};

Result<SavedFilter> filterCalled(const Read& db, DatasetId dataset, const std::string& name)
{
    const auto all = savedFilters::of(db, dataset);
    QStringList names;
    for (const auto& filter : all)
        names << filter.name;
    const auto place = findName(text(name), names, translate("Cli", "filter"));
    if (!place)
        return fail(place);
    return all[std::size_t(*place)];
}

Result<> apply(Edit& db, const Options& options)
{
    const auto dataset = datasets::byName(db, text(options.dataset));
    if (!dataset)
        return fail(dataset);
    if (!options.add.empty())
        if (const auto added = savedFilters::add(db, dataset->id, text(options.add[0]), text(options.add[1])); !added)
            return fail(added);
    const auto change = [&](const std::vector<std::string>& words, QString SavedFilter::*member) -> Result<> {
        if (words.empty())
            return {};
        auto filter = filterCalled(db, dataset->id, words[0]);
        if (!filter)
            return fail(filter);
        (*filter).*member = text(words[1]);
        return savedFilters::update(db, *filter);
    };
    if (const auto done = change(options.change, &SavedFilter::expression); !done)
        return done;
    if (const auto done = change(options.rename, &SavedFilter::name); !done)
        return done;
    if (options.remove.empty())
        return {};
    const auto filter = filterCalled(db, dataset->id, options.remove);
    if (!filter)
        return fail(filter);
    savedFilters::remove(db, filter->id);
    return {};
}

Result<Answer> list(const Project& project, const Options& options)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto dataset = datasets::byName(db, text(options.dataset));
        if (!dataset)
            return fail(dataset);
        auto shown = savedFilters::of(db, dataset->id);
        if (!options.count.empty())
            shown = {{{}, dataset->id, {}, savedFilters::expressionFor(db, dataset->id, text(options.count))}};
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Filter") << translate("Cli", "Expression") << translate("Cli", "Responses");
        for (const auto& filter : shown) {
            const auto selected = filters::selectRows(db, dataset->id, filter.expression);
            if (!selected)
                return fail(selected);
            const auto count = qint64(std::count(selected->begin(), selected->end(), true));
            rows.append(QJsonObject{{"name", filter.name}, {"expression", filter.expression}, {"n", count}, {"n_total", dataset->rows}});
            table.rows.push_back({filter.name, filter.expression, QString::number(count)});
        }
        answer.json = {{"dataset", dataset->name}, {"filters", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

} // namespace

void addFilters(Shell& shell)
{
    const auto command = shell.add("filters", "Selections of responses that are kept under a name");
    const auto options = std::make_shared<Options>();
    command.app->add_option("DATASET", options->dataset, "The dataset")->required();
    command.app->add_option("--add", options->add, "NAME EXPRESSION: keep a selection, such as '${age} >= 18'")->expected(2);
    command.app->add_option("--change", options->change, "NAME EXPRESSION: another expression for it")->expected(2);
    command.app->add_option("--rename", options->rename, "NAME NEW")->expected(2);
    command.app->add_option("--remove", options->remove, "NAME: remove it");
    command.app->add_option("--count", options->count, "EXPRESSION or name: only count the responses");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes())
            return shell.openToRead(command).and_then([&](const auto& project) { return list(*project, *options); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change filters"), [&](Edit& db) { return apply(db, *options); });
            return done ? list(*project, *options) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
