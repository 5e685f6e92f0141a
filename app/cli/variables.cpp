#include "core/responses/variables.h"
#include "app/cli/commands.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include <QJsonArray>

namespace counterpoint::cli {

namespace {

QJsonValue jsonOf(const Value& value)
{
    return std::holds_alternative<double>(value) ? QJsonValue(std::get<double>(value)) : QJsonValue(std::get<QString>(value));
}

QJsonObject jsonOf(const Dataset& dataset, const Variable& variable)
{
    QJsonArray labels;
    for (const auto& label : variable.labels)
        labels.append(QJsonObject{{"value", jsonOf(label.value)}, {"label", label.label}});
    QJsonArray missing;
    for (const auto& code : variable.missing)
        missing.append(variables::toText(code));
    return {{"dataset", dataset.name},
            {"name", variable.name},
            {"label", variable.label},
            {"type", toText(variable.type)},
            {"level", toText(variable.level)},
            {"decimals", variable.decimals},
            {"scale", variable.scale},
            {"reversed", variable.reversed},
            {"open", variable.isOpen},
            {"labels", labels},
            {"missing", missing}};
}

QStringList cellsOf(const Variable& variable)
{
    QStringList labels;
    for (const auto& label : variable.labels)
        labels << QStringLiteral("%1 = %2").arg(valueText(variable.type, label.value), label.label);
    QStringList missing;
    for (const auto& code : variable.missing)
        missing << variables::toText(code);
    return {variable.name,
            variable.label,
            toText(variable.type),
            toText(variable.level),
            labels.join(QStringLiteral("; ")),
            missing.join(QStringLiteral(", "))};
}

Result<Answer> list(const Project& project, const QString& only)
{
    return project.read([&](const Read& db) -> Result<Answer> {
        auto shown = datasets::all(db);
        if (!only.isEmpty()) {
            const auto one = datasets::byName(db, only);
            if (!one)
                return fail(one);
            shown = {*one};
        }
        Answer answer;
        QJsonArray rows;
        for (const auto& dataset : shown) {
            TextTable table;
            table.title = dataset.name;
            table.headers << translate("Cli", "Variable") << translate("Cli", "Label") << translate("Cli", "Type")
                          << translate("Cli", "Level") << translate("Cli", "Value labels") << translate("Cli", "Missing");
            for (const auto& variable : variables::of(db, dataset.id)) {
                rows.append(jsonOf(dataset, variable));
                table.rows.push_back(cellsOf(variable));
            }
            answer.tables.push_back(table);
        }
        answer.json = {{"variables", rows}};
        return answer;
    });
}

struct Changes {
    std::string dataset;
    std::vector<std::string> rename;
    std::vector<std::string> label;
    std::vector<std::string> level;
    std::vector<std::string> missing;
    std::vector<std::string> values;
    bool any() const { return !rename.empty() || !label.empty() || !level.empty() || !missing.empty() || !values.empty(); }
};

/// The dataset named, or the only one there is.
Result<Dataset> datasetOf(const Read& db, const QString& name)
{
    if (!name.isEmpty())
        return datasets::byName(db, name);
    const auto all = datasets::all(db);
    if (all.size() == 1)
        return all.front();
    return fail(Error::Kind::Invalid,
                all.empty() ? translate("Cli", "The study has no dataset yet.")
                            : translate("Cli", "The study has several datasets: say which."));
}

Result<> setMissing(Edit& db, const Variable& variable, const std::vector<std::string>& texts)
{
    std::vector<MissingCode> codes;
    for (const auto& one : texts) {
        const auto code = variables::missingCodeFrom(variable, text(one));
        if (!code)
            return fail(code);
        codes.push_back(*code);
    }
    return variables::setMissing(db, variable.id, codes);
}

Result<> setValueLabels(Edit& db, Variable variable, const std::vector<std::string>& texts)
{
    for (const auto& one : texts) {
        const auto equals = text(one).indexOf(u'=');
        const auto value = variables::valueFrom(variable, text(one).left(equals));
        if (equals < 1 || !value)
            return equals < 1 ? fail(Error::Kind::Invalid, translate("Cli", "“%1” is not of the form VALUE=LABEL.").arg(text(one)))
                              : fail(value);
        std::erase_if(variable.labels, [&](const ValueLabel& label) { return label.value == *value; });
        variable.labels.push_back({*value, text(one).mid(equals + 1)});
    }
    return variables::setValueLabels(db, variable.id, variable.labels);
}

Result<> apply(Edit& db, const Changes& changes)
{
    const auto dataset = datasetOf(db, text(changes.dataset));
    if (!dataset)
        return fail(dataset);
    const auto on = [&](const std::vector<std::string>& words, const auto& change) -> Result<> {
        if (words.empty())
            return {};
        return variables::byName(db, dataset->id, text(words[0])).and_then([&](const Variable& variable) -> Result<> {
            return change(variable, std::vector(words.begin() + 1, words.end()));
        });
    };
    using Words = std::vector<std::string>;
    return on(changes.label, [&](const Variable& v, const Words& rest) { return variables::setLabel(db, v.id, text(rest[0])); })
        .and_then([&] {
            return on(changes.level, [&](const Variable& v, const Words& rest) {
                return levelFrom(text(rest[0])).and_then([&](Level level) { return variables::setLevel(db, v.id, level); });
            });
        })
        .and_then([&] { return on(changes.missing, [&](const Variable& v, const Words& rest) { return setMissing(db, v, rest); }); })
        .and_then([&] { return on(changes.values, [&](const Variable& v, const Words& rest) { return setValueLabels(db, v, rest); }); })
        .and_then([&] {
            return on(changes.rename, [&](const Variable& v, const Words& rest) { return variables::rename(db, v.id, text(rest[0])); });
        });
}

} // namespace

void addVariables(Shell& shell)
{
    const auto command = shell.add("variables", "The variables of the datasets, with labels and missing codes");
    const auto changes = std::make_shared<Changes>();
    command.app->add_option("DATASET", changes->dataset, "Only this dataset");
    command.app->add_option("--label", changes->label, "VARIABLE TEXT: set its label")->expected(2);
    command.app->add_option("--level", changes->level, "VARIABLE LEVEL: nominal, ordinal or scale")->expected(2);
    command.app
        ->add_option("--missing", changes->missing, "VARIABLE CODE …: its missing codes ('99', '97-99' or a text); none: VARIABLE alone")
        ->expected(1, 100);
    command.app->add_option("--values", changes->values, "VARIABLE VALUE=LABEL …: label values")->expected(2, 1000);
    command.app->add_option("--rename", changes->rename, "VARIABLE NEW: rename it")->expected(2);
    shell.on(command, [&shell, command, changes]() -> Result<Answer> {
        if (!changes->any())
            return shell.openToRead(command).and_then([&](const auto& project) { return list(*project, text(changes->dataset)); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            const auto done = project->perform(translate("Cli", "Change variables"), [&](Edit& db) { return apply(db, *changes); });
            return done ? list(*project, text(changes->dataset)) : fail(done);
        });
    });
}

} // namespace counterpoint::cli
