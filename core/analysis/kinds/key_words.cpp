#include "core/analysis/cells.h"
#include "core/analysis/format.h"
#include "core/analysis/kinds.h"
#include "core/analysis/word_options.h"
#include "core/base/translate.h"
#include "core/stats/keyness.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

constexpr const char* context = "KeyWords";

/// A group beside all others that are in any group.
struct Compared {
    const CountedWord* word = nullptr;
    qint64 here = 0;
    qint64 there = 0;
    stats::Keyness keyness;
    double adjustedP = std::nan("");
};

/// All words that are tested, most telling first: those that are more frequent in the group before those that are less.
std::vector<Compared> compare(const WordTable& table, std::size_t group, qint64 least, std::optional<stats::Adjustment> adjustment)
{
    qint64 elsewhere = 0;
    for (std::size_t i = 0; i < table.groups.size(); ++i)
        elsewhere += i == group ? 0 : table.groups[i].words;
    std::vector<Compared> all;
    std::vector<double> p;
    for (const auto& word : table.counted) {
        Compared one{&word, word.byGroup[group], 0, {}, std::nan("")};
        for (std::size_t i = 0; i < table.groups.size(); ++i)
            one.there += i == group ? 0 : word.byGroup[i];
        if (one.here + one.there < least)
            continue;
        one.keyness = stats::keyness(double(one.here), double(table.groups[group].words), double(one.there), double(elsewhere));
        p.push_back(one.keyness.p.value);
        all.push_back(std::move(one));
    }
    const auto corrected = adjusted(p, adjustment);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].adjustedP = corrected[i];
    std::stable_sort(all.begin(), all.end(), [](const Compared& a, const Compared& b) {
        const bool aMore = a.keyness.logRatio.value > 0;
        const bool bMore = b.keyness.logRatio.value > 0;
        if (aMore != bMore)
            return aMore;
        return a.keyness.logLikelihood.value > b.keyness.logLikelihood.value;
    });
    return all;
}

QJsonValue orNull(const stats::Number& number) { return number.isDefined() ? QJsonValue(number.value) : QJsonValue(); }

QJsonObject jsonOf(const Compared& one)
{
    QJsonObject json{{QStringLiteral("word"), one.word->word},
                     {QStringLiteral("count"), one.here},
                     {QStringLiteral("count_elsewhere"), one.there},
                     {QStringLiteral("per_1000"), one.keyness.perThousandFirst},
                     {QStringLiteral("per_1000_elsewhere"), one.keyness.perThousandSecond},
                     {QStringLiteral("log_likelihood"), orNull(one.keyness.logLikelihood)},
                     {QStringLiteral("p"), orNull(one.keyness.p)},
                     {QStringLiteral("p_adjusted"), orNull(stats::Number(one.adjustedP))},
                     {QStringLiteral("log_ratio"), orNull(one.keyness.logRatio)},
                     {QStringLiteral("bayes_factor_bic"), orNull(one.keyness.bayesFactor)}};
    if (!one.keyness.logLikelihood.isDefined())
        json[QStringLiteral("reason")] = one.keyness.logLikelihood.reason;
    return json;
}

