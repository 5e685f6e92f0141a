#include "tests/app/counterpoint.h"
#include "tests/support/shared_data.h"

using namespace counterpoint::test;

namespace {

/// Checks that a report is a file of its kind.
void checkReport(const Terminal& terminal, const QString& name, const QByteArray& magic)
{
    INFO(name.toStdString());
    const auto said = terminal.ask({"report", "s.counterpoint", name});
    CHECK(said["tables"].toInt() > 0);
    CHECK(terminal.bytes(name).startsWith(magic));
    CHECK(said["bytes"].toInt() == terminal.bytes(name).size());
}

} // namespace

TEST_CASE("from the sample study to a report", "[cli][journey]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    CHECK(terminal.ask({"check", "s.counterpoint"})["ok"].toBool());
    CHECK(terminal.ask({"findings", "s.counterpoint", "--verify"})["stale"].toInt() == 0);
    checkReport(terminal, "findings.docx", "PK");
    checkReport(terminal, "findings.odt", "PK");
    checkReport(terminal, "findings.pdf", "%PDF-");
    checkReport(terminal, "findings.html", "<!DOCTYPE html>");

    // Evidence that no longer says what it said is noticed.
    const auto piece = terminal.ask({"findings", "s.counterpoint"})["findings"][0]["evidence"][0].toObject();
    const auto start = piece["start"].toInt();
    terminal.print(
        {"edit", "s.counterpoint", piece["source"].toString(), "--replace", QString::number(start), QString::number(start + 3), "XXX"});
    const auto stale = terminal.run({"findings", "s.counterpoint", "--verify", "--json"});
    CHECK(stale.status == 1);
    CHECK(stale.json()["stale"].toInt() >= 1);
    terminal.print({"undo", "s.counterpoint"});
    CHECK(terminal.run({"findings", "s.counterpoint", "--verify"}).status == 0);
}

TEST_CASE("from files that nobody here wrote to a report", "[cli][journey]")
{
    const auto interview = sharedData("real/transcripts/away-from-keyboard-1.md");
    const auto panel = sharedData("real/transcripts/go-time-191.md");
    const auto word = sharedData("real/transcripts/Yasmine_Interview_Transcript.docx");
    const auto survey = sharedData("real/surveys/qualtrics/Single_Answer_Matrix_Questions/Single_Answer_Matrix_Questions.csv");
    if (interview.isEmpty() || panel.isEmpty() || word.isEmpty() || survey.isEmpty())
        return;
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--title", "Real files"});
    const auto imported = terminal.ask({"import", "s.counterpoint", interview, panel, word, survey})["imported"].toArray();
    REQUIRE(imported.size() == 4);
    CHECK(imported[0]["speakers"].toArray().size() == 2);
    CHECK(imported[0]["timestamps"].toInt() == 6);
    CHECK(imported[1]["strand"].toString() == "focus groups");
    CHECK(imported[2]["speakers"].toArray().size() == 2);
    CHECK(imported[3]["kind"].toString() == "responses");

    // Code the second turn of the interview, and what a search finds.
    const auto turn = terminal.ask({"text", "s.counterpoint", "away-from-keyboard-1", "--turns"})["turns"][1].toObject();
    terminal.print({"code", "s.counterpoint", "away-from-keyboard-1", "--turn", "2", "Work/Routine", "--create", "--as", "Ada"});
    terminal.print({"codes", "s.counterpoint", "--add", "Work/Tools"});
    const auto found =
        terminal.ask({"search", "s.counterpoint", "Go", "--word", "--match-case", "--code", "Tools", "--unit", "sentence", "--as", "Bea"});
    CHECK(found["coded"].toInt() > 10);
    const auto segments = terminal.ask({"segments", "s.counterpoint", "--code", "Routine"})["segments"].toArray();
    REQUIRE(segments.size() == 1);
    CHECK(segments[0]["text"].toString() == turn["text"].toString());
    CHECK(segments[0]["speaker"].toString() == turn["speaker"].toString());
    CHECK(segments[0]["coder"].toString() == "Ada");

    const auto dataset = imported[3]["name"].toString();
    const auto variables = terminal.ask({"variables", "s.counterpoint", dataset})["variables"].toArray();
    REQUIRE(variables.size() == 29);
    const auto counted = terminal.ask({"frequencies", "s.counterpoint", dataset, variables.last()["name"].toString()});
    CHECK(counted["results"][0]["n_total"].toInt() == 5);
    checkReport(terminal, "r.docx", "PK");
    CHECK(terminal.ask({"check", "s.counterpoint"})["ok"].toBool());
}

