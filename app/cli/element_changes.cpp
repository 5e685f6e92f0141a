#include "app/cli/element_changes.h"
#include "app/cli/judgement_named.h"
#include "app/cli/shell.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/integration/elements.h"
#include "core/integration/findings.h"
#include "core/project/doors.h"
#include <CLI/App.hpp>
#include <algorithm>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

/// The thing of a number, counted from 1 as the lists are printed.
template <class Thing>
Result<Thing> numbered(const std::vector<Thing>& things, int number, const QString& what)
{
    if (things.empty())
        return fail(Error::Kind::Invalid, tr("There is no %1 %2: there is none yet.").arg(what).arg(number));
    if (number < 1 || number > int(things.size()))
        return fail(Error::Kind::Invalid, tr("There is no %1 %2. They are numbered 1 to %3.").arg(what).arg(number).arg(things.size()));
    return things[std::size_t(number - 1)];
}

Result<FrameworkElement> elementNamed(const Read& db, const std::string& title)
{
    const auto all = elements::all(db);
    QStringList titles;
    for (const auto& element : all)
        titles << element.title;
    return findName(text(title), titles, tr("element")).map([&](qsizetype i) { return all[std::size_t(i)]; });
}

Result<> setImplications(const Read& db, const ElementChanges& changes, FrameworkElement& element)
{
    const auto all = implications::all(db);
    element.implications.clear();
    for (const auto& word : changes.implications) {
        if (word.empty() || word == "none")
            continue;
        const auto implication = numbered(all, text(word).toInt(), tr("implication"));
        if (!implication)
            return fail(implication);
        element.implications.push_back(implication->id);
    }
    return {};
}

Result<> setDissonances(const Read& db, const ElementChanges& changes, FrameworkElement& element)
{
    if (changes.noDissonances)
        element.dissonances.clear();
    if (changes.dissonance.empty())
        return {};
    const auto judgement = judgementNamed(db, changes.dissonance);
    if (!judgement)
        return fail(judgement);
    if (std::find(element.dissonances.begin(), element.dissonances.end(), *judgement) == element.dissonances.end())
        element.dissonances.push_back(*judgement);
    return {};
}

Result<> setPriority(const ElementChanges& changes, FrameworkElement& element)
{
    if (!changes.priority)
        return {};
    const auto priority = priorityFrom(text(*changes.priority));
    if (!priority)
        return fail(priority);
    element.priority = *priority;
    return {};
}

void setWords(const ElementChanges& changes, FrameworkElement& element)
{
    for (const auto& [given, member] :
         {std::pair(&changes.title, &FrameworkElement::title), std::pair(&changes.audience, &FrameworkElement::audience),
          std::pair(&changes.outcome, &FrameworkElement::outcome), std::pair(&changes.mode, &FrameworkElement::mode),
          std::pair(&changes.owner, &FrameworkElement::owner), std::pair(&changes.measure, &FrameworkElement::measure),
          std::pair(&changes.note, &FrameworkElement::note)})
        if (*given)
            element.*member = text(**given);
}

Result<> changeElement(Edit& db, const ElementChanges& changes)
{
    if (changes.add)
        if (const auto added = elements::add(db, text(changes.element)); !added)
            return fail(added);
    // What was just added stands at the end; another one may have the same title.
    auto element = changes.add ? Result<FrameworkElement>(elements::all(db).back()) : elementNamed(db, changes.element);
    if (!element)
        return fail(element);
    if (changes.remove) {
        elements::remove(db, element->id);
        return {};
    }
    setWords(changes, *element);
    return setPriority(changes, *element)
        .and_then([&] { return changes.implications.empty() ? Result<>() : setImplications(db, changes, *element); })
        .and_then([&] { return setDissonances(db, changes, *element); })
        .and_then([&] { return elements::update(db, *element); })
        .map([&] {
            if (changes.place > 0)
                elements::move(db, element->id, changes.place - 1);
        });
}

Result<std::vector<FindingId>> findingsNumbered(const Read& db, const std::vector<int>& numbers)
{
    const auto all = findings::all(db);
    std::vector<FindingId> ids;
    for (const int number : numbers) {
        const auto finding = numbered(all, number, tr("finding"));
        if (!finding)
            return fail(finding);
        ids.push_back(finding->id);
    }
    return ids;
}

