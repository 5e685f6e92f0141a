#include "core/report/instruments_section.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/report/document.h"
#include "core/report/guide_handout.h"
#include "core/report/plain_paragraphs.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/survey/questionnaires.h"
#include <QLocale>
#include <set>
#include <variant>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

/// The handout, whose headings would fill the table of contents.
void addGuide(const Guide& guide, Document& report)
{
    auto handout = guideHandout(guide);
    for (auto& block : handout.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block))
            report.add(Paragraph{italic(heading->text)});
        else
            report.add(std::move(block));
    }
}

QString choicesOf(const std::vector<SurveyChoice>& choices, const QString& language)
{
    QStringList said;
    for (const auto& choice : choices)
        said << tr("%1 = %2").arg(choice.code, textIn(choice.texts, role::label, language));
    return said.join(u'\n');
}

QString rangeOf(const SurveyItem& item)
{
    const auto start = item.number(QStringLiteral("start"));
    const auto end = item.number(QStringLiteral("end"));
    return start && end ? tr("%1 to %2").arg(QString::number(*start), QString::number(*end)) : QString();
}

/// How a question is answered, where it has no choices.
QString answerOf(const SurveyItem& item)
{
    switch (item.type) {
    case ItemType::Rating:
    case ItemType::Slider:
        return rangeOf(item);
    case ItemType::Integer:
        return tr("a whole number");
    case ItemType::Decimal:
        return tr("a number");
    case ItemType::ShortText:
    case ItemType::LongText:
        return tr("in own words");
    case ItemType::Date:
    case ItemType::Time:
    case ItemType::DateTime:
        return tr("a date or time");
    case ItemType::Consent:
        return tr("a box to tick");
    default:
        return toText(item.type);
    }
}

/// The questions of one page or section. Rows of a battery share its choices, which stand beside its own words.
class QuestionTable {
public:
    QuestionTable(const Questionnaire& questionnaire, Document& report)
        : m_questionnaire(questionnaire)
        , m_report(report)
    {
        begin(questionnaire.title(questionnaire.defaultLanguage));
    }
    void add(const ItemPlace& place)
    {
        const auto& item = *place.item;
        const auto label = item.label(m_questionnaire.defaultLanguage);
        if (item.type == ItemType::Page || item.type == ItemType::Section || item.type == ItemType::Repeat) {
            if (!label.isEmpty())
                begin(label);
        } else if (item.type == ItemType::Grid || item.type == ItemType::ConstantSum) {
            m_table.rows.push_back(
                {QString(), Prose{bold(label)}, choicesOf(offeredChoices(m_questionnaire, place), m_questionnaire.defaultLanguage)});
        } else if (isAsked(item.type)) {
            const bool isOfGrid = place.parent && place.parent->type == ItemType::Grid;
            const auto choices = isOfGrid ? std::vector<SurveyChoice>() : offeredChoices(m_questionnaire, place);
            QStringList answers{isOfGrid || hasChoices(item.type) ? QString() : answerOf(item),
                                choicesOf(choices, m_questionnaire.defaultLanguage)};
            answers.removeAll(QString());
            m_table.rows.push_back({item.name, label, answers.join(u'\n')});
        }
    }
    void finish()
    {
        if (m_table.rows.size() > 1)
            m_report.add(m_table);
    }

private:
    void begin(const QString& caption)
    {
        finish();
        m_table = {};
        m_table.caption = caption;
        m_table.rows.push_back({tr("Variable"), tr("Question"), tr("Answers and their codes")});
    }
    const Questionnaire& m_questionnaire;
    Document& m_report;
    Table m_table;
};

void addQuestionnaire(const Questionnaire& questionnaire, Document& report)
{
    addParagraphs(textIn(questionnaire.texts, QStringLiteral("introduction"), questionnaire.defaultLanguage), report);
    QuestionTable table(questionnaire, report);
    for (const auto& place : allItems(questionnaire))
        table.add(place);
    table.finish();
}

QString worded(double value) { return QLocale::c().toString(value, 'g', 10); }
QString worded(const QString& value) { return value; }

QString labelsOf(const Variable& variable)
{
    QStringList said;
    for (const auto& label : variable.labels)
        said << tr("%1 = %2").arg(std::visit([](const auto& value) { return worded(value); }, label.value), label.label);
    return said.join(u'\n');
}

Result<> addVariables(const Read& db, const Dataset& dataset, Document& report)
{
    Table table;
    table.caption = dataset.name;
    table.rows.push_back({tr("Variable"), tr("Question"), tr("Answers and their codes")});
    for (const auto& variable : variables::of(db, dataset.id))
        if (variable.definition.isEmpty())
            table.rows.push_back({variable.name, variable.label, labelsOf(variable)});
    if (table.rows.size() > 1)
        report.add(std::move(table));
    return {};
}

} // namespace

Result<> addGuides(const Read& db, GuideId only, Document& report)
{
    for (const auto& guide : guides::all(db)) {
        if (only.isValid() && guide.id != only)
            continue;
        if (!only.isValid())
            report.add(Heading{2, guide.name});
        addGuide(guide, report);
    }
    return {};
}

Result<> addQuestionnaires(const Read& db, QuestionnaireId only, Document& report)
{
    std::set<DatasetId> known;
    const auto all = questionnaires::all(db);
    for (const auto& one : all) {
        known.insert(one.dataset);
        if (only.isValid() && one.id != only)
            continue;
        const auto questionnaire = questionnaires::read(db, one.id);
        if (!questionnaire)
            return fail(questionnaire);
        if (!only.isValid() && all.size() > 1)
            report.add(Heading{2, one.name});
        addQuestionnaire(*questionnaire, report);
    }
    if (only.isValid())
        return {};
    for (const auto& dataset : datasets::all(db))
        if (!known.contains(dataset.id))
            if (const auto done = addVariables(db, dataset, report); !done)
                return done;
    return {};
}

} // namespace counterpoint::report
