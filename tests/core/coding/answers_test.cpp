#include "core/coding/answers.h"
#include "core/responses/datasets.h"
#include "core/responses/import_responses.h"
#include "core/responses/respondents.h"
#include "core/responses/variables.h"
#include "tests/support/a_project.h"

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

const QByteArray file = "role,trust,why\n"
                        "nurse,1,We talk 🙂 every day\n"
                        "manager,2,\n"
                        "nurse,9,Nobody asks me\n"
                        "nurse,,n/a\n";

/// Four responses, three of them with something written under 'why'.
struct Survey {
    std::unique_ptr<Project> project = emptyProject();
    SourceId source;
    DatasetId dataset;
    CodeId code;
    CoderId coder;

    template <class F>
    auto step(F&& body) const
    {
        return valueOf(project->perform("Arrange", body));
    }
    Survey()
    {
        auto responses = responsesFrom(valueOf(previewResponses(file, "staff.csv")), "staff.csv");
        for (auto& variable : responses.variables) {
            variable.isOpen = variable.name == "why";
            if (variable.name == "trust") {
                variable.labels = {{1.0, "Low"}, {2.0, "High"}, {9.0, "Refused"}};
                variable.missing = {NumberRange{9, 9}};
            }
            if (variable.name == "why")
                variable.missing = {MissingCode(QString("n/a"))};
        }
        const auto imported = valueOf(project->perform("Import", [&](Edit& db) { return importResponses(db, responses); }));
        source = imported.openAnswers.at(0);
        dataset = imported.dataset;
        code = step([](Edit& db) { return codebook::ensurePath(db, "Talk"); });
        coder = step([](Edit& db) { return coders::ensure(db, "Ada"); });
    }
    AnswerSheet sheet() const
    {
        return valueOf(project->read([&](const Read& db) { return answers::of(db, source); }));
    }
    ClosedAnswers closed(const QString& name) const
    {
        return valueOf(project->read([&](const Read& db) -> Result<ClosedAnswers> {
            const auto variable = variables::byName(db, dataset, name);
            return variable ? answers::closed(db, variable->id) : fail(variable);
        }));
    }
};

} // namespace

TEST_CASE("every answer is a row with its response, its words and its respondent", "[answers]")
{
    const Survey survey;
    REQUIRE(survey.project->perform("Link", [&](Edit& db) {
        return cases::ensure(db, "Rosa").and_then([&](CaseId rosa) { return respondents::link(db, {survey.dataset, 2}, rosa); });
    }));
    const auto sheet = survey.sheet();
    CHECK(sheet.responses == 4);
    CHECK(sheet.question.name == "why");
    REQUIRE(sheet.rows.size() == 3);
    CHECK(sheet.rows[0].text == "We talk 🙂 every day");
    CHECK(sheet.rows[0].response == 0);
    CHECK(sheet.rows[1].response == 2); // the second respondent wrote nothing
    CHECK(sheet.rows[1].caseName == "Rosa");
    CHECK_FALSE(sheet.rows[1].isMissing);
    CHECK(sheet.rows[2].isMissing); // declared to stand for no answer
}

TEST_CASE("closed answers stand beside with their labels, missing ones marked, empty ones empty", "[answers]")
{
    const Survey survey;
    const auto trust = survey.closed("trust");
    REQUIRE(trust.at(0));
    CHECK(trust.at(0)->label == "Low");
    REQUIRE(trust.at(2));
    CHECK(trust.at(2)->label == "Refused");
    CHECK(trust.at(2)->isMissing);
    CHECK_FALSE(trust.at(3));
    CHECK_FALSE(trust.at(99));
    CHECK(trust.order(0) < trust.order(1));
    CHECK(trust.order(2) < trust.order(3));
    const auto beside = valueOf(survey.project->read([&](const Read& db) { return answers::closedVariables(db, survey.dataset); }));
    REQUIRE(beside.size() == 2);
    CHECK(beside[0].name == "role");
}

TEST_CASE("codings stand in the rows they touch, and only rows whose codings changed are told", "[answers]")
{
    const Survey survey;
    auto sheet = survey.sheet();
    const auto refresh = [&] {
        return valueOf(
            survey.project->read([&](const Read& db) -> Result<std::vector<std::size_t>> { return answers::refreshCodings(db, sheet); }));
    };
    CHECK(refresh().empty());
    REQUIRE(survey.project->perform("Code", [&](Edit& db) {
        return codings::addAll(db, {{}, survey.source, survey.code, survey.coder, {}, {}, {}}, {sheet.rows[1].span, sheet.rows[2].span});
    }));
    CHECK(refresh() == std::vector<std::size_t>{1, 2});
    REQUIRE(sheet.rows[1].codings.size() == 1);
    CHECK(sheet.rows[1].codings[0].span == sheet.rows[1].span);
    CHECK(sheet.rows[0].codings.empty());

    // A coding across two answers stands in both.
    REQUIRE(survey.project->perform("Code", [&](Edit& db) {
        return codings::add(
            db, {{}, survey.source, survey.code, survey.coder, {sheet.rows[0].span.start, sheet.rows[1].span.start + 3}, {}, {}});
    }));
    CHECK(refresh() == std::vector<std::size_t>{0, 1});
    CHECK(sheet.rows[0].codings.size() == 1);
    CHECK(sheet.rows[1].codings.size() == 2);
    REQUIRE(survey.project->undo());
    CHECK(refresh() == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a transcript is no sheet of answers", "[answers]")
{
    auto study = aProject();
    study.withTranscript("Interview", "Words");
    const auto sheet = study.project().read([&](const Read& db) { return answers::of(db, study.source()); });
    REQUIRE_FALSE(sheet);
    CHECK(sheet.error().message == "“Interview” holds no answers to an open question.");
}
