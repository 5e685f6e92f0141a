#include "core/integration/framework.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/report/framework_file.h"
#include "core/transcript/sources.h"
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string name;
    bool isNew = false;
    std::vector<std::string> themes;
    std::string by;
    std::string rename;
    bool remove = false;
    std::string dropTheme;
    std::vector<std::string> set;
    std::vector<std::string> link;
    std::vector<std::string> confirm;
    std::vector<std::string> passages;
    std::string out;
    bool verify = false;

    bool changes() const
    {
        return isNew || remove || !themes.empty() || !rename.empty() || !dropTheme.empty() || !set.empty() || !link.empty()
            || !confirm.empty();
    }
};

Result<FrameworkId> make(Edit& db, const Options& options)
{
    AttributeId by;
    if (!options.by.empty() && options.by != "case") {
        const auto attribute = attributes::byName(db, text(options.by));
        if (!attribute)
            return fail(attribute);
        by = attribute->id;
    }
    std::vector<CodeId> codes;
    for (const auto& theme : options.themes) {
        const auto code = codebook::find(db, text(theme));
        if (!code)
            return fail(code);
        codes.push_back(code->id);
    }
    return frameworks::add(db, text(options.name), by, codes);
}

Result<std::size_t> themeCalled(const Framework& framework, const std::string& wanted)
{
    QStringList paths;
    QStringList titles;
    for (const auto& theme : framework.themes) {
        paths << theme.path;
        titles << theme.title;
    }
    const auto name = text(wanted);
    if (const auto path = paths.indexOf(name); path >= 0)
        return std::size_t(path);
    const auto title = titles.indexOf(name);
    if (title >= 0 && titles.count(name) == 1)
        return std::size_t(title);
    return fail(
        Error::Kind::Invalid,
        translate("Cli", "“%1” is no theme of “%2”. Its themes are %3.").arg(name, framework.name, titles.join(QStringLiteral(", "))));
}

/// The cell of ROW and THEME, with what is in it.
struct Found {
    FrameworkCellRef ref;
    FrameworkCell cell;
};

Result<Found> cellAt(const Read& db, const Framework& framework, const std::string& row, const std::string& theme)
{
    const auto column = themeCalled(framework, theme);
    if (!column)
        return fail(column);
    const auto matrix = frameworks::matrix(db, framework.id);
    if (!matrix)
        return fail(matrix);
    QStringList titles;
    for (std::size_t i = 0; i < matrix->rows.size(); ++i) {
        titles << matrix->rows[i].title;
        if (matrix->rows[i].title == text(row))
            return Found{matrix->ref(i, *column), matrix->cells[i][*column]};
    }
    return fail(Error::Kind::Invalid,
                translate("Cli", "“%1” is no row of “%2”. Its rows are %3.")
                    .arg(text(row), framework.name, titles.mid(0, 20).join(QStringLiteral(", "))));
}

Result<> link(Edit& db, const Framework& framework, const std::vector<std::string>& given)
{
    const auto found = cellAt(db, framework, given[0], given[1]);
    if (!found)
        return fail(found);
    const auto source = sources::byName(db, text(given[2]));
    if (!source)
        return fail(source);
    bool isStart = false;
    bool isEnd = false;
    const TextSpan span{text(given[3]).toLongLong(&isStart), text(given[4]).toLongLong(&isEnd)};
    if (!isStart || !isEnd)
        return fail(Error::Kind::Invalid, translate("Cli", "START and END are characters of the source, as numbers."));
    auto written = found->cell.text;
    if (!written.isEmpty() && !written.back().isSpace())
        written += u' ';
    const auto number = frameworks::link(db, framework.id, found->ref, written, written.size(), source->id, span);
    return number ? Result<>() : fail(number);
}

Result<> apply(Edit& db, const Options& options)
{
    if (options.isNew)
        if (const auto made = make(db, options); !made)
            return fail(made);
    const auto framework = frameworks::byName(db, text(options.name));
    if (!framework)
        return fail(framework);
    if (!options.isNew)
        for (const auto& theme : options.themes) {
            const auto code = codebook::find(db, text(theme));
            if (!code)
                return fail(code);
            if (const auto added = frameworks::addTheme(db, framework->id, code->id); !added)
                return fail(added);
        }
    if (!options.set.empty()) {
        const auto found = cellAt(db, *framework, options.set[0], options.set[1]);
        if (!found)
            return fail(found);
        if (const auto written = frameworks::write(db, framework->id, found->ref, text(options.set[2])); !written)
            return written;
    }
    if (!options.link.empty())
        if (const auto linked = link(db, *framework, options.link); !linked)
            return linked;
    if (!options.confirm.empty()) {
        const auto found = cellAt(db, *framework, options.confirm[0], options.confirm[1]);
        if (!found)
            return fail(found);
        if (const auto confirmed = frameworks::confirm(db, framework->id, found->ref); !confirmed)
            return confirmed;
    }
    if (!options.dropTheme.empty()) {
        const auto theme = themeCalled(*framework, options.dropTheme);
        if (!theme)
            return fail(theme);
        frameworks::removeTheme(db, framework->themes[*theme].id);
    }
    if (!options.rename.empty())
        if (const auto renamed = frameworks::rename(db, framework->id, text(options.rename)); !renamed)
            return renamed;
    if (options.remove)
        frameworks::remove(db, framework->id);
    return {};
}

