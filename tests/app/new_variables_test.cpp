#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

namespace {

QJsonObject variableCalled(const QJsonObject& document, const QString& name)
{
    for (const auto& each : document["variables"].toArray())
        if (each.toObject()["name"] == name)
            return each.toObject();
    return {};
}

} // namespace

TEST_CASE("new variables, filters, weights and sets of answers are made on the command line, one step each", "[cli][variables]")
{
    const auto terminal = aSmallStudy();
    const auto variables = [&](const QStringList& options) {
        return terminal.ask(QStringList{"variables", "s.counterpoint", "staff"} + options);
    };
    const auto twice = variableCalled(variables({"--compute", "twice", "${trust} * 2"}), "twice");
    CHECK(twice["type"] == "number");
    CHECK(twice["derived"]["kind"] == "compute");
    CHECK(twice["derived"]["words"] == "= ${trust} * 2");
    variables({"--recode", "high", "trust", "lowest-3=0 Low", "rest=1 High"});
    variables({"--score", "score", "mean", "trust", "twice", "--min-valid", "1"});
    variables({"--rename", "trust", "confidence"});
    const auto renamed = variableCalled(variables({}), "twice");
    CHECK(renamed["derived"]["expression"] == "${confidence} * 2");
    const auto results = terminal.ask({"frequencies", "s.counterpoint", "staff", "high"})["results"].toArray();
    CHECK(results[0].toObject()["n_valid"].toInt() == 3);

    const auto wrong = terminal.run({"variables", "s.counterpoint", "staff", "--compute", "twice", "${score}", "--redefine"});
    CHECK(wrong.status == 1);
    CHECK(wrong.errors.contains("“twice” would stand on itself: twice → score → twice"));

    const auto filters = terminal.ask({"filters", "s.counterpoint", "staff", "--add", "nurses", "${role} = 'nurse'"});
    CHECK(filters["filters"].toArray()[0].toObject()["n"].toInt() == 3);
    CHECK(
        terminal.ask({"filters", "s.counterpoint", "staff", "--count", "${confidence} > 2"})["filters"].toArray()[0].toObject()["n"].toInt()
        == 2);
    const auto weighted = terminal.ask({"weights", "s.counterpoint", "staff", "--frequency", "twice"});
    CHECK(weighted["weights"]["variable"] == "twice");
    const auto sets = terminal.ask({"sets", "s.counterpoint", "staff", "--add", "both", "twice", "score", "--counted", "8"});
    CHECK(sets["sets"].toArray()[0].toObject()["counted"].toArray()[0].toDouble() == 8);
    CHECK(terminal.ask({"check", "s.counterpoint"})["problems"].toArray().isEmpty());
    terminal.print({"undo", "s.counterpoint", "--steps", "7"});
    CHECK(variableCalled(variables({}), "twice").isEmpty());
}
