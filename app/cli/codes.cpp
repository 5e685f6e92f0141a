#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/codebook_templates.h"
#include "core/coding/coders.h"
#include <QJsonArray>
#include <map>
#include <set>

namespace counterpoint::cli {

namespace {

struct Spread {
    int cases = 0;
    QStringList coders;
};

/// Cases behind each code (through the speaker of the turn that a coding begins in, or the respondent) and its coders.
std::map<CodeId, Spread> spreadOf(const Read& db, const CountScope& scope)
{
    const AskingTurns asking(db, scope.counted);
    std::map<CodeId, Spread> spread;
    std::map<CodeId, std::set<std::int64_t>> people;
    auto byCase = db.prepare(R"(
        WITH spoken AS (
            SELECT c.code_id, c.source_id, c.start, (SELECT t.id FROM turn t WHERE t.source_id = c.source_id AND t.start <= c.start ORDER BY t.start DESC LIMIT 1) AS turn_id FROM coding c WHERE ?1 IS NULL OR c.coder_id = ?1)
        SELECT s.code_id, s.source_id, s.start, coalesce(sp.case_id, r.case_id) FROM spoken s
          JOIN turn t ON t.source_id = s.source_id AND t.id = s.turn_id
          LEFT JOIN speaker sp ON sp.id = t.speaker_id
          LEFT JOIN source so ON so.id = s.source_id LEFT JOIN variable v ON v.id = so.variable_id
          LEFT JOIN response_case r ON r.dataset_id = v.dataset_id AND r.row = t.response_row)");
    for (byCase.bind(scope.coder); byCase.step();)
        if (!byCase.isNull(3) && !asking.leaveOut(byCase.id<SourceId>(1), qsizetype(byCase.int64(2))))
            people[byCase.id<CodeId>(0)].insert(byCase.int64(3));
    for (const auto& [code, cases] : people)
        spread[code].cases = int(cases.size());
    auto byCoder = db.prepare("SELECT DISTINCT c.code_id, k.name FROM coding c JOIN coder k ON k.id = c.coder_id WHERE ?1 IS NULL "
                              "OR k.id = ?1 ORDER BY c.code_id, k.id");
    for (byCoder.bind(scope.coder); byCoder.step();)
        spread[byCoder.id<CodeId>(0)].coders << byCoder.text(1);
    return spread;
}

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
        auto spread = spreadOf(db, scope);
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
