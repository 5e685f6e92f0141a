#include "tests/app/counterpoint.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// What of the evidence and of the figures in texts no longer holds, by finding.
QStringList staleIn(const QJsonObject& listed)
{
    QStringList stale;
    for (const auto& finding : listed["findings"].toArray())
        for (const auto* part : {"evidence", "fields"})
            for (const auto& piece : finding.toObject()[QLatin1String(part)].toArray())
                if (const auto one = piece.toObject(); one["state"].toString() != "holds")
                    stale << QLatin1String(part) + QLatin1String(": ") + one["state"].toString();
    return stale;
}

/// Rows of all joint displays, or judgements of all matrices, that are marked since what stands behind them changed.
int markedIn(const Terminal& terminal, const QString& command, const QString& list)
{
    int marked = 0;
    for (const auto& one : terminal.ask({command, "s.counterpoint"})[list].toArray()) {
        const auto name = one.toObject()["name"].toString();
        const int stale = terminal.ask({command, "s.counterpoint", name})["stale"].toInt();
        CHECK(terminal.run({command, "s.counterpoint", name, "--verify"}).status == (stale > 0 ? 1 : 0));
        marked += stale;
    }
    return marked;
}

} // namespace

TEST_CASE("five changed answers and one coding are seen by findings --verify, joint, convergence and the report", "[app][findings]")
{
    const Terminal terminal;
    terminal.ask({"new", "s.counterpoint", "--sample"});
    CHECK(terminal.run({"findings", "s.counterpoint", "--verify"}).status == 0);
    CHECK(markedIn(terminal, "joint", "displays") == 0);
    CHECK(markedIn(terminal, "convergence", "matrices") == 0);

    terminal.put("wave.csv", "id,handling\nP001,1\nP002,1\nP003,1\nP004,1\nP005,1\n"); // five answers
    const auto updated =
        terminal.ask({"import", "s.counterpoint", "wave.csv", "--kind", "responses", "--update", "practitioners", "--key", "id"});
    CHECK_FALSE(updated["corrected"].toArray().isEmpty());
    const auto numbers = staleIn(terminal.ask({"findings", "s.counterpoint"}));
    INFO(numbers.join(", ").toStdString());
    CHECK_FALSE(numbers.isEmpty());
    CHECK(terminal.run({"findings", "s.counterpoint", "--verify"}).status == 1);
    const int rows = markedIn(terminal, "joint", "displays");
    CHECK(rows > 0);

    // What a senior manager says first is coded as what voices disagree on.
    terminal.ask({"code", "s.counterpoint", "Interview SM1 Helena", "Politeness as cover", "--turn", "2"});
    const auto both = staleIn(terminal.ask({"findings", "s.counterpoint"}));
    INFO(both.join(", ").toStdString());
    CHECK(both.size() > numbers.size());
    CHECK(markedIn(terminal, "joint", "displays") >= rows);
    CHECK(markedIn(terminal, "convergence", "matrices") > 0);

    const auto verified = terminal.run({"findings", "s.counterpoint", "--verify"});
    CHECK(verified.status == 1);
    CHECK(verified.errors.contains("changed or went missing"));
    const auto report = terminal.run({"report", "s.counterpoint", "report.html", "--sections", "findings"});
    CHECK(report.status == 0);
    const auto page = QString::fromUtf8(terminal.bytes("report.html"));
    CHECK(page.contains("have changed since"));

    // Looked at and accepted, finding by finding.
    const auto count = terminal.ask({"findings", "s.counterpoint"})["findings"].toArray().size();
    for (int number = 1; number <= count; ++number)
        terminal.ask({"findings", "s.counterpoint", "--finding", QString::number(number), "--confirm"});
    CHECK(terminal.run({"findings", "s.counterpoint", "--verify"}).status == 0);
}

