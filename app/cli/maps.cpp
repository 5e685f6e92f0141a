#include "core/integration/maps.h"
#include "app/cli/commands.h"
#include "app/cli/headless_gui.h"
#include "app/cli/map_changes.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integration/map_exchange.h"
#include "core/integration/map_figure.h"
#include "ui/print/figure_file.h"
#include <CLI/App.hpp>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string name;
    std::string out;
    std::string import;
    MapChanges changes;
};

QString tr(const char* text) { return translate("Cli", text); }

Answer list(const Read& db)
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << tr("Map") << tr("Things") << tr("Links") << tr("In the report");
    for (const auto& map : maps::all(db)) {
        rows.append(QJsonObject{
            {"name", map.name}, {"nodes", qint64(map.nodes.size())}, {"links", qint64(map.links.size())}, {"in_report", map.inReport}});
        table.rows.push_back(
            {map.name, QString::number(map.nodes.size()), QString::number(map.links.size()), map.inReport ? tr("yes") : tr("no")});
    }
    answer.json = {{"maps", rows}};
    answer.tables.push_back(table);
    return answer;
}

void tellNodes(const ConceptMap& map, Answer& answer)
{
    QJsonArray nodes;
    TextTable table;
    table.title = map.name;
    table.headers << tr("Kind") << tr("Thing") << QStringLiteral("X") << QStringLiteral("Y");
    for (const auto& node : map.nodes) {
        nodes.append(
            QJsonObject{{"kind", toText(node.kind)}, {"text", node.text}, {"gone", node.isGone}, {"x", node.at.x}, {"y", node.at.y}});
        table.rows.push_back({titleOf(node.kind), node.text.simplified() + (node.isGone ? tr(" (no longer in the study)") : QString()),
                              QString::number(node.at.x, 'f', 0), QString::number(node.at.y, 'f', 0)});
    }
    answer.json.insert(QStringLiteral("nodes"), nodes);
    answer.tables.push_back(table);
}

void tellLinks(const ConceptMap& map, Answer& answer)
{
    QJsonArray links;
    TextTable table;
    table.headers << tr("From") << tr("Link") << tr("To");
    for (const auto& link : map.links) {
        const auto from = map.node(link.from)->text;
        const auto to = map.node(link.to)->text;
        links.append(QJsonObject{{"from", from},
                                 {"kind", toText(link.kind)},
                                 {"label", link.label.isEmpty() ? QJsonValue() : QJsonValue(link.label)},
                                 {"to", to}});
        const auto words = link.label.isEmpty() ? titleOf(link.kind) : tr("%1 (%2)").arg(link.label, titleOf(link.kind));
        table.rows.push_back({from.simplified(), words, to.simplified()});
    }
    answer.json.insert(QStringLiteral("links"), links);
    if (!table.rows.empty())
        answer.tables.push_back(table);
}

Result<> write(const Project& project, const ConceptMap& map, const QString& out)
{
    if (QFileInfo(out).suffix().toLower() == QLatin1String("qdpx")) {
        const auto bytes = project.read([&](const Read& db) { return refi::toQdpx(maps::toRefi(db, {map})); });
        if (!bytes)
            return fail(bytes);
        QSaveFile file(out);
        if (file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size() && file.commit())
            return {};
        return fail(Error::Kind::Io, tr("“%1” could not be written: %2.").arg(out, file.errorString()));
    }
    const HeadlessGui gui;
    return ui::writeFigure(figure::draw(maps::figureOf(map)), out);
}

/// The graphs of a REFI-QDA project, as one step.
Result<Answer> bringIn(Project& project, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, tr("“%1” could not be read: %2.").arg(path, file.errorString()));
    const auto read = refi::fromQdpx(file.readAll(), path);
    if (!read)
        return fail(read);
    const auto done =
        project.perform(tr("Import maps from “%1”").arg(QFileInfo(path).fileName()), [&](Edit& db) { return maps::fromRefi(db, *read); });
    if (!done)
        return fail(done);
    return project.read([&](const Read& db) {
        auto answer = list(db);
        answer.warnings = done->notes;
        answer.json.insert(QStringLiteral("imported"),
                           QJsonObject{{"maps", qint64(done->maps.size())},
                                       {"nodes", done->nodes},
                                       {"links", done->links},
                                       {"notes", QJsonArray::fromStringList(done->notes)}});
        return answer;
    });
}

Result<Answer> show(const Project& project, const Options& options)
{
    if (options.name.empty())
        return project.read(list);
    const auto map = project.read([&](const Read& db) { return maps::byName(db, text(options.name)); });
    if (!map)
        return fail(map);
    Answer answer;
    answer.json = {{"name", map->name}, {"note", map->note}, {"in_report", map->inReport}};
    if (!map->note.isEmpty())
        answer.lines << map->note;
    tellNodes(*map, answer);
    tellLinks(*map, answer);
    if (options.out.empty())
        return answer;
    const auto out = text(options.out);
    if (const auto written = write(project, *map, out); !written)
        return fail(written);
    answer.tables.clear();
    answer.lines = {tr("Wrote “%1”.").arg(out)};
    answer.json.insert(QStringLiteral("file"), out);
    return answer;
}

} // namespace

void addMaps(Shell& shell)
{
    const auto command = shell.add("map", "Maps: codes, Cases, sources, findings and notes with links between them");
    const auto options = std::make_shared<Options>();
    command.app->add_option("NAME", options->name, "The map; without it all are listed");
    command.app->add_option("OUT", options->out, "A picture of it, .svg, .png or .pdf; or .qdpx, a REFI-QDA graph for other programs");
    command.app->add_option("--import", options->import, "FILE: make a map of each graph in a REFI-QDA project (.qdpx)");
    addMapChanges(*command.app, options->changes);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->import.empty())
            return shell.openToWrite(command).and_then([&](const auto& project) { return bringIn(*project, text(options->import)); });
        if (!options->changes.any())
            return shell.openToRead(command).and_then([&](const auto& project) { return show(*project, *options); });
        if (options->name.empty())
            return fail(Error::Kind::Invalid, tr("Say which map, by its name."));
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(tr("Change map “%1”").arg(text(options->name)),
                                               [&](Edit& db) { return applyMapChanges(db, text(options->name), options->changes); });
            if (!done)
                return fail(done);
            auto shown = *options;
            if (options->changes.remove)
                shown.name.clear();
            else if (!options->changes.rename.empty())
                shown.name = options->changes.rename;
            return show(*project, shown);
        });
    });
}

} // namespace counterpoint::cli
