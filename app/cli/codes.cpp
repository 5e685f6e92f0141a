#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/code_spread.h"
#include "core/coding/codebook.h"
#include "core/coding/codebook_templates.h"
#include "core/coding/coders.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

Result<Answer> list(const Project& project, Counted counted, const QString& coderName)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        CountScope scope(counted);
        if (!coderName.isEmpty()) {
            const auto found = coders::byName(db, coderName);
            if (!found)
                return fail(found);
            scope.coder = found->id;
        }
        auto spread = code_spread::ofAll(db, scope);
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Code") << translate("Cli", "Codings") << translate("Cli", "Sources") << translate("Cli", "Cases")
                      << translate("Cli", "Coders");
        for (const auto& code : codebook::all(db, scope)) {
            const auto& of = spread[code.id];
            rows.append(QJsonObject{{"path", code.path},
                                    {"name", code.name},
                                    {"colour", code.colour},
                                    {"origin", code.origin},
                                    {"definition", code.definition},
                                    {"inclusion", code.inclusion},
                                    {"exclusion", code.exclusion},
                                    {"example", code.example},
                                    {"words", code.words},
                                    {"codings", code.codings},
                                    {"sources", code.sources},
                                    {"cases", of.cases},
                                    {"coders", QJsonArray::fromStringList(of.coders)}});
            table.rows.push_back({QString(code.depth * 2, u' ') + code.name, QString::number(code.codings), QString::number(code.sources),
                                  QString::number(of.cases), of.coders.join(QStringLiteral(", "))});
        }
        answer.json = {{"codes", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

Answer templates()
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Template") << translate("Cli", "Codes") << translate("Cli", "For");
    for (const auto& one : codebookTemplates::all()) {
        rows.append(QJsonObject{{"name", one.name},
                                {"title", one.title},
                                {"about", one.about},
                                {"reference", one.reference},
                                {"codes", qint64(one.codes.rows.size())}});
        table.rows.push_back({one.name, QString::number(one.codes.rows.size()), one.about});
    }
    answer.json = {{"templates", rows}};
    answer.tables.push_back(table);
    return answer;
}

struct Changes {
    std::vector<std::string> add;
    std::vector<std::string> rename;
    std::vector<std::string> move;
    std::vector<std::string> merge;
    std::vector<std::string> define;
    std::string remove;
    std::string fromTemplate;
    std::string sort;
    std::string coder; ///< changes nothing, as the next: whose codings are counted
    bool participantsOnly = false;
    bool any() const
    {
        return !fromTemplate.empty() || !sort.empty() || !add.empty() || !rename.empty() || !move.empty() || !merge.empty()
            || !define.empty() || !remove.empty();
    }
};

Result<> addPath(Edit& db, const QString& path)
{
    const auto codes = codebook::all(db);
    for (const auto& code : codes)
        if (code.path.compare(path, Qt::CaseInsensitive) == 0)
            return fail(Error::Kind::Invalid, translate("Cli", "There is already a code “%1”.").arg(code.path));
    const auto made = codebook::ensurePath(db, path);
    return made ? Result<>() : fail(made);
}

Result<> moveCode(Edit& db, const QString& code, const QString& parent)
{
    const auto moved = codebook::find(db, code);
    if (!moved)
        return fail(moved);
    if (parent.isEmpty() || parent == QLatin1String("/"))
        return codebook::move(db, moved->id, {});
    return codebook::find(db, parent).and_then([&](const Code& under) { return codebook::move(db, moved->id, under.id); });
}

Result<> mergeCodes(Edit& db, const QString& from, const QString& into)
{
    const auto source = codebook::find(db, from);
    const auto target = codebook::find(db, into);
    if (!source)
        return fail(source);
    if (!target)
        return fail(target);
    return codebook::merge(db, source->id, target->id);
}

Result<> apply(Edit& db, const Changes& changes)
{
    if (!changes.fromTemplate.empty()) {
        const auto done = codebookTemplates::find(text(changes.fromTemplate)).and_then([&](const CodebookTemplate& found) {
            return codebook::merge(db, found.codes);
        });
        if (!done)
            return fail(done);
    }
    for (const auto& path : changes.add)
        if (const auto done = addPath(db, text(path)); !done)
            return done;
    if (!changes.rename.empty()) {
        const auto done = codebook::find(db, text(changes.rename[0])).and_then([&](const Code& code) {
            return codebook::rename(db, code.id, text(changes.rename[1]));
        });
        if (!done)
            return done;
    }
    if (!changes.move.empty())
        if (const auto done = moveCode(db, text(changes.move[0]), text(changes.move[1])); !done)
            return done;
    if (!changes.merge.empty())
        if (const auto done = mergeCodes(db, text(changes.merge[0]), text(changes.merge[1])); !done)
            return done;
    if (!changes.define.empty()) {
        auto code = codebook::find(db, text(changes.define[0]));
        if (!code)
            return fail(code);
        code->definition = text(changes.define[1]);
        if (const auto done = codebook::update(db, *code); !done)
            return done;
    }
    if (!changes.remove.empty()) {
        const auto code = codebook::find(db, text(changes.remove));
        if (!code)
            return fail(code);
        codebook::remove(db, code->id);
    }
    if (!changes.sort.empty())
        codebook::sort(db, changes.sort == "name" ? codebook::SortBy::Name : codebook::SortBy::Codings);
    return {};
}

} // namespace

void addCodes(Shell& shell)
{
    const auto command = shell.add("codes", "The codebook with counts");
    const auto changes = std::make_shared<Changes>();
    const auto listsTemplates = std::make_shared<bool>(false);
    command.app->add_option("--add", changes->add, "PATH: add a code, with the codes above it ('Culture/Us and them'; repeatable)")
        ->allow_extra_args(false);
    command.app->add_option("--rename", changes->rename, "CODE NEW: rename a code")->expected(2);
    command.app->add_option("--move", changes->move, "CODE PARENT: put a code below another ('/' for the top)")->expected(2);
    command.app->add_option("--merge", changes->merge, "FROM INTO: bring everything of one code into another")->expected(2);
    command.app->add_option("--define", changes->define, "CODE TEXT: set a code's definition")->expected(2);
    command.app->add_option("--remove", changes->remove, "CODE: remove a code, those below it and their codings");
    command.app->add_option("--template", changes->fromTemplate, "NAME: add the codes of a template; see --templates");
    command.app->add_option("--sort", changes->sort, "Order the codes below each code, for good")
        ->check(CLI::IsMember({"name", "codings"}));
    command.app->add_option("--coder", changes->coder, "NAME: count this coder's codings only");
    command.app->add_flag("--participants-only", changes->participantsOnly, "Leave out of the counts what interviewers and moderators say");
    command.app->add_flag("--templates", *listsTemplates, "List the templates that codes can come from");
    shell.on(command, [&shell, command, changes, listsTemplates]() -> Result<Answer> {
        if (*listsTemplates)
            return templates();
        const auto coder = text(changes->coder);
        const auto counted = changes->participantsOnly ? Counted::Participants : Counted::Everyone;
        if (!changes->any())
            return shell.openToRead(command).and_then([&](const auto& project) { return list(*project, counted, coder); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change the codebook"), [&](Edit& db) { return apply(db, *changes); });
            return done ? list(*project, counted, coder) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
