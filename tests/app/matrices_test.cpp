#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

namespace {

QJsonObject resultOf(const QJsonObject& document, qsizetype part = 0)
{
    return document["results"].toArray()[part].toObject()["result"].toObject();
}

} // namespace

TEST_CASE("a matrix of codes and groups, in words and as a document, agrees with the codebook's counts", "[cli][matrix]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    const auto printed = terminal.print({"matrix", "s.counterpoint", "--rows", "codes", "--columns", "group", "--denominators"});
    CHECK(printed.contains("Codes by group"));
    CHECK(printed.contains(" of 4"));
    CHECK(printed.contains("focus groups"));
    const auto strands = resultOf(terminal.ask({"matrix", "s.counterpoint", "--columns", "strand", "--no-children"}));
    double codings = 0;
    for (const QJsonValue row : strands["codings"].toArray())
        for (const QJsonValue cell : row.toArray())
            codings += cell.toDouble();
    double expected = 0;
    for (const QJsonValue code : terminal.ask({"codes", "s.counterpoint"})["codes"].toArray())
        expected += code["codings"].toDouble();
    CHECK(codings == expected);
    const auto one = terminal.ask({"matrix", "s.counterpoint", "--codes", "Learning", "--columns", "group"});
    CHECK(one["results"].toArray()[0].toObject()["columns_are"] == "group");
    CHECK(resultOf(one)["codes"].toArray().size() == 1);
    CHECK_FALSE(one.contains("dataset"));
}

TEST_CASE("a matrix of two attributes and one of a survey's answers are asked for by the same command", "[cli][matrix]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    const auto attributes = terminal.ask({"matrix", "s.counterpoint", "--rows", "group", "--columns", "employer"});
    CHECK(attributes["results"].toArray()[0].toObject()["kind"] == "attribute_matrix");
    const auto dataset = terminal.ask({"datasets", "s.counterpoint"})["datasets"].toArray().first().toObject()["name"].toString();
    QString closed;
    for (const QJsonValue variable : terminal.ask({"variables", "s.counterpoint", dataset})["variables"].toArray())
        if (closed.isEmpty() && variable["labels"].toArray().size() > 1)
            closed = variable["name"].toString();
    REQUIRE_FALSE(closed.isEmpty());
    const auto answers = terminal.ask({"matrix", "s.counterpoint", "--answer", closed});
    CHECK(answers["dataset"] == dataset);
    CHECK(resultOf(answers)["codes"].toArray().size() > 30);
    const auto both = terminal.run({"matrix", "s.counterpoint", "--answer", closed, "--columns", "group"});
    CHECK(both.status == 1);
    CHECK(both.errors.contains("--answer"));
}

TEST_CASE("codes that stand together, clusters, saturation, participation and coverage by command", "[cli][matrix]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    const auto pairs =
        resultOf(terminal.ask({"cooccurrence", "s.counterpoint", "--codes", "Avoiding", "Politeness as cover", "--within", "10"}));
    CHECK(pairs["together"] == "words");
    CHECK(pairs["within_words"] == 10);
    const auto pair = pairs["pairs"].toArray().first().toObject();
    CHECK(pair["code"] == "Conflict handling/Avoiding");
    CHECK(pair["jaccard"].toDouble() > 0);
    CHECK(pair["jaccard"].toDouble() <= 1);
    CHECK(resultOf(terminal.ask({"clusters", "s.counterpoint", "--unit", "source"}))["merges"].toArray().size() > 20);
    CHECK(resultOf(terminal.ask({"saturation", "s.counterpoint"}))["sources"].toArray().size() == 11);
    CHECK(resultOf(terminal.ask({"participation", "s.counterpoint"}))["voices"].toArray().size() > 20);
    const auto coverage = terminal.ask({"coverage", "s.counterpoint"});
    CHECK(coverage["results"].toArray().size() == 3);
    CHECK(resultOf(coverage)["sources"].toArray().size() == 13);
    const auto figure = terminal.ask({"clusters", "s.counterpoint", "--figures", "tree.svg"});
    CHECK(figure["figures"].toArray().size() == 1);
}

TEST_CASE("codes become a dataset, one undoable step", "[cli][matrix]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    const auto made = terminal.ask({"matrix", "s.counterpoint", "--codes", "Learning", "Culture", "--as-dataset", "themes"});
    CHECK(made["dataset"] == "themes");
    CHECK(made["rows"] == 26);
    const auto counts = resultOf(terminal.ask({"frequencies", "s.counterpoint", "themes", "Learning"}));
    CHECK(counts["counts"].toArray().size() == 2);
    terminal.print({"undo", "s.counterpoint"});
    CHECK(terminal.run({"frequencies", "s.counterpoint", "themes", "Learning"}).status == 1);
}

TEST_CASE("what cannot be laid side by side is refused in a sentence", "[cli][matrix]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    terminal.print({"new", "empty.counterpoint"});
    const auto refused = [&](const QStringList& arguments, const QString& words) {
        const auto done = terminal.run(arguments);
        INFO(arguments.join(' ').toStdString() << ": " << done.errors.toStdString());
        CHECK(done.status == 1);
        CHECK(done.output.isEmpty());
        CHECK(done.errors.contains(words));
    };
    refused({"matrix", "s.counterpoint", "--columns", "grup"}, "group");
    refused({"matrix", "s.counterpoint", "--codes", "Lerning"}, "Learning");
    refused({"matrix", "s.counterpoint", "--rows", "group", "--columns", "group"}, "by itself");
    refused({"cooccurrence", "s.counterpoint", "--codes", "Learning"}, "at least two");
    refused({"guide-grid", "empty.counterpoint"}, "no guide");
    refused({"matrix", "s.counterpoint", "--columns", "group", "--where", "1 = 1"}, "--where");
    CHECK(terminal.run({"matrix", "s.counterpoint", "--measure", "guesses"}).status != 0);
    CHECK(terminal.run({"cooccurrence", "s.counterpoint", "--within", "-3"}).status == 2);
}
