#include "core/analysis/compared_groups.h"
#include "core/analysis/format.h"
#include "core/base/translate.h"
#include <algorithm>

namespace counterpoint::comparison {
namespace {

constexpr const char* context = "Compare";
constexpr std::size_t mostGroups = 200;
constexpr double mostRepeated = 5e6;

/// Sorts the rows into groups and counts what is left out.
void sortRows(Compared& compared, const Categories& categories, const std::vector<std::size_t>& wanted, const Sample& sample)
{
    std::vector<int> groupOf(categories.items.size(), -1);
    for (std::size_t g = 0; g < wanted.size(); ++g)
        groupOf[wanted[g]] = int(g);
    compared.groups.resize(wanted.size());
    if (!sample.weights.empty())
        compared.weights.resize(wanted.size());
    double system = 0;
    double user = 0;
    double elsewhere = 0;
    double total = 0;
    std::size_t next = 0;
    for (std::size_t row = 0; row < categories.rows.size(); ++row) {
        if (!sample.has(row))
            continue;
        const auto i = next++;
        const double weight = sample.weight(row);
        total += weight;
        const auto place = categories.rows[row];
        const auto missing = compared.dependent.missing[i];
        const bool isUserMissing = place >= 0 && categories.items[std::size_t(place)].isMissing;
        if (place >= 0 && !isUserMissing && groupOf[std::size_t(place)] < 0)
            elsewhere += weight;
        else if (place < 0 || missing == Measure::Missing::System)
            system += weight;
        else if (isUserMissing || missing == Measure::Missing::User)
            user += weight;
        else {
            const auto group = std::size_t(groupOf[std::size_t(place)]);
            compared.groups[group].push_back(compared.dependent.values[i]);
            if (!compared.weights.empty())
                compared.weights[group].push_back(weight);
        }
    }
    auto& frame = compared.frame;
    frame.nTotal = total - elsewhere;
    frame.nValid = frame.nTotal - system - user;
    frame.leftOut = leftOut(system, user);
    if (elsewhere > 0)
        frame.notes << translate(context, "Only the groups named are compared; %1 responses of other groups are not looked at.")
                           .arg(format::count(elsewhere));
}

/// Leaves out groups without values, down to two.
void dropEmptyGroups(Compared& compared, const Input& input)
{
    QStringList dropped;
    for (std::size_t g = compared.groups.size(); g-- > 0 && compared.groups.size() > 2;)
        if (compared.groups[g].empty()) {
            dropped.prepend(compared.labels[qsizetype(g)]);
            compared.labels.removeAt(qsizetype(g));
            compared.groups.erase(compared.groups.begin() + std::ptrdiff_t(g));
            if (!compared.weights.empty())
                compared.weights.erase(compared.weights.begin() + std::ptrdiff_t(g));
        }
    while (compared.groups.size() < 2) {
        compared.groups.emplace_back();
        if (input.sample.weighting != Sample::Weighting::None)
            compared.weights.emplace_back();
        compared.labels << QStringLiteral("—");
    }
    if (!dropped.isEmpty())
        compared.frame.notes << translate(context, "Without values, and left out: %1.").arg(dropped.join(QStringLiteral(", ")));
}

} // namespace

QString Compared::title() const { return translate(context, "%1 by %2").arg(dependent.variable.title(), by.title()); }

Result<std::vector<std::size_t>> wantedGroups(const Categories& categories, const Variable& by, const QStringList& asked)
{
    std::vector<std::size_t> wanted;
    QStringList known;
    for (std::size_t place = 0; place < categories.items.size(); ++place)
        if (!categories.items[place].isMissing) {
            if (asked.isEmpty())
                wanted.push_back(place);
            known << categories.items[place].label;
        }
    for (const auto& name : asked) {
        const auto found = std::find_if(categories.items.begin(), categories.items.end(), [&](const Category& item) {
            return !item.isMissing && (item.label == name || valueText(by.type, item.value) == name);
        });
        if (found == categories.items.end())
            return fail(Error::Kind::Invalid,
                        translate(context, "“%1” is no group of “%2”. There are: %3.")
                            .arg(name, by.name, known.mid(0, 20).join(QStringLiteral(", "))));
        const auto place = std::size_t(found - categories.items.begin());
        if (std::find(wanted.begin(), wanted.end(), place) == wanted.end())
            wanted.push_back(place);
    }
    if (!asked.isEmpty() && wanted.size() < 2)
        return fail(Error::Kind::Invalid, translate(context, "Name at least two groups of “%1” to compare.").arg(by.name));
    if (wanted.size() > mostGroups)
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” has more than %2 different answers. Compare by a variable with fewer, or name the groups.")
                        .arg(by.name)
                        .arg(mostGroups));
    return wanted;
}

Result<Compared> comparedGroups(const Input& input)
{
    const auto dependent = input.question("dependent");
    if (!dependent)
        return fail(dependent);
    auto measure = measureOf(*dependent, input.sample);
    if (!measure)
        return fail(measure);
    const auto by = input.question("by");
    if (!by)
        return fail(by);
    if (by->variable.id == dependent->variable.id)
        return fail(
            Error::Kind::Invalid,
            translate(context, "“%1” cannot be compared by itself. Choose another variable for the groups.").arg(by->variable.name));
    const auto categories = categorise(by->variable, by->column, input.sample.selected);
    const auto wanted = wantedGroups(categories, by->variable, input.texts("groups"));
    if (!wanted)
        return fail(wanted);
    Compared compared;
    compared.dependent = std::move(*measure);
    compared.by = by->variable;
    for (const auto place : *wanted)
        compared.labels << categories.items[place].label;
    sortRows(compared, categories, *wanted, input.sample);
    dropEmptyGroups(compared, input);
    compared.frame.notes += input.sampleNotes();
    compared.ranked = stats::repeated(compared.groups, compared.weights, mostRepeated);
    return compared;
}

} // namespace counterpoint::comparison
