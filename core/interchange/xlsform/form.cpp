#include "core/interchange/xlsform/form.h"
#include "core/base/translate.h"
#include "core/interchange/xls/xls_reader.h"
#include "core/interchange/xlsform/question_type.h"
#include "core/interchange/xlsx/xlsx_reader.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

template <class Workbook>
Result<Form> sheetsOf(const Result<Workbook>& book)
{
    if (!book)
        return fail(book);
    Form form;
    for (const auto& name : book->sheets()) {
        const auto rows = book->rows(name);
        if (!rows)
            return fail(rows);
        Sheet sheet{name, {}};
        sheet.rows.reserve(rows->size());
        for (const auto& row : *rows) {
            QStringList cells;
            for (const auto& cell : row)
                cells << xlsx::textOf(cell);
            sheet.rows.push_back(std::move(cells));
        }
        form.sheets.push_back(std::move(sheet));
    }
    return form;
}

constexpr std::size_t farthestHeadings = 10; ///< rows below which no title or empty row puts them

bool hasHeading(const QStringList& row, const char* wanted)
{
    return std::any_of(row.begin(), row.end(), [&](const QString& cell) {
        return cell.trimmed().section(u':', 0, 0).compare(QLatin1String(wanted), Qt::CaseInsensitive) == 0;
    });
}

/// Below 0: there is none.
qsizetype columnOfTypes(const QStringList& headings)
{
    const auto isIt = [](const QString& heading) {
        const auto name = heading.trimmed().toLower();
        return name == QLatin1String("type") || name == QLatin1String("command");
    };
    const auto found = std::find_if(headings.begin(), headings.end(), isIt);
    return found == headings.end() ? -1 : found - headings.begin();
}

/// Texts want more room than names and conditions.
double widthOf(const QString& heading)
{
    const auto name = heading.toLower();
    for (const auto* wide : {"label", "hint", "message", "caption"})
        if (name.contains(QLatin1String(wide)))
            return 40;
    return 18;
}

} // namespace

const Sheet* Form::sheet(QStringView name) const
{
    const auto found =
        std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& one) { return name.compare(one.name, Qt::CaseInsensitive) == 0; });
    if (found != sheets.end())
        return &*found;
    return sheets.size() == 1 && name == QLatin1String("survey") ? &sheets.front() : nullptr;
}

QStringList Form::sheetNames() const
{
    QStringList names;
    for (const auto& sheet : sheets)
        names << sheet.name;
    return names;
}

std::optional<int> headingsOfQuestions(const Sheet& sheet)
{
    const auto last = std::min<std::size_t>(sheet.rows.size(), farthestHeadings);
    for (std::size_t row = 0; row < last; ++row) {
        const auto types = columnOfTypes(sheet.rows[row]);
        const bool isWhole = types >= 0 && hasHeading(sheet.rows[row], "name") && hasHeading(sheet.rows[row], "label");
        // A table of answers may have columns called so too, but no types of questions in them.
        if (isWhole && std::any_of(sheet.rows.begin() + std::ptrdiff_t(row) + 1, sheet.rows.end(), [&](const QStringList& cells) {
                return questionType(cells.value(types).toLower()).kind != QuestionType::Kind::Unknown;
            }))
            return int(row) + 1;
    }
    return std::nullopt;
}

bool isForm(const Form& form)
{
    const auto* survey = form.sheet(u"survey");
    // A table of answers may have a column called so too, but on no sheet of that name.
    if (survey && !survey->rows.empty() && columnOfTypes(survey->rows.front()) >= 0
        && survey->name.compare(QLatin1String("survey"), Qt::CaseInsensitive) == 0)
        return true;
    return std::any_of(form.sheets.begin(), form.sheets.end(), [](const Sheet& sheet) { return headingsOfQuestions(sheet).has_value(); });
}

bool isWorkbook(const QByteArray& bytes) { return bytes.startsWith("PK\x03\x04") || xls::isXls(bytes); }

Result<Form> read(const QByteArray& bytes, const QString& fileName)
{
    if (!isWorkbook(bytes))
        return fail(
            Error::Kind::Format,
            translate("XlsForm", "“%1” is no spreadsheet: a form is an Excel workbook (.xlsx, .xlsm or .xls) with a sheet called survey.")
                .arg(fileName));
    return xls::isXls(bytes) ? sheetsOf(xls::Workbook::open(bytes, fileName)) : sheetsOf(xlsx::Workbook::open(bytes, fileName));
}

Result<QByteArray> write(const Form& form)
{
    std::vector<xlsx::SheetToWrite> sheets;
    for (const auto& sheet : form.sheets) {
        xlsx::SheetToWrite out{sheet.name, {}};
        for (const auto& row : sheet.rows)
            out.rows.emplace_back(row.begin(), row.end());
        if (!sheet.rows.empty())
            for (const auto& heading : sheet.rows.front())
                out.widths.push_back(widthOf(heading));
        sheets.push_back(std::move(out));
    }
    return xlsx::write(sheets);
}

} // namespace counterpoint::xlsform
