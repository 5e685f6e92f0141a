#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/integration/findings.h"
#include "core/integration/elements.h"
#include <CLI/App.hpp>
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

struct Options {
    std::string element; ///< its title
    bool add = false;
    bool remove = false;
    std::optional<std::string> title, audience, outcome, mode, priority, owner, measure, note;
    std::vector<std::string> implications; ///< numbers
    std::string imply; ///< words of a new implication
    std::vector<int> findings; ///< that the new implication follows from
    int dropImplication = 0;

    bool changes() const
    {
        return add || remove || title || audience || outcome || mode || priority || owner || measure || note || !implications.empty()
            || !imply.empty() || dropImplication > 0;
    }
};

/// The thing of a number, counted from 1 as the lists are printed.
template <class Thing>
Result<Thing> numbered(const std::vector<Thing>& things, int number, const QString& what)
{
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

Result<> setImplications(const Read& db, const Options& options, FrameworkElement& element)
{
    const auto all = implications::all(db);
    element.implications.clear();
    for (const auto& word : options.implications) {
        if (word.empty())
            continue;
        const auto implication = numbered(all, text(word).toInt(), tr("implication"));
        if (!implication)
            return fail(implication);
        element.implications.push_back(implication->id);
    }
    return {};
}

Result<> changeElement(Edit& db, const Options& options)
{
    if (options.add)
        if (const auto added = elements::add(db, text(options.element)); !added)
            return fail(added);
    auto element = elementNamed(db, options.element);
    if (!element)
        return fail(element);
    if (options.remove) {
        elements::remove(db, element->id);
        return {};
    }
    for (const auto& [given, member] :
         {std::pair(&options.title, &FrameworkElement::title), std::pair(&options.audience, &FrameworkElement::audience),
          std::pair(&options.outcome, &FrameworkElement::outcome), std::pair(&options.mode, &FrameworkElement::mode),
          std::pair(&options.owner, &FrameworkElement::owner), std::pair(&options.measure, &FrameworkElement::measure),
          std::pair(&options.note, &FrameworkElement::note)})
        if (*given)
            (*element).*member = text(**given);
    if (options.priority) {
        const auto priority = priorityFrom(text(*options.priority));
        if (!priority)
            return fail(priority);
        element->priority = *priority;
    }
    if (!options.implications.empty())
        if (const auto set = setImplications(db, options, *element); !set)
            return set;
    return elements::update(db, *element);
}

Result<> imply(Edit& db, const Options& options)
{
    const auto all = findings::all(db);
    std::vector<FindingId> ids;
    for (const int number : options.findings) {
        const auto finding = numbered(all, number, tr("finding"));
        if (!finding)
            return fail(finding);
        ids.push_back(finding->id);
    }
    const auto added = implications::add(db, text(options.imply), ids);
    return added ? Result<>() : fail(added);
}

Result<> apply(Edit& db, const Options& options)
{
    if (!options.imply.empty())
        if (const auto done = imply(db, options); !done)
            return done;
    if (options.dropImplication > 0) {
        const auto implication = numbered(implications::all(db), options.dropImplication, tr("implication"));
        if (!implication)
            return fail(implication);
        implications::remove(db, implication->id);
    }
    return options.element.empty() ? Result<>() : changeElement(db, options);
}

/// The chain from each element back to the claims it rests on.
Result<Answer> show(const Project& project)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        const auto claims = findings::all(db);
        const auto implied = implications::all(db);
        const auto numberOf = [](const auto& things, auto id) {
            const auto found = std::find_if(things.begin(), things.end(), [id](const auto& one) { return one.id == id; });
            return int(found - things.begin()) + 1;
        };
        Answer answer;
        TextTable chain;
        chain.headers << tr("Implication") << tr("Text") << tr("Follows from findings");
        QJsonArray implicationRows;
        for (const auto& implication : implied) {
            QJsonArray from;
            QStringList numbers;
            for (const auto id : implication.findings) {
                from.append(claims[std::size_t(numberOf(claims, id) - 1)].claim);
                numbers << QString::number(numberOf(claims, id));
            }
            implicationRows.append(QJsonObject{{"text", implication.text}, {"findings", from}});
            chain.rows.push_back(
                {QString::number(numberOf(implied, implication.id)), implication.text, numbers.join(QStringLiteral(", "))});
        }
        TextTable table;
        table.headers << tr("Element") << tr("Audience") << tr("Outcome") << tr("Mode") << tr("Priority") << tr("Implications");
        QJsonArray rows;
        for (const auto& element : elements::all(db)) {
            QJsonArray from;
            QStringList numbers;
            for (const auto id : element.implications) {
                from.append(implied[std::size_t(numberOf(implied, id) - 1)].text);
                numbers << QString::number(numberOf(implied, id));
            }
            rows.append(QJsonObject{
                {"title", element.title},
                {"audience", element.audience},
                {"outcome", element.outcome},
                {"mode", element.mode},
                {"priority", element.priority == FrameworkElement::Priority::None ? QJsonValue() : QJsonValue(toText(element.priority))},
                {"owner", element.owner},
                {"measure", element.measure},
                {"note", element.note},
                {"implications", from},
                {"dissonances", qint64(element.dissonances.size())}});
            table.rows.push_back({element.title, element.audience, element.outcome, element.mode, toText(element.priority),
                                  numbers.join(QStringLiteral(", "))});
        }
        answer.json = {{"implications", implicationRows}, {"elements", rows}};
        answer.tables = {chain, table};
        return answer;
    });
}

} // namespace

void addElements(Shell& shell)
{
    const auto command = shell.add("elements", "What follows from the findings: implications, and elements of the framework");
    const auto options = std::make_shared<Options>();
    auto& app = *command.app;
    auto* element = app.add_option("ELEMENT", options->element, "Title of the element that is added or changed");
    app.add_flag("--add", options->add, "Add it")->needs(element);
    app.add_flag("--remove", options->remove, "Remove it")->needs(element);
    const auto field = [&](const char* name, std::optional<std::string>& value, const char* about) {
        app.add_option(name, value, about)->needs(element);
    };
    field("--title", options->title, "Another title");
    field("--audience", options->audience, "For whom it is");
    field("--outcome", options->outcome, "To what end: the purpose, or what is learnt");
    field("--mode", options->mode, "How: workshop, supervision, shadowing …");
    field("--priority", options->priority, "high, medium, low");
    field("--owner", options->owner, "Who sees to it");
    field("--measure", options->measure, "By what one will see that it works");
    field("--note", options->note, "Anything else");
    app.add_option("--implications", options->implications, "NUMBER…: the implications it rests on")->needs(element);
    auto* imply = app.add_option("--imply", options->imply, "TEXT: add an implication");
    app.add_option("--findings", options->findings, "NUMBER…: the findings it follows from")->needs(imply);
    app.add_option("--drop-implication", options->dropImplication, "NUMBER: remove it");
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes())
            return shell.openToRead(command).and_then([](const auto& project) { return show(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(tr("Change the framework"), [&](Edit& db) { return apply(db, *options); });
            return done ? show(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
