#include "tests/app/counterpoint.h"
#include <cmath>

using namespace counterpoint::test;

// Scales, regressions, sets of answers and weights by the command line, on small tables with numbers from R 4.2.2.

namespace {

QJsonValue entryOf(const QJsonObject& document, const QString& kind)
{
    for (const QJsonValue entry : document["results"].toArray())
        if (entry["kind"].toString() == kind)
            return entry;
    FAIL("no entry " << kind.toStdString());
    return {};
}

/// A study with one table.
void importTable(const Terminal& terminal, const QByteArray& csv)
{
    terminal.put("t.csv", csv);
    terminal.print({"new", "s.counterpoint"});
    terminal.print({"import", "s.counterpoint", "t.csv", "--kind", "responses", "--dataset", "t"});
}

const QByteArray items = "a,b,c,d,wave\n1,2,1,5,1\n2,2,3,4,1\n3,3,3,3,1\n4,5,4,1,1\n5,5,4,2,1\n4,4,5,2,1\n3,2,3,3,2\n2,2,1,4,2\n1,1,2,5,2\n"
                         "5,4,5,1,2\n4,4,3,2,2\n2,1,2,5,2\n";

const QByteArray survey =
    "y,w,s,N,g,h,w2\n3,10,1,60,a,x,1.5\n5,10,1,60,b,x,2\n2,10,1,60,a,y,0.7\n8,10,1,60,a,y,3\n,10,1,60,b,x,1\n"
    "6,10,1,60,b,y,1\n7,25,2,125,a,y,2.2\n1,25,2,125,b,x,4\n4,25,2,125,b,x,0.9\n9,25,2,125,a,y,1.1\n5,25,2,125,b,y,2\n"
    "3,4,3,12,a,x,1.3\n2,4,3,12,b,,0.4\n6,4,3,12,b,y,5\n1,0,3,12,a,y,0\n";

} // namespace

TEST_CASE("scale points at the item that was not reversed, and reverses by the declared ends", "[cli][scale]")
{
    const Terminal terminal;
    importTable(terminal, items);
    const auto before = entryOf(terminal.ask({"scale", "s.counterpoint", "t", "a", "b", "c", "d"}), "reliability");
    CHECK(before["result"]["alpha"].toDouble() == Approx(-0.330246913580247).epsilon(1e-12));
    CHECK(before["result"]["negative_item_rest"].toArray() == QJsonArray{"d"});
    CHECK(before["notes"].toArray().first().toString().contains("“d”"));

    const auto refused = terminal.run({"scale", "s.counterpoint", "t", "a", "b", "c", "d", "--reverse", "d"});
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("--min"));

    const auto document =
        terminal.ask({"scale", "s.counterpoint", "t", "a", "b", "c", "d", "--reverse", "d", "--min", "1", "--max", "5", "--score", "sum"});
    CHECK(entryOf(document, "reliability")["result"]["alpha"].toDouble() == Approx(0.963268108479231).epsilon(1e-12));
    CHECK(entryOf(document, "scalescore")["result"]["first10"].toArray().first().toDouble() == 5);
}

TEST_CASE("regress leaves out what others determine and says separation in words", "[cli][regress]")
{
    const Terminal terminal;
    importTable(terminal, "y,x,twice,group,done\n1,1,2,p,0\n3,2,4,p,0\n2,3,6,q,0\n5,4,8,q,1\n4,5,10,r,1\n8,7,14,r,1\n");
    const auto linear = entryOf(terminal.ask({"regress", "s.counterpoint", "t", "y", "x", "twice"}), "lm");
    CHECK(linear["result"]["left_out_terms"].toArray() == QJsonArray{"twice"});
    CHECK(linear["result"]["estimate"][1].toDouble() == Approx(1.0571428571428569).epsilon(1e-12));
    const auto dummies = entryOf(terminal.ask({"regress", "s.counterpoint", "t", "y", "group"}), "lm");
    CHECK(dummies["result"]["terms"].toArray() == QJsonArray{"(Intercept)", "groupq", "groupr"});
    const auto logit = entryOf(terminal.ask({"regress", "s.counterpoint", "t", "done", "x", "--logistic"}), "logit");
    CHECK(logit["result"]["estimate"][1].isNull());
    CHECK(logit["result"]["separating_terms"].toArray() == QJsonArray{"x"});
    CHECK(logit["notes"].toVariant().toStringList().join(' ').contains("Separation"));
    CHECK(terminal.run({"regress", "s.counterpoint", "t", "y", "x", "y"}).errors.contains("cannot explain itself"));
    CHECK(terminal.run({"regress", "s.counterpoint", "t", "y", "x", "--logistic"}).errors.contains("--yes"));
}

