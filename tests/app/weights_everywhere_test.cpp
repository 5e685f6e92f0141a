#include "tests/app/counterpoint.h"
#include <cmath>
#include <random>
#include <vector>

using namespace counterpoint::test;

namespace {

/// The same numbers, but for the rounding of sums in another order.
void checkSame(const QJsonValue& weighted, const QJsonValue& repeated, const QString& place)
{
    INFO(place.toStdString());
    REQUIRE(weighted.type() == repeated.type());
    if (weighted.isDouble())
        CHECK(weighted.toDouble() == Approx(repeated.toDouble()).epsilon(1e-9).margin(1e-9));
    else if (weighted.isString())
        CHECK(weighted.toString() == repeated.toString());
    const auto list = weighted.toArray();
    REQUIRE(list.size() == repeated.toArray().size());
    for (qsizetype i = 0; i < list.size(); ++i)
        checkSame(list[i], repeated.toArray()[i], place + "[]");
    const auto object = weighted.toObject();
    REQUIRE(object.keys() == repeated.toObject().keys());
    for (auto item = object.begin(); item != object.end(); ++item)
        if (item.key() != "notes" && item.key() != "first10") // the weight is named; scores are of rows
            checkSame(item.value(), repeated.toObject()[item.key()], place + "/" + item.key());
}

Terminal aPopulation()
{
    Terminal terminal;
    QByteArray csv = "y,g,w,s,n,p,q\n";
    const std::vector<int> y{3, 5, 4, 7, 8, 6, 9, 2, 4, 5, 6, 1};
    const std::vector<int> g{1, 2, 1, 2, 1, 2, 2, 1, 1, 2, 2, 1};
    const std::vector<int> w{10, 12, 8, 15, 9, 11, 20, 18, 7, 13, 14, 16};
    for (std::size_t i = 0; i < y.size(); ++i) {
        QStringList cells;
        for (const int number : {y[i], g[i], w[i], i < 6 ? 1 : 2, i < 6 ? 60 : 90, int(y[i] > 4), int(y[i] % 2 == 0)})
            cells << QString::number(number);
        csv += cells.join(',').toUtf8() + '\n';
    }
    terminal.put("d.csv", csv);
    terminal.print({"new", "s.counterpoint"});
    terminal.print({"import", "s.counterpoint", "d.csv", "--kind", "responses", "--dataset", "d"});
    return terminal;
}

} // namespace

TEST_CASE("a response with a whole frequency weight is as many responses", "[cli][statistics][weights]")
{
    const std::vector<QStringList> analyses{
        {"compare", "a", "--by", "two"},
        {"compare", "a", "--by", "three", "--confidence", "90"},
        {"compare", "a", "--mu", "3"},
        {"compare", "--paired", "a", "b"},
        {"compare", "--paired", "a", "b", "c"},
        {"compare", "--paired", "p", "q"},
        {"scale", "a", "b", "c", "--confidence", "80"},
        {"frequencies", "--set", "p", "q"},
    };
    std::mt19937 random(20261126);
    for (int trial = 0; trial < 3; ++trial) {
        QByteArray weighted = "a,b,c,two,three,p,q,w\n";
        QByteArray repeated = weighted;
        for (int row = 0; row < 40; ++row) {
            QByteArray line;
            for (int column = 0; column < 3; ++column) // one in twelve is missing
                line += (random() % 12 == 0 ? QByteArray() : QByteArray::number(int(random() % 70) / 10.0)) + ',';
            line += QByteArray::number(1 + int(random() % 2)) + ',' + QByteArray::number(1 + int(random() % 3)) + ','
                + QByteArray::number(int(random() % 2)) + ',' + QByteArray::number(int(random() % 2)) + ',';
            const auto weight = int(random() % 4); // a response without weight is none
            weighted += line + QByteArray::number(weight) + '\n';
            repeated += (line + QByteArray::number(weight) + '\n').repeated(weight);
        }
        const Terminal terminal;
        terminal.put("weighted.csv", weighted);
        terminal.put("repeated.csv", repeated);
        terminal.print({"new", "s.counterpoint"});
        terminal.print({"import", "s.counterpoint", "weighted.csv", "repeated.csv", "--kind", "responses"});
        for (auto analysis : analyses) {
            analysis.insert(1, "s.counterpoint");
            analysis.insert(2, "weighted");
            auto plain = analysis;
            plain[2] = "repeated";
            checkSame(terminal.ask(analysis + QStringList{"--weight-frequency", "w"})["results"], terminal.ask(plain)["results"],
                      analysis.join(' '));
        }
    }
}