TEST_CASE("the chain of the sample leads from each element to a passage, and back", "[app][findings]")
{
    const Terminal terminal;
    terminal.ask({"new", "s.counterpoint", "--sample"});
    const auto chain = terminal.ask({"elements", "s.counterpoint", "--chain"});
    REQUIRE(chain["elements"].toArray().size() >= 12);
    for (const auto& element : chain["elements"].toArray()) {
        bool leadsToPassage = false;
        for (const auto& implication : element.toObject()["implications"].toArray())
            for (const auto& finding : implication.toObject()["findings"].toArray())
                for (const auto& piece : finding.toObject()["evidence"].toArray())
                    leadsToPassage = leadsToPassage || !piece.toObject()["text"].toString().isEmpty();
        INFO(element.toObject()["title"].toString().toStdString());
        CHECK(leadsToPassage);
    }
    const auto title = chain["elements"].toArray().first().toObject()["title"].toString();
    const auto implication = chain["elements"].toArray().first().toObject()["implications"].toArray().first().toObject();
    const auto number = implication["findings"].toArray().first().toObject()["number"].toInt();
    bool leadsBack = false;
    for (const auto& back : chain["findings"].toArray()[number - 1].toObject()["implications"].toArray())
        leadsBack = leadsBack || back.toObject()["elements"].toArray().contains(title);
    CHECK(leadsBack);
    CHECK(terminal.ask({"elements", "s.counterpoint", title, "--chain"})["elements"].toArray().size() == 1);
    CHECK(terminal.print({"elements", "s.counterpoint", title, "--chain"}).contains("Implication"));
}

TEST_CASE("implications and elements are changed and moved by command, and a dissonance is used", "[app][findings]")
{
    const Terminal terminal;
    terminal.ask({"new", "s.counterpoint"});
    for (const auto* claim : {"First", "Second"})
        terminal.ask({"findings", "s.counterpoint", "--add", claim});
    terminal.ask({"elements", "s.counterpoint", "--imply", "Early", "--findings", "1"});
    terminal.ask({"elements", "s.counterpoint", "--imply", "Together", "--findings", "2"});
    const auto changed = terminal.ask(
        {"elements", "s.counterpoint", "--implication", "2", "--text", "Side by side", "--findings", "1", "2", "--place", "1"});
    CHECK(changed["implications"].toArray()[0].toObject()["text"].toString() == "Side by side");
    CHECK(changed["implications"].toArray()[0].toObject()["findings"].toArray().size() == 2);
    terminal.ask({"elements", "s.counterpoint", "Shadowing", "--add", "--implications", "1"});
    terminal.ask({"elements", "s.counterpoint", "Workshop", "--add"});
    CHECK(terminal.ask({"elements", "s.counterpoint", "Workshop", "--place", "1"})["elements"].toArray()[0].toObject()["title"].toString()
          == "Workshop");
    CHECK(terminal.run({"elements", "s.counterpoint", "Workshop", "--dissonance", "No matrix", "A", "all"}).status == 1);
    CHECK(terminal.run({"elements", "s.counterpoint", "--place", "1"}).status == 1);
    const auto none = terminal.ask({"elements", "s.counterpoint", "Shadowing", "--implications", "none"});
    CHECK(none["elements"].toArray()[1].toObject()["implications"].toArray().isEmpty());
}

TEST_CASE("a joint display and a convergence matrix of the sample are written to files", "[app][findings]")
{
    const Terminal terminal;
    terminal.ask({"new", "s.counterpoint", "--sample"});
    const auto display = terminal.ask({"joint", "s.counterpoint"})["displays"].toArray().first().toObject()["name"].toString();
    CHECK(terminal.ask({"joint", "s.counterpoint", display, "--out", "display.csv"})["bytes"].toInt() > 0);
    CHECK(terminal.bytes("display.csv").contains(','));
    const auto matrix = terminal.ask({"convergence", "s.counterpoint"})["matrices"].toArray().first().toObject()["name"].toString();
    for (const auto* file : {"matrix.xlsx", "matrix.docx"}) {
        terminal.ask({"convergence", "s.counterpoint", matrix, "--out", file});
        CHECK(terminal.bytes(file).startsWith("PK"));
    }
    CHECK(terminal.run({"convergence", "s.counterpoint", matrix, "--out", "matrix.txt"}).status == 1);
    const auto row = terminal.ask({"joint", "s.counterpoint", display})["rows"].toArray().first().toObject()["title"].toString();
    const auto bound = terminal.ask({"findings", "s.counterpoint", "--finding", "1", "--row", display, row});
    const auto evidence = bound["findings"].toArray()[0].toObject()["evidence"].toArray().last().toObject();
    CHECK(evidence["kind"].toString() == "joint display");
    CHECK(evidence["state"].toString() == "holds");
}