TEST_CASE("every step survives the end of the program, and goes back and forth", "[cli][journey]")
{
    const auto terminal = aSmallStudy();
    const auto state = [&] {
        return terminal.print({"text", "s.counterpoint", "Interview"}) + terminal.print({"segments", "s.counterpoint"})
            + terminal.print({"codes", "s.counterpoint"}) + terminal.print({"cases", "s.counterpoint"})
            + terminal.print({"variables", "s.counterpoint"});
    };
    QStringList states{state()};
    for (const auto& step : std::vector<QStringList>{{"code", "s.counterpoint", "Interview", "--turn", "2", "Task"},
                                                     {"edit", "s.counterpoint", "Interview", "--replace", "0", "11", "Q"},
                                                     {"codes", "s.counterpoint", "--merge", "Culture/Trust", "Conflict/Trust"},
                                                     {"cases", "s.counterpoint", "--set", "Amara", "Role=Lead", "Years=12"},
                                                     {"variables", "s.counterpoint", "--label", "trust", "Trust in the team"},
                                                     {"sources", "s.counterpoint", "--remove", "Interview"}}) {
        terminal.print(step);
        if (step[1] != "--remove" && step[0] != "sources")
            states << state();
    }
    terminal.print({"undo", "s.counterpoint"});
    CHECK(state() == states.last());
    for (qsizetype i = states.size() - 2; i >= 0; --i) {
        terminal.print({"undo", "s.counterpoint"});
        CHECK(state() == states[i]);
    }
    terminal.print({"redo", "s.counterpoint", "--steps", "5"});
    CHECK(state() == states.last());
    const auto record = terminal.ask({"history", "s.counterpoint"})["history"].toArray();
    CHECK(record.size() == 8);
    CHECK(record[0]["state"].toString() == "undone");
    CHECK(record[1]["state"].toString() == "done");
}

TEST_CASE("a coding follows its words through edits", "[cli]")
{
    const auto terminal = aSmallStudy();
    const auto coded = terminal.ask({"code", "s.counterpoint", "Interview", "--turn", "2", "Task"});
    terminal.print({"edit", "s.counterpoint", "Interview", "--replace", "0", "11", "Q\n😀"});
    const auto segment = terminal.ask({"segments", "s.counterpoint"})["segments"][0].toObject();
    CHECK(segment["text"].toString() == "We work alongside each other.");
    CHECK(segment["start"].toInt() == coded["start"].toInt() - 8);
}

TEST_CASE("what a search codes is what was said, in the unit asked for", "[cli]")
{
    const auto terminal = aSmallStudy();
    terminal.put("Two.txt", "Bea: First. We talk about risk. Last.\n\nCem: No.\n\nBea: A risk indeed.\n");
    terminal.print({"import", "s.counterpoint", "Two.txt"});
    for (const auto& [unit, expected] :
         std::vector<std::pair<QString, QStringList>>{{"hit", {"risk", "risk"}},
                                                      {"sentence", {"We talk about risk.", "A risk indeed."}},
                                                      {"paragraph", {"First. We talk about risk. Last.", "A risk indeed."}},
                                                      {"turn", {"First. We talk about risk. Last.", "A risk indeed."}}}) {
        INFO(unit.toStdString());
        terminal.print({"search", "s.counterpoint", "risk", "--code", "Task", "--unit", unit});
        QStringList texts;
        for (const QJsonValue segment : terminal.ask({"segments", "s.counterpoint", "--code", "Task"})["segments"].toArray())
            texts << segment["text"].toString().trimmed();
        CHECK(texts == expected);
        terminal.print({"undo", "s.counterpoint"});
    }
}

