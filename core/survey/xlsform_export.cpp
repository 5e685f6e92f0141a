#include "core/survey/xlsform_export.h"
#include "core/base/translate.h"
#include "core/interchange/xlsform/check.h"
#include "core/survey/xlsform_item.h"
#include "core/survey/xlsform_row.h"
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

using namespace xlsform_row;
using xlsform::SheetKind;

class FormWriter {
public:
    explicit FormWriter(const Questionnaire& questionnaire)
        : m_questionnaire(questionnaire)
        , m_survey(builder(SheetKind::Survey))
        , m_choices(builder(SheetKind::Choices))
        , m_external(builder(SheetKind::ExternalChoices))
        , m_settings(builder(SheetKind::Settings))
    {
        for (const auto& place : allItems(questionnaire))
            m_names.insert(place.item->name);
    }

    xlsform::Form write()
    {
        for (const auto* column : {"type", "name"})
            m_survey.need(QLatin1String(column));
        languages(m_survey);
        for (const auto& item : m_questionnaire.items)
            add(item, nullptr);
        for (const auto* column : {"list name", "name"})
            m_choices.need(QLatin1String(column));
        languages(m_choices);
        for (const auto& list : m_questionnaire.lists)
            for (const auto& choice : list.choices)
                (list.isExternal ? m_external : m_choices).add(xlsform_item::rowOf(list.name, choice));
        settings();
        return sheets();
    }

private:
    const KeptSheet* kept(SheetKind kind) const
    {
        const auto found = std::find_if(m_questionnaire.kept.begin(), m_questionnaire.kept.end(), [&](const KeptSheet& sheet) {
            return sheet.name.compare(xlsform::nameOf(kind), Qt::CaseInsensitive) == 0;
        });
        return found == m_questionnaire.kept.end() ? nullptr : &*found;
    }

    SheetBuilder builder(SheetKind kind) const
    {
        const auto* sheet = kept(kind);
        const bool hasUnnamed = std::any_of(m_questionnaire.languages.begin(), m_questionnaire.languages.end(),
                                            [](const SurveyLanguage& language) { return language.name.isEmpty(); });
        return SheetBuilder(kind, sheet && !sheet->rows.empty() ? sheet->rows.front() : QStringList(),
                            hasUnnamed ? QString() : m_questionnaire.defaultLanguage);
    }

    /// Every language has a column for labels, in their order.
    void languages(SheetBuilder& sheet) const
    {
        for (const auto& language : m_questionnaire.languages)
            if (language.name.isEmpty()) {
                if (m_questionnaire.kept.empty())
                    sheet.need(QStringLiteral("label"));
            } else if (!sheet.hasLanguage(language.name)) {
                sheet.need(QStringLiteral("label::") + language.name);
            }
    }

    void add(const SurveyItem& item, const SurveyItem* parent)
    {
        const auto row = xlsform_item::rowOf(m_questionnaire, item, parent, nameOf(item));
        m_survey.add(row);
        if (!holdsItems(item.type))
            return;
        for (const auto& child : item.items)
            add(child, &item);
        m_survey.add(xlsform_item::endOf(item, row.at(QStringLiteral("type"))));
    }

    /// Forms name everything; only notes get a name from whoever fields them.
    QString nameOf(const SurveyItem& item)
    {
        if (!item.name.isEmpty() || item.type == ItemType::Note || item.type == ItemType::Other)
            return item.name;
        auto name = toText(item.type).replace(u' ', u'_') + QStringLiteral("_%1");
        for (;;)
            if (const auto numbered = name.arg(++m_unnamed); !m_names.contains(numbered))
                return numbered;
    }

    void settings()
    {
        auto row = m_questionnaire.settings;
        xlsform_item::putSettings(row, m_questionnaire);
        // A form that came without settings, and has none still, is called as its file.
        const bool isNew = !m_questionnaire.kept.empty() && !kept(SheetKind::Settings);
        if (isNew && row.contains(QStringLiteral("counterpoint::untitled")) && row.size() == 2)
            return;
        const auto& first = m_questionnaire.languages.empty() ? QString() : m_questionnaire.languages.front().name;
        const auto* sheet = kept(SheetKind::Settings);
        const bool wasGiven = sheet && !sheet->rows.empty() && sheet->rows.front().contains(QStringLiteral("default_language"));
        if (wasGiven || m_questionnaire.defaultLanguage != first)
            put(row, QStringLiteral("default_language"), m_questionnaire.defaultLanguage);
        m_settings.add(row);
    }

