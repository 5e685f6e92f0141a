#include "core/interchange/xlsform/check.h"
#include "core/interchange/xlsform/expression_reading.h"
#include "core/interchange/xlsform/form.h"
#include "core/interchange/xlsform/parameters.h"
#include "core/interchange/xlsform/references.h"
#include "tests/support/a_form.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

xlsform::Findings check(const char* markdown) { return xlsform::check(formOf(QString::fromUtf8(markdown))); }

std::string firstError(const char* markdown)
{
    const auto found = check(markdown);
    return found.errors.empty() ? std::string() : found.errors.front().sentence().toStdString();
}

} // namespace

TEST_CASE("an error of a form names sheet, row and column as the sheet has them", "[xlsform]")
{
    CHECK(firstError(R"(
        | survey |
        | | Type | Name | Caption::English (en) |
        | | text | q1   | Q1                    |
        | | note | n    | ${q2}                 |)")
          == "survey, row 3, column “Caption::English (en)”: There is no question “q2”, which ${q2} names.");
    CHECK(firstError(R"(
        | survey |
        | | type          | name | label |
        | | select_one yn | q    | Q     |
        | choices |
        | | list_name | name | label |
        | | yn        | yes  | Yes   |
        | | yn        | yes  | Yes   |)")
              .find("choices, row 3, column “name”: ")
          == 0);
    CHECK(firstError(R"(
        | survey |
        | | type        | name | label |
        | | begin group | g    | G     |
        | | text        | q    | Q     |)")
              .find("survey, row 2, column “type”: ")
          == 0);
}

TEST_CASE("all that is wrong in a form is said at once", "[xlsform]")
{
    const auto found = check(R"(
        | survey |
        | | type     | name | label |
        | | text     | a b  | A     |
        | | lottery  | c    | C     |
        | | integer  | d    |       |
        | | integer  |      | E     |)");
    CHECK(found.errors.size() == 4);
}

TEST_CASE("a form's questions and languages are counted", "[xlsform]")
{
    const auto found = check(R"(
        | survey |
        | | type          | name | label::English (en) | label::Deutsch (de) | calculation |
        | | start         | s    |         |          |           |
        | | begin group   | g    | Group   | Gruppe   |           |
        | | select_one yn | a    | Do you? | Machst du? |         |
        | | integer       | b    | How?    | Wie?     |           |
        | | note          | n    | Thanks  | Danke    |           |
        | | calculate     | c    |         |          | ${b} + 1  |
        | | end group     |      |         |          |           |
        | choices |
        | | list_name | name | label::English (en) | label::Deutsch (de) |
        | | yn        | 1    | Yes | Ja |)");
    CHECK(found.isValid());
    CHECK(found.questions == 2);
    CHECK(found.languages == QStringList{"English (en)", "Deutsch (de)"});
}

TEST_CASE("an expression that cannot be read is a warning with its place, and paths are not supported", "[xlsform]")
{
    const auto found = check(R"(
        | survey |
        | | type    | name | label | relevant     | constraint    |
        | | integer | a    | A     |              | . > (3        |
        | | integer | b    | B     | count(${a})>1 and ../a > 2 |  |)");
    CHECK(found.isValid());
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings.front().row == 2);
    CHECK(found.warnings.front().column == "constraint");
    CHECK(found.warnings.front().message.contains(QStringLiteral("At character 5")));
    CHECK(std::any_of(found.unsupported.begin(), found.unsupported.end(),
                      [](const xlsform::Finding& one) { return one.row == 3 && one.column == QLatin1String("relevant"); }));
}

TEST_CASE("parameters are pairs between spaces, commas and semicolons", "[xlsform]")
{
    CHECK(xlsform::parametersIn("start=1 end = 5, Step=A;label=Name")
          == xlsform::Parameters{{"start", "1"}, {"end", "5"}, {"step", "a"}, {"label", "Name"}});
    CHECK(xlsform::parametersIn("  ")->isEmpty());
    for (const auto* wrong : {"a", "=", "a=", "=a", "a==b", "a=b c", "a b=c"})
        CHECK_FALSE(xlsform::parametersIn(wrong).has_value());
}

TEST_CASE("a default is computed where it calculates, and not where a hyphen is part of a word or a date", "[xlsform]")
{
    for (const auto* computed : {"now()", "${a}", "1 + 1", "a * b", "x - y", "a|b", "concat('a', 'b')", "${last-saved#a}"})
        CHECK(xlsform::isComputed(computed, "text"));
    for (const auto* fixed : {"", "word", "two-words", "-5", "2024-05-31", "12:30:00", "'a + b'", "https://example.org", "x=y"})
        CHECK_FALSE(xlsform::isComputed(fixed, "text"));
    CHECK(xlsform::isComputed("01 - 02", "text"));
    CHECK_FALSE(xlsform::isComputed("01 - 02", "date"));
}

