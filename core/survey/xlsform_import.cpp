#include "core/survey/xlsform_import.h"
#include "core/base/translate.h"
#include "core/interchange/xlsform/check.h"
#include "core/interchange/xlsform/examination.h"
#include "core/survey/xlsform_item.h"
#include "core/survey/xlsform_row.h"
#include "core/survey/xlsform_types.h"
#include <QFileInfo>
#include <algorithm>

namespace counterpoint {

namespace {

using namespace xlsform_row;
using xlsform::SheetKind;
using Kind = xlsform::QuestionType::Kind;

constexpr std::size_t mostErrorsTold = 3;

Result<> refuse(const QString& fileName, const xlsform::Findings& findings)
{
    QStringList told;
    for (std::size_t i = 0; i < std::min(findings.errors.size(), mostErrorsTold); ++i)
        told << findings.errors[i].sentence();
    const auto more = int(findings.errors.size() - std::size_t(told.size()));
    if (more > 0)
        told << translate("XlsForm", "And %n more error(s).", nullptr, more);
    return fail(Error::Kind::Format, translate("XlsForm", "“%1” cannot be used. %2").arg(fileName, told.join(u' ')));
}

class FormReader {
public:
    explicit FormReader(const xlsform::Form& form)
        : m_form(form)
        , m_settings(xlsform::tableOf(form, SheetKind::Settings, m_ignored))
        , m_survey(xlsform::tableOf(form, SheetKind::Survey, m_ignored, joinsSpaces()))
        , m_choices(xlsform::tableOf(form, SheetKind::Choices, m_ignored))
        , m_external(xlsform::tableOf(form, SheetKind::ExternalChoices, m_ignored))
    {
    }

    Questionnaire read(const QString& fileName)
    {
        languages();
        settings(fileName);
        lists(m_choices, false);
        // Two lists of one name cannot both be had: then the sheet stays as it is, and its questions with it.
        m_hasExternal = std::none_of(m_external.records.begin(), m_external.records.end(), [&](const xlsform::Record& record) {
            return m_result.list(m_external.text(record, u"list name")) != nullptr;
        });
        if (m_hasExternal)
            lists(m_external, true);
        keepSheets();
        items();
        return std::move(m_result);
    }

private:
    bool joinsSpaces() const
    {
        const auto clean = m_settings.records.empty() ? QString() : m_settings.text(m_settings.records.front(), u"clean_text_values");
        return xlsform::yesOrNo(clean).value_or(true);
    }

    void languages()
    {
        QStringList names;
        for (const auto* table : {&m_survey, &m_choices})
            for (const auto& name : xlsform::languagesOf(*table))
                if (!names.contains(name))
                    names << name;
        m_result.defaultLanguage =
            m_settings.records.empty() ? QString() : m_settings.text(m_settings.records.front(), u"default_language");
        // Texts without a language are in the default one, unless that has columns of its own.
        if (!m_result.defaultLanguage.isEmpty() && !names.contains(m_result.defaultLanguage)) {
            m_unnamed = m_result.defaultLanguage;
            if (const auto at = names.indexOf(QString()); at >= 0)
                names[at] = m_unnamed;
            else
                names << m_unnamed;
        }
        if (names.isEmpty())
            names << QString();
        if (m_result.defaultLanguage.isEmpty())
            m_result.defaultLanguage = names.front();
        for (const auto& name : names)
            m_result.languages.push_back(surveyLanguageFrom(name));
    }

    void settings(const QString& fileName)
    {
        auto row = m_settings.records.empty() ? Row() : rowOf(m_settings, m_settings.records.front());
        take(row, QStringLiteral("default_language"));
        m_result.formId = take(row, QStringLiteral("id_string"));
        const auto title = take(row, QStringLiteral("title"));
        m_result.name = take(row, QStringLiteral("counterpoint::name"));
        const bool isUntitled = !take(row, QStringLiteral("counterpoint::untitled")).isEmpty();
        xlsform_item::takeSettings(row, m_result, m_unnamed);
        if (!isUntitled)
            setText(m_result.texts, role::title, m_result.defaultLanguage, title);
        if (m_result.name.isEmpty())
            m_result.name = title.isEmpty() ? QFileInfo(fileName).completeBaseName() : title;
        m_result.settings = std::move(row);
    }