TEST_CASE("weights with fractions compare means, and say that ranks need whole ones", "[cli][statistics][weights]")
{
    const Terminal terminal;
    terminal.put("d.csv", "x,g,w,half\n1,a,1,0.5\n2,a,2,1\n4,a,1,0.5\n3,b,3,1.5\n7,b,1,0.5\n9,b,2,1\n");
    terminal.print({"new", "s.counterpoint"});
    terminal.print({"import", "s.counterpoint", "d.csv", "--kind", "responses", "--dataset", "d"});
    const QJsonValue whole = terminal.ask({"compare", "s.counterpoint", "d", "x", "--by", "g", "--weight-frequency", "w"})["results"];
    const QJsonValue half = terminal.ask({"compare", "s.counterpoint", "d", "x", "--by", "g", "--weight-frequency", "half"})["results"];
    REQUIRE(half.toArray().size() == 1);
    CHECK(half[0]["kind"] == "ttest");
    CHECK(half[0]["result"]["diff"] == whole[0]["result"]["diff"]);
    CHECK(half[0]["result"]["groups"]["2"]["n"] == 3);
    // R 4.2.2 on weighted sums: n 2 and 3, means 2.25 and 5.66667, sums of squares 2.375 and 22.66667 (student t on 3 degrees of freedom).
    CHECK(half[0]["result"]["student_df"] == 3);
    CHECK(half[0]["result"]["student_t"].toDouble() == Approx((2.25 - 17.0 / 3) / std::sqrt((2.375 + 68.0 / 3) / 3 * (1.0 / 2 + 1.0 / 3))));
    CHECK(QString(QJsonDocument(half[0]["notes"].toArray()).toJson()).contains("whole numbers"));
}

TEST_CASE("the level of confidence is that of every interval of a comparison", "[cli][statistics]")
{
    const auto terminal = aPopulation();
    const auto at = [&](const char* level) -> QJsonValue {
        return terminal.ask({"compare", "s.counterpoint", "d", "y", "--by", "g", "--confidence", level})["results"][0]["result"];
    };
    // R 4.2.2: t.test(y[g == 1], y[g == 2], conf.level = .9).
    const auto narrow = at("90");
    CHECK(narrow["welch_ci95"][0].toDouble() == Approx(-4.819625394770).epsilon(1e-9));
    CHECK(narrow["welch_ci95"][1].toDouble() == Approx(-0.513707938564).epsilon(1e-9));
    const auto wide = at("95");
    for (const char* key : {"welch_ci95", "student_ci95", "cohens_d_pooled_ci95_noncentral_t", "hedges_g_ci95_noncentral_t"}) {
        INFO(key);
        CHECK(narrow[key][0].toDouble() > wide[key][0].toDouble());
        CHECK(narrow[key][1].toDouble() < wide[key][1].toDouble());
    }
}

