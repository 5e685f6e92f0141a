#include "core/responses/import_responses.h"
#include "core/base/translate.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/project/doors.h"
#include "core/responses/answer_sets.h"
#include "core/responses/dataset_writer.h"
#include "core/responses/import_data_file.h"
#include "core/responses/returning_names.h"
#include "core/responses/variables.h"
#include "core/transcript/sources.h"
#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <limits>

namespace counterpoint {

namespace {

constexpr const char* context = "Responses";
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr int mostDecimals = 6;

/// How the cells of one column of the file become values of one variable.
struct Intake {
    std::size_t cell = 0; ///< place in the file's rows
    std::size_t column = 0; ///< place in the dataset
    ColumnGuess guess;
    bool isOpen = false;
    QString name;
    int decimals = 0;
    qint64 unreadable = 0;
    QStringList unreadableCells; ///< the first few
    std::vector<sources::Answer> answers; ///< of an open question
};

int decimalsIn(std::string_view cell, bool decimalComma)
{
    const auto mark = cell.find(decimalComma ? ',' : '.');
    if (mark == std::string_view::npos || cell.find_first_of("eE") != std::string_view::npos)
        return 0;
    return int(std::min<std::size_t>(cell.size() - mark - 1, std::size_t(mostDecimals)));
}

/// Words for 'missing' among numbers are no mistake: the preview has told of them.
bool isToldAlready(const QString& cell) { return isEmptyWord(cell) || isMissingWord(cell); }

double numberFor(Intake& intake, std::string_view cell, bool decimalComma)
{
    if (const auto number = numberOf(cell, intake.guess, decimalComma)) {
        if (*number != std::trunc(*number) && intake.guess.type == VariableType::Number)
            intake.decimals = std::max(intake.decimals, decimalsIn(cell, decimalComma));
        return *number;
    }
    if (cell.empty())
        return notANumber;
    const auto text = QString::fromUtf8(cell.data(), qsizetype(cell.size()));
    if (!isToldAlready(text)) {
        ++intake.unreadable;
        if (intake.unreadableCells.size() < 3)
            intake.unreadableCells << QStringLiteral("“%1”").arg(text.left(40));
    }
    return notANumber;
}

/// Takes the rows of the file one by one.
class RowImport {
public:
    RowImport(Edit& db, const NewResponses& responses)
        : m_db(db)
        , m_responses(responses)
    {
    }
    Result<> begin();
    Result<> readAll(const Progress& progress);
    Result<ImportedResponses> finish();

private:
    void take(Intake& intake, std::string_view cell);
    Result<> setDecimals();
    Result<> addOpenAnswers(ImportedResponses& imported);
    Result<> addSets(DatasetId dataset);
    QStringList notes() const;