Result<> changeImplication(Edit& db, const ElementChanges& changes)
{
    auto implication = numbered(implications::all(db), changes.implication, tr("implication"));
    if (!implication)
        return fail(implication);
    if (changes.words)
        implication->text = text(*changes.words);
    if (!changes.findings.empty()) {
        const auto ids = findingsNumbered(db, changes.findings);
        if (!ids)
            return fail(ids);
        implication->findings = *ids;
    }
    if (const auto done = implications::update(db, *implication); !done)
        return done;
    if (changes.place > 0 && changes.element.empty())
        implications::move(db, implication->id, changes.place - 1);
    return {};
}

Result<> imply(Edit& db, const ElementChanges& changes)
{
    return findingsNumbered(db, changes.findings)
        .and_then([&](const std::vector<FindingId>& ids) { return implications::add(db, text(changes.imply), ids); })
        .map([](ImplicationId) {});
}

} // namespace

bool ElementChanges::any() const
{
    return add || remove || place > 0 || title || audience || outcome || mode || priority || owner || measure || note
        || !implications.empty() || !dissonance.empty() || noDissonances || !imply.empty() || implication > 0 || dropImplication > 0;
}

void addElementChanges(CLI::App& app, ElementChanges& changes)
{
    auto* element = app.add_option("ELEMENT", changes.element, "Title of the element that is added, changed, or shown with --chain");
    app.add_flag("--add", changes.add, "Add it")->needs(element);
    app.add_flag("--remove", changes.remove, "Remove it")->needs(element);
    const auto field = [&](const char* name, std::optional<std::string>& value, const char* about) {
        app.add_option(name, value, about)->needs(element);
    };
    field("--title", changes.title, "Another title");
    field("--audience", changes.audience, "For whom it is");
    field("--outcome", changes.outcome, "To what end: the purpose, or what is learnt");
    field("--mode", changes.mode, "How: workshop, supervision, shadowing …");
    field("--priority", changes.priority, "high, medium, low");
    field("--owner", changes.owner, "Who sees to it");
    field("--measure", changes.measure, "By what one will see that it works");
    field("--note", changes.note, "Anything else");
    app.add_option("--implications", changes.implications, "NUMBER…: the implications it rests on, or none")->needs(element);
    app.add_option("--dissonance", changes.dissonance, "MATRIX THEME SIDE SIDE, or MATRIX THEME all: a dissonance it makes use of")
        ->expected(3, 4)
        ->needs(element);
    app.add_flag("--no-dissonances", changes.noDissonances, "It makes use of no dissonance")->needs(element);
    auto* imply = app.add_option("--imply", changes.imply, "TEXT: add an implication");
    auto* implication = app.add_option("--implication", changes.implication, "NUMBER: the implication to change")->excludes(imply);
    app.add_option("--text", changes.words, "Its words")->needs(implication);
    app.add_option("--findings", changes.findings, "NUMBER…: the findings that the implication follows from");
    app.add_option("--place", changes.place, "NUMBER: where the element, or the implication, shall stand");
    app.add_option("--drop-implication", changes.dropImplication, "NUMBER: remove it");
}

Result<> applyElementChanges(Edit& db, const ElementChanges& changes)
{
    if (changes.element.empty() && changes.implication == 0 && changes.place > 0)
        return fail(Error::Kind::Invalid, tr("Say what shall stand there: an element by its title, or --implication NUMBER."));
    if (!changes.findings.empty() && changes.imply.empty() && changes.implication == 0)
        return fail(Error::Kind::Invalid, tr("Say which implication follows from these findings: --imply TEXT, or --implication NUMBER."));
    if (!changes.imply.empty())
        if (const auto done = imply(db, changes); !done)
            return done;
    if (changes.implication > 0)
        if (const auto done = changeImplication(db, changes); !done)
            return done;
    if (changes.dropImplication > 0) {
        const auto implication = numbered(implications::all(db), changes.dropImplication, tr("implication"));
        if (!implication)
            return fail(implication);
        implications::remove(db, implication->id);
    }
    return changes.element.empty() ? Result<>() : changeElement(db, changes);
}

} // namespace counterpoint::cli