TEST_CASE("groups of a population are compared with linearised standard errors", "[cli][statistics][weights]")
{
    const auto terminal = aPopulation();
    // R 4.2.2, survey 4.1-1: svyttest(y ~ g, design), which takes the second minus the first.
    const QJsonValue plain = terminal.ask({"compare", "s.counterpoint", "d", "y", "--by", "g", "--weight-sampling", "w"})["results"][0];
    CHECK(plain["kind"] == "weights");
    const auto pair = plain["result"]["pairs"];
    CHECK(pair["diff"][0].toDouble() == Approx(-3.44117647058824).epsilon(1e-12));
    CHECK(pair["se"][0].toDouble() == Approx(1.15835695461885).epsilon(1e-10));
    CHECK(pair["df"][0] == 10);
    CHECK(pair["p"][0].toDouble() == Approx(0.0140280734101104).epsilon(1e-9));
    CHECK(pair["ci95"][0][1].toDouble() == Approx(-0.860196335533478).epsilon(1e-9));
    const QJsonValue drawn = terminal.ask(
        {"compare", "s.counterpoint", "d", "y", "--by", "g", "--weight-sampling", "w", "--strata", "s", "--population", "n"})["results"][0];
    CHECK(drawn["result"]["pairs"]["se"][0].toDouble() == Approx(1.01399265279044).epsilon(1e-10));
    CHECK(drawn["result"]["pairs"]["p"][0].toDouble() == Approx(0.00795245310783086).epsilon(1e-9));
    const auto refused = terminal.run({"compare", "s.counterpoint", "d", "y", "--mu", "3", "--weight-sampling", "w"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("cannot be done under sampling weights"));
}

TEST_CASE("answers of which several could be given have standard errors under sampling weights", "[cli][statistics][weights]")
{
    const auto terminal = aPopulation();
    // R 4.2.2, survey 4.1-1: svymean(~p + q, design), and of the subset with any; svyciprop(~p, design, method = "logit").
    const QJsonValue set = terminal.ask({"frequencies", "s.counterpoint", "d", "--set", "p", "q", "--weight-sampling", "w", "--strata", "s",
                                         "--population", "n"})["results"][0]["result"];
    CHECK(set["percent_of_all_cases"][0].toDouble() == Approx(61.4379084967320).epsilon(1e-12));
    CHECK(set["percent_of_all_cases_se"][0].toDouble() == Approx(15.0975875368278).epsilon(1e-10));
    CHECK(set["percent_of_all_cases_ci95"][0][0].toDouble() == Approx(27.8055714850898).epsilon(1e-9));
    CHECK(set["percent_of_cases_with_any"][1].toDouble() == Approx(52.7559055118110).epsilon(1e-12));
    CHECK(set["percent_of_cases_with_any_se"][1].toDouble() == Approx(17.5055903585554).epsilon(1e-10));
}

TEST_CASE("small groups and rare answers are withheld, with what would give them away", "[cli][statistics]")
{
    const Terminal terminal;
    QByteArray csv = "x,g,p,q,r\n";
    for (int i = 0; i < 40; ++i)
        csv += QByteArray::number(i % 9) + ','
            + (i < 3       ? "few"
                   : i % 2 ? "odd"
                           : "even")
            + ',' + QByteArray::number(i < 2) + ',' + QByteArray::number(i % 2) + ',' + QByteArray::number(i % 3 == 0) + '\n';
    terminal.put("d.csv", csv);
    terminal.print({"new", "s.counterpoint"});
    terminal.print({"import", "s.counterpoint", "d.csv", "--kind", "responses", "--dataset", "d"});

    const QJsonValue shown = terminal.ask({"compare", "s.counterpoint", "d", "x", "--by", "g", "--suppress", "5"})["results"];
    REQUIRE(shown[0]["kind"] == "anova");
    const auto anova = shown[0]["result"];
    for (const char* key : {"F", "p", "ss_between", "tukey_hsd", "welch_F"}) {
        INFO(key);
        CHECK(anova[key].isNull());
        CHECK_FALSE(anova["reason"][key].toString().isEmpty());
    }
    int withheld = 0; // n is said: the small group is not the only one that is withheld
    for (const char* group : {"few", "odd", "even"})
        withheld += anova["groups"][group]["n"].isNull() ? 1 : 0;
    CHECK(withheld == 2);
    CHECK(anova["groups"]["few"]["mean"].isNull());
    const auto text = terminal.print({"compare", "s.counterpoint", "d", "x", "--by", "g", "--suppress", "5"});
    CHECK(text.contains("*"));
    CHECK_FALSE(text.contains("F("));
    const QJsonObject large =
        terminal.ask({"compare", "s.counterpoint", "d", "x", "--by", "g", "--groups", "odd", "even", "--suppress", "5"});
    CHECK(large["results"][0]["result"]["welch_t"].isDouble());
    CHECK(large["results"][0]["result"]["groups"]["1"]["max"].isNull()); // one person's answer

    const QJsonValue set =
        terminal.ask({"frequencies", "s.counterpoint", "d", "--set", "p", "q", "r", "--suppress", "5"})["results"][0]["result"];
    CHECK(set["counts"][0].isNull());
    CHECK(set["counts"][1] == 20);
    for (const char* key : {"n_responses", "n_cases_with_any", "mean_responses_per_case_with_any"})
        CHECK(set[key].isNull());
    CHECK(set["percent_of_cases_with_any"][1].isNull());
    CHECK(set["percent_of_all_cases"][1] == 50);
    const QJsonValue common =
        terminal.ask({"frequencies", "s.counterpoint", "d", "--set", "q", "r", "--suppress", "5"})["results"][0]["result"];
    CHECK(common["n_responses"] == 34);
}
