#include "tests/app/counterpoint.h"
#include "tests/support/shared_data.h"
#include <cmath>

using namespace counterpoint::test;

namespace {

QByteArray lineOf(const QString& measure, const QJsonValue& data)
{
    return QJsonDocument(QJsonObject{{"measure", measure}, {"data", data}}).toJson(QJsonDocument::Compact) + '\n';
}

/// Krippendorff (2011), example C, to which an example refers without giving it.
QJsonArray fourCoders()
{
    return QJsonDocument::fromJson("[[1,1,null,1],[2,2,3,2],[3,3,3,3],[3,3,3,3],[2,2,2,2],[1,2,3,4],[4,4,4,4],[1,1,2,1],[2,2,2,2],"
                                   "[null,5,5,5],[null,null,1,1],[null,null,3,null]]")
        .array();
}

/// To six places, or to as many as the source gives where these are fewer.
double tolerance(double expected)
{
    for (int places = 2; places < 6; ++places)
        if (const double scaled = expected * std::pow(10, places); std::fabs(scaled - std::round(scaled)) < 1e-7)
            return std::max(0.51 * std::pow(10, -places), 1e-6);
    return 1e-6;
}

int compare(const QJsonValue& expected, const QJsonValue& found, const QString& place)
{
    INFO(place.toStdString());
    int compared = 0;
    if (expected.isObject()) {
        const auto object = expected.toObject();
        for (auto one = object.begin(); one != object.end(); ++one)
            compared += compare(one.value(), found.toObject().value(one.key()), place + '/' + one.key());
        return compared;
    }
    if (expected.isArray()) {
        for (qsizetype i = 0; i < expected.toArray().size(); ++i)
            compared += compare(expected.toArray().at(i), found.toArray().at(i), place);
        return compared;
    }
    REQUIRE(found.isDouble());
    INFO(found.toDouble() << " is not " << expected.toDouble());
    // The examples that were computed have six places; those that R printed have three or five.
    CHECK(std::fabs(found.toDouble() - expected.toDouble())
          <= (place.startsWith(QLatin1String("gwet-raw4raters")) ? tolerance(expected.toDouble()) : 1e-6));
    return 1;
}

} // namespace

TEST_CASE("agreement is calculated as the worked examples have it", "[agreement]")
{
    const auto path = sharedData("reliability/worked-examples.json");
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto examples = QJsonDocument::fromJson(file.readAll()).object()["oracles"].toArray();
    QByteArray lines;
    for (const QJsonValue example : examples) {
        auto data = example["data"].toObject();
        if (data.contains(QStringLiteral("same_units_as")))
            data.insert(QStringLiteral("units"), fourCoders());
        lines += lineOf(example["measure"].toString(), data);
    }
    const auto done = Terminal().run({"calculate", "agreement"}, lines);
    INFO(done.errors.toStdString());
    CHECK(done.status == 0);
    const auto answers = done.output.split('\n', Qt::SkipEmptyParts);
    REQUIRE(answers.size() == examples.size());
    int compared = 0;
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const auto answer = QJsonDocument::fromJson(answers[i].toUtf8()).object();
        CHECK(answer["analysis"].toString() == "agreement");
        compared += compare(examples.at(i)["expected"], answer["results"].toArray().at(0)["result"], examples.at(i)["id"].toString());
    }
    CHECK(compared > 100);
}

TEST_CASE("data of other shapes are calculated, or refused with a sentence", "[agreement]")
{
    const QList<QByteArray> asked{
        R"({"measure":"krippendorff_alpha","data":{"units":[["yes","no"],["yes","yes"],[null,"no"]]}})",
        R"({"measure":"Krippendorff alpha","data":{"coders":{"Ada":["x","y",null],"Ben":["x","x","y"],"Cy":["x","y","y"]}}})",
        R"({"measure":"krippendorff_alpha","data":{"units":[]}})",
        R"({"measure":"cohen_kappa","data":{"units":[["a","b","c"]]}})",
        R"({"measure":"cohen_kappa","data":{"table":[[5]]}})",
        R"({"measure":"cohen_kappa","data":{"table":[[5,1]]}})",
        R"({"measure":"nonsense","data":{}})",
        R"({"data":{}})",
        R"({"measure":"gwet_ac1","data":{"units":[[{}]]}})",
        R"({"measure":"gwet_ac1","data":{"coder1":"abc","coder2":"ab"}})",
        R"({"measure":"gwet_ac1","data":{"same_units_as":"another"}})",
        R"({"measure":"gwet_ac1","data":{"units":[["b","a"]],"categories":["a"]}})",
        R"({"measure":"gwet_ac1","data":{"units":[[1,2]],"q":1}})",
        R"({"measure":"unitizing_alpha_1995_2004","data":{"length":10,"units":{"c":[[[1,3],[2,4]],[]]}}})",
        R"({"measure":"unitizing_alpha_1995_2004","data":{"length":10,"units":{"c":[[[8,3]],[]]}}})",
        R"({"measure":"unitizing_alpha_2016","data":{"L":10,"half_open":[[],[]]}})",
    };
    const auto done = Terminal().run({"calculate", "agreement"}, asked.join('\n'));
    const auto answers = done.output.split('\n', Qt::SkipEmptyParts);
    REQUIRE(answers.size() == asked.size());
    for (qsizetype i = 0; i < answers.size(); ++i) {
        INFO(asked[i].toStdString() << '\n' << answers[i].toStdString());
        const auto answer = QJsonDocument::fromJson(answers[i].toUtf8()).object();
        if (answer.contains(QStringLiteral("error")))
            CHECK(answer["error"].toString().endsWith('.'));
        else
            CHECK(answer["results"].toArray().size() == 1);
    }
    const auto resultOf = [&](qsizetype i) {
        return QJsonDocument::fromJson(answers[i].toUtf8()).object()["results"].toArray().at(0)["result"].toObject();
    };
    const auto nominalOf = [&](qsizetype i) { return resultOf(i)["nominal"].toObject(); };
    // Pairable are (yes, no) and (yes, yes): Do = 2/4, De = 2 * 3 * 1 / (4 * 3) = 1/2.
    CHECK(nominalOf(0)["alpha"].toDouble() == Approx(0).margin(1e-12));
    CHECK(resultOf(1)["n_coders"].toInt() == 3);
    CHECK(nominalOf(2)["alpha"].isNull());
    CHECK_FALSE(nominalOf(2)["reason"].toObject()["alpha"].toString().isEmpty());
    CHECK(resultOf(4)["kappa"].isNull());
}
