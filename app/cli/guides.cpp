#include "app/cli/commands.h"
#include "app/cli/guide_changes.h"
#include "app/cli/headless_gui.h"
#include "app/cli/shell.h"
#include "app/cli/usage.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/guide_answers.h"
#include "core/interchange/read_text_file.h"
#include "core/report/guide_handout.h"
#include "core/survey/questionnaires.h"
#include "core/transcript/sources.h"
#include "ui/print/report_file.h"
#include <QJsonArray>
#include <algorithm>
#include <map>

namespace counterpoint::cli {

namespace {

struct Options {
    std::string guide;
    std::string add;
    std::string questions;
    std::string rename;
    bool remove = false;
    bool matches = false;
    bool codeAnswers = false;
    std::vector<int> numbers;
    std::string code;
    std::vector<std::string> sources;
    bool asked = false;
    std::string handout;
    std::string group;
    GuideChanges changes;
};

QJsonValue orNull(const QString& value) { return value.isEmpty() ? QJsonValue() : QJsonValue(value); }

/// What the links of guides lead to, by id.
struct LinkNames {
    std::map<SurveyItemId, QString> items;
    std::map<CodeId, QString> codes;
};

Result<LinkNames> linkNames(const Read& db)
{
    LinkNames names;
    for (const auto& info : questionnaires::all(db)) {
        const auto whole = questionnaires::read(db, info.id);
        if (!whole)
            return fail(whole);
        for (const auto* item : questionsOf(*whole))
            names.items[item->id] = info.name + u'/' + item->name;
    }
    for (const auto& code : codebook::uncounted(db))
        names.codes[code.id] = code.path;
    return names;
}

QStringList groupsOf(const Guide& guide, const GuideQuestion& question)
{
    QStringList names;
    for (const auto& group : guide.groups)
        if (std::find(question.groups.begin(), question.groups.end(), group.id) != question.groups.end())
            names << group.name;
    return names;
}

QJsonObject jsonOf(const Guide& guide, const GuideQuestion& question, int number, const LinkNames& names)
{
    QJsonArray items;
    for (const auto item : question.items)
        if (const auto found = names.items.find(item); found != names.items.end())
            items.append(found->second);
    QJsonArray codes;
    for (const auto code : question.codes)
        if (const auto found = names.codes.find(code); found != names.codes.end())
            codes.append(found->second);
    return {{"number", number},
            {"topic", orNull(question.topic)},
            {"text", question.text},
            {"prompts", QJsonArray::fromStringList(question.prompts)},
            {"minutes", question.minutes > 0 ? QJsonValue(question.minutes) : QJsonValue()},
            {"groups", QJsonArray::fromStringList(groupsOf(guide, question))},
            {"items", items},
            {"codes", codes}};
}

Result<Answer> list(const Read& db, const std::vector<Guide>& guides)
{
    const auto names = linkNames(db);
    if (!names)
        return fail(names);
    Answer answer;
    QJsonArray all;
    for (const auto& guide : guides) {
        QJsonArray questions;
        QJsonArray groups;
        for (const auto& group : guide.groups)
            groups.append(group.name);
        TextTable table;
        table.headers << QString() << translate("Cli", "Topic") << translate("Cli", "Question") << translate("Cli", "Minutes")
                      << translate("Cli", "Groups");
        for (std::size_t i = 0; i < guide.questions.size(); ++i) {
            const auto& question = guide.questions[i];
            questions.append(jsonOf(guide, question, int(i + 1), *names));
            table.rows.push_back({QString::number(i + 1), question.topic, question.text,
                                  question.minutes > 0 ? QString::number(question.minutes) : QString(),
                                  groupsOf(guide, question).join(QStringLiteral(", "))});
        }
        table.title = guide.name;
        all.append(QJsonObject{{"name", guide.name},
                               {"introduction", orNull(guide.introduction)},
                               {"closing", orNull(guide.closing)},
                               {"groups", groups},
                               {"minutes", guide.minutes()},
                               {"questions", questions}});
        answer.tables.push_back(table);
    }
    if (guides.empty())
        answer.lines << translate("Cli", "There is no guide in this study.");
    answer.json = {{"guides", all}};
    return answer;
}

Result<std::vector<SourceId>> sourcesOf(const Read& db, const Options& options)
{
    std::vector<SourceId> ids;
    for (const auto& name : options.sources) {
        const auto source = sources::byName(db, text(name));
        if (!source)
            return fail(source);
        ids.push_back(source->id);
    }
    return ids;
}

Result<std::vector<GuideMatch>> matchesOf(const Read& db, const Guide& guide, const Options& options)
{
    return sourcesOf(db, options).map([&](const std::vector<SourceId>& ids) { return guide_answers::match(db, guide, ids); });
}

/// A table of the questions found in each source, and what nobody asks in.
Answer tell(const Guide& guide, const std::vector<GuideMatch>& matches)
{
    Answer answer;
    QJsonArray all;
    TextTable table;
    table.headers << translate("Cli", "Source") << QString() << translate("Cli", "Start") << translate("Cli", "Asked as")
                  << translate("Cli", "Likeness") << translate("Cli", "Answers");
    for (const auto& match : matches) {
        QJsonArray asked;
        for (const auto& turn : match.asked) {
            asked.append(QJsonObject{{"start", qint64(turn.span.start)},
                                     {"end", qint64(turn.span.end)},
                                     {"text", turn.text},
                                     {"question", turn.question ? QJsonValue(*turn.question + 1) : QJsonValue()},
                                     {"likeness", turn.question ? QJsonValue(turn.likeness) : QJsonValue()}});
            if (turn.question)
                table.rows.push_back({match.sourceName, QString::number(*turn.question + 1), QString::number(turn.span.start),
                                      turn.text.simplified().left(70), QString::number(turn.likeness, 'f', 2),
                                      QString::number(guide_answers::answersTo(match, *turn.question).size())});
        }
        QJsonArray answers;
        for (int question = 0; question < int(guide.questions.size()); ++question) {
            QJsonArray spans;
            for (const auto& said : guide_answers::answersTo(match, question))
                spans.append(
                    QJsonObject{{"start", qint64(said.span.start)}, {"end", qint64(said.span.end)}, {"speaker", orNull(said.speaker)}});
            answers.append(QJsonObject{{"question", question + 1}, {"passages", spans}});
        }
        if (match.asked.empty())
            answer.warnings << translate("Cli",
                                         "In “%1” nobody has the role of interviewer or moderator, so no question can be found there.")
                                   .arg(match.sourceName);
        all.append(QJsonObject{{"source", match.sourceName}, {"asked", asked}, {"answers", answers}});
    }
    answer.json = {{"guide", guide.name}, {"matches", all}};
    answer.tables.push_back(table);
    return answer;
}

/// Question by question, the sources in which it is asked.
Answer tellAsked(const Read& db, const Guide& guide, const std::vector<GuideMatch>& matches)
{
    Answer answer;
    QJsonArray questions;
    TextTable table;
    table.headers << QString() << translate("Cli", "Question") << translate("Cli", "Source") << translate("Cli", "Asked")
                  << translate("Cli", "Start") << translate("Cli", "Answers") << translate("Cli", "Codings");
    for (int number = 0; number < int(guide.questions.size()); ++number) {
        QJsonArray rows;
        for (const auto& each : guide_answers::asking(db, guide, matches, number)) {
            rows.append(QJsonObject{{"source", each.sourceName},
                                    {"asked", each.hasAsker ? QJsonValue(each.first.has_value()) : QJsonValue()},
                                    {"start", each.first ? QJsonValue(qint64(each.first->start)) : QJsonValue()},
                                    {"end", each.first ? QJsonValue(qint64(each.first->end)) : QJsonValue()},
                                    {"answers", each.answers},
                                    {"codings", each.coded}});
            const auto asked = !each.hasAsker ? translate("Cli", "not known")
                : each.first                  ? translate("Cli", "yes")
                                              : translate("Cli", "no");
            table.rows.push_back({QString::number(number + 1), guide.questions[std::size_t(number)].text.left(60), each.sourceName, asked,
                                  each.first ? QString::number(each.first->start) : QString(), QString::number(each.answers),
                                  QString::number(each.coded)});
        }
        questions.append(QJsonObject{{"number", number + 1}, {"text", guide.questions[std::size_t(number)].text}, {"sources", rows}});
    }
    answer.json = {{"guide", guide.name}, {"questions", questions}};
    answer.tables.push_back(table);
    return answer;
}

Result<Answer> writeHandout(const Guide& guide, const Options& options)
{
    const auto group = guideGroup(guide, options.group);
    if (!group)
        return fail(group);
    const auto out = text(options.handout);
    const HeadlessGui gui;
    return ui::writeReport(report::guideHandout(guide, *group), out).map([&](qint64 bytes) {
        const auto questions = int(guides::forGroup(guide, *group).questions.size());
        Answer answer;
        answer.json = {{"file", out}, {"bytes", bytes}, {"questions", questions}};
        answer.lines << translate("Cli", "Wrote %n question(s) to “%1”.", nullptr, questions).arg(out);
        return answer;
    });
}

Result<> checkNumbers(const Guide& guide, const std::vector<int>& numbers)
{
    for (const auto number : numbers)
        if (std::size_t(number) > guide.questions.size())
            return fail(Error::Kind::Invalid,
                        translate("Cli", "“%1” has %2 questions; there is no question %3.")
                            .arg(guide.name)
                            .arg(guide.questions.size())
                            .arg(number));
    return {};
}

Result<Answer> codeAnswers(Edit& db, const Guide& guide, const Options& options, const QString& coderName)
{
    if (const auto known = checkNumbers(guide, options.numbers); !known)
        return fail(known);
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    const auto matches = matchesOf(db, guide, options);
    if (!matches)
        return fail(matches);
    auto answer = tell(guide, *matches);
    auto numbers = options.numbers;
    for (int number = 1; numbers.size() < guide.questions.size() && options.numbers.empty(); ++number)
        numbers.push_back(number);
    QJsonArray rows;
    for (const auto number : numbers) {
        const auto path = options.code.empty() ? guide_answers::codePathFor(guide, number - 1) : text(options.code);
        std::vector<ProposedPassage> passages;
        for (const auto& match : *matches) {
            const auto said = guide_answers::answersTo(match, number - 1);
            passages.insert(passages.end(), said.begin(), said.end());
        }
        if (passages.empty())
            continue;
        const auto code = codebook::ensurePath(db, path);
        if (!code)
            return fail(code);
        autocode::markCoded(db, passages, *code, *coder);
        const auto coded = autocode::apply(db, passages, *code, *coder);
        if (!coded)
            return fail(coded);
        rows.append(QJsonObject{{"question", number}, {"code", path}, {"passages", int(passages.size())}, {"coded", *coded}});
        answer.tables.back().notes << translate("Cli", "%n passage(s) coded “%1”", nullptr, *coded).arg(path);
    }
    answer.json.insert("coded", rows);
    return answer;
}

Result<std::vector<GuideQuestion>> readQuestions(const std::string& file)
{
    if (file.empty())
        return std::vector<GuideQuestion>();
    const auto read = readTextFile(text(file));
    if (!read)
        return fail(read);
    auto questions = guides::questionsIn(read->text);
    if (questions.empty())
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” holds no question. Write one a line.").arg(text(file)));
    return questions;
}

Result<> change(Edit& db, const Options& options, const std::vector<GuideQuestion>& questions)
{
    GuideId guide;
    if (!options.add.empty()) {
        const auto added = guides::add(db, text(options.add));
        if (!added)
            return fail(added);
        guide = *added;
    } else {
        const auto known = guides::byName(db, text(options.guide));
        if (!known)
            return fail(known);
        guide = known->id;
    }
    guides::addQuestions(db, guide, questions);
    if (options.changes.any()) {
        const auto whole = guides::byId(db, guide);
        if (!whole)
            return fail(whole);
        if (const auto applied = applyGuideChanges(db, *whole, options.changes); !applied)
            return applied;
    }
    if (options.remove)
        guides::remove(db, guide);
    return options.rename.empty() ? Result<>() : guides::rename(db, guide, text(options.rename));
}

Result<Answer> changed(Project& project, const Options& options)
{
    const auto questions = readQuestions(options.questions);
    if (!questions)
        return fail(questions);
    const auto name = text(options.add.empty() ? options.guide : options.add);
    const auto done =
        project.perform(translate("Cli", "Change the guide “%1”").arg(name), [&](Edit& db) { return change(db, options, *questions); });
    if (!done)
        return fail(done);
    return project.read([](const Read& db) { return list(db, guides::all(db)); });
}

Result<Answer> shown(const Project& project, const Options& options)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        if (options.guide.empty())
            return list(db, guides::all(db));
        const auto guide = guides::byName(db, text(options.guide));
        if (!guide)
            return fail(guide);
        if (!options.handout.empty())
            return writeHandout(*guide, options);
        if (!options.matches && !options.asked)
            return list(db, {*guide});
        if (options.asked)
            return matchesOf(db, *guide, options).map([&](const auto& matches) { return tellAsked(db, *guide, matches); });
        return matchesOf(db, *guide, options).map([&](const auto& matches) { return tell(*guide, matches); });
    });
}

