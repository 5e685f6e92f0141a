#include "app/cli/guide_changes.h"
#include "app/cli/shell.h"
#include "app/cli/usage.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/coding/codebook.h"
#include "core/project/doors.h"
#include "core/survey/questionnaires.h"
#include <algorithm>

namespace counterpoint::cli {

namespace {

/// 'QUESTIONNAIRE/NAME', or NAME where only one questionnaire has it.
Result<SurveyItemId> surveyQuestion(const Read& db, const QString& wanted)
{
    QStringList names;
    std::vector<SurveyItemId> ids;
    for (const auto& info : questionnaires::all(db)) {
        const auto whole = questionnaires::read(db, info.id);
        if (!whole)
            return fail(whole);
        for (const auto* item : questionsOf(*whole)) {
            const auto full = info.name + u'/' + item->name;
            if (full == wanted || item->name == wanted) {
                names << full;
                ids.push_back(item->id);
            }
        }
    }
    if (ids.size() == 1)
        return ids.front();
    return fail(Error::Kind::Invalid,
                ids.empty() ? translate("Cli", "No questionnaire has a question called “%1”.").arg(wanted)
                            : translate("Cli", "“%1” may be any of these: %2. Give it with its questionnaire.")
                                  .arg(wanted, names.join(QStringLiteral(", "))));
}

Result<> setQuestion(const Read& db, const Guide& guide, const GuideChanges& changes, GuideQuestion& question)
{
    if (changes.topic)
        question.topic = text(*changes.topic);
    if (changes.words)
        question.text = text(*changes.words);
    if (changes.minutes)
        question.minutes = *changes.minutes;
    if (!changes.prompts.empty())
        question.prompts.clear();
    for (const auto& prompt : changes.prompts)
        question.prompts << text(prompt);
    if (!changes.ask.empty())
        question.groups.clear();
    for (const auto& name : changes.ask) {
        const auto group = guideGroup(guide, name);
        if (!group)
            return fail(group);
        if (*group > 0)
            question.groups.push_back(*group);
    }
    if (!changes.items.empty())
        question.items.clear();
    for (const auto& name : changes.items) {
        if (name.empty())
            continue;
        const auto item = surveyQuestion(db, text(name));
        if (!item)
            return fail(item);
        question.items.push_back(*item);
    }
    if (!changes.codes.empty())
        question.codes.clear();
    for (const auto& name : changes.codes) {
        if (name.empty())
            continue;
        const auto code = codebook::find(db, text(name));
        if (!code)
            return fail(code);
        question.codes.push_back(code->id);
    }
    return {};
}

} // namespace

Result<int> guideGroup(const Guide& guide, const std::string& name)
{
    if (name.empty() || name == "all")
        return 0;
    QStringList names;
    for (const auto& group : guide.groups)
        names << group.name;
    return findName(text(name), names, translate("Cli", "group")).map([&](qsizetype i) { return guide.groups[std::size_t(i)].id; });
}

void addGuideChanges(CLI::App& app, GuideChanges& changes, CLI::Option* guide)
{
    app.add_option("--groups", changes.groups, "NAME…: the groups that are asked by it, in place of those it has")->needs(guide);
    app.add_option("--introduction", changes.introduction, "TEXT: what is said before the first question")->needs(guide);
    app.add_option("--closing", changes.closing, "TEXT: what is said after the last question")->needs(guide);
    auto* edit = app.add_option("--edit", changes.edit, "N: change the question of this number")->check(countFromOne())->needs(guide);
    app.add_option("--topic", changes.topic, "With --edit: its topic")->needs(edit);
    app.add_option("--words", changes.words, "With --edit: its words")->needs(edit);
    app.add_option("--prompt", changes.prompts, "With --edit: a prompt in place of those it has; may be given again")->needs(edit);
    app.add_option("--minutes", changes.minutes, "With --edit: minutes planned for it")->check(CLI::Range(0, 1440))->needs(edit);
    app.add_option("--ask", changes.ask, "With --edit: a group that is asked it, or all; may be given again")->needs(edit);
    app.add_option("--item", changes.items, "With --edit: a question of a questionnaire that it is linked to; may be given again")
        ->needs(edit);
    app.add_option("--link-code", changes.codes, "With --edit: a code that it is linked to; may be given again")->needs(edit);
    auto* move = app.add_option("--to", changes.place, "N: with --edit: move it to this place")->check(countFromOne())->needs(edit);
    app.add_flag("--drop", changes.drop, "With --edit: take the question out of the guide")->needs(edit)->excludes(move);
}

Result<> applyGuideChanges(Edit& db, const Guide& before, const GuideChanges& changes)
{
    auto guide = before;
    if (changes.introduction || changes.closing)
        guides::setFrame(db, guide.id, changes.introduction ? text(*changes.introduction) : guide.introduction,
                         changes.closing ? text(*changes.closing) : guide.closing);
    if (!changes.groups.empty()) {
        QStringList names;
        for (const auto& name : changes.groups)
            names << text(name);
        guides::setGroups(db, guide.id, guides::groupsNamed(guide.groups, names));
        const auto now = guides::byId(db, guide.id);
        if (!now)
            return fail(now);
        guide = *now;
    }
    if (changes.edit == 0)
        return {};
    if (std::size_t(changes.edit) > guide.questions.size())
        return fail(Error::Kind::Invalid,
                    translate("Cli", "“%1” has %2 questions; there is no question %3.")
                        .arg(guide.name)
                        .arg(guide.questions.size())
                        .arg(changes.edit));
    auto question = guide.questions[std::size_t(changes.edit - 1)];
    if (changes.drop) {
        guides::removeQuestion(db, question.id);
        return {};
    }
    if (const auto set = setQuestion(db, guide, changes, question); !set)
        return set;
    if (const auto updated = guides::updateQuestion(db, question); !updated)
        return updated;
    if (changes.place > 0)
        guides::moveQuestion(db, question.id, changes.place - 1);
    return {};
}

} // namespace counterpoint::cli
