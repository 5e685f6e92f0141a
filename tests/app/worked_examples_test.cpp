#include "tests/app/counterpoint.h"
#include "tests/support/shared_data.h"
#include <QRegularExpression>
#include <cmath>
#include <map>
#include <set>

using namespace counterpoint::test;

// The worked examples by the command line alone: their tables imported with a dictionary, the documents that the commands print
// compared with what R computed.

namespace {

QJsonObject jsonFile(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// Labels in the order of the description's levels.
QByteArray dictionaryOf(const QJsonObject& description)
{
    QJsonArray variables;
    for (const QJsonValue item : description["variables"].toArray()) {
        QJsonObject entry{{"name", item["name"]}};
        QJsonArray values;
        for (const QJsonValue level : item["levels_in_order"].toArray())
            values.append(QJsonObject{{"value", level}, {"label", level.toVariant().toString()}});
        if (!values.isEmpty())
            entry.insert("values", values);
        variables.append(entry);
    }
    return QJsonDocument(QJsonObject{{"variables", variables}}).toJson();
}

void importTable(const Terminal& terminal, const QString& name)
{
    terminal.put(name + ".json", dictionaryOf(jsonFile(sharedData("statistics/data/" + name + ".meta.json"))));
    const auto path = sharedData("statistics/data/" + name + ".csv");
    terminal.print({"import", "s.counterpoint", path, "--kind", "responses", "--dataset", name, "--dictionary", name + ".json"});
}

/// Some tolerances are chosen by the place.
bool isNear(double found, double expected, const QString& key, const QString& place)
{
    static const auto rules = jsonFile(sharedData("statistics/tolerances.json"))["rules"].toArray();
    double relative = 1e-9;
    double absolute = 1e-12;
    for (const QJsonValue rule : rules)
        if ((rule["family"].toString().isEmpty() || QRegularExpression(rule["family"].toString()).match(place).hasMatch())
            && QRegularExpression(rule["key"].toString()).match(key).hasMatch()) {
            relative = rule["rel"].toDouble();
            absolute = rule["abs"].toDouble(1e-12);
            break;
        }
    return std::fabs(found - expected) <= std::fmax(absolute, relative * std::fabs(expected));
}

/// `reasons` is the object `reason` beside the keys.
void compare(const QJsonValue& expected, const QJsonValue& found, const QString& place, const QString& key)
{
    INFO(place.toStdString());
    if (expected.isObject()) {
        REQUIRE(found.isObject());
        const auto wanted = expected.toObject();
        for (auto item = wanted.begin(); item != wanted.end(); ++item) {
            INFO(place.toStdString() << '/' << item.key().toStdString());
            CHECK(found.toObject().contains(item.key()));
            if (item.value().isNull())
                CHECK_FALSE(found["reason"][item.key()].toString().isEmpty());
            compare(item.value(), found[item.key()], place + '/' + item.key(), item.key());
        }
    } else if (expected.isArray()) {
        REQUIRE(found.toArray().size() == expected.toArray().size());
        for (qsizetype i = 0; i < expected.toArray().size(); ++i)
            compare(expected[i], found[i], QStringLiteral("%1[%2]").arg(place).arg(i), key);
    } else if (expected.isDouble()) {
        REQUIRE(found.isDouble());
        INFO(found.toDouble() << " is not " << expected.toDouble());
        CHECK(isNear(found.toDouble(), expected.toDouble(), key, place));
    } else {
        CHECK(expected == found);
    }
}

/// The options of an example as the command has them.
QStringList flagsOf(const QJsonObject& options)
{
    QStringList flags;
    const auto filter = options["filter"].toObject();
    for (auto item = filter.begin(); item != filter.end(); ++item)
        flags << "--filter" << item.key() + '=' + item.value().toVariant().toString();
    for (const auto& [key, flag] : std::map<QString, QString>{{"frequency_weight", "--weight-frequency"},
                                                              {"method", "--method"},
                                                              {"missing", "--missing"},
                                                              {"scale_min", "--min"},
                                                              {"scale_max", "--max"},
                                                              {"score", "--score"},
                                                              {"min_valid_items", "--min-valid"},
                                                              {"counted_value", "--counted"}})
        if (options.contains(key))
            flags << flag << options[key].toVariant().toString();
    QStringList shares;
    for (const QJsonValue share : options["expected_proportions"].toArray())
        shares << QString::number(share.toDouble(), 'g', 17);
    if (!shares.isEmpty())
        flags << "--expected" << shares.join(',');
    for (const QJsonValue control : options["control"].toArray())
        flags << "--partial" << control.toString();
    for (const QJsonValue item : options["reverse"].toArray())
        flags << "--reverse" << item.toString();
    return flags;
}

/// The variables of an example as the command has them.
QStringList variablesOf(const QJsonArray& names, const QJsonObject& options, const QString& kind)
{
    QStringList arguments;
    if (options.contains("group")) {
        arguments << options["dependent"].toString() << "--by" << options["group"].toString();
        if (options.contains("group1"))
            arguments << "--groups" << options["group1"].toString() << options["group2"].toString();
        return arguments;
    }
    if (QStringList{"ttestpaired", "wilcoxonpaired", "friedman", "cochranq"}.contains(kind))
        arguments << "--paired";
    for (const QJsonValue name : names)
        if (!options["control"].toArray().contains(name))
            arguments << name.toString();
    if (options.contains("mu"))
        arguments << "--mu" << QString::number(options["mu"].toDouble());
    return arguments;
}

/// The entry of a kind, which there is once.
QJsonObject entryOf(const QJsonObject& document, const QString& kind)
{
    for (const QJsonValue entry : document["results"].toArray())
        if (entry["kind"].toString() == kind)
            return entry.toObject();
    FAIL("no entry " << kind.toStdString());
    return {};
}

int runFamily(const QString& family, const QString& command, const QString& kind, const QStringList& flags = {})
{
    const auto path = sharedData("statistics/" + family + ".json");
    if (path.isEmpty())
        return -1;
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint"});
    std::set<QString> imported;
    int compared = 0;
    for (const QJsonValue example : jsonFile(path)["cases"].toArray()) {
        auto options = example["options"].toObject();
        if (command == "scale")
            options.remove("missing"); // always the responses that answered all items
        const auto dataset = example["dataset"].toString();
        if (example["id"].toString().section('.', 0, 0) != kind || dataset == "inline")
            continue;
        if (imported.insert(dataset).second)
            importTable(terminal, dataset);
        QStringList arguments{command, "s.counterpoint", dataset};
        if (options.contains("counted_value"))
            arguments << "--set";
        if (options.contains("scores")) // words in the order of their labels count 1, 2, 3
            terminal.print({"variables", "s.counterpoint", dataset, "--level", example["vars"][0].toString(), "ordinal"});
        arguments += variablesOf(example["vars"].toArray(), options, kind);
        arguments += flagsOf(options) + flags;
        INFO(arguments.join(' ').toStdString());
        const auto document = terminal.ask(arguments);
        CHECK(document["analysis"].toString() == command);
        CHECK(document["dataset"].toString() == dataset);
        const auto entry = entryOf(document, kind);
        CHECK(entry["variables"] == example["vars"]);
        compare(example["expect"], entry["result"], example["id"].toString(), {});
        ++compared;
    }
    return compared;
}

/// The examples that carry their numbers, as lines for `calculate`.
int calculateFamily(const QString& family, const QString& calculation, const QStringList& kinds)
{
    const auto path = sharedData("statistics/" + family + ".json");
    if (path.isEmpty())
        return -1;
    const Terminal terminal;
    std::vector<QJsonObject> asked;
    QByteArray lines;
    for (const QJsonValue example : jsonFile(path)["cases"].toArray())
        if (example["dataset"].toString() == "inline" && kinds.contains(example["id"].toString().section('.', 0, 0))) {
            asked.push_back(example.toObject());
            lines += QJsonDocument(example["options"].toObject()).toJson(QJsonDocument::Compact) + '\n';
        }
    const auto done = terminal.run({"calculate", calculation}, lines);
    INFO(done.errors.toStdString());
    CHECK(done.status == 0);
    const auto answers = done.output.split('\n', Qt::SkipEmptyParts);
    REQUIRE(answers.size() == qsizetype(asked.size()));
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const auto document = QJsonDocument::fromJson(answers[i].toUtf8()).object();
        const auto id = asked[std::size_t(i)]["id"].toString();
        compare(asked[std::size_t(i)]["expect"], entryOf(document, id.section('.', 0, 0))["result"], id, {});
    }
    return int(answers.size());
}

} // namespace

