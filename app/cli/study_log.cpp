#include "core/integration/study_log.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include <CLI/App.hpp>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

struct Options {
    std::string add;
    std::string kind = "decision";
    std::string day;
    std::string body;
    int remove = 0;
};

Result<Answer> list(const Project& project)
{
    return project.read([](const Read& db) {
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << tr("No.") << tr("Day") << tr("Kind") << tr("Title") << tr("Text") << tr("By");
        for (const auto& entry : study_log::all(db)) {
            rows.append(QJsonObject{{"day", entry.day},
                                    {"kind", toText(entry.kind)},
                                    {"title", entry.title},
                                    {"body", entry.body},
                                    {"coder", entry.coderName.isEmpty() ? QJsonValue() : QJsonValue(entry.coderName)},
                                    {"written_at", entry.writtenAt}});
            table.rows.push_back(
                {QString::number(rows.size()), entry.day, titleOf(entry.kind), entry.title, entry.body.simplified(), entry.coderName});
        }
        answer.json = {{"entries", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

Result<> apply(Edit& db, const Options& options, const QString& coderName)
{
    if (options.remove > 0) {
        const auto all = study_log::all(db);
        if (options.remove > int(all.size()))
            return fail(Error::Kind::Invalid, tr("There is no entry %1. They are numbered 1 to %2.").arg(options.remove).arg(all.size()));
        study_log::remove(db, all[std::size_t(options.remove - 1)].id);
    }
    if (options.add.empty())
        return {};
    const auto kind = logKindFrom(text(options.kind));
    const auto coder = coders::ensure(db, coderName);
    if (!kind)
        return fail(kind);
    if (!coder)
        return fail(coder);
    LogEntry entry;
    entry.kind = *kind;
    entry.day = text(options.day);
    entry.title = text(options.add);
    entry.body = text(options.body);
    entry.coder = *coder;
    const auto added = study_log::add(db, std::move(entry));
    return added ? Result<>() : fail(added);
}

} // namespace

void addStudyLog(Shell& shell)
{
    const auto command = shell.add("log", "The study log: decisions, reflexive notes and events, dated");
    const auto options = std::make_shared<Options>();
    auto* add = command.app->add_option("--add", options->add, "TITLE: write an entry");
    command.app->add_option("--kind", options->kind, "decision, reflexive note or event (decision)")->needs(add);
    command.app->add_option("--day", options->day, "DAY: 2026-11-26 (today)")->needs(add);
    command.app->add_option("--text", options->body, "What was decided, noticed or done, and why")->needs(add);
    command.app->add_option("--remove", options->remove, "NUMBER: remove an entry");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (options->add.empty() && options->remove == 0)
            return shell.openToRead(command).and_then([](const auto& project) { return list(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done =
                project->perform(tr("Write in the study log"), [&](Edit& db) { return apply(db, *options, shell.coderName()); });
            return done ? list(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
