#include "core/analysis/scale_agreement.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/project/doors.h"
#include "tests/support/a_project.h"
#include <catch2/catch.hpp>
#include <cmath>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

constexpr int none = 0;

/// Values that four observers gave twelve units: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C.
const std::vector<std::vector<int>> published{{1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none},
                                              {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3},
                                              {none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none},
                                              {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none}};

/// The units are paragraphs, the values codes below “Rating”, in an order that is not theirs.
struct Rated {
    QStringList names{"3", "1", "5", "2", "4"}; ///< of the steps
    std::unique_ptr<Project> project;
    SourceId source;
    std::vector<CoderId> coders;
    std::vector<CodeId> codes;
    CodeId scale;

    explicit Rated(const QStringList& called = {})
    {
        QString text;
        for (int unit = 0; unit < 12; ++unit)
            text += QStringLiteral("Paragraph %1 👍\n").arg(unit, 2, 10, QLatin1Char('0'));
        auto made = aProject();
        source = made.withTranscript("Interview", text).source();
        for (std::size_t i = 0; i < published.size(); ++i)
            coders.push_back(made.withCoder(QStringLiteral("Observer %1").arg(i)).coder());
        project = made.build();
        REQUIRE(project->perform("Code", [&](Edit& db) -> Result<> {
            scale = test::valueOf(codebook::ensurePath(db, "Rating"));
            for (const auto& name : names) {
                const auto shown = called.isEmpty() ? name : called[name.toInt() - 1];
                codes.push_back(test::valueOf(codebook::ensurePath(db, "Rating/" + shown)));
            }
            for (std::size_t coder = 0; coder < published.size(); ++coder)
                for (std::size_t unit = 0; unit < published[coder].size(); ++unit)
                    if (const int value = published[coder][unit]; value != none)
                        code(db, coder, unit, value);
            return {};
        }));
    }
    void code(Edit& db, std::size_t coder, std::size_t unit, int value) const
    {
        const auto start = qsizetype(unit) * 15; // “Paragraph 00 👍” and its line end
        Coding coding;
        coding.source = source;
        coding.code = codes[std::size_t(names.indexOf(QString::number(value)))];
        coding.coder = coders[coder];
        coding.span = {start, start + 9};
        REQUIRE(codings::add(db, coding));
    }
    ScaleAgreement agreement(std::vector<CoderId> of = {}) const
    {
        return test::valueOf(project->read([&](const Read& db) -> Result<ScaleAgreement> {
            AgreementScope scope;
            scope.unit = AgreementUnit::Paragraph;
            scope.coders = of.empty() ? coders : of;
            scope.codes = test::valueOf(stepsOf(db, scale));
            scope.withChildren = true;
            return scaleAgreement(test::valueOf(gatherCodedUnits(db, scope)), {});
        }));
    }
};

double valueOf(const ScaleAgreement& found, const char* key)
{
    for (const auto& line : found.lines)
        if (qstrcmp(line.key, key) == 0)
            return line.coefficient.value.value;
    FAIL(key);
    return 0;
}

/// Of three decimals, as printed.
bool isPrinted(double value, double printed) { return std::fabs(value - printed) <= 0.0005; }

} // namespace

TEST_CASE("codes that are steps of a scale have the published coefficients", "[agreement]")
{
    const auto found = Rated().agreement();
    CHECK(found.scale == "Rating");
    CHECK(found.steps == QStringList{"1", "2", "3", "4", "5"});
    CHECK(found.units == 11); // the last one has a value of one observer alone
    CHECK(isPrinted(valueOf(found, "alpha"), 0.743));
    CHECK(isPrinted(valueOf(found, "alpha_ordinal"), 0.815));
    CHECK(isPrinted(valueOf(found, "alpha_interval"), 0.849));
    CHECK(isPrinted(valueOf(found, "alpha_ratio"), 0.797));
}

TEST_CASE("weighted kappa of two coders is that of their table", "[agreement]")
{
    const Rated rated;
    const auto found = rated.agreement({rated.coders[1], rated.coders[2]});
    std::vector<std::vector<agreement::Rating>> units;
    for (std::size_t unit = 0; unit < 12; ++unit) {
        std::vector<agreement::Rating> values;
        for (const std::size_t coder : {1U, 2U})
            values.push_back(published[coder][unit] == none ? agreement::Rating() : agreement::Rating(double(published[coder][unit])));
        units.push_back(values);
    }
    const auto ratings = test::valueOf(agreement::ratingsOf(units));
    for (const auto& [key, weights] : {std::pair("kappa", agreement::Weights::None), std::pair("kappa_linear", agreement::Weights::Linear),
                                       std::pair("kappa_quadratic", agreement::Weights::Quadratic)})
        CHECK(std::fabs(valueOf(found, key) - agreement::coefficient(agreement::Measure::Cohen, ratings, weights).value.value) < 1e-12);
}

TEST_CASE("steps with words for names count as their places", "[agreement]")
{
    const Rated rated({"never", "seldom", "sometimes", "often", "always"});
    const auto found = rated.agreement();
    CHECK(found.steps == QStringList{"sometimes", "never", "always", "seldom", "often"}); // as they stand in the codebook
    CHECK(std::isnan(valueOf(found, "alpha_ratio")));
    CHECK(isPrinted(valueOf(found, "alpha"), 0.743));
    CHECK(scaleNotes(found).join(' ').contains("1 = sometimes"));
}

TEST_CASE("a unit to which a coder gave two steps is missing, and that is said", "[agreement]")
{
    Rated rated;
    REQUIRE(rated.project->perform("Code", [&](Edit& db) -> Result<> {
        rated.code(db, 0, 3, 5);
        return {};
    }));
    const auto found = rated.agreement();
    CHECK(found.severalSteps == 1);
    CHECK(scaleNotes(found).join(' ').contains("1 times a coder gave a unit more than one step"));
    const auto refused = rated.project->read([&](const Read& db) { return stepsOf(db, rated.codes[0]); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.contains("is no scale"));
}
