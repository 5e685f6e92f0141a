#include "core/responses/variables.h"
#include "app/cli/commands.h"
#include "app/cli/new_variables.h"
#include "app/cli/shell.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/derived.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace counterpoint::cli {

namespace {

QJsonValue jsonOf(const Value& value)
{
    return std::holds_alternative<double>(value) ? QJsonValue(std::get<double>(value)) : QJsonValue(std::get<QString>(value));
}

/// What made the variable: its definition, and the same in words; null for one that came with the file.
QJsonValue derivedJson(const Variable& variable)
{
    if (!variable.isDerived())
        return {};
    auto json = QJsonDocument::fromJson(variable.definition.toUtf8()).object();
    if (const auto definition = definitions::fromJson(variable.definition))
        json["words"] = definitions::inWords(*definition);
    return json;
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
            {"missing", missing},
            {"format", variable.format},
            {"range", variable.range ? QJsonValue(QJsonArray{variable.range->low, variable.range->high}) : QJsonValue()},
            {"derived", derivedJson(variable)}};
}

QString derivedWords(const Variable& variable)
{
    if (!variable.isDerived())
        return {};
    const auto definition = definitions::fromJson(variable.definition);
    return definition ? definitions::inWords(*definition) : definition.error().message;
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
            missing.join(QStringLiteral(", ")),
            derivedWords(variable)};
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
                          << translate("Cli", "Level") << translate("Cli", "Value labels") << translate("Cli", "Missing")
                          << translate("Cli", "Derived");
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
    std::vector<std::string> range;
    std::vector<std::string> scale;
    std::vector<std::string> format;
    std::vector<std::string> copyLabels;
    NewVariableOptions made;
    bool any() const
    {
        return !rename.empty() || !label.empty() || !level.empty() || !missing.empty() || !values.empty() || !range.empty()
            || !scale.empty() || !format.empty() || !copyLabels.empty() || made.any();
    }
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

/// 'VARIABLE LOW HIGH', or the variable alone: then its labels say the range again.
Result<> setRange(Edit& db, const Variable& variable, const std::vector<std::string>& ends)
{
    if (ends.empty())
        return variables::setRange(db, variable.id, std::nullopt);
    if (ends.size() != 2)
        return fail(Error::Kind::Invalid, translate("Cli", "A range has two ends: --range VARIABLE LOW HIGH."));
    const auto low = variables::valueFrom(variable, text(ends[0]));
    const auto high = variables::valueFrom(variable, text(ends[1]));
    if (!low || !high)
        return fail(low ? high : low);
    if (variable.type == VariableType::Text)
        return fail(Error::Kind::Invalid, translate("Cli", "“%1” holds texts, which have no range.").arg(variable.name));
    return variables::setRange(db, variable.id, NumberRange{std::get<double>(*low), std::get<double>(*high)});
}

Result<> copyLabels(Edit& db, DatasetId dataset, const Variable& from, const std::vector<std::string>& names)
{
    std::vector<VariableId> to;
    for (const auto& name : names) {
        const auto variable = variables::byName(db, dataset, text(name));
        if (!variable)
            return fail(variable);
        to.push_back(variable->id);
    }
    return variables::copyLabels(db, from.id, to);
}

Result<> apply(Edit& db, const Changes& changes, QStringList& notes)
{
    const auto dataset = datasetOf(db, text(changes.dataset));
    if (!dataset)
        return fail(dataset);
    if (const auto done = changes.made.apply(db, *dataset, notes); !done)
        return done;
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
        .and_then([&] { return on(changes.range, [&](const Variable& v, const Words& rest) { return setRange(db, v, rest); }); })
        .and_then([&] {
            return on(changes.scale, [&](const Variable& v, const Words& rest) {
                return variables::setScale(db, v.id, rest.empty() ? QString() : text(rest[0]), rest.size() > 1 && rest[1] == "reversed");
            });
        })
        .and_then([&] {
            return on(changes.format, [&](const Variable& v, const Words& rest) { return variables::setFormat(db, v.id, text(rest[0])); });
        })
        .and_then([&] {
            return on(changes.copyLabels, [&](const Variable& v, const Words& rest) { return copyLabels(db, dataset->id, v, rest); });
        })
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
    command.app->add_option("--range", changes->range, "VARIABLE LOW HIGH: the range declared for its answers; none: VARIABLE alone")
        ->expected(1, 3);
    command.app->add_option("--scale", changes->scale, "VARIABLE SCALE [reversed]: it is an item of this scale; none: VARIABLE alone")
        ->expected(1, 3);
    command.app->add_option("--format", changes->format, "VARIABLE FORMAT: as SPSS writes it, such as F8.2")->expected(2);
    command.app->add_option("--copy-labels", changes->copyLabels, "FROM TO …: copy value labels, missing codes and range")
        ->expected(2, 1000);
    changes->made.addTo(*command.app);
    shell.on(command, [&shell, command, changes]() -> Result<Answer> {
        if (!changes->any())
            return shell.openToRead(command).and_then([&](const auto& project) { return list(*project, text(changes->dataset)); });
        return shell.openToWrite(command).and_then([&](const auto& project) -> Result<Answer> {
            QStringList notes;
            const auto done = project->perform(translate("Cli", "Change variables"), [&](Edit& db) { return apply(db, *changes, notes); });
            auto answer = done ? list(*project, text(changes->dataset)) : fail(done);
            if (answer)
                answer->warnings = notes;
            return answer;
        });
    });
}

} // namespace counterpoint::cli
