#include "core/responses/column.h"
#include "core/responses/guess.h"
#include "core/responses/guess_scales.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

QStringList namesOf(const ResponsesPreview& preview)
{
    QStringList names;
    for (const auto& column : preview.columns)
        names << column.name;
    return names;
}

ColumnGuess columnOf(const QStringList& cells, const QString& name = "q")
{
    QString text = "row;" + name + '\n';
    for (qsizetype i = 0; i < cells.size(); ++i)
        text += QString("r%1;\"%2\"\n").arg(i).arg(cells[i]);
    return valueOf(previewResponses(text.toUtf8(), "a.csv")).columns.at(1);
}

QStringList labelsOf(const ColumnGuess& guess)
{
    QStringList labels;
    for (const auto& label : guess.labels)
        labels << label.label;
    return labels;
}

QList<double> missingNumbers(const ColumnGuess& guess)
{
    QList<double> codes;
    for (const auto& code : guess.missing)
        codes << std::get<NumberRange>(code).low;
    return codes;
}

} // namespace

TEST_CASE("numbers: ratings, measures, codes and missing codes", "[responses][guess]")
{
    const auto rating = columnOf({"1", "5", "3", "", "99", "2", "4"});
    CHECK(rating.type == VariableType::Number);
    CHECK(rating.level == Level::Ordinal);
    CHECK(missingNumbers(rating) == QList<double>{99});
    CHECK(rating.answered == 6);

    const auto age = columnOf({"34", "99", "-99", "71", "18", "999"});
    CHECK(age.level == Level::Scale);
    CHECK(missingNumbers(age) == QList<double>{-99, 999}); // 99 may well be an age

    CHECK(columnOf({"0", "1", "1", "0"}).level == Level::Nominal);
    CHECK(columnOf({"1.5", "2.25", "-3"}).level == Level::Scale);
    CHECK(columnOf({"-5", "3", "-1", "2"}).missing.empty());
    CHECK(columnOf({"1001", "1002", "1003"}, "respondent_id").identifier);
    CHECK_FALSE(columnOf({"1001", "1002", "1003"}, "income").identifier);
    CHECK(columnOf({"01067", "10115"}, "postcode").type == VariableType::Text);
    CHECK(columnOf({"1,234", "2,500"}).type == VariableType::Number); // decimal commas: thousands are never guessed
    CHECK(columnOf({"1,234.5", "2"}).type == VariableType::Text);
}

TEST_CASE("words for a missing answer among numbers get codes of their own", "[responses][guess]")
{
    const auto guess = columnOf({"3", "Prefer not to say", "5", "NaN", "1", "Don't know", "2"});
    CHECK(guess.type == VariableType::Number);
    CHECK(labelsOf(guess) == QStringList{"Prefer not to say", "Don't know"});
    CHECK(missingNumbers(guess) == QList<double>{-99, -98});
    CHECK(numberOf("Prefer not to say", guess, false) == -99);
    CHECK(numberOf(" 5 ", guess, false) == 5);
    CHECK_FALSE(numberOf("NaN", guess, false));
}

