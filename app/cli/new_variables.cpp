#include "app/cli/new_variables.h"
#include "core/base/translate.h"
#include "core/responses/categories.h"
#include "core/responses/derived.h"
#include "core/responses/recode_text.h"
#include "core/responses/variables.h"
#include <cmath>

namespace counterpoint::cli {

namespace {

using Words = std::vector<std::string>;

QStringList textsFrom(const Words& words, std::size_t first)
{
    QStringList texts;
    for (auto i = first; i < words.size(); ++i)
        texts << text(words[i]);
    return texts;
}

Result<double> numberFrom(const std::string& word)
{
    bool isNumber = false;
    const double number = text(word).toDouble(&isNumber);
    if (isNumber && std::isfinite(number))
        return number;
    return fail(Error::Kind::Invalid, translate("Cli", "“%1” is not a number.").arg(text(word)));
}

Result<Definition> recodeFrom(const Read& db, const Dataset& dataset, const Words& words)
{
    const auto old = variables::byName(db, dataset.id, text(words[1]));
    if (!old)
        return fail(old);
    return recodeRulesFrom(*old, textsFrom(words, 2)).map([&](auto rules) -> Definition { return Recode{old->name, std::move(rules)}; });
}

Result<Definition> reverseFrom(const Words& words)
{
    if (words.size() == 2)
        return Reverse{text(words[1])};
    if (words.size() != 4)
        return fail(Error::Kind::Invalid, translate("Cli", "A range has two ends: --reverse NEW OLD LOW HIGH."));
    const auto low = numberFrom(words[2]);
    const auto high = numberFrom(words[3]);
    if (!low || !high)
        return fail(low ? high : low);
    return Reverse{text(words[1]), NumberRange{*low, *high}};
}

Result<Definition> binFrom(const Words& words)
{
    Bin bin{text(words[1])};
    std::vector<double> numbers;
    for (std::size_t i = 3; i < words.size(); ++i) {
        const auto number = numberFrom(words[i]);
        if (!number)
            return fail(number);
        numbers.push_back(*number);
    }
    if (words[2] == "cuts") {
        bin.method = Bin::Method::CutPoints;
        bin.cuts = numbers;
        return bin;
    }
    if ((words[2] != "width" && words[2] != "count") || numbers.size() != 1 || numbers[0] != std::trunc(numbers[0])
        || std::fabs(numbers[0]) > 1e6)
        return fail(Error::Kind::Invalid,
                    translate("Cli", "Classes are made by width N, count N or cuts NUMBER…, as in --bin age_group age cuts 18 30 65."));
    bin.method = words[2] == "width" ? Bin::Method::EqualWidth : Bin::Method::EqualCount;
    bin.bins = int(numbers[0]);
    return bin;
}

Result<> define(Edit& db, const Dataset& dataset, const NewVariable& variable, bool again, QStringList& notes)
{
    auto self = VariableId();
    if (again) {
        const auto old = variables::byName(db, dataset.id, variable.name);
        if (!old)
            return fail(old);
        self = old->id;
        if (const auto done = derived::redefine(db, self, variable.definition); !done)
            return done;
    } else if (const auto added = derived::add(db, dataset.id, variable)) {
        self = *added;
    } else {
        return fail(added);
    }
    if (!std::holds_alternative<Compute>(variable.definition))
        return {};
    const auto looked = derived::preview(db, dataset.id, variable.definition, self);
    if (looked && looked->derived.refused > 0)
        notes << translate("Cli", "“%1” could not be computed for %n row(s), which are missing now. %2", nullptr,
                           int(looked->derived.refused))
                     .arg(variable.name, looked->derived.refusal);
    return {};
}

/// 'role_2', 'role_Far_away': a name that expressions and other programs can take.
QString nameOfDummy(const QString& variable, const QString& value)
{
    QString name = variable + u'_';
    for (const auto unit : value)
        name += unit.isLetterOrNumber() ? unit : QChar(u'_');
    return name;
}

Result<> addDummies(Edit& db, const Dataset& dataset, const Words& words, QStringList& notes)
{
    const auto variable = variables::byName(db, dataset.id, text(words[0]));
    const auto column = variable ? datasets::column(db, variable->id) : fail(variable);
    if (!column)
        return fail(column);
    std::vector<Value> values;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto value = variables::valueFrom(*variable, text(words[i]));
        if (!value)
            return fail(value);
        values.push_back(*value);
    }
    if (values.empty())
        for (const auto& category : categorise(*variable, *column).items)
            if (!category.isMissing)
                values.push_back(category.value);
    if (values.size() > 100)
        return fail(
            Error::Kind::Invalid,
            translate("Cli", "“%1” has %2 values. Say for which of them you want a variable.").arg(variable->name).arg(values.size()));
    for (const auto& value : values)
        if (const auto done =
                define(db, dataset, {nameOfDummy(variable->name, valueText(variable->type, value)), {}, Dummy{variable->name, value}},
                       false, notes);
            !done)
            return done;
    return {};
}

Result<Definition> scoreFrom(const Words& words, const Words& reversed, int leastValid)
{
    if (words[1] != "mean" && words[1] != "sum")
        return fail(Error::Kind::Invalid, translate("Cli", "A score is a mean or a sum: --score NEW mean ITEM…."));
    return Score{textsFrom(words, 2), textsFrom(reversed, 0), words[1] == "sum", leastValid};
}

} // namespace