Part partOf(const Input& input, const WordTable& counted, std::size_t group)
{
    const auto compared = compare(counted, group, qint64(input.number("least")), input.adjustment());
    const auto most = std::size_t(input.number("most"));
    const auto& name = counted.groups[group].name;
    Part part;
    auto& table = part.table;
    table.title = translate(context, "Key words of “%1”").arg(name);
    table.counted = translate(context, "%1 words of “%2” beside %3 of the others; %n word(s) compared", nullptr, int(compared.size()))
                        .arg(format::count(double(counted.groups[group].words)), name,
                             format::count(double(counted.words - counted.inNoGroup - counted.groups[group].words)));
    table.headers << translate(context, "Word") << name << translate(context, "In 1,000") << translate(context, "Others")
                  << translate(context, "In 1,000") << translate(context, "Log-likelihood") << translate(context, "p")
                  << translate(context, "Log ratio");
    QJsonArray rows;
    for (const auto& one : compared) {
        rows.append(jsonOf(one));
        if (table.rows.size() >= most || !(one.keyness.logRatio.value > 0))
            continue;
        ResultRow row;
        row.cells = {cells::words(one.word->word),
                     cells::count(double(one.here)),
                     cells::fixed(one.keyness.perThousandFirst, 2),
                     cells::count(double(one.there)),
                     cells::fixed(one.keyness.perThousandSecond, 2),
                     cells::statistic(one.keyness.logLikelihood),
                     cells::p(one.adjustedP),
                     cells::fixed(one.keyness.logRatio, 2)};
        const auto& forms = one.word->forms;
        row.cells[1].query = word_options::queryFor(input, forms.isEmpty() ? QStringList{one.word->word} : forms, name);
        table.rows.push_back(std::move(row));
        part.essence.insert(part.essence.end(), {double(one.here), double(one.there)});
    }
    if (const auto note = adjustmentNote(input.adjustment(), compared.size()); !note.isEmpty())
        table.notes << note;
    table.notes << word_options::notes(input, counted);
    table.method = translate(
        context,
        "Log-likelihood G² of a word's frequency beside that in all other groups (Rayson & Garside 2000), p by chi-square with one degree "
        "of freedom; log ratio: the binary logarithm of the relative frequencies (Hardie 2014), where 0 counts as half a word. Words "
        "of one person are no independent draws: read p as a measure of order.");
    part.entries.push_back(entryFor(QStringLiteral("keyness"), {name}, table,
                                    {{QStringLiteral("group"), name},
                                     {QStringLiteral("n_words"), counted.groups[group].words},
                                     {QStringLiteral("n_words_elsewhere"), counted.words - counted.inNoGroup - counted.groups[group].words},
                                     {QStringLiteral("words"), rows}}));
    return part;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    const auto scope = word_options::scopeOf(input);
    if (!scope)
        return fail(scope);
    const auto counted = words::count(input.db, *scope);
    if (!counted)
        return fail(counted);
    const auto spoken =
        std::count_if(counted->groups.begin(), counted->groups.end(), [](const WordGroup& group) { return group.words > 0; });
    if (spoken < 2)
        return fail(
            Error::Kind::Invalid,
            translate(context,
                      "Key words are what one group says more often than the others, and here fewer than two groups by “%1” say anything.")
                .arg(word_options::attributeName(input)));
    const auto wanted = input.text("group");
    std::vector<Part> parts;
    QStringList names;
    for (std::size_t group = 0; group < counted->groups.size(); ++group) {
        names << counted->groups[group].name;
        if (counted->groups[group].words > 0 && (wanted.isEmpty() || wanted.compare(names.back(), Qt::CaseInsensitive) == 0))
            parts.push_back(partOf(input, *counted, group));
    }
    if (parts.empty())
        return fail(Error::Kind::Invalid,
                    translate(context, "There is no group “%1” that says anything. The groups are %2.")
                        .arg(wanted, names.join(QStringLiteral(", "))));
    return parts;
}

Option number(const char* key, const QString& title, double standard, const QString& about)
{
    Option option;
    option.key = QLatin1String(key);
    option.title = title;
    option.type = Option::Type::Number;
    option.standard = standard;
    option.least = 1;
    option.most = 100'000;
    option.isWhole = true;
    option.about = about;
    return option;
}

} // namespace

AnalysisKind kinds::keyWords()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("keyness");
    kind.command = QStringLiteral("keyness");
    kind.title = translate(context, "Key words of groups");
    kind.about = translate(context, "What each group says more often than the others");
    kind.alsoCalled = translate(context, "keyness; distinctive words; keywords; log-likelihood; compare vocabulary");
    kind.icon = "view-sort-descending";
    Option group;
    group.key = QStringLiteral("group");
    group.title = translate(context, "Only the group");
    group.type = Option::Type::Text;
    group.standard = QString();
    group.about = translate(context, "One value of the attribute; else each group is compared with all others");
    kind.options = {word_options::groupedBy(true), group};
    for (auto& option : word_options::material())
        kind.options.push_back(std::move(option));
    for (auto& option : word_options::choice())
        kind.options.push_back(std::move(option));
    kind.options.push_back(
        number("least", translate(context, "Fewest occurrences"), 5, translate(context, "Rarer words are not compared")));
    kind.options.push_back(number("most", translate(context, "Most words shown"), 25, {}));
    kind.options.push_back(shared::adjustment());
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
