#include "app/cli/joint_changes.h"
#include "app/cli/shell.h"
#include "core/analysis/analysis.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/codings.h"
#include "core/integration/joint_table.h"
#include "core/integration/live_text.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/survey/guides.h"
#include "core/transcript/sources.h"
#include <CLI/App.hpp>
#include <algorithm>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

/// The ids of things that are found one by one, or the first error.
template <class IdType, class Find>
Result<std::vector<IdType>> idsOf(const std::vector<std::string>& names, std::size_t from, const Find& find)
{
    std::vector<IdType> ids;
    for (std::size_t i = from; i < names.size(); ++i) {
        const auto found = find(text(names[i]));
        if (!found)
            return fail(found);
        ids.push_back(found->id);
    }
    return ids;
}

Result<std::vector<CodeId>> codesNamed(const Read& db, const std::vector<std::string>& names)
{
    return idsOf<CodeId>(names, 0, [&](const QString& name) { return codebook::find(db, name); });
}

/// DATASET VARIABLE…
Result<std::vector<VariableId>> variablesNamed(const Read& db, const std::vector<std::string>& names)
{
    return datasets::byName(db, text(names.front())).and_then([&](const Dataset& dataset) {
        return idsOf<VariableId>(names, 1, [&](const QString& name) { return variables::byName(db, dataset.id, name); });
    });
}

/// The coding of a source that begins at a place with a code.
Result<CodingId> codingAt(const Read& db, const std::vector<std::string>& words)
{
    const auto source = sources::byName(db, text(words[0]));
    const auto code = codebook::find(db, text(words[2]));
    if (!source)
        return fail(source);
    if (!code)
        return fail(code);
    const auto start = text(words[1]).toLongLong();
    for (const auto& coding : codings::of(db, source->id))
        if (coding.code == code->id && coding.span.start == start)
            return coding.id;
    return fail(Error::Kind::Invalid,
                tr("Nothing that begins at %1 in “%2” is coded “%3”. See the command segments.").arg(start).arg(source->name, code->path));
}

Result<GuideQuestionId> questionNamed(const Read& db, const std::vector<std::string>& words)
{
    return guides::byName(db, text(words[0])).and_then([&](const Guide& guide) -> Result<GuideQuestionId> {
        const auto number = text(words[1]).toInt();
        if (number < 1 || number > int(guide.questions.size()))
            return fail(Error::Kind::Invalid, tr("“%1” has no question %2.").arg(guide.name, text(words[1])));
        return guide.questions[std::size_t(number - 1)].id;
    });
}

Result<JointDisplayId> newDisplay(Edit& db, const QString& name, const JointChanges& changes)
{
    const auto kind = jointKindFrom(text(changes.kind));
    if (!kind)
        return fail(kind);
    JointDisplay display;
    display.name = name;
    display.kind = *kind;
    return joint_displays::add(db, display);
}

Result<> changeDisplay(Edit& db, JointDisplay display, const JointChanges& changes)
{
    if (!changes.attribute.empty()) {
        const auto attribute = attributes::byName(db, text(changes.attribute));
        if (!attribute)
            return fail(attribute);
        display.attribute = attribute->id;
    }
    if (!changes.shownVariables.empty()) {
        const auto ids = variablesNamed(db, changes.shownVariables);
        if (!ids)
            return fail(ids);
        display.variables = *ids;
    }
    if (!changes.shownCodes.empty()) {
        const auto ids = codesNamed(db, changes.shownCodes);
        if (!ids)
            return fail(ids);
        display.codes = *ids;
    }
    return joint_displays::update(db, display);
}

Result<> fillRow(const Read& db, const JointChanges& changes, JointRow& row)
{
    if (!changes.dataset.empty()) {
        const auto dataset = datasets::byName(db, text(changes.dataset));
        if (!dataset)
            return fail(dataset);
        row.dataset = dataset->id;
    }
    const auto take = [](auto& member, const auto& found) -> Result<> {
        if (!found)
            return fail(found);
        member.insert(member.end(), found->begin(), found->end());
        return {};
    };
    if (!changes.codes.empty())
        if (const auto done = take(row.codes, codesNamed(db, changes.codes)); !done)
            return done;
    if (!changes.variables.empty())
        if (const auto done = take(row.variables, variablesNamed(db, changes.variables)); !done)
            return done;
    if (!changes.cases.empty())
        if (const auto done =
                take(row.cases, idsOf<CaseId>(changes.cases, 0, [&](const QString& name) { return cases::byName(db, name); }));
            !done)
            return done;
    if (!changes.number.empty()) {
        const auto analysis = analyses::byName(db, text(changes.number[0]));
        if (!analysis)
            return fail(analysis);
        const auto of = live_text::numberOf(db, analysis->id, 0, text(changes.number[1]), text(changes.number[2]));
        if (const auto value = live_text::now(db, {LiveField::Kind::Number, of, {}}); !value)
            return fail(value);
        row.numbers << of;
    }
    if (!changes.quote.empty()) {
        const auto coding = codingAt(db, changes.quote);
        if (!coding)
            return fail(coding);
        row.quotes.push_back(*coding);
    }
    if (!changes.question.empty()) {
        const auto question = questionNamed(db, changes.question);
        if (!question)
            return fail(question);
        row.questions.push_back(*question);
    }
    return {};
}

