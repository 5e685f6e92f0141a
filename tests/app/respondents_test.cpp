#include "tests/app/counterpoint.h"
#include <QJsonArray>

using namespace counterpoint;
using namespace counterpoint::test;

TEST_CASE("respondents of an imported survey become known as Cases by a command", "[cli][respondents]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint"});
    terminal.print({"cases", "s.counterpoint", "--add", "Ann"});
    terminal.print({"cases", "s.counterpoint", "--add", "Ben"});
    terminal.put("who.csv", "who,mood\nANN,3\nben,4\nDora,5\n,1\n");
    terminal.print({"import", "s.counterpoint", "who.csv"});
    const auto linked = terminal.ask({"datasets", "s.counterpoint", "--respondents", "who", "who"});
    CHECK(linked["linked"].toInt() == 2);
    CHECK(linked["silent"].toInt() == 1);
    CHECK(linked["unknown"].toArray() == QJsonArray{"Dora"});
    terminal.print({"datasets", "s.counterpoint", "--respondent", "who", "4", "Ben"});
    const auto known = [&] {
        for (const QJsonValue each : terminal.ask({"datasets", "s.counterpoint"})["datasets"].toArray())
            if (each["name"] == "who")
                return each["known_respondents"].toInt();
        return -1;
    };
    CHECK(known() == 3);
    terminal.print({"datasets", "s.counterpoint", "--respondent", "who", "4", ""});
    CHECK(known() == 2);
    CHECK(terminal.run({"datasets", "s.counterpoint", "--respondent", "who", "9", "Ben"}).status != 0);
    terminal.print({"datasets", "s.counterpoint", "--respondents", "who", "who", "--make-cases"});
    CHECK(known() == 3);
    terminal.print({"undo", "s.counterpoint"});
    CHECK(known() == 2);
}
