#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/query/find_passages.h"
#include "core/coding/query/saved_queries.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::vector<std::string> save;
    std::vector<std::string> change;
    std::vector<std::string> rename;
    std::string remove;
    bool changes() const { return !save.empty() || !change.empty() || !rename.empty() || !remove.empty(); }
};

Result<> apply(Edit& db, const Options& options)
{
    if (!options.save.empty())
        if (const auto saved = saved_queries::add(db, text(options.save[0]), text(options.save[1])); !saved)
            return fail(saved);
    const auto onNamed = [&](const std::string& name, const auto& act) -> Result<> {
        const auto query = saved_queries::byName(db, text(name));
        return query ? act(query->id) : fail(query);
    };
    if (!options.change.empty())
        if (const auto done =
                onNamed(options.change[0], [&](SavedQueryId id) { return saved_queries::setSentence(db, id, text(options.change[1])); });
            !done)
            return done;
    if (!options.rename.empty())
        if (const auto done =
                onNamed(options.rename[0], [&](SavedQueryId id) { return saved_queries::rename(db, id, text(options.rename[1])); });
            !done)
            return done;
    if (options.remove.empty())
        return {};
    return onNamed(options.remove, [&](SavedQueryId id) { return saved_queries::remove(db, id); });
}

Result<Answer> list(const Project& project)
{
    return project.read([&](const Read& db) {
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Set") << translate("Cli", "Query") << translate("Cli", "Passages");
        for (const auto& query : saved_queries::all(db)) {
            const auto found = passage_query::find(db, query.sentence);
            QJsonObject row{{"name", query.name}, {"query", query.sentence}};
            row.insert("passages", found ? QJsonValue(qint64(found->passages.size())) : QJsonValue());
            if (!found) {
                row.insert("reason", found.error().message);
                answer.warnings << QStringLiteral("%1: %2").arg(query.name, found.error().message);
            }
            rows.append(row);
            table.rows.push_back({query.name, query.sentence, found ? QString::number(found->passages.size()) : QStringLiteral("–")});
        }
        answer.json = {{"queries", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

} // namespace

void addQueries(Shell& shell)
{
    const auto command = shell.add("queries", "Sets of passages that are kept as queries, and stay live");
    const auto options = std::make_shared<Options>();
    command.app->add_option("--save", options->save, "NAME QUERY: keep a query under a name")->expected(2);
    command.app->add_option("--change", options->change, "NAME QUERY: another query for it")->expected(2);
    command.app->add_option("--rename", options->rename, "NAME NEW")->expected(2);
    command.app->add_option("--remove", options->remove, "NAME: remove it");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes())
            return shell.openToRead(command).and_then([](const auto& project) { return list(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change saved sets"), [&](Edit& db) { return apply(db, *options); });
            return done ? list(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
