#include "core/responses/import_data_file.h"
#include "core/base/translate.h"
#include "core/interchange/data_file/data_file.h"
#include "core/project/doors.h"
#include "core/responses/data_file_values.h"
#include "core/responses/dataset_extras.h"
#include "core/responses/dataset_writer.h"
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// One column of the file on its way into one variable, which may have another type.
class ColumnImport {
public:
    ColumnImport(const data_file::Variable& from, const Variable& to)
        : m_from(from)
        , m_to(to)
        , m_fileType(data_file_values::variableFrom(from).type)
    {
    }
    void run(Edit& db, ColumnWriter& writer);
    qint64 unreadable() const { return m_unreadable; }
    const std::vector<sources::Answer>& answers() const { return m_answers; }

private:
    double number(std::size_t row);
    void texts(Edit& db, ColumnWriter& writer);

    const data_file::Variable& m_from;
    const Variable& m_to;
    VariableType m_fileType;
    qint64 m_unreadable = 0;
    std::vector<sources::Answer> m_answers;
};

double ColumnImport::number(std::size_t row)
{
    if (!m_from.isText)
        return m_fileType == VariableType::Date ? data_file_values::fromFile(m_from.numbers[row]) : m_from.numbers[row];
    const auto text = m_from.texts.at(row);
    const auto read = m_to.type == VariableType::Date ? dateInCell(text, DateForm::Iso) : numberInCell(text, false);
    m_unreadable += read || text.empty() ? 0 : 1;
    return read.value_or(notANumber);
}

void ColumnImport::texts(Edit& db, ColumnWriter& writer)
{
    for (std::size_t row = 0; row < m_from.rows(); ++row) {
        std::string made;
        auto text = std::string_view();
        if (m_from.isText)
            text = m_from.texts.at(row);
        else
            text = made = (m_fileType == VariableType::Date ? dateText(data_file_values::fromFile(m_from.numbers[row]))
                                                            : numberText(m_from.numbers[row]))
                              .toStdString();
        writer.append(db, text);
        if (m_to.isOpen && !text.empty())
            m_answers.push_back({qint64(row), QString::fromUtf8(text.data(), qsizetype(text.size()))});
    }
}

void ColumnImport::run(Edit& db, ColumnWriter& writer)
{
    if (m_to.type == VariableType::Text)
        return texts(db, writer);
    for (std::size_t row = 0; row < m_from.rows(); ++row)
        writer.append(db, number(row));
}

} // namespace

void complete(NewResponses& responses)
{
    const auto& file = *responses.preview.file;
    responses.label = file.label;
    responses.remarks = file.documents.join(u'\n');
    for (std::size_t i = 0; i < responses.variables.size(); ++i) {
        const auto known = data_file_values::variableFrom(file.variables[i]);
        auto& variable = responses.variables[i];
        variable.format = known.format;
        variable.decimals = known.decimals;
        variable.scale = known.scale;
        variable.reversed = known.reversed;
    }
}

Result<> addAnswers(Edit& db, ImportedResponses& imported, VariableId variable, const QString& name,
                    const std::vector<sources::Answer>& answers)
{
    if (answers.empty())
        return {};
    const auto dataset = datasets::byId(db, imported.dataset);
    if (!dataset)
        return fail(dataset);
    const auto source = sources::addAnswers(db, QStringLiteral("%1: %2").arg(dataset->name, name), variable, answers);
    if (!source)
        return fail(source);
    imported.openAnswers.push_back(*source);
    return {};
}

Result<ImportedResponses> importDataFile(Edit& db, const NewResponses& responses, const Progress& progress)
{
    const auto& file = *responses.preview.file;
    NewDataset dataset{responses.name, responses.fileName, {}, responses.label, responses.remarks};
    std::vector<std::size_t> places; // in the file
    for (std::size_t i = 0; i < responses.variables.size(); ++i)
        if (!responses.variables[i].name.isEmpty()) {
            places.push_back(i);
            dataset.variables.push_back(responses.variables[i]);
        }
    auto writer = DatasetWriter::begin(db, dataset);
    if (!writer)
        return fail(writer);
    ImportedResponses imported;
    imported.notes = responses.preview.notes;
    std::vector<std::pair<std::size_t, std::vector<sources::Answer>>> answers;
    for (std::size_t column = 0; column < places.size(); ++column) {
        if (column % 50 == 0 && !progress.at(qint64(column), qint64(places.size())))
            return fail(Error::Kind::Cancelled, translate("Responses", "The import of “%1” was cancelled.").arg(responses.fileName));
        ColumnImport import(file.variables[places[column]], dataset.variables[column]);
        import.run(db, writer->column(column));
        if (import.unreadable() > 0)
            imported.notes << translate("Responses", "“%1”: %2 cells do not fit its type and were left empty.")
                                  .arg(dataset.variables[column].name)
                                  .arg(import.unreadable());
        if (!import.answers().empty())
            answers.emplace_back(column, import.answers());
    }
    const auto id = writer->finish(db);
    if (!id)
        return fail(id);
    imported.dataset = *id;
    for (const auto& [column, given] : answers)
        if (const auto done = addAnswers(db, imported, writer->variable(column), dataset.variables[column].name, given); !done)
            return fail(done);
    const auto variableOf = [&](const QString& name) -> std::optional<VariableId> {
        for (std::size_t column = 0; column < places.size(); ++column)
            if (file.variables[places[column]].name == name)
                return writer->variable(column);
        return {};
    };
    dataset_extras::add(db, *id, file, variableOf, imported.notes);
    return imported;
}

} // namespace counterpoint
