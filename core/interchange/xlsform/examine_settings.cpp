#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"

namespace counterpoint::xlsform {

namespace {

/// A sheet that is not there may be there under a name with a slip.
void warnAboutSimilarSheets(Examination& examined, SheetKind kind)
{
    const auto similar = similarSheets(examined.form, nameOf(kind));
    if (!similar.isEmpty())
        examined.warn({{},
                       0,
                       {},
                       translate("XlsForm", "There is no sheet “%1”. %2 Put an underscore before the name of a sheet that is not meant.")
                           .arg(nameOf(kind), similar)});
}

QStringList firstRow(const Form& form, SheetKind kind)
{
    const auto* sheet = form.sheet(nameOf(kind));
    return sheet && !sheet->rows.empty() ? sheet->rows.front() : QStringList();
}

} // namespace

void examineSettings(Examination& examined)
{
    const auto& settings = examined.settings;
    examined.root.type.kind = QuestionType::Kind::Begin;
    examined.root.type.container = QuestionType::Container::Group;
    examined.root.name = QStringLiteral("data");
    if (examined.entities.records.empty())
        warnAboutSimilarSheets(examined, SheetKind::Entities);
    if (settings.records.empty()) {
        warnAboutSimilarSheets(examined, SheetKind::Settings);
        return;
    }
    const auto& record = settings.records.front();
    const auto headings = firstRow(examined.form, SheetKind::Settings);
    if (headings.contains(QStringLiteral("id_string")) && headings.contains(QStringLiteral("form_id")))
        examined.warn({nameOf(SheetKind::Settings), 1, QStringLiteral("id_string"),
                       translate("XlsForm", "The form's id is given twice; “form_id” counts. Remove the column “id_string”.")});
    if (settings.has(record, u"name")) {
        examined.root.name = settings.text(record, u"name");
        if (!isXmlName(examined.root.name))
            examined.error(
                settings.at(record, u"name",
                            translate("XlsForm",
                                      "“%1” cannot be the form's name: a name begins with a letter or an underscore, and goes on with "
                                      "letters, digits, underscores, hyphens and points.")
                                .arg(examined.root.name)));
    }
    if (examined.setting(u"id_string") == QLatin1String("None"))
        examined.error(settings.at(record, u"id_string", translate("XlsForm", "A form needs an id: “None” stands for no id.")));
    if (examined.isSet(u"omit_instanceID") && settings.has(record, u"public_key"))
        examined.error(settings.at(
            record, u"omit_instanceID",
            translate("XlsForm", "A form with a public key encrypts its answers, which needs the instance's id: it cannot be omitted.")));
}

} // namespace counterpoint::xlsform
