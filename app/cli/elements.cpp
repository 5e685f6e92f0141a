#include "core/integration/elements.h"
#include "app/cli/commands.h"
#include "app/cli/element_chain.h"
#include "app/cli/element_changes.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/integration/chain.h"
#include <CLI/App.hpp>
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QString tr(const char* text) { return translate("Cli", text); }

TextTable implicationTable(const Chain& chain)
{
    TextTable table;
    table.headers << tr("Implication") << tr("Text") << tr("Follows from findings");
    for (const auto& implication : chain.implications) {
        QStringList numbers;
        for (const auto* finding : chain.findingsOf(implication))
            numbers << QString::number(chain.numberOf(finding->id));
        table.rows.push_back({QString::number(chain.numberOf(implication.id)), implication.text, numbers.join(QStringLiteral(", "))});
    }
    return table;
}

QJsonArray implicationsJson(const Chain& chain)
{
    QJsonArray rows;
    for (const auto& implication : chain.implications) {
        QJsonArray from;
        for (const auto* finding : chain.findingsOf(implication))
            from.append(finding->claim);
        rows.append(QJsonObject{{"text", implication.text}, {"findings", from}});
    }
    return rows;
}

TextTable elementTable(const Chain& chain)
{
    TextTable table;
    table.headers << tr("Element") << tr("Audience") << tr("Outcome") << tr("Mode") << tr("Priority") << tr("Implications");
    for (const auto& element : chain.elements) {
        QStringList numbers;
        for (const auto* implication : chain.implicationsOf(element))
            numbers << QString::number(chain.numberOf(implication->id));
        table.rows.push_back(
            {element.title, element.audience, element.outcome, element.mode, toText(element.priority), numbers.join(QStringLiteral(", "))});
    }
    return table;
}

QJsonArray elementsJson(const Chain& chain)
{
    QJsonArray rows;
    for (const auto& element : chain.elements) {
        QJsonArray from;
        for (const auto* implication : chain.implicationsOf(element))
            from.append(implication->text);
        const auto priority = toText(element.priority);
        rows.append(QJsonObject{{"title", element.title},
                                {"audience", element.audience},
                                {"outcome", element.outcome},
                                {"mode", element.mode},
                                {"priority", priority.isEmpty() ? QJsonValue() : QJsonValue(priority)},
                                {"owner", element.owner},
                                {"measure", element.measure},
                                {"note", element.note},
                                {"implications", from},
                                {"dissonances", qint64(element.dissonances.size())}});
    }
    return rows;
}

Result<Answer> show(const Project& project)
{
    return project.read([](const Read& db) -> Result<Answer> {
        const Chain chain{elements::all(db), implications::all(db), findings::all(db), {}};
        Answer answer;
        answer.json = {{"implications", implicationsJson(chain)}, {"elements", elementsJson(chain)}};
        answer.tables = {implicationTable(chain), elementTable(chain)};
        return answer;
    });
}

} // namespace

void addElements(Shell& shell)
{
    struct Options {
        bool chain = false;
        ElementChanges changes;
    };
    const auto command = shell.add("elements", "What follows from the findings: implications, and elements of the framework");
    const auto options = std::make_shared<Options>();
    command.app->add_flag(
        "--chain", options->chain,
        "What each element rests on, down to the evidence, and what rests on each finding; of ELEMENT alone, if it is named");
    addElementChanges(*command.app, options->changes);
    shell.on(command, [&shell, command, options]() -> Result<Answer> {
        if (!options->changes.any())
            return shell.openToRead(command).and_then(
                [&](const auto& project) { return options->chain ? showChain(*project, text(options->changes.element)) : show(*project); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done =
                project->perform(tr("Change the framework"), [&](Edit& db) { return applyElementChanges(db, options->changes); });
            return done ? show(*project) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
