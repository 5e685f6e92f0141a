#include "core/coding/dictionary.h"
#include "app/cli/commands.h"
#include "app/cli/progress_on_terminal.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/coding/coders.h"
#include <QJsonArray>
#include <algorithm>
#include <map>

namespace counterpoint::cli {

namespace {

const std::map<std::string, CodingUnit> units{
    {"hit", CodingUnit::Hit}, {"sentence", CodingUnit::Sentence}, {"paragraph", CodingUnit::Paragraph}, {"turn", CodingUnit::Turn}};

struct Options {
    std::vector<std::string> codes;
    std::vector<std::string> set;
    CodingUnit unit = CodingUnit::Sentence;
    bool apply = false;
    bool participantsOnly = false;
};

Result<std::vector<CodeId>> codesOf(const Read& db, const Options& options)
{
    std::vector<CodeId> codes;
    for (const auto& name : options.codes) {
        const auto code = codebook::find(db, text(name));
        if (!code)
            return fail(code);
        codes.push_back(code->id);
    }
    return codes;
}

Result<std::vector<DictionaryFind>> finds(const Read& db, const Options& options, CoderId coder)
{
    SearchScope scope;
    if (options.participantsOnly)
        scope.speech = SearchScope::Speech::WithoutInterviewers;
    return codesOf(db, options).and_then([&](const std::vector<CodeId>& codes) {
        return dictionary::find(db, codes, scope, options.unit, coder,
                                progressOnTerminal(translate("Cli", "Searching for the words of code %1 of %2")));
    });
}

Answer answerOf(const Read& db, const std::vector<DictionaryFind>& finds, bool isDone)
{
    std::map<CodeId, QString> words;
    for (const auto& code : codebook::uncounted(db))
        words[code.id] = code.words;
    Answer answer;
    QJsonArray rows;
    TextTable table;
    table.headers << translate("Cli", "Code") << translate("Cli", "Words") << translate("Cli", "Hits") << translate("Cli", "Passages")
                  << translate("Cli", "Coded already");
    for (const auto& find : finds) {
        const auto there = std::count_if(find.passages.begin(), find.passages.end(), [](const auto& passage) { return passage.isCoded; });
        const auto terms = words[find.code].split(u'\n');
        rows.append(QJsonObject{{"code", find.path},
                                {"words", QJsonArray::fromStringList(terms)},
                                {"hits", qint64(find.hits)},
                                {"passages", qint64(find.passages.size())},
                                {"already_coded", qint64(there)},
                                {"coded", isDone ? qint64(find.passages.size()) - qint64(there) : 0}});
        table.rows.push_back({find.path, terms.join(QStringLiteral("; ")), QString::number(find.hits),
                              QString::number(find.passages.size()), QString::number(there)});
    }
    if (finds.empty())
        table.notes << translate("Cli", "No code has a dictionary. Give one with --set CODE \"trust*; rely NEAR/3 on\".");
    answer.json = {{"dictionary", rows}};
    answer.tables.push_back(table);
    return answer;
}

Result<Answer> setWords(Edit& db, const Options& options)
{
    const auto code = codebook::find(db, text(options.set[0]));
    if (!code)
        return fail(code);
    return dictionary::set(db, code->id, text(options.set[1])).and_then([&] {
        return codebook::byId(db, code->id).map([](const Code& now) {
            Answer answer;
            answer.json = {{"code", now.path}, {"words", QJsonArray::fromStringList(now.words.split(u'\n', Qt::SkipEmptyParts))}};
            answer.lines
                << (now.words.isEmpty()
                        ? translate("Cli", "“%1” has no dictionary any more.").arg(now.path)
                        : translate("Cli", "“%1” is marked by %n term(s).", nullptr, int(now.words.count(u'\n')) + 1).arg(now.path));
            return answer;
        });
    });
}

Result<Answer> apply(Edit& db, const Options& options, const QString& coderName)
{
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    auto found = finds(db, options, *coder);
    if (!found)
        return fail(found);
    for (const auto& find : *found)
        if (const auto coded = autocode::apply(db, find.passages, find.code, *coder); !coded)
            return fail(coded);
    return answerOf(db, *found, true);
}

} // namespace

void addDictionary(Shell& shell)
{
    const auto command = shell.add("dictionary", "The words that mark codes: what they find, and coding by them");
    const auto options = std::make_shared<Options>();
    auto* set =
        command.app->add_option("--set", options->set, "CODE WORDS: the terms of a code, parted by semicolons, as a search is typed")
            ->expected(2);
    command.app->add_option("--code", options->codes, "Only the dictionary of this code; may be given again");
    command.app->add_option("--unit", options->unit, "What is coded around a hit: hit, sentence, turn or paragraph")
        ->transform(CLI::CheckedTransformer(units));
    command.app->add_flag("--participants-only", options->participantsOnly, "Leave out what interviewers and moderators say");
    command.app->add_flag("--apply", options->apply, "Code what is found, as one step")->excludes(set);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->set.empty() || options->apply)
            return shell.openToWrite(command).and_then([&](const auto& project) {
                return project->perform(
                    options->apply ? translate("Cli", "Code by the dictionaries") : translate("Cli", "Change a dictionary"),
                    [&](Edit& db) { return options->apply ? apply(db, *options, shell.coderName()) : setWords(db, *options); });
            });
        return shell.openToRead(command).and_then([&](const auto& project) {
            return project->read([&](const Read& db) {
                search::keepLittleInMemory(db);
                const auto coder =
                    coders::byName(db, shell.coderName()).map([](const Coder& known) { return known.id; }).value_or(CoderId());
                return finds(db, *options, coder).map([&](const auto& found) { return answerOf(db, found, false); });
            });
        });
    });
}

} // namespace counterpoint::cli
