#include "core/interchange/xlsform/check.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/xlsform_export.h"
#include "core/survey/xlsform_import.h"
#include "tests/support/a_form.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <catch2/catch.hpp>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

Questionnaire questionnaireOf(const xlsform::Form& form)
{
    return valueOf(questionnaireFromForm(form, QStringLiteral("form.xlsx"))).questionnaire;
}

/// Without the headings of the sheets that are read, to which a way out may add some.
Questionnaire withoutHeadings(Questionnaire questionnaire)
{
    std::erase_if(questionnaire.kept, [](const KeptSheet& sheet) { return sheet.rows.size() <= 1; });
    return questionnaire;
}

std::string textOf(const Questionnaire& questionnaire)
{
    return QJsonDocument(toJson(questionnaire)).toJson(QJsonDocument::Indented).toStdString();
}

/// Out and in, and out again, by way of a file.
void comesBack(const Questionnaire& questionnaire)
{
    const auto out = valueOf(formFromQuestionnaire(questionnaire));
    const auto file = valueOf(xlsform::read(valueOf(xlsform::write(out)), QStringLiteral("form.xlsx")));
    const auto again = questionnaireOf(file);
    CHECK(textOf(withoutHeadings(again)) == textOf(withoutHeadings(questionnaire)));
    CHECK(withoutHeadings(again) == withoutHeadings(questionnaire));
    CHECK(valueOf(formFromQuestionnaire(again)) == out);
}

void staysTheSame(const xlsform::Form& form)
{
    const auto before = xlsform::check(form);
    const auto questionnaire = questionnaireOf(form);
    const auto out = valueOf(formFromQuestionnaire(questionnaire));
    const auto after = xlsform::check(out);
    CHECK(after.questions == before.questions);
    CHECK(after.unsupported.size() == before.unsupported.size());
    CHECK(after.languages == before.languages);
    comesBack(questionnaire);
}

xlsform::Form realForm(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return valueOf(xlsform::read(file.readAll(), path));
}

const char* const realForms[] = {"real/surveys/xlsform/ifrc-distribution-site-assessment-v1.xlsx",
                                 "real/surveys/xlsform/socio-economic-survey-v20240515.xlsx",
                                 "real/surveys/kobo/customer_satisfaction/form_v1.xlsx",
                                 "real/surveys/kobo/grouped_repeatable/form_v1.xlsx", "real/surveys/kobo/literacy_test/form_v1.xlsx"};

} // namespace

TEST_CASE("a valid form that goes out and comes in again is the same questionnaire", "[xlsform][survey]")
{
    const auto path = sharedData(QStringLiteral("xlsform/cases.jsonl"));
    if (path.isEmpty())
        return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    int forms = 0;
    while (!file.atEnd()) {
        const auto one = QJsonDocument::fromJson(file.readLine()).object();
        if (!one["valid"].toBool())
            continue;
        INFO(one["id"].toString().toStdString() << one["md"].toString().toStdString());
        staysTheSame(formOf(one["md"].toString()));
        ++forms;
    }
    CHECK(forms > 200);
}

TEST_CASE("real forms go out and come in again unchanged", "[xlsform][survey]")
{
    for (const auto* name : realForms)
        if (const auto path = sharedData(name); !path.isEmpty()) {
            INFO(name);
            staysTheSame(realForm(path));
        }
}
