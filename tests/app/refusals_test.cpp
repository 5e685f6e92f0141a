#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

namespace {

struct Refusal {
    QStringList arguments;
    int status;
    QStringList said; ///< words that the sentence must hold: what, where, what to do
};

/// Refused as it must be: exit status, one sentence on stderr, nothing on stdout.
void check(const Terminal& terminal, const Refusal& refusal)
{
    INFO(refusal.arguments.join(u' ').toStdString());
    const auto done = terminal.run(refusal.arguments);
    INFO(done.errors.toStdString());
    CHECK(done.status == refusal.status);
    CHECK(done.output.isEmpty());
    CHECK(done.errors.count(u'\n') == 1);
    CHECK(QStringLiteral(".?").contains(done.errors.trimmed().back()));
    CHECK_FALSE(done.errors.contains("QStandardPaths"));
    for (const auto& words : refusal.said) {
        INFO("wanted: " << words.toStdString());
        CHECK(done.errors.contains(words));
    }
}

} // namespace

TEST_CASE("wrong usage exits with 2 and says where the right one is explained", "[cli]")
{
    const Terminal terminal;
    for (const auto& refusal :
         std::vector<Refusal>{{{"frobnicate", "x"}, 2, {"“frobnicate”", "counterpoint help"}},
                              {{"help", "frobnicate"}, 2, {"“frobnicate”"}},
                              {{"info"}, 2, {"STUDY", "counterpoint help info"}},
                              {{"info", "s.counterpoint", "--frob"}, 2, {"--frob"}},
                              {{"new", "s.counterpoint", "--sample", "--title", "x"}, 2, {"--sample"}},
                              {{"code", "s.counterpoint", "Interview", "1", "2"}, 2, {"START END CODE"}},
                              {{"code", "s.counterpoint", "Interview", "--turn", "0", "Task"}, 2, {"--turn", "from 1"}},
                              {{"undo", "s.counterpoint", "--steps", "-1"}, 2, {"--steps"}},
                              {{"undo", "s.counterpoint", "--steps", "x"}, 2, {"--steps"}},
                              {{"search", "s.counterpoint", "x", "--code", "Task", "--unit", "page"}, 2, {"--unit", "sentence"}},
                              {{"crosstab", "s.counterpoint", "staff", "role"}, 2, {"VARIABLES"}}})
        check(terminal, refusal);
}