TEST_CASE("closed choices, scales and open answers", "[responses][guess]")
{
    const auto agreement =
        columnOf({"Agree", "Strongly agree", "Disagree", "agree", "N/A", "Neither agree nor disagree", "Strongly disagree"});
    CHECK(agreement.level == Level::Ordinal);
    CHECK(labelsOf(agreement)
          == QStringList{"Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "agree", "Strongly agree"});
    CHECK(std::get<QString>(agreement.missing.at(0)) == "N/A");
    CHECK(inScaleOrder({"oft", "nie", "immer", "manchmal"}) == QStringList{"nie", "manchmal", "oft", "immer"});
    CHECK(inScaleOrder({"Stimme zu", "Stimme eher nicht zu", "Teils/teils"})
          == QStringList{"Stimme eher nicht zu", "Teils/teils", "Stimme zu"});
    CHECK(inScaleOrder({"Agree", "Often"}).isEmpty());

    CHECK(labelsOf(columnOf({"No", "Yes", "No"})) == QStringList{"Yes", "No"});
    const auto team = columnOf({"North", "South", "North", "North", "South", "East", "South", "North"});
    CHECK(team.level == Level::Nominal);
    CHECK(labelsOf(team) == QStringList{"East", "North", "South"});
    CHECK(columnOf({"a1", "b2", "c3", "d4", "e5", "f6", "g7"}).labels.empty());

    const auto open = columnOf(
        {"I think the system gets in the way of the work.", "We never hear from the managers, honestly.", "It is fine as it is for me."});
    CHECK(open.openAnswer);
    CHECK(open.labels.empty());
    CHECK_FALSE(columnOf({"Leeds", "York", "Hull"}).openAnswer);
}

TEST_CASE("dates in the forms people write", "[responses][guess]")
{
    const auto day = [](const QStringList& cells) {
        const auto guess = columnOf(cells);
        return guess.type == VariableType::Date ? dateText(*numberOf(cells.front().toStdString(), guess, false)) : QString("no date");
    };
    CHECK(day({"2024-05-31", "2024-06-01"}) == "2024-05-31");
    CHECK(day({"2017-07-18 08:28:09", "2017-07-18 08:28:48"}) == "2017-07-18T08:28:09");
    CHECK(day({"2016-03-14T14:15:48.000-04:00"}) == "2016-03-14T14:15:48");
    CHECK(day({"31.05.2024", "1.6.2024 9:05"}) == "2024-05-31");
    CHECK(day({"31/05/2024", "01/06/2024"}) == "2024-05-31");
    CHECK(day({"05/31/2024", "06/01/2024"}) == "2024-05-31");
    CHECK(day({"2024/05/31"}) == "2024-05-31");
    CHECK(day({"31.02.2024"}) == "no date");
    CHECK(day({"10:30"}) == "no date");
    CHECK(columnOf({"05/06/2024", "07/08/2024"}).dayOrMonthFirst);
}

TEST_CASE("names and labels from headings", "[responses][guess]")
{
    const auto preview =
        valueOf(previewResponses("q1,q1,Q1,,How old are you (in years)?,group/size,group/age,\n1,2,3,4,5,6,7,\n", "a.csv"));
    CHECK(namesOf(preview) == QStringList{"q1", "q1_2", "Q1_3", "V4", "How_old_are_you_in_years", "size", "age"});
    CHECK(preview.columns[4].label == "How old are you (in years)?");
    CHECK(preview.columns[5].label == "group/size");
    CHECK(preview.columns[0].label.isEmpty());
    CHECK(preview.notes.size() == 3); // numbered, without a name, left out
    CHECK(preview.rows == 1);

    const auto bare = valueOf(previewResponses("1;2\n3;4\n", "a.csv"));
    CHECK(bare.headerRows == 0);
    CHECK(bare.rows == 2);
    CHECK(namesOf(bare) == QStringList{"V1", "V2"});
}

TEST_CASE("the user's word about the file counts", "[responses][guess]")
{
    PreviewOptions options;
    options.headerRows = 0;
    CHECK(valueOf(previewResponses("a,b\nc,d\n", "a.csv", options)).rows == 2);
    options = {};
    options.separator = ';';
    CHECK(valueOf(previewResponses("a,b;c\n1,5;2\n", "a.csv", options)).columns.size() == 2);
    options = {};
    options.firstRows = 1;
    CHECK(valueOf(previewResponses("a,b\n1,2\n3,4\n", "a.csv", options)).firstRows == std::vector<QStringList>{{"1", "2"}});
    const auto cancelled =
        previewResponses("a\n" + QByteArray("1\n").repeated(20'000), "a.csv", {}, Progress([](qint64, qint64) { return false; }));
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().kind == Error::Kind::Cancelled);
}

TEST_CASE("an encoding other than UTF-8, and a file of nothing", "[responses][guess]")
{
    const auto latin = valueOf(previewResponses("Stra\xDF\x65;H\xF6he\nA;1,5\nB;2,5\n", "a.csv"));
    CHECK(namesOf(latin) == QStringList{QStringLiteral("Straße"), QStringLiteral("Höhe")});
    CHECK(latin.columns[1].type == VariableType::Number);
    CHECK(latin.notes.size() == 1);
    for (const auto* nothing : {"", "\xEF\xBB\xBF", "\n\n"}) {
        const auto refused = previewResponses(nothing, "empty.csv");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.contains("empty.csv"));
    }
}

TEST_CASE("any bytes give a preview or a sentence", "[responses][guess]")
{
    const QByteArray whole = "id,\"q \"\"1\"\"\",Date;x\r\n1,2.5,2024-01-01\n\"N/A\",-99,\xC3\xA4\n,,\n";
    QRandomGenerator random(8);
    for (int round = 0; round < 3000; ++round) {
        auto bytes = whole;
        for (int i = 0; i < 3; ++i)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const auto preview = previewResponses(bytes, "a.csv");
        CHECK((preview ? !preview->columns.empty() || preview->rows == 0 : !preview.error().message.isEmpty()));
    }
}
