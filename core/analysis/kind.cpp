#include "core/analysis/kind.h"
#include "core/base/translate.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "AnalysisKinds";

bool isEvery(const QJsonValue& list, QJsonValue::Type type)
{
    const auto items = list.toArray();
    return list.isArray() && std::all_of(items.begin(), items.end(), [type](const QJsonValue& item) { return item.type() == type; });
}

bool isChoice(const Option& option, const QJsonValue& value)
{
    return std::any_of(option.choices.begin(), option.choices.end(), [&](const auto& choice) { return value == choice.key; });
}

bool suits(const Option& option, const QJsonValue& value)
{
    if (value.isNull())
        return option.standard.isNull();
    switch (option.type) {
    case Option::Type::Switch:
        return value.isBool();
    case Option::Type::Choice:
        return isChoice(option, value);
    case Option::Type::Number:
        return value.isDouble() && std::isfinite(value.toDouble()) && value.toDouble() >= option.least && value.toDouble() <= option.most
            && (!option.isWhole || value.toDouble() == std::floor(value.toDouble()));
    case Option::Type::Numbers:
        return isEvery(value, QJsonValue::Double);
    case Option::Type::Text:
        return value.isString();
    case Option::Type::Texts:
    case Option::Type::Codes:
    case Option::Type::Sources:
    case Option::Type::Coders:
        return isEvery(value, QJsonValue::String);
    case Option::Type::Several: {
        const auto items = value.toArray();
        return isEvery(value, QJsonValue::String)
            && std::all_of(items.begin(), items.end(), [&](const QJsonValue& item) { return isChoice(option, item); });
    }
    case Option::Type::Attribute:
    case Option::Type::Guide:
        return value.isString();
    }
    return false;
}

QString whatSuits(const Option& option)
{
    if (option.type == Option::Type::Choice || option.type == Option::Type::Several) {
        QStringList keys;
        for (const auto& choice : option.choices)
            keys << choice.key;
        return translate(context, "one of %1").arg(keys.join(QStringLiteral(", ")));
    }
    if (option.type == Option::Type::Number && option.least > std::numeric_limits<double>::lowest())
        return option.most < std::numeric_limits<double>::max()
            ? (option.isWhole ? translate(context, "a whole number from %1 to %2") : translate(context, "a number from %1 to %2"))
                  .arg(option.least)
                  .arg(option.most)
            : translate(context, "a number of at least %1").arg(option.least);
    return option.type == Option::Type::Number || option.type == Option::Type::Numbers ? translate(context, "numbers")
        : option.type == Option::Type::Switch                                          ? translate(context, "true or false")
                                                                                       : translate(context, "words");
}

template <class Item>
const Item* withKey(const std::vector<Item>& items, const QString& key)
{
    const auto place = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.key == key; });
    return place == items.end() ? nullptr : &*place;
}

} // namespace

const Role* AnalysisKind::role(const QString& roleKey) const { return withKey(roles, roleKey); }

const Option* AnalysisKind::option(const QString& optionKey) const { return withKey(options, optionKey); }

QJsonValue optionOf(const Analysis& analysis, const QString& key)
{
    if (const auto chosen = analysis.options.constFind(key); chosen != analysis.options.constEnd())
        return *chosen;
    const auto* kind = findAnalysisKind(analysis.kind);
    const auto* option = kind ? kind->option(key) : nullptr;
    return option ? option->standard : QJsonValue(QJsonValue::Undefined);
}

void setOption(Analysis& analysis, const QString& key, const QJsonValue& value)
{
    analysis.options.remove(key);
    if (value != optionOf(analysis, key))
        analysis.options[key] = value;
}

Result<> checkOption(const Option& option, const QJsonValue& value)
{
    if (suits(option, value))
        return {};
    return fail(Error::Kind::Invalid, translate(context, "“%1” can be %2.").arg(option.title, whatSuits(option)));
}

bool isComplete(const Analysis& analysis)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    return kind
        && std::all_of(kind->roles.begin(), kind->roles.end(), [&](const Role& role) { return analysis.in(role.key).size() >= role.least; })
        && std::none_of(kind->options.begin(), kind->options.end(), [&](const Option& option) {
               const auto value = optionOf(analysis, option.key);
               return option.isNeeded && (value.isArray() ? value.toArray().isEmpty() : value.toString().isEmpty());
           });
}

void addVariables(Analysis& analysis, const std::vector<VariableId>& variables)
{
    const auto* kind = findAnalysisKind(analysis.kind);
    std::vector<const Role*> main;
    if (kind)
        for (const auto& role : kind->roles)
            if (role.least > 0)
                main.push_back(&role);
    if (main.empty() && kind && !kind->roles.empty())
        main.push_back(&kind->roles.front());
    for (const auto id : variables) {
        const auto holdsIt = [&](const Role* role) {
            const auto& there = analysis.in(role->key);
            return std::find(there.begin(), there.end(), id) != there.end();
        };
        if (main.empty() || std::any_of(main.begin(), main.end(), holdsIt))
            continue;
        const auto roomy =
            std::find_if(main.begin(), main.end(), [&](const Role* role) { return analysis.in(role->key).size() < role->most; });
        const auto* role = roomy == main.end() ? main.back() : *roomy;
        auto there = role->most == 1 ? std::vector<VariableId>() : analysis.in(role->key);
        if (there.size() < role->most)
            there.push_back(id);
        analysis.put(role->key, std::move(there));
    }
}