TEST_CASE("a form is written and read again, with sheets and columns that mean nothing to it", "[xlsform]")
{
    const auto form = formOf(R"(
        | survey |
        | | type | name | label | my own column |
        | | text | q    | <b>=1+1</b> | kept |
        | notes |
        | | of mine |
        | | | | x |)");
    const auto again = xlsform::read(valueOf(xlsform::write(form)), "f.xlsx");
    CHECK(valueOf(again) == form);
}

TEST_CASE("what is no workbook, or a damaged one, is refused in a sentence", "[xlsform]")
{
    for (const auto& bytes : {QByteArray(), QByteArray("hello"), QByteArray("PK\x03\x04 nothing"),
                              QByteArray("\xD0\xCF\x11\xE0 W\0o\0r\0k\0b\0o\0o\0k\0", 30)}) {
        const auto form = xlsform::read(bytes, "f.xlsx");
        REQUIRE_FALSE(form);
        CHECK(form.error().message.contains("f.xlsx"));
    }
    auto cut = valueOf(xlsform::write(formOf("| survey |\n| | type | name |\n| | text | q |")));
    cut.truncate(cut.size() / 2);
    CHECK_FALSE(xlsform::read(cut, "f.xlsx"));
}

TEST_CASE("groups nested without end, and loops in loops, are refused and not followed", "[xlsform]")
{
    xlsform::Form deep{{{"survey", {{"type", "name", "label"}}}}};
    for (int i = 0; i < 5000; ++i)
        deep.sheets.front().rows.push_back({"begin group", QStringLiteral("g%1").arg(i), "G"});
    CHECK_FALSE(xlsform::check(deep).isValid());

    xlsform::Form loops{{{"survey", {{"type", "name", "label"}}}, {"choices", {{"list_name", "name", "label"}}}}};
    for (int i = 0; i < 50; ++i)
        loops.sheets[1].rows.push_back({"l", QStringLiteral("c%1").arg(i), "C"});
    for (int i = 0; i < 20; ++i)
        loops.sheets[0].rows.push_back({"begin loop over l", QStringLiteral("g%1").arg(i), "G"});
    for (int i = 0; i < 20; ++i)
        loops.sheets[0].rows.push_back({"end loop"});
    CHECK_FALSE(xlsform::check(loops).isValid());
}

TEST_CASE("real forms of the Red Cross and of Kobo can be used", "[xlsform]")
{
    for (const auto* name :
         {"real/surveys/xlsform/ifrc-distribution-site-assessment-v1.xlsx", "real/surveys/xlsform/socio-economic-survey-v20240515.xlsx",
          "real/surveys/kobo/customer_satisfaction/form_v1.xlsx", "real/surveys/kobo/grouped_repeatable/form_v1.xlsx",
          "real/surveys/kobo/literacy_test/form_v1.xlsx"}) {
        const auto path = sharedData(name);
        if (path.isEmpty())
            continue;
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto form = xlsform::read(file.readAll(), name);
        const auto found = xlsform::check(valueOf(form));
        INFO(name << (found.errors.empty() ? "" : found.errors.front().sentence().toStdString()));
        CHECK(found.isValid());
        CHECK(found.questions > 0);
        CHECK(xlsform::isForm(*form));
    }
}

TEST_CASE("a form that is not quite one is said to be what it is, with what to do", "[xlsform]")
{
    const auto sheet = [](const QString& name, const std::vector<QStringList>& rows) { return xlsform::Sheet{name, rows}; };
    const std::vector<QStringList> questions{{"Type", "name", "label::English (en)"}, {"text", "a", "A?"}};
    const auto said = [](const xlsform::Form& form) {
        const auto findings = xlsform::check(form);
        REQUIRE_FALSE(findings.errors.empty());
        return findings.errors.front();
    };

    auto titled = questions;
    titled.insert(titled.begin(), {"My questionnaire"});
    const xlsform::Form belowATitle{{sheet("survey", titled)}};
    CHECK(xlsform::isForm(belowATitle));
    CHECK(said(belowATitle).message.contains("row 2"));
    titled[0].clear();
    CHECK(said({{sheet("survey", titled)}}).message.contains("row 2"));

    const xlsform::Form otherName{{sheet("questions", questions), sheet("answers", {{"list_name", "name", "label"}})}};
    CHECK(xlsform::isForm(otherName));
    CHECK(said(otherName).message.contains("“questions”"));
    const xlsform::Form answers{{sheet("data", {{"type", "name", "label"}, {"car", "Ada", "x"}}), sheet("more", {})}};
    CHECK_FALSE(xlsform::isForm(answers)); // a table with headings like these is one of answers

    CHECK(said({{sheet("survey", {{"type", "name", "label"}, {"Text", "a", "A?"}})}}).message.contains("“text”"));
    CHECK(said({{sheet("survey", {{"type", "name", "label"}, {"Select_One yn", "a", "A?"}})}}).message.contains("“select_one yn”"));
    CHECK(said({{sheet("survey", {{"type", "name", "label"}, {"txet", "a", "A?"}})}}).message.contains("“text”"));
    CHECK_FALSE(said({{sheet("survey", {{"type", "name", "label"}, {"photograph", "a", "A?"}})}}).message.contains("Is it"));
}