TEST_CASE("a dry run tells what would come in and changes nothing", "[cli]")
{
    const auto terminal = aSmallStudy();
    const auto before = terminal.bytes("s.counterpoint");
    terminal.put("More.txt", "Bea: One.\n\nCem: Two.\n\nBea: Three.\n");
    const auto told = terminal.ask({"import", "s.counterpoint", "More.txt", "--dry-run"});
    CHECK(told["dry_run"].toBool());
    CHECK(told["imported"][0]["turns"].toInt() == 3);
    CHECK(terminal.bytes("s.counterpoint") == before);
}

TEST_CASE("texts come in the same from every encoding and with every line end", "[cli]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint"});
    const auto text = QStringLiteral("Ann: Grüße 👩‍👩‍👧 e\u0301t\u00e9.\n\nBob: שלום עולם.\n\nAnn: Ja.\n");
    auto withReturns = text;
    withReturns.replace('\n', "\r\n");
    auto oldMac = text;
    oldMac.replace('\n', '\r');
    QByteArray utf16("\xff\xfe");
    utf16.append(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QByteArray bigEndian("\xfe\xff");
    for (const auto unit : text) {
        bigEndian += char(unit.unicode() >> 8);
        bigEndian += char(unit.unicode() & 0xff);
    }
    terminal.put("utf8.txt", text.toUtf8());
    terminal.put("bom.txt", "\xef\xbb\xbf" + text.toUtf8());
    terminal.put("crlf.txt", withReturns.toUtf8());
    terminal.put("cr.txt", oldMac.toUtf8());
    terminal.put("utf16.txt", utf16);
    terminal.put("utf16be.txt", bigEndian);
    terminal.put("name \"with\" 😀 & spaces.txt", text.toUtf8());
    for (const auto& name : {"utf8", "bom", "crlf", "cr", "utf16", "utf16be", "name \"with\" 😀 & spaces"}) {
        INFO(name);
        const auto source = QString::fromUtf8(name);
        terminal.print({"import", "s.counterpoint", source + ".txt"});
        CHECK(terminal.ask({"text", "s.counterpoint", source})["text"].toString() == text);
        const auto turns = terminal.ask({"text", "s.counterpoint", source, "--turns"})["turns"].toArray();
        REQUIRE(turns.size() == 3);
        CHECK(turns[1]["speaker"].toString() == "Bob");
    }
}

TEST_CASE("an option that may be repeated leaves the words behind it alone", "[cli]")
{
    const auto terminal = aSmallStudy();
    const auto counted =
        terminal.ask({"frequencies", "s.counterpoint", "staff", "--filter", "role=nurse", "trust"})["results"][0].toObject();
    CHECK(counted["n_total"].toInt() == 3);
    terminal.print({"report", "s.counterpoint", "--sections", "method,codebook", "r.html"});
    CHECK(terminal.bytes("r.html").contains("Conflict"));
}

TEST_CASE("help names every command, and explains each", "[cli]")
{
    const Terminal terminal;
    const auto all = terminal.print({"help"});
    for (const auto* command : {"new",         "info",     "check",    "import", "sources",  "cases",  "codes",  "datasets",
                                "variables",   "text",     "edit",     "code",   "segments", "search", "guides", "describe",
                                "frequencies", "crosstab", "findings", "report", "history",  "undo",   "redo"}) {
        INFO(command);
        CHECK(all.contains(QStringLiteral("\n  %1 ").arg(command)));
        CHECK(terminal.print({"help", command}).contains(QStringLiteral("Usage: counterpoint %1 ").arg(command)));
    }
}