QString nameIn(const Read& db, SourceId source)
{
    return sources::byId(db, source).map([](const Source& found) { return found.name; }).value_or(QString());
}

QJsonObject jsonOf(const Read& db, const FrameworkMatrix& matrix, std::size_t row, std::size_t theme)
{
    const auto& cell = matrix.cells[row][theme];
    QJsonArray links;
    for (const auto& each : cell.links) {
        const bool isThere = each.source.isValid();
        links.append(QJsonObject{{"number", each.number},
                                 {"source", isThere ? QJsonValue(nameIn(db, each.source)) : QJsonValue()},
                                 {"start", isThere ? QJsonValue(qint64(each.span.start)) : QJsonValue()},
                                 {"end", isThere ? QJsonValue(qint64(each.span.end)) : QJsonValue()}});
    }
    return {{"theme", matrix.framework.themes[theme].title},
            {"text", cell.text},
            {"links", links},
            {"passages", cell.passages},
            {"stale", cell.isStale()},
            {"added", cell.added},
            {"changed", cell.changed},
            {"gone", cell.gone},
            {"query",
             matrix.framework.themes[theme].path.isEmpty() ? QJsonValue()
                                                           : QJsonValue(frameworks::queryFor(matrix.framework, theme, matrix.rows[row]))}};
}

Result<Answer> show(const Read& db, const Framework& framework, const Options& options)
{
    const auto matrix = frameworks::matrix(db, framework.id);
    if (!matrix)
        return fail(matrix);
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.title = framework.name;
    table.headers << (framework.isOfGroups ? framework.attributeName : translate("Cli", "Case"));
    QJsonArray themes;
    for (const auto& theme : framework.themes) {
        table.headers << theme.title;
        themes.append(QJsonObject{{"title", theme.title}, {"code", theme.path.isEmpty() ? QJsonValue() : QJsonValue(theme.path)}});
    }
    for (std::size_t row = 0; row < matrix->rows.size(); ++row) {
        QStringList line{matrix->rows[row].title};
        QJsonArray cells;
        for (std::size_t theme = 0; theme < framework.themes.size(); ++theme) {
            const auto& cell = matrix->cells[row][theme];
            line << (cell.text.isEmpty() ? translate("Cli", "(%n passage(s))", nullptr, cell.passages)
                                         : (cell.isStale() ? QStringLiteral("! ") : QString()) + cell.text.simplified());
            cells.append(jsonOf(db, *matrix, row, theme));
        }
        table.rows.push_back(line);
        rows.append(QJsonObject{{"row", matrix->rows[row].title}, {"gone", matrix->rows[row].isGone}, {"cells", cells}});
    }
    answer.json = {{"framework", framework.name},
                   {"by", framework.isOfGroups ? QJsonValue(framework.attributeName) : QJsonValue("case")},
                   {"themes", themes},
                   {"rows", rows},
                   {"written", matrix->written()},
                   {"stale", matrix->stale()}};
    answer.tables.push_back(table);
    if (!options.out.empty()) {
        const auto file = report::writeFramework(db, *matrix, text(options.out));
        if (!file)
            return fail(file);
        answer.json = {{"file", text(options.out)}, {"bytes", file->bytes}, {"stale", matrix->stale()}};
        answer.tables.clear();
        answer.lines << translate("Cli", "Wrote “%1”.").arg(text(options.out));
        if (file->cut > 0)
            answer.warnings << translate("Cli",
                                         "%n text(s) were longer than a cell of a spreadsheet and were cut. A .csv file holds them whole.",
                                         nullptr, file->cut);
    }
    if (matrix->stale() > 0)
        answer.warnings << translate("Cli", "Summaries whose passages changed since they were written: %n.", nullptr, matrix->stale());
    answer.status = options.verify && matrix->stale() > 0 ? 1 : 0;
    return answer;
}

QString toText(FrameworkPassage::State state)
{
    using enum FrameworkPassage::State;
    return state == New   ? QStringLiteral("new")
        : state == Moved  ? QStringLiteral("moved")
        : state == Edited ? QStringLiteral("edited")
        : state == Gone   ? QStringLiteral("gone")
                          : QStringLiteral("as seen");
}

