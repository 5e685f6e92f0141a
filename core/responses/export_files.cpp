#include "core/base/clock.h"
#include "core/base/translate.h"
#include "core/interchange/sav/sav_writer.h"
#include "core/interchange/xlsx/xlsx_writer.h"
#include "core/project/doors.h"
#include "core/responses/column.h"
#include "core/responses/data_file_values.h"
#include "core/responses/dataset_extras.h"
#include "core/responses/datasets.h"
#include "core/responses/export_responses.h"
#include "core/responses/variables.h"
#include <QFileInfo>
#include <QHash>
#include <cmath>

namespace counterpoint {

namespace {

constexpr double serialOf1970 = 25'569; ///< day number of 1970-01-01 in a spreadsheet
constexpr double firstSerial = 61; ///< 1900-03-01, before which spreadsheets disagree

Result<data_file::File> fileOf(const Read& db, DatasetId id)
{
    const auto dataset = datasets::byId(db, id);
    if (!dataset)
        return fail(dataset);
    data_file::File file;
    file.label = dataset->label;
    if (!dataset->notes.isEmpty())
        file.documents = dataset->notes.split(u'\n');
    file.rows = std::size_t(dataset->rows);
    for (const auto& variable : variables::of(db, id)) {
        const auto column = datasets::column(db, variable.id);
        if (!column)
            return fail(column);
        auto out = data_file_values::toFile(variable);
        if (variable.type == VariableType::Text) {
            std::vector<std::string> texts;
            for (const auto& text : column->dictionary)
                texts.push_back(text.toStdString());
            for (const auto code : column->codes)
                out.texts.append(code < 0 ? std::string_view() : std::string_view(texts[std::size_t(code)]));
            out.texts.finish();
        } else {
            out.numbers = column->numbers;
            bool hasTime = false;
            for (auto& number : out.numbers) {
                hasTime = hasTime || number != std::floor(number / 86'400) * 86'400;
                number = variable.type == VariableType::Date ? data_file_values::toFile(number) : number;
            }
            if (variable.type == VariableType::Date && variable.format.isEmpty())
                out.format = hasTime ? QStringLiteral("DATETIME20") : QStringLiteral("DATE11");
        }
        file.variables.push_back(std::move(out));
    }
    dataset_extras::fill(db, id, file);
    return file;
}

QString labelOf(const Variable& variable, const Value& value)
{
    for (const auto& [known, label] : variable.labels)
        if (known == value && !label.isEmpty())
            return label;
    return {};
}

/// A cell of the sheet of answers.
DelimitedCell cellOf(const Variable& variable, const Column& column, std::size_t row, ExportValues values,
                     const QHash<double, QString>& labels)
{
    if (column.isEmpty(row))
        return {};
    if (column.type == VariableType::Text) {
        const auto text = column.text(row);
        const auto label = values == ExportValues::Labels ? labelOf(variable, text) : QString();
        return label.isEmpty() ? text : label;
    }
    const double number = column.numbers[row];
    if (values == ExportValues::Labels)
        if (const auto label = labels.constFind(number); label != labels.constEnd())
            return *label;
    if (column.type == VariableType::Number)
        return number;
    const double serial = number / 86'400 + serialOf1970;
    return serial >= firstSerial ? DelimitedCell(serial) : DelimitedCell(dateText(number));
}

xlsx::SheetToWrite codebookOf(const std::vector<Variable>& all)
{
    xlsx::SheetToWrite sheet;
    sheet.name = translate("Export", "Codebook");
    sheet.widths = {20, 50, 10, 10, 12, 12, 40, 10, 16};
    const auto heading = [](const char* text) { return DelimitedCell(translate("Export", text)); };
    sheet.rows.push_back({heading("Variable"), heading("Label"), heading("Type"), heading("Level"), heading("Format"), heading("Value"),
                          heading("Value label"), heading("Missing"), heading("Scale")});
    for (const auto& variable : all) {
        const std::vector<DelimitedCell> first{variable.name, variable.label, toText(variable.type), toText(variable.level),
                                               variable.format};
        const auto scale = variable.reversed ? translate("Export", "%1 (reversed)").arg(variable.scale) : variable.scale;
        auto line = first;
        line.resize(8);
        line.push_back(scale);
        sheet.rows.push_back(line);
        for (const auto& [value, label] : variable.labels) {
            const auto* number = std::get_if<double>(&value);
            const bool isMissing = number ? variable.isMissing(*number) : variable.isMissing(std::get<QString>(value));
            sheet.rows.push_back(
                {variable.name,
                 {},
                 {},
                 {},
                 {},
                 number && variable.type == VariableType::Number ? DelimitedCell(*number) : DelimitedCell(valueText(variable.type, value)),
                 label,
                 isMissing ? DelimitedCell(translate("Export", "yes")) : DelimitedCell(),
                 {}});
        }
        for (const auto& code : variable.missing)
            sheet.rows.push_back({variable.name, {}, {}, {}, {}, variables::toText(code), {}, translate("Export", "yes"), {}});
    }
    return sheet;
}

} // namespace

Result<QByteArray> exportSav(const Read& db, DatasetId dataset)
{
    const auto file = fileOf(db, dataset);
    if (!file)
        return fail(file);
    return sav::write(*file, Clock::stamp()).bytes;
}

Result<QByteArray> exportXlsx(const Read& db, DatasetId id, ExportValues values)
{
    const auto dataset = datasets::byId(db, id);
    if (!dataset)
        return fail(dataset);
    constexpr qint64 mostRows = 1'048'575;
    constexpr qsizetype mostColumns = 16'384;
    const auto all = variables::of(db, id);
    if (dataset->rows > mostRows || qsizetype(all.size()) > mostColumns)
        return fail(
            Error::Kind::Invalid,
            translate("Export",
                      "“%1” is too large for a spreadsheet, which holds 1,048,576 rows of 16,384 columns. Export as .csv or .sav instead.")
                .arg(dataset->name));
    xlsx::SheetToWrite sheet;
    sheet.name = translate("Export", "Data");
    sheet.rows.assign(std::size_t(dataset->rows) + 1, std::vector<DelimitedCell>(all.size()));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& variable = all[i];
        const auto column = datasets::column(db, variable.id);
        if (!column)
            return fail(column);
        QHash<double, QString> labels;
        for (const auto& [value, label] : variable.labels)
            if (const auto* number = std::get_if<double>(&value); number && !label.isEmpty())
                labels.insert(*number, label);
        bool hasTime = false;
        sheet.rows[0][i] = variable.name;
        for (std::size_t row = 0; row < column->rows(); ++row) {
            sheet.rows[row + 1][i] = cellOf(variable, *column, row, values, labels);
            hasTime =
                hasTime || (variable.type == VariableType::Date && !column->isEmpty(row) && std::fmod(column->numbers[row], 86'400) != 0);
        }
        sheet.formats.push_back(variable.type != VariableType::Date ? QString()
                                    : hasTime                       ? QStringLiteral("yyyy-mm-dd hh:mm:ss")
                                                                    : QStringLiteral("yyyy-mm-dd"));
    }
    return xlsx::write({sheet, codebookOf(all)});
}

Result<QByteArray> exportResponses(const Read& db, DatasetId dataset, ExportFormat format, ExportValues values)
{
    switch (format) {
    case ExportFormat::Csv:
        return exportCsv(db, dataset, values);
    case ExportFormat::Xlsx:
        return exportXlsx(db, dataset, values);
    case ExportFormat::Sav:
        break;
    }
    if (values == ExportValues::Labels)
        return fail(Error::Kind::Invalid, translate("Export", "A .sav file holds codes and labels both; leave the wish for labels away."));
    return exportSav(db, dataset);
}

Result<QStringList> lossesOf(const Read& db, DatasetId dataset, ExportFormat format, ExportValues values)
{
    if (format == ExportFormat::Sav) {
        const auto file = fileOf(db, dataset);
        if (!file)
            return fail(file);
        return file->notes + sav::losses(*file);
    }
    QStringList losses;
    const auto all = variables::of(db, dataset);
    const auto any = [&](const auto& holds) { return std::any_of(all.begin(), all.end(), holds); };
    if (format == ExportFormat::Csv && any([](const Variable& v) { return !v.label.isEmpty() || !v.labels.empty() || !v.missing.empty(); }))
        losses << (values == ExportValues::Codes ? translate(
                       "Export",
                       "CSV holds no labels of variables and values, no missing codes and no levels. Export .sav or .xlsx to keep them.")
                                                 : translate("Export",
                                                             "CSV holds no labels of variables, no codes behind the labels, no missing "
                                                             "codes and no levels. Export .sav or .xlsx to keep them."));
    if (format == ExportFormat::Xlsx && values == ExportValues::Labels)
        losses << translate("Export", "Labels stand in place of the codes; which code has which label is on the sheet “Codebook”.");
    for (const auto& variable : all) {
        QStringList twice;
        QStringList seen;
        for (const auto& [value, label] : variable.labels)
            (seen.contains(label) ? twice : seen) << label;
        if (values == ExportValues::Labels && !twice.isEmpty())
            losses << translate("Export", "“%1”: different values have the same label (%2) and cannot be told apart.")
                          .arg(variable.name, twice.join(QStringLiteral(", ")));
    }
    return losses;
}

Result<ExportFormat> exportFormatOf(const QString& fileName)
{
    const auto suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        return ExportFormat::Csv;
    if (suffix == QLatin1String("xlsx"))
        return ExportFormat::Xlsx;
    if (suffix == QLatin1String("sav"))
        return ExportFormat::Sav;
    return fail(
        Error::Kind::Invalid,
        translate("Export", "Responses are written as .csv, .xlsx or .sav; “%1” is none of these.").arg(QFileInfo(fileName).fileName()));
}

} // namespace counterpoint