TEST_CASE("Under sampling weights estimates have linearised errors, and tests are refused", "[cli][weights]")
{
    const Terminal terminal;
    importTable(terminal, survey);
    const QStringList design{"--weight-sampling", "w", "--strata", "s", "--population", "N"};
    const auto mean = entryOf(terminal.ask(QStringList{"describe", "s.counterpoint", "t", "y"} + design), "weights");
    // R 4.2.2, survey 4.1-1: svymean(~y, svydesign(~1, strata = ~s, weights = ~w, fpc = ~N), na.rm = TRUE) of the rows with a weight.
    CHECK(mean["result"]["mean"].toDouble() == Approx(4.994652406417112).epsilon(1e-12));
    CHECK(mean["result"]["se"].toDouble() == Approx(0.929648192735435).epsilon(1e-12));
    CHECK(mean["result"]["n_without_weight"].toDouble() == 1);
    CHECK(mean["n_valid"].toDouble() == 13);
    const auto shares = entryOf(terminal.ask({"frequencies", "s.counterpoint", "t", "g", "--weight-sampling", "w2"}), "weights");
    CHECK(shares["result"]["proportions"][0].toDouble() == Approx(0.375478927203065).epsilon(1e-12));
    CHECK(shares["result"]["se"][0].toDouble() == Approx(0.153604635283148).epsilon(1e-12));
    const auto table = entryOf(terminal.ask(QStringList{"crosstab", "s.counterpoint", "t", "h", "g"} + design), "weights");
    CHECK(table["result"]["row_percent_se"][0][0].toDouble() == Approx(12.4763570811607).epsilon(1e-12));
    CHECK(table["result"]["rao_scott_F"].toDouble() == Approx(3.254046936552).epsilon(1e-10));
    // A subgroup keeps the design of the whole: svymean(~y, subset(design, h == "x")).
    const auto group = entryOf(terminal.ask(QStringList{"describe", "s.counterpoint", "t", "y", "--filter", "h=x"} + design), "weights");
    CHECK(group["result"]["se"].toDouble() == Approx(0.846454135188087).epsilon(1e-12));

    const auto refused = terminal.run(QStringList{"regress", "s.counterpoint", "t", "y", "g"} + design);
    CHECK(refused.status == 1);
    CHECK(refused.errors.contains("sampling weights"));
    CHECK(terminal.run({"describe", "s.counterpoint", "t", "y", "--weight-sampling", "w", "--weight-frequency", "w"}).status == 1);
}

TEST_CASE("A set of answers counts the values that are said, and refuses values that nobody has", "[cli][multiresponse]")
{
    const Terminal terminal;
    importTable(terminal, "radio,paper,web\n1,0,2\n0,0,0\n2,1,1\n,,\n");
    const auto one = entryOf(terminal.ask({"frequencies", "s.counterpoint", "t", "--set", "radio", "paper", "web"}), "mrset");
    CHECK(one["result"]["counts"].toArray() == QJsonArray{1, 1, 1});
    CHECK(one["result"]["n_cases_with_any"].toDouble() == 2);
    CHECK(one["result"]["n_all"].toDouble() == 4);
    const auto both =
        entryOf(terminal.ask({"frequencies", "s.counterpoint", "t", "--set", "radio", "paper", "web", "--counted", "1", "2"}), "mrset");
    CHECK(both["result"]["counts"].toArray() == QJsonArray{2, 1, 2});
    CHECK(terminal.run({"frequencies", "s.counterpoint", "t", "--set", "radio", "paper", "--counted", "7"}).status == 1);
}