    /// In the order in which they came; those that a form needs and did not have, behind.
    xlsform::Form sheets() const
    {
        xlsform::Form form;
        const std::initializer_list<std::pair<SheetKind, const SheetBuilder*>> written{{SheetKind::Survey, &m_survey},
                                                                                       {SheetKind::Choices, &m_choices},
                                                                                       {SheetKind::ExternalChoices, &m_external},
                                                                                       {SheetKind::Settings, &m_settings}};
        for (const auto& sheet : m_questionnaire.kept) {
            const auto own = std::find_if(written.begin(), written.end(), [&](const auto& one) { return kept(one.first) == &sheet; });
            // A sheet of external choices that no list was made of is kept whole.
            const bool isOurs = own != written.end() && (own->first != SheetKind::ExternalChoices || sheet.rows.size() <= 1);
            form.sheets.push_back(isOurs ? own->second->sheet(sheet.name)
                                         : xlsform::Sheet{sheet.name, {sheet.rows.begin(), sheet.rows.end()}});
        }
        for (const auto& [kind, builder] : written)
            if (!kept(kind) && (kind == SheetKind::Survey || !builder->isEmpty()))
                form.sheets.push_back(builder->sheet(xlsform::nameOf(kind)));
        return form;
    }

    const Questionnaire& m_questionnaire;
    SheetBuilder m_survey;
    SheetBuilder m_choices;
    SheetBuilder m_external;
    SheetBuilder m_settings;
    QSet<QString> m_names;
    int m_unnamed = 0;
};

/// The item that stands in a row of the survey.
QString placeOf(const xlsform::Form& form, const xlsform::Finding& finding)
{
    const auto* survey = form.sheet(u"survey");
    if (finding.sheet != QLatin1String("survey") || !survey || finding.row < 2 || std::size_t(finding.row) > survey->rows.size())
        return finding.sheet;
    const auto name = survey->rows[std::size_t(finding.row) - 1].value(survey->rows.front().indexOf(QStringLiteral("name")));
    return name.isEmpty() ? translate("XlsForm", "row %1").arg(finding.row) : translate("XlsForm", "“%1”").arg(name);
}

} // namespace

Result<xlsform::Form> formFromQuestionnaire(const Questionnaire& questionnaire)
{
    auto form = FormWriter(questionnaire).write();
    const auto findings = xlsform::check(form);
    if (findings.isValid())
        return form;
    const auto& first = findings.errors.front();
    return fail(Error::Kind::Invalid,
                translate("XlsForm", "Other programs would refuse this form. %1: %2").arg(placeOf(form, first), first.message),
                first.sentence());
}

QStringList lossesInForm(const Questionnaire& questionnaire)
{
    int soft = 0;
    int missing = 0;
    int random = 0;
    int sums = 0;
    int scored = 0;
    for (const auto& place : allItems(questionnaire)) {
        const auto& item = *place.item;
        soft += item.required == Required::Soft ? 1 : 0;
        missing += item.missingChoices.isEmpty() ? 0 : 1;
        random += item.isRandom && holdsItems(item.type) ? 1 : 0;
        sums += item.type == ItemType::ConstantSum ? 1 : 0;
        scored += item.scale.isEmpty() ? 0 : 1;
    }
    int roles = 0;
    for (const auto& list : questionnaire.lists)
        for (const auto& choice : list.choices)
            roles += choice.role == ChoiceRole::Ordinary ? 0 : 1;
    QStringList losses;
    const auto tell = [&](int count, const QString& sentence) {
        if (count > 0)
            losses << sentence;
    };
    tell(soft,
         translate("XlsForm", "%n question(s) ask once before they are left out; elsewhere they can be left out at once.", nullptr, soft));
    tell(missing, translate("XlsForm", "%n question(s) offer ways not to answer; elsewhere these are not shown.", nullptr, missing));
    tell(roles,
         translate("XlsForm", "%n choice(s) exclude others, ask for words or stand for no answer; elsewhere they are choices like others.",
                   nullptr, roles));
    tell(random, translate("XlsForm", "%n group(s) are in an order by chance; elsewhere in the written one.", nullptr, random));
    tell(sums, translate("XlsForm", "%n battery(ies) must add up to a total; elsewhere nothing checks it.", nullptr, sums));
    tell(scored, translate("XlsForm", "%n question(s) belong to scales, which other programs do not know.", nullptr, scored));
    return losses;
}

} // namespace counterpoint
