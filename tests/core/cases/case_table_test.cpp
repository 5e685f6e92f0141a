#include "core/cases/case_table.h"
#include "core/cases/cases.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Result<cases::Taken> paste(Project& project, const QString& text)
{
    const auto table = caseTableFrom(text);
    if (!table)
        return fail(table);
    return project.perform(QStringLiteral("Paste"), [&](Edit& db) { return cases::takeTable(db, *table); });
}

} // namespace

TEST_CASE("Cells copied in a spreadsheet become cases and attributes", "[cases]")
{
    const auto project = emptyProject();
    const auto taken =
        valueOf(paste(*project, QStringLiteral("Name\tRole\tYears in post\r\nAmara\t\"Lead,\n\"\"north\"\"\"\t4\r\nBo\t\t12.5\r\n\r\n")));
    CHECK(taken.added == 2);
    const auto attributes = valueOf(project->read([](const Read& db) { return attributes::all(db); }));
    REQUIRE(attributes.size() == 2);
    CHECK(attributes[0].type == Attribute::Type::Text);
    CHECK(attributes[1].type == Attribute::Type::Number);
    const auto all = valueOf(project->read([](const Read& db) { return cases::all(db); }));
    REQUIRE(all.size() == 2);
    CHECK(all[0].value(attributes[0].id) == QStringLiteral("Lead,\n\"north\""));
    CHECK(all[1].value(attributes[0].id).isEmpty());
    CHECK(all[1].value(attributes[1].id) == QStringLiteral("12.5"));
}

TEST_CASE("Pasting again updates the cases that are there, and empty cells take nothing away", "[cases]")
{
    const auto project = emptyProject();
    valueOf(paste(*project, QStringLiteral("Name\tRole\nAmara\tLead\nBo\tManager")));
    const auto taken = valueOf(paste(*project, QStringLiteral("Name\tRole\tTeam\namara\t\tNorth\nCleo\tCarer\tSouth")));
    CHECK(taken.added == 1);
    CHECK(taken.updated == 1);
    const auto role = valueOf(project->read([](const Read& db) { return attributes::byName(db, QStringLiteral("Role")); }));
    const auto amara = valueOf(project->read([](const Read& db) { return cases::byName(db, QStringLiteral("Amara")); }));
    CHECK(amara.value(role.id) == QStringLiteral("Lead"));
}

TEST_CASE("What cannot be pasted is said, and nothing of it stays", "[cases]")
{
    const auto project = emptyProject();
    CHECK_FALSE(paste(*project, QStringLiteral("just words")));
    const auto nameless = paste(*project, QStringLiteral("Name\tRole\nAmara\tLead\n\tManager"));
    REQUIRE_FALSE(nameless);
    CHECK(nameless.error().message.contains(QStringLiteral("3")));
    valueOf(paste(*project, QStringLiteral("Name\tYears\nAmara\t4")));
    const auto unfit = paste(*project, QStringLiteral("Name\tYears\nBo\t3\nCleo\tmany"));
    REQUIRE_FALSE(unfit);
    CHECK(unfit.error().message.contains(QStringLiteral("Cleo")));
    CHECK(valueOf(project->read([](const Read& db) { return cases::all(db); })).size() == 1);
}
