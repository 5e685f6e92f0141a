#include "core/cases/cases.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include <QJsonArray>
#include <map>

namespace counterpoint::cli {

namespace {

/// Names of the sources that each Case speaks in.
std::map<CaseId, QStringList> sourcesByCase(const Read& db)
{
    std::map<SourceId, QString> names;
    for (const auto& source : sources::uncounted(db))
        names[source.id] = source.name;
    std::map<CaseId, QStringList> byCase;
    for (const auto& speaker : speakers::all(db))
        if (speaker.linkedCase.isValid() && !byCase[speaker.linkedCase].contains(names[speaker.source]))
            byCase[speaker.linkedCase] << names[speaker.source];
    return byCase;
}

Result<Answer> list(const Project& project)
{
    return project.read([](const Read& db) {
        const auto columns = attributes::all(db);
        auto speaksIn = sourcesByCase(db);
        Answer answer;
        QJsonArray rows;
        TextTable table;
        table.headers << translate("Cli", "Case");
        for (const auto& attribute : columns)
            table.headers << attribute.name;
        table.headers << translate("Cli", "Sources");
        for (const auto& one : cases::all(db)) {
            QJsonObject values;
            QStringList cells{one.name};
            for (const auto& attribute : columns) {
                const auto value = one.value(attribute.id);
                values.insert(attribute.name, value.isEmpty() ? QJsonValue() : QJsonValue(value));
                cells << value;
            }
            QJsonObject row = values; // each attribute is a key of the Case, too
            row.insert("name", one.name);
            row.insert("attributes", values);
            row.insert("sources", QJsonArray::fromStringList(speaksIn[one.id]));
            rows.append(row);
            table.rows.push_back(cells << speaksIn[one.id].join(QStringLiteral("; ")));
        }
        answer.json = {{"cases", rows}};
        answer.tables.push_back(table);
        return answer;
    });
}

struct Changes {
    std::string add;
    std::string remove;
    std::vector<std::string> rename;
    std::vector<std::string> set;
    bool any() const { return !add.empty() || !remove.empty() || !rename.empty() || !set.empty(); }
};

Result<> setAttribute(Edit& db, const QString& name, const QString& assignment)
{
    const auto one = cases::byName(db, name);
    if (!one)
        return fail(one);
    const auto equals = assignment.indexOf(u'=');
    if (equals < 1)
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” is not of the form ATTRIBUTE=VALUE.").arg(assignment));
    const auto attributeName = assignment.left(equals).trimmed();
    if (const auto made = attributes::ensure(db, attributeName); !made)
        return fail(made);
    return attributes::byName(db, attributeName).and_then([&](const Attribute& attribute) {
        return cases::set(db, one->id, attribute, assignment.mid(equals + 1));
    });
}

Result<> apply(Edit& db, const Changes& changes)
{
    if (!changes.add.empty())
        if (const auto added = cases::add(db, text(changes.add)); !added)
            return fail(added);
    if (!changes.rename.empty()) {
        const auto done = cases::byName(db, text(changes.rename[0])).and_then([&](const Case& one) {
            return cases::rename(db, one.id, text(changes.rename[1]));
        });
        if (!done)
            return done;
    }
    for (std::size_t i = 1; i < changes.set.size(); ++i)
        if (const auto done = setAttribute(db, text(changes.set[0]), text(changes.set[i])); !done)
            return done;
    if (!changes.remove.empty()) {
        const auto one = cases::byName(db, text(changes.remove));
        if (!one)
            return fail(one);
        cases::remove(db, one->id);
    }
    return {};
}

} // namespace

void addCases(Shell& shell)
{
    const auto command = shell.add("cases", "The Cases, their attributes and sources");
    const auto changes = std::make_shared<Changes>();
    command.app->add_option("--add", changes->add, "NAME: add a Case");
    command.app->add_option("--rename", changes->rename, "NAME NEW: rename a Case")->expected(2);
    command.app->add_option("--set", changes->set, "NAME ATTRIBUTE=VALUE …: set attributes of a Case")->expected(2, 100);
    command.app->add_option("--remove", changes->remove, "NAME: remove a Case");
    shell.on(command, [&shell, command, changes]() -> Result<Answer> {
        if (!changes->any())
            return shell.openToRead(command).and_then([](const auto& project) { return list(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change Cases"), [&](Edit& db) { return apply(db, *changes); });
            return done ? list(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