TEST_CASE("what cannot be done exits with 1, says why, and changes nothing", "[cli]")
{
    const auto terminal = aSmallStudy();
    terminal.put("empty.txt", {});
    terminal.put("binary.txt", QByteArray("\x7f\x45LF\0\1\2\3\4\5", 10).repeated(50));
    terminal.put("notes.pdf", "%PDF-1.7\n");
    terminal.put("notes.rtf", QByteArray("{\\rtf1").repeated(5000));
    terminal.put("fake.docx", "just text");
    terminal.put("empty.csv", {});
    const auto before = terminal.bytes("s.counterpoint");
    const QString s = QStringLiteral("s.counterpoint");
    for (const auto& refusal : std::vector<Refusal>{
             {{"info", "nowhere.counterpoint"}, 1, {"nowhere.counterpoint", "Check the name"}},
             {{"info", "."}, 1, {"There is no study"}},
             {{"new", s}, 1, {"is there already"}},
             {{"new", s, "--sample"}, 1, {"is there already"}},
             {{"new", "no/folder.counterpoint"}, 1, {"folder"}},
             {{"import", s, "nowhere.txt"}, 1, {"nowhere.txt"}},
             {{"import", s, "."}, 1, {"binary.txt", "not a text file"}},
             {{"import", s, "empty.txt"}, 1, {"empty.txt", "no text"}},
             {{"import", s, "empty.csv"}, 1, {"empty.csv"}},
             {{"import", s, "binary.txt"}, 1, {"binary.txt", "not a text file"}},
             {{"import", s, "notes.pdf"}, 1, {"notes.pdf", "print it to a new PDF"}},
             {{"import", s, "notes.rtf"}, 1, {"notes.rtf", "save it again"}},
             {{"import", s, "fake.docx"}, 1, {"fake.docx", "save it as .docx"}},
             {{"import", s, "Interview.txt", "binary.txt"}, 1, {"binary.txt"}},
             {{"code", s, "Interview", "-1", "4", "Task"}, 1, {"-1 to 4", "Interview"}},
             {{"code", s, "Interview", "4", "4", "Task"}, 1, {"4 to 4"}},
             {{"code", s, "Interview", "9", "4", "Task"}, 1, {"9 to 4"}},
             {{"code", s, "Interview", "0", "100000", "Task"}, 1, {"100000"}},
             {{"code", s, "Interview", "0", "99999999999999999999", "Task"}, 1, {"whole numbers"}},
             {{"code", s, "Interview", "0", "4", "Trust"}, 1, {"Culture/Trust", "Conflict/Trust", "path"}},
             {{"code", s, "Interview", "0", "4", "Tusk"}, 1, {"Tusk", "Conflict/Task"}},
             {{"code", s, "Intreview", "0", "4", "Task"}, 1, {"Intreview", "“Interview”"}},
             {{"code", s, "Interview", "--turn", "9", "Task"}, 1, {"4 turns"}},
             {{"edit", s, "Interview", "--replace", "-1", "4", "x"}, 1, {"-1 to 4"}},
             {{"edit", s, "Interview", "--replace", "5", "100000", "x"}, 1, {"100000"}},
             {{"edit", s, "Interview", "--replace", "a", "4", "x"}, 1, {"“a”"}},
             {{"codes", s, "--add", "Culture/Trust"}, 1, {"already"}},
             {{"codes", s, "--add", "Culture//Trust"}, 1, {"name"}},
             {{"codes", s, "--rename", "Task", "a/b"}, 1, {"/"}},
             {{"codes", s, "--move", "Culture", "Culture/Trust"}, 1, {"below itself"}},
             {{"codes", s, "--merge", "Culture", "Culture"}, 1, {"into itself"}},
             {{"cases", s, "--add", "Amara"}, 1, {"Amara"}},
             {{"cases", s, "--set", "Amara", "Role"}, 1, {"ATTRIBUTE=VALUE"}},
             {{"search", s, ""}, 1, {"search"}},
             {{"search", s, "(", "--regex"}, 1, {"“(”"}},
             {{"frequencies", s, "stuff", "role"}, 1, {"stuff", "“staff”"}},
             {{"frequencies", s, "staff", "roll"}, 1, {"roll", "“role”"}},
             {{"frequencies", s, "staff", "role", "--filter", "trust"}, 1, {"trust"}},
             {{"report", s, "r.xyz"}, 1, {".docx", "r.xyz"}},
             {{"report", s, "no/folder/r.docx"}, 1, {"no/folder/r.docx"}},
             {{"undo", s, "--steps", "9"}, 1, {"2 steps"}},
             {{"redo", s}, 1, {"nothing to redo"}},
         }) {
        check(terminal, refusal);
        CHECK(terminal.bytes(s) == before);
    }
}

TEST_CASE("a study that another process is writing is refused, and read all the same", "[cli]")
{
    const auto terminal = aSmallStudy();
    // What the other process wrote down: its number, name and machine.
    terminal.put(".s.counterpoint.lock",
                 QByteArray::number(QCoreApplication::applicationPid()) + "\ntest_app\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
    check(terminal, {{"codes", "s.counterpoint", "--add", "New"}, 1, {"s.counterpoint", "another window or program", "read-only"}});
    CHECK(terminal.ask({"codes", "s.counterpoint"})["codes"].toArray().size() == 5);
}

TEST_CASE("a damaged study is said to be damaged by every command, and is not written to", "[cli]")
{
    const auto terminal = aSmallStudy();
    auto bytes = terminal.bytes("s.counterpoint");
    for (qsizetype i = 4096; i < bytes.size(); ++i)
        bytes[i] = char(~bytes[i]);
    terminal.put("s.counterpoint", bytes);
    for (const auto& command : std::vector<QStringList>{{"info"}, {"check"}, {"codes"}, {"undo"}}) {
        auto arguments = command;
        check(terminal, {arguments << "s.counterpoint", 1, {"s.counterpoint", "damaged"}});
    }
    CHECK(terminal.bytes("s.counterpoint") == bytes);
}