    Edit& m_db;
    const NewResponses& m_responses;
    std::vector<Intake> m_intakes;
    std::optional<DatasetWriter> m_writer;
    qint64 m_rows = 0;
};

Result<> RowImport::begin()
{
    NewDataset dataset{m_responses.name, m_responses.fileName, {}};
    for (std::size_t i = 0; i < m_responses.variables.size(); ++i) {
        const auto& variable = m_responses.variables[i];
        if (variable.name.isEmpty())
            continue;
        Intake intake;
        intake.guess = m_responses.preview.columns[i];
        intake.guess.type = variable.type;
        intake.cell = std::size_t(intake.guess.column);
        intake.column = dataset.variables.size();
        intake.isOpen = variable.isOpen && variable.type == VariableType::Text;
        intake.name = variable.name;
        m_intakes.push_back(std::move(intake));
        dataset.variables.push_back(variable);
    }
    auto writer = DatasetWriter::begin(m_db, dataset, std::size_t(m_responses.preview.rows));
    if (!writer)
        return fail(writer);
    m_writer.emplace(std::move(*writer));
    return {};
}

void RowImport::take(Intake& intake, std::string_view cell)
{
    cell = trimmedCell(cell);
    auto& column = m_writer->column(intake.column);
    if (column.type() != VariableType::Text) {
        column.append(m_db, numberFor(intake, cell, m_responses.preview.dialect.decimalComma));
        return;
    }
    column.append(m_db, cell);
    if (intake.isOpen && !cell.empty())
        intake.answers.push_back({m_rows, QString::fromUtf8(cell.data(), qsizetype(cell.size()))});
}

Result<> RowImport::readAll(const Progress& progress)
{
    const auto& preview = m_responses.preview;
    DelimitedReader reader({preview.utf8.constData(), std::size_t(preview.utf8.size())}, preview.dialect);
    std::vector<std::string_view> cells;
    while (reader.nextRow(cells)) {
        if (reader.rowsRead() <= preview.headerRows)
            continue;
        for (auto& intake : m_intakes)
            take(intake, intake.cell < cells.size() ? cells[intake.cell] : std::string_view());
        ++m_rows;
        if (m_rows % 10'000 == 0 && !progress.at(m_rows, preview.rows))
            return fail(Error::Kind::Cancelled, translate(context, "The import of “%1” was cancelled.").arg(m_responses.fileName));
    }
    return {};
}

Result<> RowImport::setDecimals()
{
    for (const auto& intake : m_intakes)
        if (intake.decimals > 0)
            if (const auto done = variables::setDecimals(m_db, m_writer->variable(intake.column), intake.decimals); !done)
                return done;
    return {};
}

Result<> RowImport::addOpenAnswers(ImportedResponses& imported)
{
    for (const auto& intake : m_intakes)
        if (const auto done = addAnswers(m_db, imported, m_writer->variable(intake.column), intake.name, intake.answers); !done)
            return done;
    return {};
}

/// Of a question whose columns were left out or made something else no set comes in.
Result<> RowImport::addSets(DatasetId dataset)
{
    for (const auto& guess : m_responses.preview.sets) {
        AnswerSet set{{}, dataset, guess.name, guess.label, {1.0}, {}};
        for (const auto& intake : m_intakes)
            if (intake.guess.type == VariableType::Number
                && std::find(guess.columns.begin(), guess.columns.end(), intake.guess.column) != guess.columns.end())
                set.variables.push_back(m_writer->variable(intake.column));
        if (set.variables.size() < 2)
            continue;
        if (const auto added = answerSets::add(m_db, std::move(set)); !added)
            return fail(added);
    }
    return {};
}

QStringList RowImport::notes() const
{
    QStringList notes = m_responses.preview.notes;
    for (const auto& intake : m_intakes)
        if (intake.unreadable > 0)
            notes << (intake.guess.type == VariableType::Date
                          ? translate(context, "“%1”: %2 cells are no dates and were left empty (%3).")
                          : translate(context, "“%1”: %2 cells are no numbers and were left empty (%3)."))
                         .arg(intake.name)
                         .arg(intake.unreadable)
                         .arg(intake.unreadableCells.join(QStringLiteral(", ")));
    return notes;
}

Result<ImportedResponses> RowImport::finish()
{
    const auto dataset = m_writer->finish(m_db);
    if (!dataset)
        return fail(dataset);
    ImportedResponses imported;
    imported.dataset = *dataset;
    imported.notes = notes();
    if (const auto done = setDecimals(); !done)
        return fail(done);
    if (const auto done = addOpenAnswers(imported); !done)
        return fail(done);
    if (const auto done = addSets(*dataset); !done)
        return fail(done);
    return imported;
}

Result<ImportedResponses> bringIn(Edit& db, const NewResponses& responses, const Progress& progress)
{
    if (responses.preview.file)
        return importDataFile(db, responses, progress);
    RowImport import(db, responses);
    if (const auto begun = import.begin(); !begun)
        return fail(begun);
    if (const auto read = import.readAll(progress); !read)
        return fail(read);
    return import.finish();
}

} // namespace

NewResponses responsesFrom(ResponsesPreview preview, const QString& fileName)
{
    NewResponses responses;
    responses.fileName = QFileInfo(fileName).fileName();
    responses.name = QFileInfo(fileName).completeBaseName();
    for (const auto& guess : preview.columns) {
        Variable variable;
        variable.name = guess.name;
        variable.label = guess.label;
        variable.type = guess.type;
        variable.level = guess.level;
        variable.labels = guess.labels;
        variable.missing = guess.missing;
        variable.isOpen = guess.openAnswer;
        responses.variables.push_back(std::move(variable));
    }
    responses.preview = std::move(preview);
    if (responses.preview.file)
        complete(responses);
    return responses;
}

void apply(const Dictionary& dictionary, NewResponses& responses)
{
    if (!dictionary.dataset.isEmpty())
        responses.name = dictionary.dataset;
    apply(dictionary, responses.variables, responses.preview.notes);
}

Result<ImportedResponses> importResponses(Edit& db, const NewResponses& responses, const Progress& progress)
{
    auto imported = bringIn(db, responses, progress);
    const bool hasTexts = std::any_of(responses.variables.begin(), responses.variables.end(), [](const Variable& variable) {
        return !variable.name.isEmpty() && variable.type == VariableType::Text;
    });
    if (const auto warning = imported && hasTexts ? warningOfNames(db, imported->dataset) : QString(); !warning.isEmpty())
        imported->notes.prepend(warning);
    return imported;
}

} // namespace counterpoint