Result<Answer> passages(const Read& db, const Framework& framework, const Options& options)
{
    const auto found = cellAt(db, framework, options.passages[0], options.passages[1]);
    if (!found)
        return fail(found);
    const auto behind = frameworks::passages(db, framework.id, found->ref);
    if (!behind)
        return fail(behind);
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Source") << translate("Cli", "Speaker") << translate("Cli", "Start") << translate("Cli", "End")
                  << translate("Cli", "State") << translate("Cli", "Text");
    const bool isWritten = found->cell.summary.isValid();
    for (const auto& each : *behind) {
        const bool isGone = each.state == FrameworkPassage::State::Gone;
        const auto state = isWritten ? toText(each.state) : QString();
        const auto source = each.sourceName.isEmpty() ? nameIn(db, each.source) : each.sourceName;
        rows.append(QJsonObject{{"source", source},
                                {"speaker", each.speaker},
                                {"start", isGone ? QJsonValue() : QJsonValue(qint64(each.span.start))},
                                {"end", isGone ? QJsonValue() : QJsonValue(qint64(each.span.end))},
                                {"codes", QJsonArray::fromStringList(each.codes)},
                                {"state", isWritten ? QJsonValue(state) : QJsonValue()},
                                {"text", each.text}});
        table.rows.push_back({source, each.speaker, isGone ? QString() : QString::number(each.span.start),
                              isGone ? QString() : QString::number(each.span.end), state, each.text});
    }
    answer.json = {{"passages", rows}};
    answer.tables.push_back(table);
    return answer;
}

Result<Answer> list(const Read& db)
{
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Framework matrix") << translate("Cli", "Rows") << translate("Cli", "Themes")
                  << translate("Cli", "Written") << translate("Cli", "Stale");
    for (const auto& framework : frameworks::all(db)) {
        const auto matrix = frameworks::matrix(db, framework.id);
        if (!matrix)
            return fail(matrix);
        const auto by = framework.isOfGroups ? framework.attributeName : translate("Cli", "Case");
        rows.append(QJsonObject{{"name", framework.name},
                                {"by", framework.isOfGroups ? framework.attributeName : QStringLiteral("case")},
                                {"rows", qint64(matrix->rows.size())},
                                {"themes", qint64(framework.themes.size())},
                                {"written", matrix->written()},
                                {"stale", matrix->stale()}});
        table.rows.push_back({framework.name, QStringLiteral("%1 (%2)").arg(matrix->rows.size()).arg(by),
                              QString::number(framework.themes.size()), QString::number(matrix->written()),
                              QString::number(matrix->stale())});
    }
    answer.json = {{"frameworks", rows}};
    answer.tables.push_back(table);
    return answer;
}

Result<Answer> answerFor(const Read& db, const Options& options)
{
    if (options.name.empty() || options.remove)
        return list(db);
    const auto framework = frameworks::byName(db, text(options.rename.empty() ? options.name : options.rename));
    if (!framework)
        return fail(framework);
    return options.passages.empty() ? show(db, *framework, options) : passages(db, *framework, options);
}

} // namespace

void addFramework(Shell& shell)
{
    const auto command = shell.add("framework", "Framework matrices: Cases or groups by themes, with written summaries");
    const auto options = std::make_shared<Options>();
    auto* name = command.app->add_option("NAME", options->name, "The matrix; without it all are listed");
    const auto onNamed = [&](CLI::Option* option) { return option->needs(name); };
    auto* isNew = onNamed(command.app->add_flag("--new", options->isNew, "Make it, with --theme and perhaps --by"));
    onNamed(command.app->add_option("--theme", options->themes, "CODE: a theme for it, the code with all below it; repeatable"))
        ->allow_extra_args(false);
    command.app->add_option("--by", options->by, "With --new: rows are the groups of this attribute; without it Cases")->needs(isNew);
    onNamed(command.app->add_option("--set", options->set, "ROW THEME TEXT: write the summary; an empty text takes it away"))->expected(3);
    onNamed(command.app->add_option("--link", options->link, "ROW THEME SOURCE START END: link the summary to a passage"))->expected(5);
    onNamed(command.app->add_option("--looked-at", options->confirm, "ROW THEME: what stands behind the summary now has been looked at"))
        ->expected(2);
    onNamed(command.app->add_option("--passages", options->passages, "ROW THEME: list the passages behind a cell"))->expected(2);
    onNamed(command.app->add_option("--remove-theme", options->dropTheme, "THEME: with its summaries"));
    onNamed(command.app->add_option("--rename", options->rename, "NEW: another name"));
    onNamed(command.app->add_flag("--remove", options->remove, "Remove the matrix with its summaries"));
    onNamed(command.app->add_option("--out", options->out, "Write it to this file: .xlsx, .docx or .csv"));
    onNamed(command.app->add_flag("--verify", options->verify, "Exit with 1 if any summary is stale"));
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        const auto answer = [options](const Project& project) {
            return project.read([&](const Read& db) { return answerFor(db, *options); });
        };
        if (!options->changes())
            return shell.openToRead(command).and_then([&](const auto& project) { return answer(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change the framework matrix “%1”").arg(text(options->name)),
                                               [&](Edit& db) { return apply(db, *options); });
            return done ? answer(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
