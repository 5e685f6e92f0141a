#include "core/interchange/xlsform/check.h"
#include "core/interchange/xlsform/table.h"
#include "core/survey/checks.h"
#include "core/survey/questionnaire_json.h"
#include "core/survey/xlsform_export.h"
#include "core/survey/xlsform_import.h"
#include "tests/support/a_form.h"
#include "tests/support/printing.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

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

/// What stands in the rows of a sheet, by heading; rows of lists may have been put together by list.
std::vector<QString> cellsOf(const xlsform::Form& form, xlsform::SheetKind kind)
{
    std::vector<xlsform::Finding> ignored;
    std::vector<QString> rows;
    const auto table = xlsform::tableOf(form, kind, ignored);
    for (const auto& record : table.records) {
        QStringList cells;
        for (const auto& cell : record.cells)
            cells << table.columns[cell.column].path.join(QStringLiteral("::")) + u'=' + cell.text;
        cells.sort();
        // A choice without a list belongs to nothing and is left out.
        const bool isOfNoList = kind == xlsform::SheetKind::Choices && table.text(record, u"list name").isEmpty();
        if (!cells.isEmpty() && !isOfNoList)
            rows.push_back(cells.join(u'|'));
    }
    if (kind == xlsform::SheetKind::Choices)
        std::sort(rows.begin(), rows.end());
    return rows;
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
    for (const auto kind : {xlsform::SheetKind::Survey, xlsform::SheetKind::Choices})
        CHECK(cellsOf(out, kind) == cellsOf(form, kind));
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

TEST_CASE("what keeps real forms from being fielded is a name that comes twice, and nothing else", "[xlsform][survey]")
{
    for (const auto* name : realForms)
        if (const auto path = sharedData(name); !path.isEmpty()) {
            INFO(name);
            for (const auto& problem : checkQuestionnaire(questionnaireOf(realForm(path)))) {
                INFO(problem.sentence.toStdString());
                CHECK((problem.severity != SurveyProblem::Severity::Error || problem.kind == SurveyProblem::Kind::Name));
            }
        }
}

namespace {

/// A questionnaire with a bit of everything that the model has, by chance.
class Chance {
public:
    explicit Chance(unsigned seed)
        : m_random(seed)
    {
    }

    Questionnaire questionnaire()
    {
        Questionnaire made;
        made.name = QStringLiteral("Trust at work");
        for (const auto* name : {"English (en)", "العربية (ar)", "Deutsch"})
            if (made.languages.empty() || one(2))
                made.languages.push_back(surveyLanguageFrom(QString::fromUtf8(name)));
        if (one(6))
            made.languages = {surveyLanguageFrom({})};
        made.languages.front().isRightToLeft = one(4);
        made.defaultLanguage = made.languages[below(made.languages.size())].name;
        m_languages = made.languages;
        made.formId = one(2) ? QStringLiteral("trust") : QString();
        made.seed = one(2) ? 4711 : 0;
        for (const auto* role : {"title", "introduction", "thanks"})
            if (one(2))
                made.texts[QLatin1String(role)] = text();
        for (int i = 0; i < 3; ++i)
            made.lists.push_back(list(QStringLiteral("list%1").arg(i)));
        if (one(2))
            made.scales.push_back({{}, {}, QStringLiteral("trust"), QStringLiteral("Trust in managers"), one(2), int(below(4))});
        for (auto count = 1 + below(6); count > 0; --count)
            made.items.push_back(item(0));
        return made;
    }

private:
    bool one(std::size_t in) { return below(in) == 0; }
    std::size_t below(std::size_t limit) { return std::size_t(m_random() % limit); }
    QString chosen(const QStringList& from) { return from[qsizetype(below(std::size_t(from.size())))]; }
    LocalText text()
    {
        LocalText made;
        for (const auto& language : m_languages)
            if (made.empty() || one(2))
                made[language.name] = chosen({"How far do you agree?", "“Quoted”  & <b>bold</b>", "=1+1", "ما رأيك؟", "a\nb", "100 %"});
        return made;
    }

    ChoiceList list(const QString& name)
    {
        ChoiceList made;
        made.name = name;
        for (std::size_t i = 0; i < 2 + below(4); ++i) {
            SurveyChoice choice;
            choice.code = QString::number(i + 1);
            choice.texts[role::label] = text();
            if (one(5))
                choice.texts[role::otherLabel] = text();
            choice.role = ChoiceRole(below(4));
            choice.isFixed = one(4);
            if (one(4))
                choice.extra[QStringLiteral("region")] = QStringLiteral("north");
            made.choices.push_back(std::move(choice));
        }
        return made;
    }

    SurveyItem item(int depth)
    {
        const auto& types = allItemTypes();
        auto type = types[below(types.size())];
        while (type == ItemType::Other || (holdsItems(type) && depth > 2))
            type = types[below(types.size())];
        SurveyItem made;
        made.type = type;
        made.name = QStringLiteral("v%1").arg(++m_count);
        if (one(4) && (holdsItems(type) || type == ItemType::Note))
            made.name.clear();
        made.uuid = one(2) ? QStringLiteral("6ba7b810-%1").arg(m_count) : QString();
        made.texts[role::label] = text();
        for (const auto& each : {role::hint, role::guidance, role::constraintMessage, role::requiredMessage, role::low, role::otherLabel})
            if (one(5))
                made.texts[each] = text();
        made.required = Required(below(3));
        if (made.required != Required::No && one(2))
            made.requiredWhen = QStringLiteral("1 < 2");
        if (one(3))
            made.relevant = QStringLiteral(". != '' or 2 > 1");
        if (one(3))
            made.constraint = QStringLiteral(". > 3");
        if (type == ItemType::Calculate || one(6))
            made.calculation = QStringLiteral("1 + 1");
        if (one(5))
            made.defaultValue = QStringLiteral("3");
        if (one(5))
            made.readOnly = chosen({"yes", "1 = 2"});
        made.appearance = one(4) ? chosen({"minimal", "w1 w2"}) : QString();
        made.isRandom = one(4);
        made.seed = one(4) ? chosen({"42", "${instanceID}", "now()"}) : QString();
        if (hasChoices(type))
            made.choices = QStringLiteral("list%1").arg(below(3));
        made.orOther = hasChoices(type) && type != ItemType::Grid && one(4);
        made.otherName = one(5) ? QStringLiteral("why") : QString();
        made.missingChoices = one(4) ? QStringLiteral("list0") : QString();
        if (one(4))
            made.level = Level(below(3));
        made.scale = one(4) ? QStringLiteral("trust") : QString();
        made.isReversed = one(5);
        if (type == ItemType::Rating || type == ItemType::Slider)
            made.parameters = {{QStringLiteral("start"), QStringLiteral("1")}, {QStringLiteral("end"), QStringLiteral("7")}};
        if (type == ItemType::ConstantSum)
            made.parameters[QStringLiteral("total")] = QStringLiteral("100");
        if (one(3))
            made.parameters[QStringLiteral("unit")] = chosen({"hours a week", "EUR", "kg"});
        if (type == ItemType::Repeat && one(2))
            made.repeatCount = QStringLiteral("3");
        if (holdsItems(type))
            for (auto count = below(4); count > 0; --count) {
                auto child = item(depth + 1);
                if (type == ItemType::Grid)
                    asRow(child);
                made.items.push_back(std::move(child));
            }
        return made;
    }

    /// Of a battery: a question answered from its list.
    void asRow(SurveyItem& child)
    {
        child.type = one(2) ? ItemType::Single : ItemType::Likert;
        child.choices.clear();
        child.orOther = false;
        child.items.clear();
        child.repeatCount.clear();
        child.parameters.clear();
        if (child.name.isEmpty())
            child.name = QStringLiteral("row%1").arg(m_count);
    }

    std::mt19937 m_random;
    std::vector<SurveyLanguage> m_languages;
    int m_count = 0;
};

} // namespace

TEST_CASE("all that a questionnaire of ours has goes through XLSForm and comes back", "[xlsform][survey]")
{
    for (unsigned seed = 1; seed <= 100; ++seed) {
        const auto questionnaire = Chance(seed).questionnaire();
        INFO("seed " << seed << textOf(questionnaire));
        const auto form = formFromQuestionnaire(questionnaire);
        INFO((form ? "" : form.error().message.toStdString() + form.error().detail.toStdString()));
        REQUIRE(form);
        comesBack(questionnaire);
    }
}