Result<> changeRow(Edit& db, JointDisplayId id, const JointChanges& changes, const QString& by)
{
    if (!changes.addRow.empty()) {
        JointRow row;
        row.title = text(changes.addRow);
        if (const auto added = joint_displays::addRow(db, id, row); !added)
            return fail(added);
    }
    const auto title = text(changes.addRow.empty() ? changes.row : changes.addRow);
    const auto display = joint_displays::byId(db, id);
    if (title.isEmpty() || !display)
        return display ? Result<>() : fail(display);
    QStringList titles;
    for (const auto& row : display->rows)
        titles << row.title;
    const auto place = findName(title, titles, tr("row"));
    if (!place)
        return fail(place);
    auto row = display->rows[std::size_t(*place)];
    if (changes.removeRow) {
        joint_displays::removeRow(db, row.id);
        return {};
    }
    if (const auto filled = fillRow(db, changes, row); !filled)
        return filled;
    if (const auto done = joint_displays::updateRow(db, row); !done)
        return done;
    if (!changes.inference.empty() || changes.confirm)
        return joint_displays::inferNow(db, id, row.id, changes.inference.empty() ? row.inference : text(changes.inference),
                                        changes.inference.empty() ? row.inferredBy : by);
    return {};
}

} // namespace

bool JointChanges::any() const
{
    return remove || !kind.empty() || !attribute.empty() || !shownVariables.empty() || !shownCodes.empty() || !addRow.empty()
        || !row.empty();
}

void addJointChanges(CLI::App& app, JointChanges& changes)
{
    app.add_option("--new", changes.kind,
                   "KIND: make it; side by side, statistics by theme, groups, explanatory, exploratory, instruments");
    app.add_option("--attribute", changes.attribute, "Of groups: the attribute whose values they are");
    app.add_option("--shown-variables", changes.shownVariables, "DATASET VARIABLE…: the columns of scores")->expected(2, 100);
    app.add_option("--shown-codes", changes.shownCodes, "CODE…: the themes of groups");
    auto* add = app.add_option("--add-row", changes.addRow, "TITLE: a theme, a group's value, a result, a research question");
    app.add_option("--row", changes.row, "TITLE: the row to change")->excludes(add);
    app.add_option("--dataset", changes.dataset, "Of a group: whose respondents belong to it though they are no Cases");
    app.add_option("--codes", changes.codes, "CODE…: the row's codes");
    app.add_option("--number", changes.number, "ANALYSIS ROW COLUMN: a number of the row")->expected(3);
    app.add_option("--variables", changes.variables, "DATASET VARIABLE…: survey items of the row")->expected(2, 100);
    app.add_option("--quote", changes.quote, "SOURCE START CODE: a coded passage of the row")->expected(3);
    app.add_option("--cases", changes.cases, "CASE…: who was chosen because of the row's result");
    app.add_option("--question", changes.question, "GUIDE NUMBER: a question of a guide")->expected(2);
    app.add_option("--infer", changes.inference, "TEXT: what the row says when all of it is read together");
    app.add_flag("--confirm", changes.confirm, "The row was looked at, and its inference holds");
    app.add_flag("--remove-row", changes.removeRow, "Remove the row");
    app.add_flag("--remove", changes.remove, "Remove the joint display");
}

Result<> applyJointChanges(Edit& db, const QString& name, const JointChanges& changes, const QString& by)
{
    if (!changes.kind.empty())
        if (const auto made = newDisplay(db, name, changes); !made)
            return fail(made);
    const auto display = joint_displays::byName(db, name);
    if (!display)
        return fail(display);
    if (changes.remove) {
        joint_displays::remove(db, display->id);
        return {};
    }
    return changeDisplay(db, *display, changes).and_then([&] { return changeRow(db, display->id, changes, by); });
}

} // namespace counterpoint::cli
