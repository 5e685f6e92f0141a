#include "core/interchange/xlsform/check.h"
#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <algorithm>
#include <numeric>
#include <utility>

namespace counterpoint::xlsform {

namespace {

/// Levenshtein's distance.
int changesBetween(const QString& a, const QString& b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = std::size_t(j) + 1;
            const int changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({changed, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

bool isKnownSheet(const QString& name)
{
    for (std::size_t kind = 0; kind < sheetKinds; ++kind)
        if (name == nameOf(SheetKind(kind)))
            return true;
    return false;
}

/// Sheet by sheet, from the top down.
void sortByPlace(std::vector<Finding>& findings)
{
    const auto sheet = [](const Finding& finding) {
        for (std::size_t kind = 0; kind < sheetKinds; ++kind)
            if (finding.sheet == nameOf(SheetKind(kind)))
                return kind;
        return sheetKinds;
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return std::pair(sheet(a), a.row) < std::pair(sheet(b), b.row); });
}

int questionsIn(const Element& element)
{
    int count = element.record && element.type.isAsked() ? 1 : 0;
    for (const auto& child : element.children)
        count += questionsIn(child);
    return count;
}

} // namespace

QString Examination::setting(QStringView key) const
{
    return settings.records.empty() ? QString() : settings.text(settings.records.front(), key);
}

bool Examination::isSet(QStringView key) const { return yesOrNo(setting(key)).value_or(false); }

std::optional<bool> yesOrNo(const QString& text)
{
    static const QStringList yes{"yes", "Yes", "YES", "true", "True", "TRUE", "true()"};
    static const QStringList no{"no", "No", "NO", "false", "False", "FALSE", "false()"};
    if (yes.contains(text))
        return true;
    if (no.contains(text))
        return false;
    return std::nullopt;
}

QString similarSheets(const Form& form, const QString& wanted)
{
    QStringList similar;
    for (const auto& name : form.sheetNames())
        if (name.size() <= wanted.size() + 2 && changesBetween(name.toLower(), wanted) <= 2 && !isKnownSheet(name)
            && !name.startsWith(u'_'))
            similar << translate("XlsForm", "“%1”").arg(name);
    return similar.isEmpty() ? QString() : translate("XlsForm", "Is it %1?").arg(similar.join(QStringLiteral(", ")));
}

QString similarType(const QString& written)
{
    const auto word = written.section(u' ', 0, 0);
    const auto inSmall = word.toLower() + written.mid(word.size());
    if (questionType(inSmall).kind != QuestionType::Kind::Unknown)
        return translate("XlsForm", "Types are written in small letters: “%1”.").arg(inSmall);
    for (const auto* type : {"text", "integer", "decimal", "select_one", "select_multiple", "rank", "note", "date", "time", "dateTime",
                             "range", "calculate", "acknowledge", "hidden"}) {
        const auto known = QString::fromLatin1(type);
        if (word.size() > 2
            && changesBetween(word.toLower(), known.toLower()) <= (known.size() > 5 ? 2 : 1 + int(word.size() == known.size())))
            return translate("XlsForm", "Is it “%1”?").arg(known);
    }
    return {};
}

bool isFile(const QString& list)
{
    static const QStringList suffixes{".xml", ".csv", ".geojson"};
    const auto dot = list.lastIndexOf(u'.');
    return dot > 0 && suffixes.contains(list.mid(dot));
}

QString withoutSuffix(const QString& file)
{
    const auto dot = file.lastIndexOf(u'.');
    return dot > 0 ? file.left(dot) : file;
}

namespace {

const Sheet* sheetOfQuestions(const Form& form)
{
    const auto found =
        std::find_if(form.sheets.begin(), form.sheets.end(), [](const Sheet& sheet) { return headingsOfQuestions(sheet).has_value(); });
    return found == form.sheets.end() ? nullptr : &*found;
}

} // namespace

Findings check(const Form& form)
{
    Examination examined(form);
    auto& errors = examined.findings.errors;
    examined.settings = tableOf(form, SheetKind::Settings, errors);
    const bool joinSpaces = yesOrNo(examined.setting(u"clean_text_values")).value_or(true);
    examined.survey = tableOf(form, SheetKind::Survey, errors, joinSpaces);
    if (const auto* sheet = form.sheet(u"survey"); sheet && !examined.survey.hasColumn(u"type"))
        if (const auto row = headingsOfQuestions(*sheet); row && *row > 1) {
            examined.error(
                {nameOf(SheetKind::Survey),
                 *row,
                 {},
                 translate("XlsForm", "The headings of the sheet “survey” stand in row %1, but belong in row 1: delete what is above them.")
                     .arg(*row)});
            return examined.findings;
        }
    if (!examined.survey.exists || (examined.survey.columns.empty() && examined.survey.records.empty())) {
        auto message = examined.survey.exists ? translate("XlsForm", "The sheet “survey” is empty: it holds the questions.")
                                              : translate("XlsForm", "A form needs a sheet called “survey”, which holds the questions.");
        if (const auto similar = similarSheets(form, QStringLiteral("survey")); !examined.survey.exists && !similar.isEmpty())
            message += u' ' + similar;
        else if (const auto* questions = examined.survey.exists ? nullptr : sheetOfQuestions(form))
            message += u' ' + translate("XlsForm", "The sheet “%1” seems to: give it that name.").arg(questions->name);
        examined.error({nameOf(SheetKind::Survey), 0, {}, message});
        return examined.findings;
    }
    examined.choices = tableOf(form, SheetKind::Choices, errors);
    examined.externalChoices = tableOf(form, SheetKind::ExternalChoices, errors);
    examined.entities = tableOf(form, SheetKind::Entities, errors);
    examined.osm = tableOf(form, SheetKind::Osm, errors);
    examineSettings(examined);
    examineChoices(examined);
    examineSurvey(examined);
    examineEntities(examined);
    examineStructure(examined);
    examineReferences(examined);
    examineExpressions(examined);
    examineTranslations(examined);
    listUnsupported(examined);
    examined.findings.questions = questionsIn(examined.root);
    for (auto* findings : {&examined.findings.errors, &examined.findings.warnings, &examined.findings.unsupported})
        sortByPlace(*findings);
    return examined.findings;
}

} // namespace counterpoint::xlsform