Result<Answer> coded(Project& project, const Options& options, const QString& coderName)
{
    return project.perform(translate("Cli", "Code the answers to “%1”").arg(text(options.guide)), [&](Edit& db) -> Result<Answer> {
        const auto guide = guides::byName(db, text(options.guide));
        return guide ? codeAnswers(db, *guide, options, coderName) : fail(guide);
    });
}

} // namespace

void addGuides(Shell& shell)
{
    const auto command = shell.add("guides", "Guides of interviews and focus groups, and the answers to their questions");
    const auto options = std::make_shared<Options>();
    auto* guide = command.app->add_option("GUIDE", options->guide, "Name of a guide; without it, all are listed");
    auto* add = command.app->add_option("--add", options->add, "NAME: make a guide")->excludes(guide);
    command.app->add_option("--questions", options->questions,
                            "FILE: add its questions, one a line, 'Topic: question' or the question alone");
    auto* rename = command.app->add_option("--rename", options->rename, "NEW: rename the guide")->needs(guide);
    auto* remove = command.app->add_flag("--remove", options->remove, "Remove the guide")->needs(guide)->excludes(add);
    auto* matches =
        command.app->add_flag("--matches", options->matches, "Where its questions are asked, found by the likeness of the words")
            ->needs(guide);
    auto* codeAnswers = command.app->add_flag("--code-answers", options->codeAnswers, "Code what is said from each question to the next")
                            ->needs(guide)
                            ->excludes(matches)
                            ->excludes(rename)
                            ->excludes(remove);
    command.app->add_option("--question", options->numbers, "With --code-answers, only the question of this number; may be given again")
        ->check(countFromOne())
        ->needs(codeAnswers);
    command.app->add_option("--code", options->code, "With --code-answers, code with this code, not one for each question")
        ->needs(codeAnswers);
    command.app->add_flag("--asked", options->asked, "Which of its questions were asked in which sources, and which were not")
        ->needs(guide)
        ->excludes(matches)
        ->excludes(codeAnswers);
    auto* handout =
        command.app->add_option("--handout", options->handout, "FILE: write it to be printed, as .pdf, .docx, .odt or .html")->needs(guide);
    command.app->add_option("--group", options->group, "With --handout: only what this group is asked")->needs(handout);
    addGuideChanges(*command.app, options->changes, guide);
    command.app->add_option("--source", options->sources, "Only in this source; may be given again");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        const bool changes =
            !options->add.empty() || !options->questions.empty() || !options->rename.empty() || options->remove || options->changes.any();
        if (changes && options->guide.empty() && options->add.empty())
            throw CLI::ValidationError("--questions", "give the name of the guide, or --add NAME");
        if (!changes && !options->codeAnswers)
            return shell.openToRead(command).and_then([&](const auto& project) { return shown(*project, *options); });
        return shell.openToWrite(command).and_then([&](const auto& project) {
            return options->codeAnswers ? coded(*project, *options, shell.coderName()) : changed(*project, *options);
        });
    });
}

} // namespace counterpoint::cli
