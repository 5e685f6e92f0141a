#include "core/base/translate.h"
#include "core/interchange/dta/dta_reader.h"
#include "core/interchange/por/por_reader.h"
#include "core/interchange/sav/sav_reader.h"
#include "core/responses/column.h"
#include "core/responses/data_file_values.h"
#include "core/responses/guess_census.h"
#include "core/responses/preview_parts.h"
#include <algorithm>
#include <cmath>

namespace counterpoint {

namespace {

QString cellText(const data_file::Variable& given, VariableType type, std::size_t row)
{
    if (given.isText) {
        const auto text = given.texts.at(row);
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    }
    const double number = given.numbers[row];
    return type == VariableType::Date ? dateText(data_file_values::fromFile(number)) : numberText(number);
}

qint64 answered(const data_file::Variable& given)
{
    if (!given.isText)
        return std::count_if(given.numbers.begin(), given.numbers.end(), [](double number) { return !std::isnan(number); });
    qint64 count = 0;
    for (std::size_t row = 0; row < given.rows(); ++row)
        count += given.texts.at(row).empty() ? 0 : 1;
    return count;
}

/// Whether texts without labels read as answers to an open question.
bool soundsOpen(const data_file::Variable& given)
{
    if (!given.isText || !given.labels.empty())
        return false;
    ColumnCensus census(false);
    for (std::size_t row = 0; row < given.rows(); ++row)
        census.add(given.texts.at(row));
    return guessColumn(census, given.name, given.label, {}, false).openAnswer;
}

void addColumn(ResponsesPreview& preview, const data_file::Variable& given)
{
    const auto variable = data_file_values::variableFrom(given);
    ColumnGuess guess;
    guess.column = int(preview.columns.size());
    guess.name = variable.name;
    guess.label = variable.label;
    guess.type = variable.type;
    guess.level = variable.level;
    guess.labels = variable.labels;
    guess.missing = variable.missing;
    guess.openAnswer = variable.isOpen || soundsOpen(given);
    guess.answered = answered(given);
    preview.columns.push_back(std::move(guess));
}

void noteDurations(ResponsesPreview& preview)
{
    QStringList names;
    for (const auto& variable : preview.file->variables)
        if (variable.format.startsWith(QLatin1String("TIME")) || variable.format.startsWith(QLatin1String("DTIME"))
            || variable.format.startsWith(QLatin1String("MTIME")))
            names << variable.name;
    if (!names.isEmpty())
        preview.notes << translate("Responses", "Times without a date are numbers of seconds: %1.").arg(names.join(QStringLiteral(", ")));
}

void noteAttributes(ResponsesPreview& preview)
{
    QStringList left;
    for (const auto& variable : preview.file->variables)
        if (const auto names = data_file_values::otherAttributes(variable); !names.isEmpty())
            left << QStringLiteral("%1 (%2)").arg(variable.name, names.join(QStringLiteral(", ")));
    if (!left.isEmpty())
        preview.notes << translate("Responses", "Custom attributes of variables were left out: %1.").arg(left.join(QStringLiteral(", ")));
}

} // namespace

Result<ResponsesPreview> previewDataFile(const QByteArray& bytes, const QString& fileName, ResponsesFormat format,
                                         const PreviewOptions& options, const Progress& progress)
{
    auto read = format == ResponsesFormat::Sav ? sav::read(bytes, fileName, options.encoding, progress)
        : format == ResponsesFormat::Por       ? por::read(bytes, fileName, progress)
                                               : dta::read(bytes, fileName, options.encoding, progress);
    if (!read)
        return fail(read);
    ResponsesPreview preview;
    preview.format = format;
    preview.file = std::make_shared<const data_file::File>(std::move(*read));
    preview.rows = qint64(preview.file->rows);
    preview.notes = preview.file->notes;
    for (const auto& variable : preview.file->variables)
        addColumn(preview, variable);
    for (std::size_t row = 0; row < std::min(preview.file->rows, std::size_t(std::max(options.firstRows, 0))); ++row) {
        QStringList cells;
        for (std::size_t i = 0; i < preview.columns.size(); ++i)
            cells << cellText(preview.file->variables[i], preview.columns[i].type, row);
        preview.firstRows.push_back(std::move(cells));
    }
    noteDurations(preview);
    noteAttributes(preview);
    return preview;
}

} // namespace counterpoint