TEST_CASE("describe prints what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("univariate", "describe", "uni"); compared >= 0)
        CHECK(compared == 19);
}

TEST_CASE("frequencies prints what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("frequencies", "frequencies", "freq"); compared >= 0)
        CHECK(compared == 7);
}

TEST_CASE("crosstab prints what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("crosstabs", "crosstab", "xtab"); compared >= 0)
        CHECK(compared == 6);
}

TEST_CASE("frequencies tests the fit with expected shares as R does", "[cli][oracle]")
{
    if (const int compared = runFamily("crosstabs", "frequencies", "gof"); compared >= 0)
        CHECK(compared == 1);
}

TEST_CASE("correlate prints what R computes", "[cli][oracle]")
{
    for (const auto& [kind, count] : std::map<QString, int>{{"corr", 5}, {"corrmatrix", 12}, {"partial", 1}})
        if (const int compared = runFamily("correlations", "correlate", kind); compared >= 0)
            CHECK(compared == count);
}

TEST_CASE("likert prints what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("likert", "likert", "likert"); compared >= 0)
        CHECK(compared == 1);
}

TEST_CASE("scale prints what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("reliability", "scale", "reliability"); compared >= 0) {
        CHECK(compared >= 1);
        CHECK(runFamily("reliability", "scale", "scalescore") >= 1);
    }
}