    void lists(const xlsform::Table& table, bool areExternal)
    {
        std::map<QString, std::size_t> places;
        for (const auto& record : table.records) {
            auto row = rowOf(table, record);
            const auto name = take(row, QStringLiteral("list name"));
            if (name.isEmpty())
                continue;
            const auto [place, isNew] = places.emplace(name, m_result.lists.size());
            if (isNew) {
                ChoiceList list;
                list.name = name;
                list.isExternal = areExternal;
                m_result.lists.push_back(std::move(list));
            }
            m_result.lists[place->second].choices.push_back(xlsform_item::takeChoice(row, m_unnamed));
        }
    }

    /// Of the sheets that are read, the headings; others whole.
    void keepSheets()
    {
        for (const auto& sheet : m_form.sheets) {
            KeptSheet kept{sheet.name, {}};
            const xlsform::Table* read = nullptr;
            for (const auto* table : {&m_survey, &m_choices, &m_settings, &m_external})
                if (m_form.sheet(xlsform::nameOf(table->kind)) == &sheet && (table != &m_external || m_hasExternal))
                    read = table;
            if (read)
                kept = {xlsform::nameOf(read->kind).compare(sheet.name, Qt::CaseInsensitive) == 0 ? sheet.name
                                                                                                  : xlsform::nameOf(read->kind),
                        {keptHeadings(*read)}};
            else
                kept.rows.assign(sheet.rows.begin(), sheet.rows.end());
            m_result.kept.push_back(std::move(kept));
        }
    }

    void items()
    {
        std::vector<SurveyItem> open(1); // the whole, and groups that have begun
        for (const auto& record : m_survey.records) {
            if (record.cells.empty())
                continue;
            auto row = rowOf(m_survey, record);
            const auto written = m_survey.text(record, u"type");
            const auto type = xlsform::questionType(written);
            const bool isOff = xlsform::yesOrNo(m_survey.text(record, u"disabled")).value_or(false);
            if (isOff || written.isEmpty()) {
                open.back().items.push_back(xlsform_item::aside(std::move(row)));
                continue;
            }
            if (type.kind == Kind::End) {
                auto group = std::move(open.back());
                open.pop_back();
                if (written == QStringLiteral("end_") + xlsform::nameOf(type.container))
                    take(row, QStringLiteral("type"));
                for (const auto& [column, text] : row)
                    group.extra[xlsform_item::endBefore + column] = text;
                xlsform_item::closeGroup(group);
                open.back().items.push_back(std::move(group));
                continue;
            }
            const auto cells = row;
            auto item = xlsform_item::takeItem(row, type, written, m_unnamed);
            if (type.kind == Kind::SelectOneExternal && !m_hasExternal)
                xlsform_item::makeOther(item, written);
            xlsform_item::keepWords(item, m_result, cells);
            if (type.kind == Kind::Begin)
                open.push_back(std::move(item));
            else
                open.back().items.push_back(std::move(item));
        }
        m_result.items = std::move(open.front().items);
    }

    const xlsform::Form& m_form;
    std::vector<xlsform::Finding> m_ignored; // told by the check already
    xlsform::Table m_settings;
    xlsform::Table m_survey;
    xlsform::Table m_choices;
    xlsform::Table m_external;
    bool m_hasExternal = true;
    QString m_unnamed; ///< the language of texts in columns without one
    Questionnaire m_result;
};

} // namespace

Result<FormAsQuestionnaire> questionnaireFromForm(const xlsform::Form& form, const QString& fileName)
{
    FormAsQuestionnaire result{{}, xlsform::check(form)};
    if (!result.findings.isValid())
        return fail(refuse(fileName, result.findings));
    result.questionnaire = FormReader(form).read(fileName);
    return result;
}

} // namespace counterpoint
