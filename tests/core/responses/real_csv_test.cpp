#include "core/responses/guess.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"

using namespace counterpoint;
using namespace counterpoint::test;

// Rows and columns were counted with Python's csv module.

namespace {

std::optional<ResponsesPreview> realSurvey(const QString& name)
{
    const auto path = sharedData("real/surveys/" + name);
    if (path.isEmpty())
        return {};
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return valueOf(previewResponses(file.readAll(), name));
}

const ColumnGuess& column(const ResponsesPreview& preview, const QString& name)
{
    for (const auto& guess : preview.columns)
        if (guess.name == name)
            return guess;
    FAIL("no column " << name.toStdString());
    throw 0;
}

} // namespace

TEST_CASE("Qualtrics' three header rows", "[responses][guess][real]")
{
    const auto preview = realSurvey("qualtrics/sample.csv");
    if (!preview)
        return;
    CHECK(preview->headerRows == 3);
    CHECK(preview->rows == 1);
    CHECK(preview->columns.size() == 20);
    CHECK(column(*preview, "Q1").label == "This is a multiple choice question.");
    CHECK(column(*preview, "Q2").label == "This is a free text question.");
    CHECK(column(*preview, "Q2").openAnswer);
    CHECK(column(*preview, "StartDate").type == VariableType::Date);
    CHECK(column(*preview, "Duration_in_seconds").label == "Dauer (in Sekunden)");
    CHECK(column(*preview, "Q2_Topics").answered == 0);
    CHECK(column(*preview, "LocationLatitude").type == VariableType::Number);

    const auto insights = *realSurvey("qualtrics/Single_Answer_Matrix_Questions/Single_Answer_Matrix_Questions (Insights).csv");
    CHECK(insights.headerRows == 3);
    CHECK(insights.rows == 5);
    CHECK(insights.columns.size() == 30);
    CHECK(column(insights, "ResponseID").identifier);
    CHECK(column(insights, "Q2_1").level == Level::Ordinal);
    CHECK(column(insights, "Q2_1").label == "Click to write the question text-Click to write Statement 1");
    CHECK(column(insights, "matrix_question_five_question_two_TEXT").openAnswer);
}

TEST_CASE("Qualtrics' two header rows, repeated names and an empty last column", "[responses][guess][real]")
{
    const auto preview = realSurvey("qualtrics/Single_Answer_Matrix_Questions/Single_Answer_Matrix_Questions.csv");
    if (!preview)
        return;
    CHECK(preview->headerRows == 2);
    CHECK(preview->rows == 5);
    CHECK(preview->columns.size() == 29);
    CHECK(column(*preview, "V1").label == "ResponseID");
    CHECK(column(*preview, "V8").type == VariableType::Date);
    CHECK(column(*preview, "question_one_3").label.startsWith("This is a mult"));
    CHECK(column(*preview, "matrix_question_fivequestion_two_TEXT").openAnswer);
    CHECK(preview->notes.size() == 2);
}

TEST_CASE("Kobo's exports", "[responses][guess][real]")
{
    for (const auto* form : {"codes", "codes_single", "codes_split", "labels_default"}) {
        const auto tastes = realSurvey(QStringLiteral("kobo/customer_satisfaction/export_%1.csv").arg(form));
        if (!tastes)
            return;
        CHECK(tastes->dialect.separator == ';');
        CHECK(tastes->rows == 3);
        REQUIRE(tastes->columns.size() == 2);
        CHECK(tastes->columns[0].name == "Restaurant_name");
        CHECK(tastes->columns[0].label == "Restaurant name");
        CHECK_FALSE(tastes->columns[0].openAnswer);
        CHECK(tastes->columns[1].label == "Did you enjoy your dining experience?");
        CHECK(tastes->columns[1].labels == std::vector<ValueLabel>{{"Yes", "Yes"}, {"No", "No"}});

        const auto visits = *realSurvey(QStringLiteral("kobo/grouped_repeatable/export_%1.csv").arg(form));
        CHECK(visits.rows == 6);
        REQUIRE(visits.columns.size() == 4);
        CHECK(visits.columns[0].type == VariableType::Date);
        CHECK(visits.columns[3].name == "_index");
        CHECK(visits.columns[3].identifier);
    }
    const auto reading = *realSurvey("kobo/literacy_test/export_codes_single.csv");
    CHECK(reading.rows == 3);
    REQUIRE(reading.columns.size() == 8);
    CHECK(reading.columns[0].name == "Word_at_flash");
    CHECK(reading.columns[0].label == "Reading test 1 (flash at 10)/Word at flash");
    CHECK(reading.columns[0].type == VariableType::Number);
    CHECK(reading.columns[4].name == "Word_at_flash_2");
    CHECK(reading.columns[3].openAnswer);
    for (const auto& [form, width] : {std::pair("codes", 100), std::pair("labels_default", 100), std::pair("codes_split", 98)}) {
        const auto split = *realSurvey(QStringLiteral("kobo/literacy_test/export_%1.csv").arg(QLatin1String(form)));
        CHECK(split.rows == 3);
        CHECK(int(split.columns.size()) == width);
        CHECK(split.notes.size() == 1); // repeated names
    }
}

TEST_CASE("what SPSS files hold, as CSV", "[responses][guess][real]")
{
    const auto sample = realSurvey("sav/sample.csv");
    if (!sample)
        return;
    CHECK(sample->rows == 5);
    REQUIRE(sample->columns.size() == 7);
    CHECK(sample->columns[0].name == "mychar"); // behind a BOM
    CHECK(column(*sample, "mynum").level == Level::Scale);
    CHECK(column(*sample, "mydate").type == VariableType::Date);
    CHECK(column(*sample, "dtime").type == VariableType::Date);
    CHECK(column(*sample, "mylabl").level == Level::Nominal);
    CHECK(column(*sample, "myord").level == Level::Ordinal);
    CHECK(column(*sample, "mytime").type == VariableType::Text);
    CHECK(numberOf("1880-05-06", column(*sample, "mydate"), false) == -2829254400.0); // date -d 1880-05-06 +%s

    for (const auto* name : {"formatted", "unformatted", "labeled"}) {
        const auto small = *realSurvey(QStringLiteral("sav/missing_sav_%1.csv").arg(name));
        CHECK(small.rows == 2);
        REQUIRE(small.columns.size() == 1);
        CHECK(small.columns[0].name == "var1");
        CHECK(small.columns[0].type == VariableType::Number);
    }
    const auto labelled = realSurvey("sav/missing_sav_labeled.csv")->columns[0];
    CHECK(labelled.labels == std::vector<ValueLabel>{{-99.0, "missing"}});
}
