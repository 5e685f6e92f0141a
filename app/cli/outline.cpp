#include "app/cli/commands.h"
#include "app/cli/outline_changes.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integration/live_text.h"
#include "core/report/checklists.h"
#include "core/report/section_kinds.h"
#include <CLI/App.hpp>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

qsizetype wordsIn(const QString& body) { return body.simplified().isEmpty() ? 0 : body.simplified().count(u' ') + 1; }

Result<Answer> list(const Project& project)
{
    return project.read([](const Read& db) {
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << tr("No.") << tr("Section") << tr("Kind") << tr("Of") << tr("Words");
        for (const auto& section : report_sections::all(db)) {
            const auto body = live_text::shown(section.body);
            const auto heading = report::headingOf(db, section);
            rows.append(QJsonObject{{"level", section.level},
                                    {"kind", section.kind},
                                    {"title", heading},
                                    {"of", report::choiceOf(db, section)},
                                    {"body", body},
                                    {"words", qint64(wordsIn(body))},
                                    {"options", section.options}});
            table.rows.push_back({QString::number(rows.size()), QString(2 * (section.level - 1), u' ') + heading, section.kind,
                                  report::choiceOf(db, section), wordsIn(body) > 0 ? QString::number(wordsIn(body)) : QString()});
        }
        answer.json = {{"sections", rows}};
        if (rows.isEmpty())
            answer.lines << tr(
                "The report has no outline of its own; it is written as “report --sections” lists. Begin one by --template.");
        else
            answer.tables.push_back(table);
        return answer;
    });
}

Answer kinds()
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << tr("Kind") << tr("What it prints") << tr("Options");
    for (const auto& kind : report::sectionKinds()) {
        QStringList options;
        for (const auto& option : kind.options)
            options << option.key;
        rows.append(QJsonObject{{"kind", kind.key}, {"about", kind.about}, {"options", QJsonArray::fromStringList(options)}});
        table.rows.push_back({kind.key, kind.about, options.join(QStringLiteral(", "))});
    }
    answer.json = {{"kinds", rows}};
    answer.tables.push_back(table);
    return answer;
}

/// What a checklist asks for, and where the report says it.
Result<Answer> checked(const Project& project, const QString& key)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        if (!report::findChecklist(key.toLower()))
            return fail(Error::Kind::Invalid, tr("“%1” is no checklist. There are coreq, cherries and gramms.").arg(key));
        const auto outline = report_sections::all(db);
        ReportSection asked{{}, 1, QStringLiteral("checklist"), {}, {}, {{QStringLiteral("checklist"), key.toLower()}}};
        for (const auto& section : outline)
            if (section.kind == asked.kind && section.options.value(QLatin1String("checklist")) == key.toLower())
                asked = section;
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.title = report::findChecklist(key.toLower())->title;
        table.headers << tr("No.") << tr("Item") << tr("Where it is covered");
        int open = 0;
        for (const auto& item : report::coverage(db, outline, asked)) {
            open += item.isCovered() ? 0 : 1;
            rows.append(QJsonObject{{"number", item.number},
                                    {"part", item.part},
                                    {"item", item.name},
                                    {"covered", item.isCovered()},
                                    {"where", item.isCovered() ? QJsonValue(item.where()) : QJsonValue()},
                                    {"typed", !item.typed.isEmpty()}});
            table.rows.push_back({QString::number(item.number), item.name, item.isCovered() ? item.where() : tr("not covered")});
        }
        answer.json = {{"checklist", key.toLower()}, {"items", rows}, {"not_covered", open}};
        answer.tables.push_back(table);
        return answer;
    });
}

} // namespace

void addOutline(Shell& shell)
{
    struct Options {
        bool kinds = false;
        std::string checklist;
        OutlineChanges changes;
    };
    const auto command = shell.add("outline", "The outline of the report: its sections in order, what each is made of, and its text");
    const auto options = std::make_shared<Options>();
    command.app->add_flag("--kinds", options->kinds, "List the kinds of sections with their options");
    command.app->add_option("--checklist", options->checklist, "coreq, cherries or gramms: what the report covers where");
    addOutlineChanges(*command.app, options->changes);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes.any())
            return shell.openToRead(command).and_then([&](const auto& project) -> Result<Answer> {
                return options->kinds            ? Result<Answer>(kinds())
                    : options->checklist.empty() ? list(*project)
                                                 : checked(*project, text(options->checklist));
            });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(tr("Change the outline of the report"),
                                               [&](Edit& db) { return applyOutlineChanges(db, options->changes); });
            return done ? list(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
