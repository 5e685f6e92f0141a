#include "app/cli/analysis_command.h"
#include "app/cli/analysis_answer.h"
#include "app/cli/option_flags.h"
#include "app/cli/shell.h"
#include "app/cli/usage.h"
#include "core/analysis/chosen_answer_set.h"
#include "core/analysis/result.h"
#include "core/base/translate.h"
#include "core/responses/datasets.h"
#include "core/responses/saved_filters.h"
#include "core/responses/variables.h"
#include <algorithm>
#include <map>
#include <optional>

namespace counterpoint::cli {

namespace {

/// What was typed, by the keys of roles and options.
struct Typed {
    std::string dataset;
    std::vector<std::string> plain; ///< variables without a flag before them
    std::map<QString, std::vector<std::string>> variables;
    std::map<QString, std::vector<std::string>> values;
    std::map<QString, bool> switches; ///< all of them; which were typed is for `given` to say
    std::map<QString, const CLI::Option*> given;
    std::vector<std::string> filters;
    std::string where; ///< an expression, or the name of a saved filter
    std::string figures; ///< file to write them to
    std::map<QString, bool> kinds; ///< by key, whether the flag was typed that chooses a kind
    std::map<std::string, std::vector<std::string>> unsuited; ///< by flag, what other commands of statistics know and this one cannot use

