#include "tests/app/counterpoint.h"
#include "tests/support/shared_data.h"
#include <QRegularExpression>
#include <cmath>
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

bool isNear(double found, double expected, const QString& key)
{
    static const auto rules = jsonFile(sharedData("statistics/tolerances.json"))["rules"].toArray();
    double relative = 1e-9;
    double absolute = 1e-12;
    for (const QJsonValue rule : rules)
        if (rule["family"].toString().isEmpty() && QRegularExpression(rule["key"].toString()).match(key).hasMatch()) {
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
        CHECK(isNear(found.toDouble(), expected.toDouble(), key));
    } else {
        CHECK(expected == found);
    }
}

int runFamily(const QString& family, const QString& command, const QString& kind)
{
    const auto path = sharedData("statistics/" + family + ".json");
    if (path.isEmpty())
        return -1;
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint"});
    std::set<QString> imported;
    int compared = 0;
    for (const QJsonValue example : jsonFile(path)["cases"].toArray()) {
        const auto options = example["options"].toObject();
        const auto dataset = example["dataset"].toString();
        if (example["id"].toString().section('.', 0, 0) != kind || dataset == "inline" || options.contains("frequency_weight"))
            continue;
        if (imported.insert(dataset).second)
            importTable(terminal, dataset);
        QStringList arguments{command, "s.counterpoint", dataset};
        for (const QJsonValue name : example["vars"].toArray())
            arguments << name.toString();
        const auto filter = options["filter"].toObject();
        for (auto item = filter.begin(); item != filter.end(); ++item)
            arguments << "--filter" << item.key() + '=' + item.value().toVariant().toString();
        INFO(arguments.join(' ').toStdString());
        const auto document = terminal.ask(arguments);
        CHECK(document["analysis"].toString() == command);
        CHECK(document["dataset"].toString() == dataset);
        const auto entry = document["results"][0].toObject();
        CHECK(entry["kind"].toString() == kind);
        CHECK(entry["variables"] == example["vars"]);
        compare(example["expect"], entry["result"], example["id"].toString(), {});
        ++compared;
    }
    return compared;
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
        CHECK(compared == 3);
}

TEST_CASE("crosstab prints what R computes", "[cli][oracle]")
{
    if (const int compared = runFamily("crosstabs", "crosstab", "xtab"); compared >= 0)
        CHECK(compared == 3);
}
