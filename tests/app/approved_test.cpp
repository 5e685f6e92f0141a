#include "tests/app/counterpoint.h"

using namespace counterpoint::test;

// What the commands print about the sample study, as it was read and found good. Where the output changes on purpose, run with
// COUNTERPOINT_APPROVE=1 and look at what git shows.

namespace {

void checkApproved(const QString& name, const QString& output)
{
    INFO(name.toStdString());
    QFile file(QStringLiteral(COUNTERPOINT_SOURCE_DIR "/tests/approved/%1.txt").arg(name));
    if (qEnvironmentVariableIsSet("COUNTERPOINT_APPROVE")) {
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(output.toUtf8());
        return;
    }
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(output == QString::fromUtf8(file.readAll()));
}

} // namespace

TEST_CASE("commands print about the sample study what was approved", "[cli][approval]")
{
    const Terminal terminal;
    terminal.print({"new", "s.counterpoint", "--sample"});
    const std::vector<std::pair<QString, QStringList>> commands{
        {"info", {"info", "s.counterpoint"}},
        {"sources", {"sources", "s.counterpoint"}},
        {"codes", {"codes", "s.counterpoint"}},
        {"segments", {"segments", "s.counterpoint", "--code", "Relationship conflict", "--context", "20"}},
        {"search", {"search", "s.counterpoint", "lanyard", "--context", "20"}},
        {"turns", {"text", "s.counterpoint", "Focus group children", "--turns"}},
        {"describe", {"describe", "s.counterpoint", "practitioners", "years_service", "cpd_hours", "--shape"}},
        {"frequencies", {"frequencies", "s.counterpoint", "practitioners", "trust_1", "gender"}},
        {"crosstab", {"crosstab", "s.counterpoint", "practitioners", "employer", "handling", "--residuals"}},
        {"findings", {"findings", "s.counterpoint"}},
    };
    for (const auto& [name, arguments] : commands)
        checkApproved(name, terminal.print(arguments));
}