    bool has(const QString& option) const
    {
        const auto found = given.find(option);
        return found != given.end() && found->second->count() > 0;
    }
};

bool isPlain(const Role& role) { return role.flag.isEmpty(); }

/// How the plain arguments are shared among the roles: one each, the last one with room takes the rest.
std::map<QString, std::vector<std::string>> sharedOut(const AnalysisKind& kind, std::vector<std::string> plain)
{
    std::map<QString, std::vector<std::string>> found;
    auto next = plain.begin();
    for (const auto& role : kind.roles)
        if (isPlain(role)) {
            const auto taken = std::min(std::ptrdiff_t(role.most), plain.end() - next);
            found[role.key].assign(next, next + taken);
            next += taken;
        }
    return found;
}

/// Which of what can be typed with every statistic counts: some kinds cannot use it, and say why.
enum class Wishes { Counted, PassedOver };

bool isWish(const QString& key)
{
    static const QStringList wishes{QStringLiteral("weight_frequency"), QStringLiteral("weight_sampling"),
                                    QStringLiteral("strata"),           QStringLiteral("population"),
                                    QStringLiteral("confidence"),       QStringLiteral("suppress_below")};
    return wishes.contains(key);
}

/// Whether what was typed fits the kind: every role filled, and nothing that the kind does not know.
bool fits(const AnalysisKind& kind, const Typed& typed, Wishes wishes)
{
    const auto counts = [wishes](const QString& key) { return wishes == Wishes::Counted || !isWish(key); };
    for (const auto& [key, wanted] : typed.kinds)
        if (wanted && key != kind.key)
            return false;
    auto filled = sharedOut(kind, typed.plain);
    std::size_t placed = 0;
    for (const auto& [role, names] : filled)
        placed += names.size();
    for (const auto& [role, names] : typed.variables) {
        if (!counts(role))
            continue;
        if (!names.empty() && !kind.role(role))
            return false;
        filled[role] = names;
    }
    const bool known = std::all_of(typed.given.begin(), typed.given.end(), [&](const auto& item) {
        return item.second->count() == 0 || !counts(item.first) || kind.option(item.first);
    });
    return known && placed == typed.plain.size()
        && std::all_of(kind.roles.begin(), kind.roles.end(), [&](const Role& role) { return filled[role.key].size() >= role.least; });
}

const AnalysisKind& chosen(const std::vector<const AnalysisKind*>& kinds, const Typed& typed)
{
    auto place = std::find_if(kinds.begin(), kinds.end(), [&](const AnalysisKind* kind) { return fits(*kind, typed, Wishes::Counted); });
    if (place == kinds.end())
        place = std::find_if(kinds.begin(), kinds.end(), [&](const AnalysisKind* kind) { return fits(*kind, typed, Wishes::PassedOver); });
    if (place == kinds.end()) // the one that the variables speak for, which then says what it cannot do
        place = std::find_if(kinds.begin(), kinds.end(), [&](const AnalysisKind* kind) {
            return std::any_of(kind->roles.begin(), kind->roles.end(), [&](const Role& role) {
                const auto found = typed.variables.find(role.key);
                return role.least > 0 && !isPlain(role) && found != typed.variables.end() && !found->second.empty();
            });
        });
    return place == kinds.end() ? *kinds.front() : **place;
}

/// A stored set of answers, where a single name is given for a question with several answers and no variable is called so.
std::optional<AnswerSet> answerSetOf(const Read& db, const Dataset& dataset, const QString& role, const std::vector<std::string>& names)
{
    if (role != QLatin1String("set") || names.size() != 1 || variables::byName(db, dataset.id, text(names.front())))
        return std::nullopt;
    const auto set = answerSets::byName(db, dataset.id, text(names.front()));
    return set ? std::optional(*set) : std::nullopt;
}

Result<std::vector<VariableId>> variablesOf(const Read& db, const Dataset& dataset, const std::vector<std::string>& names)
{
    std::vector<VariableId> ids;
    for (const auto& name : names) {
        const auto variable = variables::byName(db, dataset.id, text(name));
        if (!variable)
            return fail(variable);
        ids.push_back(variable->id);
    }
    return ids;
}

Result<Analysis> analysisOf(const Read& db, const AnalysisKind& kind, const Typed& typed)
{
    const auto dataset = datasets::byName(db, text(typed.dataset));
    if (!dataset)
        return fail(dataset);
    Analysis analysis;
    analysis.kind = kind.key;
    analysis.dataset = dataset->id;
    auto names = typed.variables;
    for (auto& [role, plain] : sharedOut(kind, typed.plain))
        if (!plain.empty())
            names[role] = plain;
    for (const auto& [role, given] : names) {
        if (const auto set = answerSetOf(db, *dataset, role, given)) {
            chooseAnswerSet(analysis, *set);
            continue;
        }
        auto ids = variablesOf(db, *dataset, given);
        if (!ids)
            return fail(ids);
        analysis.put(role, std::move(*ids));
    }
    for (const auto& option : kind.options)
        if (typed.has(option.key))
            setOption(analysis, option.key,
                      option.type == Option::Type::Switch ? QJsonValue(typed.switches.at(option.key))
                                                          : valueOf(option, typed.values.at(option.key)));
    for (const auto& condition : typed.filters) {
        const auto read = filters::conditionFrom(db, dataset->id, text(condition));
        if (!read)
            return fail(read);
        analysis.filter.push_back(*read);
    }
    analysis.where = savedFilters::expressionFor(db, dataset->id, text(typed.where).trimmed());
    return analysis;
}

Result<Answer> analyse(const Project& project, const AnalysisKind& kind, const Typed& typed)
{
    return project
        .read([&](const Read& db) {
            return analysisOf(db, kind, typed).and_then([&](const Analysis& analysis) {
                return run(db, analysis, typed.figures.empty() ? WithFigures::No : WithFigures::Yes);
            });
        })
        .and_then([&](const AnalysisResult& result) { return answerOf(result, typed.figures); });
}

void addOption(CLI::App& app, const Option& option, Typed& typed)
{
    if (typed.given.count(option.key) != 0)
        return;
    const auto about = option.about.toStdString();
    if (option.type == Option::Type::Switch) {
        typed.given[option.key] = app.add_flag(flagOf(option), typed.switches[option.key], about);
        return;
    }
    auto* added = app.add_option(flagOf(option), typed.values[option.key], about);
    if (option.type == Option::Type::Choice) {
        std::vector<std::string> keys;
        for (const auto& choice : option.choices)
            keys.push_back(choice.key.toStdString());
        added->check(CLI::IsMember(keys));
    }
    if (option.type == Option::Type::Numbers)
        added->delimiter(',');
    if (option.type == Option::Type::Number || option.type == Option::Type::Numbers)
        added->check(numberOf(option));
    if (option.type != Option::Type::Numbers && option.type != Option::Type::Texts)
        added->expected(1);
    typed.given[option.key] = added;
}

void addRole(CLI::App& app, const Role& role, bool isBy, Typed& typed)
{
    if (isPlain(role) || typed.variables.count(role.key) != 0)
        return;
    const auto flag = isBy ? QStringLiteral("--by,") + role.flag : role.flag;
    auto* added = app.add_option(flag.toStdString(), typed.variables[role.key], role.about.toStdString());
    added->type_name(role.most == 1 ? "VARIABLE" : "VARIABLE…");
    if (role.most == 1)
        added->expected(1);
}

/// What other commands of statistics know and this one cannot do is refused with the reason, instead of as an option that is not known.
void addUnsuited(CLI::App& app, Typed& typed)
{
    for (const char* flag : {"--weight-frequency", "--weight-sampling", "--strata", "--population", "--confidence", "--suppress"})
        if (app.get_option_no_throw(flag) == nullptr)
            app.add_option(flag, typed.unsuited[flag])->group("");
}

/// Why one of them cannot be done.
QString whyNot(const std::string& flag, const QString& command)
{
    if (flag == "--weight-frequency")
        return translate(
                   "Cli",
                   "“%1” cannot count responses as often as a weight says (--weight-frequency). Leave the weight out, or use describe, "
                   "frequencies, crosstab, likert, compare or scale.")
            .arg(command);
    if (flag == "--confidence")
        return translate("Cli", "The intervals of “%1” are of 95 % (or it has none): leave --confidence out.").arg(command);
    if (flag == "--suppress")
        return translate(
                   "Cli",
                   "“%1” cannot withhold small counts (--suppress), and what it shows of small groups would give them away. Leave small "
                   "groups out with --where, or use frequencies, crosstab, likert, describe, correlate, trend "
                   "or compare.")
            .arg(command);
    return translate("Cli",
                     "“%1” cannot be done under sampling weights: its tests suppose that every response was drawn by itself and with the "
                     "same chance, and would make errors far too small. Use describe, frequencies, crosstab or compare --by, whose "
                     "standard errors are right, or leave the weight out.")
        .arg(command);
}

Result<> refuseUnsuited(const Shell::Command& command, const Typed& typed)
{
    for (const auto& [flag, words] : typed.unsuited)
        if (!words.empty())
            return fail(Error::Kind::Invalid, whyNot(flag, text(command.app->get_name())));
    return {};
}

/// What the command knows but not the kind of analysis that was chosen from what else was typed.
Result<> refuseUnknown(const AnalysisKind& kind, const Typed& typed)
{
    QStringList unknown;
    for (const char* key : {"weight_frequency", "weight_sampling"})
        if (const auto found = typed.variables.find(QLatin1String(key));
            found != typed.variables.end() && !found->second.empty() && !kind.role(QLatin1String(key)))
            return fail(Error::Kind::Invalid, whyNot("--" + QString(QLatin1String(key)).replace(u'_', u'-').toStdString(), kind.title));
    for (const auto& [key, flag] : {std::pair("suppress_below", "--suppress"), std::pair("confidence", "--confidence")})
        if (const auto found = typed.given.find(QLatin1String(key));
            found != typed.given.end() && found->second->count() > 0 && !kind.option(QLatin1String(key)))
            return fail(Error::Kind::Invalid, whyNot(flag, kind.title));
    for (const auto& [key, option] : typed.given)
        if (option->count() > 0 && !kind.option(key))
            unknown << QStringLiteral("--") + text(option->get_lnames().front());
    for (const auto& [key, names] : typed.variables)
        if (!names.empty() && !kind.role(key))
            unknown << QStringLiteral("--") + QString(key).replace(u'_', u'-');
    if (unknown.isEmpty())
        return {};
    return fail(Error::Kind::Invalid,
                translate("Cli", "“%1” takes no %2: leave it out, or ask for another kind of analysis.")
                    .arg(kind.title, unknown.join(QStringLiteral(", "))));
}

void addPlain(CLI::App& app, const std::vector<const AnalysisKind*>& kinds, Typed& typed)
{
    std::size_t least = Role::anyNumber;
    std::size_t most = 0;
    QStringList about;
    for (const auto* kind : kinds) {
        std::size_t needed = 0;
        std::size_t room = 0;
        for (const auto& role : kind->roles)
            if (isPlain(role)) {
                needed += role.least;
                room += role.most;
                if (!about.contains(role.about))
                    about << role.about;
            }
        least = std::min(least, needed);
        most = std::max(most, room);
    }
    if (most == 0)
        return;
    auto* plain = app.add_option("VARIABLES", typed.plain, about.join(QStringLiteral(", then: ")).toStdString());
    plain->expected(int(std::max<std::size_t>(least, 1)), int(most));
    if (least > 0)
        plain->required();
}

} // namespace

void addAnalysisCommand(Shell& shell, const std::vector<const AnalysisKind*>& kinds)
{
    const auto command = shell.add(kinds.front()->command.toLatin1().constData(), kinds.front()->about.toUtf8().constData());
    const auto typed = std::make_shared<Typed>();
    command.app->add_option("DATASET", typed->dataset, "Name of the dataset")->required();
    addPlain(*command.app, kinds, *typed);
    const bool hasBy = std::any_of(kinds.begin(), kinds.end(), [](const AnalysisKind* kind) { return kind->role(QStringLiteral("by")); });
    for (const auto* kind : kinds) {
        for (const auto& role : kind->roles)
            addRole(*command.app, role, role.key == QLatin1String("split") && !hasBy, *typed);
        for (const auto& option : kind->options)
            addOption(*command.app, option, *typed);
        if (!kind->flag.isEmpty())
            command.app->add_flag(kind->flag.toStdString(), typed->kinds[kind->key], kind->about.toStdString());
    }
    addUnsuited(*command.app, *typed);
    command.app->add_option("--filter", typed->filters, "VARIABLE=VALUE: only these responses (code or label; repeatable)")
        ->allow_extra_args(false);
    command.app->add_option("--where", typed->where, "Only responses for which this is true: an expression, or a saved filter's name");
    command.app->add_option("--figures", typed->figures, "Write the figures to this file (.svg, .png, .pdf), numbered from the second on");
    shell.on(command, [&shell, command, kinds, typed]() -> Result<Answer> {
        if (const auto suited = refuseUnsuited(command, *typed); !suited)
            return fail(suited);
        const auto& kind = chosen(kinds, *typed);
        if (const auto known = refuseUnknown(kind, *typed); !known)
            return fail(known);
        return shell.openToRead(command).and_then([&](const auto& project) { return analyse(*project, kind, *typed); });
    });
}

} // namespace counterpoint::cli
