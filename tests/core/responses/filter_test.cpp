#include "core/responses/categories.h"
#include "core/responses/datasets.h"
#include "core/responses/export_responses.h"
#include "core/responses/filter.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"
#include <limits>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Five people: role 1 manager, 2 nurse, 9 refused; a town as text.
struct Staff {
    std::unique_ptr<Project> project = emptyProject();
    DatasetId id;

    Staff()
    {
        Variable role;
        role.name = "role";
        role.label = "Your role";
        role.labels = {{1.0, "Manager"}, {2.0, "Nurse"}, {3.0, "Doctor"}, {9.0, "Refused"}};
        role.missing = {NumberRange{9, 9}};
        Variable town;
        town.name = "town=place";
        town.type = VariableType::Text;
        id = valueOf(project->perform("Import", [&](Edit& db) {
            return datasets::add(db, {"staff", "", {role, town}},
                                 {Column::ofNumbers({2, 1, missing, 9, 2}), Column::ofTexts({"Leeds", "York", "Leeds", "", "=1+1"})});
        }));
    }
    Result<std::vector<bool>> rows(const QStringList& filters) const
    {
        return project->read([&](const Read& db) -> Result<std::vector<bool>> {
            std::vector<FilterCondition> conditions;
            for (const auto& text : filters) {
                const auto condition = filters::conditionFrom(db, id, text);
                if (!condition)
                    return fail(condition);
                conditions.push_back(*condition);
            }
            return filters::selectRows(db, id, conditions);
        });
    }
};

} // namespace

TEST_CASE("rows are chosen by code or label, and by all conditions at once", "[responses]")
{
    const Staff staff;
    CHECK(valueOf(staff.rows({"role=Nurse"})) == std::vector<bool>{true, false, false, false, true});
    CHECK(valueOf(staff.rows({"role=2"})) == valueOf(staff.rows({"role=Nurse"})));
    CHECK(valueOf(staff.rows({"ROLE=nurse", "town=place=Leeds"})) == std::vector<bool>{true, false, false, false, false});
    CHECK(valueOf(staff.rows({"role=Doctor"})) == std::vector<bool>(5, false)); // a label that nobody chose
    CHECK(valueOf(staff.rows({})).empty());
}

TEST_CASE("a filter on what is not there names what is", "[responses]")
{
    const Staff staff;
    const auto noValue = staff.rows({"role=Nurze"});
    REQUIRE_FALSE(noValue);
    CHECK(noValue.error().message.contains("Nurse"));
    const auto noVariable = staff.rows({"rolle=1"});
    REQUIRE_FALSE(noVariable);
    CHECK(noVariable.error().message.contains("role"));
    CHECK_FALSE(staff.rows({"role"}));
    CHECK_FALSE(staff.rows({"role=7"}));
}

TEST_CASE("a filter is told in words", "[responses]")
{
    const Staff staff;
    const auto words = valueOf(staff.project->read([&](const Read& db) -> Result<QString> {
        const auto condition = filters::conditionFrom(db, staff.id, "role=2");
        return condition ? filters::toText(db, {*condition}) : fail(condition);
    }));
    CHECK(words == "Your role = Nurse");
}

TEST_CASE("categories keep the kinds of missing apart, and the order of labels", "[responses]")
{
    Variable mood;
    mood.type = VariableType::Text;
    mood.labels = {{QString("low"), "low"}, {QString("medium"), "medium"}, {QString("high"), "high"}};
    mood.missing = {QString("refused")};
    const auto column = Column::ofTexts({"high", "low", "", "refused", "Aha", "high"});
    const auto all = categorise(mood, column);
    QStringList values;
    for (const auto& item : all.items)
        values << QStringLiteral("%1 %2%3").arg(item.label).arg(item.count).arg(item.isMissing ? " missing" : "");
    CHECK(values == QStringList({"low 1", "medium 0", "high 2", "Aha 1", "refused 1 missing"}));
    CHECK(all.empty == 1);
    const auto some = categorise(mood, column, {true, false, true, false, false, true});
    CHECK(some.items[2].count == 2);
    CHECK(some.empty == 1);
    CHECK(some.rows[1] == -2);
}

TEST_CASE("numbers are categories in ascending order however far apart", "[responses]")
{
    Variable variable;
    const auto far = categorise(variable, Column::ofNumbers({1e12, -5, 0.5, missing, -5}));
    REQUIRE(far.items.size() == 3);
    CHECK(far.items[0].label == "-5");
    CHECK(far.items[0].count == 2);
    CHECK(far.items[2].label == "1000000000000");
    const auto none = categorise(variable, Column::ofNumbers({missing, missing}));
    CHECK(none.items.empty());
    const auto near = categorise(variable, Column::ofNumbers({4, 2, 4, missing, -1}));
    REQUIRE(near.items.size() == 3);
    CHECK(near.items[2].count == 2);
    CHECK(near.rows == std::vector<std::int32_t>{2, 1, 2, -1, 0});
}

TEST_CASE("an export holds codes or labels, and no formula", "[responses]")
{
    const Staff staff;
    const auto csv = [&](ExportValues values) {
        return QString::fromUtf8(valueOf(staff.project->read([&](const Read& db) { return exportCsv(db, staff.id, values); })));
    };
    CHECK(csv(ExportValues::Codes) == "role,town=place\r\n2,Leeds\r\n1,York\r\n,Leeds\r\n9,\r\n2,'=1+1\r\n");
    CHECK(csv(ExportValues::Labels).contains("Nurse,Leeds"));
}