TEST_CASE("frequencies of a set of answers, and weights, are what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("multiresponse", "frequencies", "mrset"); compared >= 0) {
        CHECK(compared == 1);
        CHECK(runFamily("weights", "describe", "weights") == 1);
    }
}

TEST_CASE("regress prints what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("regression", "regress", "lm"); compared >= 0) {
        CHECK(compared >= 1);
        CHECK(runFamily("regression", "regress", "logit", {"--logistic"}) >= 1);
    }
}

TEST_CASE("compare prints what R computes", "[cli][oracle]")
{
    for (const auto& [kind, count] : std::map<QString, int>{{"ttest", 4},
                                                            {"mannwhitney", 4},
                                                            {"anova", 3},
                                                            {"kruskal", 3},
                                                            {"ttest1", 1},
                                                            {"ttestpaired", 2},
                                                            {"wilcoxonpaired", 2},
                                                            {"friedman", 1},
                                                            {"cochranq", 1}})
        if (const int compared = runFamily("groups", "compare", kind); compared >= 0)
            CHECK(compared == count);
}

TEST_CASE("calculate answers line by line what R computes, without a study", "[cli][oracle]")
{
    if (calculateFamily("proportions", "proportion", {"prop"}) < 0)
        return;
    CHECK(calculateFamily("proportions", "sample-size", {"samplesize"}) == 2);
    CHECK(calculateFamily("misc", "response-rate", {"aapor"}) >= 3);
    CHECK(calculateFamily("misc", "adjust-p", {"padjust"}) >= 2);
    CHECK(calculateFamily("crosstabs", "table", {"xtab", "mcnemar", "mcnemar_bowker", "kappa"}) == 5);
    CHECK(calculateFamily("univariate", "describe", {"uni"}) == 4);
    CHECK(calculateFamily("groups", "compare", {"mannwhitney"}) == 2);
}
