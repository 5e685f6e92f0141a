#include "app/cli/commands.h"
#include "app/cli/display_out.h"
#include "app/cli/joint_changes.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integration/joint_table.h"
#include "core/report/integration_section.h"
#include <CLI/App.hpp>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string name;
    JointChanges changes;
    bool verify = false;
    std::string out;
};

QString tr(const char* text) { return translate("Cli", text); }

Answer list(const Read& db)
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << tr("Joint display") << tr("Kind") << tr("Rows");
    for (const auto& display : joint_displays::all(db)) {
        rows.append(QJsonObject{{"name", display.name}, {"kind", toText(display.kind)}, {"rows", qint64(display.rows.size())}});
        table.rows.push_back({display.name, titleOf(display.kind), QString::number(display.rows.size())});
    }
    answer.json = {{"displays", rows}};
    answer.tables.push_back(table);
    return answer;
}

QJsonObject jsonOf(const JointCell& cell)
{
    QJsonArray lines;
    QJsonArray quotes;
    for (const auto& line : cell.lines)
        lines.append(QJsonObject{{"text", line.text}, {"query", line.passages.isEmpty() ? QJsonValue() : QJsonValue(line.passages)}});
    for (const auto& quote : cell.quotes)
        quotes.append(QJsonObject{
            {"text", quote.text}, {"from", quote.attribution}, {"start", qint64(quote.span.start)}, {"end", qint64(quote.span.end)}});
    return {{"lines", lines}, {"quotes", quotes}};
}

QString wordsOf(const JointCell& cell)
{
    QStringList words;
    for (const auto& line : cell.lines)
        words << line.text;
    for (const auto& quote : cell.quotes)
        words << tr("“%1” (%2)").arg(quote.text.simplified(), quote.attribution);
    return words.join(QStringLiteral("; "));
}

Result<Answer> show(const Project& project, const Options& options)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        if (options.name.empty())
            return list(db);
        const auto table = joint_displays::byName(db, text(options.name)).and_then([&](const JointDisplay& display) {
            return joint_displays::evaluate(db, display);
        });
        if (!table)
            return fail(table);
        if (!options.out.empty())
            return writeOut(report::displayReport(db, *table), text(options.out));
        Answer answer;
        QJsonArray rows;
        TextTable printed;
        printed.title = QStringLiteral("%1 (%2)").arg(table->display.name, titleOf(table->display.kind));
        printed.headers = table->columns + QStringList{tr("Inference")};
        for (const auto& row : table->rows) {
            QJsonObject cells;
            QStringList words;
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                cells.insert(table->columns[qsizetype(i)], jsonOf(row.cells[i]));
                words << wordsOf(row.cells[i]);
            }
            words << row.row.inference + (row.isStale() ? tr(" (evidence changed)") : QString());
            rows.append(QJsonObject{{"title", row.row.title},
                                    {"cells", cells},
                                    {"inference", row.row.inference.isEmpty() ? QJsonValue() : QJsonValue(row.row.inference)},
                                    {"inferred_by", row.row.inferredBy.isEmpty() ? QJsonValue() : QJsonValue(row.row.inferredBy)},
                                    {"inferred_at", row.row.inferredAt.isEmpty() ? QJsonValue() : QJsonValue(row.row.inferredAt)},
                                    {"stale", row.isStale()}});
            printed.rows.push_back(words);
        }
        answer.json = {{"name", table->display.name}, {"kind", toText(table->display.kind)}, {"rows", rows}, {"stale", table->stale()}};
        answer.tables.push_back(printed);
        if (options.verify && table->stale() > 0) {
            answer.status = 1;
            answer.warnings << translate("Cli", "What stands behind %n inference(s) has changed since.", nullptr, table->stale());
        }
        return answer;
    });
}

} // namespace

void addJoint(Shell& shell)
{
    const auto command = shell.add("joint", "Joint displays: numbers and words side by side");
    const auto options = std::make_shared<Options>();
    auto* name = command.app->add_option("NAME", options->name, "The joint display; without it all are listed");
    command.app->add_flag("--verify", options->verify, "Exit with 1 if what stands behind an inference has changed");
    command.app->add_option("--out", options->out, "Write it to this file: .xlsx, .csv, .docx, .odt, .html or .pdf")->needs(name);
    addJointChanges(*command.app, options->changes);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes.any())
            return shell.openToRead(command).and_then([&](const auto& project) { return show(*project, *options); });
        if (options->name.empty())
            return fail(Error::Kind::Invalid, tr("Say which joint display, by its name."));
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(tr("Change joint display “%1”").arg(text(options->name)), [&](Edit& db) {
                return applyJointChanges(db, text(options->name), options->changes, shell.coderName());
            });
            if (!done)
                return fail(done);
            auto shown = *options;
            if (options->changes.remove)
                shown.name.clear();
            return show(*project, shown);
        });
    });
}

} // namespace counterpoint::cli