void NewVariableOptions::addTo(CLI::App& app)
{
    app.add_option("--compute", compute, "NEW EXPRESSION: compute it from others, written ${name}")->expected(2);
    app.add_option("--recode", recode, "NEW OLD RULE …: '1,2=1 Low', '3-highest=2 High', 'missing=9', 'rest=copy'")->expected(3, 1000);
    app.add_option("--reverse", reverse, "NEW OLD [LOW HIGH]: turned round within its declared range")->expected(2, 4);
    app.add_option("--bin", bin, "NEW OLD width N | count N | cuts NUMBER …: into classes")->expected(4, 1000);
    app.add_option("--dummies", dummies, "OLD [VALUE …]: a variable of 0 and 1 for each value")->expected(1, 100);
    app.add_option("--score", score, "NEW mean|sum ITEM …: a scale's score")->expected(3, 1000);
    app.add_option("--reversed", reversedItems, "ITEM …: of --score, those to be turned round")->expected(1, 1000);
    app.add_option("--min-valid", leastValid, "Of --score: valid items that a score needs; without it all");
    app.add_option("--date-difference", dateDifference, "NEW FROM TO UNIT: days, weeks, months, years, hours, minutes or seconds")
        ->expected(4);
    app.add_flag("--redefine", redefine, "NEW is there and is defined again");
    app.add_option("--remove", remove, "NAME …: remove derived variables")->expected(1, 1000);
}

bool NewVariableOptions::any() const
{
    return !compute.empty() || !recode.empty() || !reverse.empty() || !bin.empty() || !dummies.empty() || !score.empty()
        || !dateDifference.empty() || !remove.empty();
}

Result<> NewVariableOptions::apply(Edit& db, const Dataset& dataset, QStringList& notes) const
{
    const auto make = [&](const Words& words, const auto& definitionOf) -> Result<> {
        if (words.empty())
            return {};
        const Result<Definition> definition = definitionOf();
        return definition ? define(db, dataset, {text(words[0]), {}, *definition}, redefine, notes) : fail(definition);
    };
    return make(compute, [&]() -> Result<Definition> { return Compute{text(compute[1])}; })
        .and_then([&] { return make(recode, [&] { return recodeFrom(db, dataset, recode); }); })
        .and_then([&] { return make(reverse, [&] { return reverseFrom(reverse); }); })
        .and_then([&] { return make(bin, [&] { return binFrom(bin); }); })
        .and_then([&] { return dummies.empty() ? Result<>() : addDummies(db, dataset, dummies, notes); })
        .and_then([&] { return make(score, [&] { return scoreFrom(score, reversedItems, leastValid); }); })
        .and_then([&] {
            return make(dateDifference, [&]() -> Result<Definition> {
                return definitions::unitFrom(text(dateDifference[3])).map([&](auto unit) -> Definition {
                    return DateDifference{text(dateDifference[1]), text(dateDifference[2]), unit};
                });
            });
        })
        .and_then([&]() -> Result<> {
            for (const auto& name : remove) {
                const auto variable = variables::byName(db, dataset.id, text(name));
                const auto done = variable ? derived::remove(db, variable->id) : fail(variable);
                if (!done)
                    return done;
            }
            return {};
        });
}

} // namespace counterpoint::cli
