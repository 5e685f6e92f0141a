#include "core/integration/literature.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/interchange/bibliography/bibliography.h"
#include "core/report/bibliography.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

struct Options {
    std::vector<std::string> files;
    std::vector<std::string> removed;
};

QJsonObject toJson(const report::ListedWork& one)
{
    const auto& work = one.work;
    return {{"key", work.key},
            {"kind", toText(work.kind)},
            {"authors", work.authors},
            {"year", work.year},
            {"title", work.title},
            {"container", work.container},
            {"editors", work.editors},
            {"publisher", work.publisher},
            {"volume", work.volume},
            {"issue", work.issue},
            {"pages", work.pages},
            {"doi", work.doi},
            {"url", work.url},
            {"note", work.note},
            {"cited", QStringLiteral("(%1, %2)").arg(one.authors, one.year)},
            {"reference", one.entry.plain()}};
}

/// In the order of a list of references.
Result<Answer> list(const Project& project, Answer answer = {})
{
    return project.read([&](const Read& db) {
        QJsonArray rows;
        TextTable table;
        table.headers << tr("Key") << tr("Reference");
        for (const auto& one : report::listed(literature::publications(db))) {
            rows.append(toJson(one));
            table.rows.push_back({one.work.key, one.entry.plain()});
        }
        answer.json.insert(QStringLiteral("works"), rows);
        answer.tables.push_back(table);
        return answer;
    });
}

/// All files are read before anything is written.
Result<std::vector<Publication>> read(const std::vector<std::string>& files, Answer& answer)
{
    constexpr qint64 largest = 64LL * 1024 * 1024;
    std::vector<Publication> works;
    for (const auto& path : files) {
        QFile file(text(path));
        if (!file.open(QIODevice::ReadOnly))
            return fail(Error::Kind::Io, tr("“%1” could not be read: %2. Check the name.").arg(text(path), file.errorString()));
        if (file.size() > largest)
            return fail(Error::Kind::Format, tr("“%1” is larger than 64 MB. Export fewer works at a time.").arg(text(path)));
        auto read = readBibliography(file.readAll(), QFileInfo(text(path)).fileName());
        if (!read)
            return fail(read);
        answer.warnings << read->notes;
        works.insert(works.end(), read->works.begin(), read->works.end());
    }
    return works;
}

Result<Answer> change(Project& project, const Options& options)
{
    Answer answer;
    const auto works = read(options.files, answer);
    if (!works)
        return fail(works);
    literature::Imported imported;
    const auto done = project.perform(tr("Change the literature"), [&](Edit& db) -> Result<> {
        for (const auto& key : options.removed) {
            const auto work = literature::byKey(db, text(key));
            if (!work)
                return fail(work);
            literature::remove(db, work->id);
        }
        imported = literature::import(db, *works);
        return {};
    });
    if (!done)
        return fail(done);
    answer.warnings << imported.notes;
    answer.json = {{"added", imported.added}, {"updated", imported.updated}, {"unchanged", imported.unchanged}};
    if (!options.files.empty())
        answer.lines
            << tr("Works added: %1, updated: %2, unchanged: %3.").arg(imported.added).arg(imported.updated).arg(imported.unchanged);
    return list(project, std::move(answer));
}

} // namespace

void addLiterature(Shell& shell)
{
    const auto command = shell.add("literature", "The works that running text cites by their keys ([@reed2020])");
    const auto options = std::make_shared<Options>();
    command.app->add_option("--add-from", options->files, "FILE…: bring in works from BibTeX (.bib) or RIS (.ris)");
    command.app->add_option("--remove", options->removed, "KEY…: remove works");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (options->files.empty() && options->removed.empty())
            return shell.openToRead(command).and_then([](const auto& project) { return list(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) { return change(*project, *options); });
    });
}

} // namespace counterpoint::cli