Analysis asKind(const Analysis& analysis, const AnalysisKind& kind)
{
    auto changed = analysis;
    changed.kind = kind.key;
    changed.roles.clear();
    changed.options = {};
    if (!kind.needsDataset) {
        changed.dataset = {};
        changed.filter.clear();
        changed.savedFilter = {};
        changed.where.clear();
    }
    for (const auto& option : kind.options)
        if (const auto value = analysis.options.value(option.key); !value.isUndefined() && checkOption(option, value))
            setOption(changed, option.key, value);
    const auto* before = findAnalysisKind(analysis.kind);
    if (!before)
        return changed;
    std::vector<VariableId> main;
    for (const auto& role : before->roles) {
        const auto& there = analysis.in(role.key);
        if (role.least == 0 && kind.role(role.key))
            changed.put(role.key, there);
        else if (role.least > 0)
            main.insert(main.end(), there.begin(), there.end());
    }
    std::size_t room = 0;
    for (const auto& role : kind.roles)
        room += role.least > 0 ? role.most : 0;
    if (main.size() > room)
        main.resize(room);
    addVariables(changed, main);
    return changed;
}

namespace shared {

Role variables(const QString& about)
{
    return {QStringLiteral("variables"),
            translate(context, "Variables"),
            1,
            Role::anyNumber,
            {},
            {},
            about.isEmpty() ? translate(context, "Names of the variables") : about};
}

Role split()
{
    return {QStringLiteral("split"),
            translate(context, "Split by"),
            0,
            1,
            {},
            QStringLiteral("--split"),
            translate(context, "The same for each answer to this variable")};
}

Role frequencyWeight()
{
    return {QStringLiteral("weight_frequency"),
            translate(context, "Frequency weight"),
            0,
            1,
            {VariableType::Number},
            QStringLiteral("--weight-frequency"),
            translate(context, "Each row stands for as many cases as this variable says")};
}

std::vector<Role> samplingWeight()
{
    return {{QStringLiteral("weight_sampling"),
             translate(context, "Sampling weight"),
             0,
             1,
             {VariableType::Number},
             QStringLiteral("--weight-sampling"),
             translate(context, "How many of the population each row stands for")},
            {QStringLiteral("strata"),
             translate(context, "Strata"),
             0,
             1,
             {},
             QStringLiteral("--strata"),
             translate(context, "The stratum each row was drawn from")},
            {QStringLiteral("population"),
             translate(context, "Size of the stratum"),
             0,
             1,
             {VariableType::Number},
             QStringLiteral("--population"),
             translate(context, "How many there are in the row's stratum")}};
}

Option confidence()
{
    Option option{
        QStringLiteral("confidence"), translate(context, "Confidence level (%)"), Option::Type::Number, 95, {}, 1, 99.999, {}, {}};
    option.about = translate(context, "Confidence level of intervals, in percent");
    return option;
}

Option adjustment()
{
    Option option{QStringLiteral("adjust"),
                  translate(context, "More than one test"),
                  Option::Type::Choice,
                  QStringLiteral("holm"),
                  {{QStringLiteral("holm"), translate(context, "Holm")},
                   {QStringLiteral("bh"), translate(context, "Benjamini-Hochberg")},
                   {QStringLiteral("bonferroni"), translate(context, "Bonferroni")},
                   {QStringLiteral("none"), translate(context, "No correction")}}};
    option.about = translate(context, "How p values of several tests are corrected");
    return option;
}

Option populationSize()
{
    Option option{QStringLiteral("population_size"),
                  translate(context, "Size of the population"),
                  Option::Type::Number,
                  QJsonValue(QJsonValue::Null),
                  {},
                  1,
                  1e12,
                  {},
                  {}};
    option.about = translate(context,
                             "How many people the responses were drawn from: intervals get the finite-population correction; "
                             "none where it is not given");
    option.isWhole = true;
    return option;
}

Option suppression()
{
    Option option{
        QStringLiteral("suppress_below"), translate(context, "Withhold counts below"), Option::Type::Number, 0, {}, 0, 1e6, {}, {}};
    option.flag = QStringLiteral("--suppress");
    option.about = translate(context, "Withhold counts below this number, and as many others as are needed to hide them");
    return option;
}

Option choice(const char* key, const QString& title, const char* standard, std::vector<Option::Choice> choices)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = option.about = title;
    option.type = Option::Type::Choice;
    option.standard = QLatin1String(standard);
    option.choices = std::move(choices);
    return option;
}

Option onOff(const char* key, const QString& title, bool standard, const QString& flag)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = title;
    option.standard = standard;
    option.flag = flag;
    option.about = title;
    return option;
}

} // namespace shared

} // namespace counterpoint
