#include "core/base/translate.h"
#include "core/interchange/delimited/delimited_reader.h"
#include "core/interchange/encoding/decode.h"
#include "core/responses/form_export.h"
#include "core/responses/guess.h"
#include "core/responses/guess_census.h"
#include "core/responses/guess_names.h"
#include "core/responses/preview_parts.h"

namespace counterpoint {

namespace {

constexpr std::size_t rowsLookedAtForHeader = 3;
constexpr std::size_t rowsLookedAtForService = 30;

QStringList textsOf(const std::vector<std::string_view>& cells)
{
    QStringList texts;
    for (const auto& cell : cells)
        texts << QString::fromUtf8(cell.data(), qsizetype(cell.size()));
    return texts;
}

std::string_view viewOf(const QByteArray& utf8) { return {utf8.constData(), std::size_t(utf8.size())}; }

std::vector<QStringList> firstRowsOf(const QByteArray& utf8, const Dialect& dialect)
{
    DelimitedReader reader(viewOf(utf8), dialect);
    std::vector<std::string_view> cells;
    std::vector<QStringList> rows;
    while (rows.size() < rowsLookedAtForService && reader.nextRow(cells))
        rows.push_back(textsOf(cells));
    return rows;
}

/// Reads all rows below the header into one census a column.
class Gatherer {
public:
    Gatherer(ResponsesPreview& preview, const PreviewOptions& options, std::size_t width)
        : m_preview(preview)
        , m_options(options)
        , m_censuses(width, ColumnCensus(preview.dialect.decimalComma))
    {
    }
    bool readAll(const Progress& progress);
    void addColumns(const HeaderRows& header, const FormTable* form);
    /// Which of day and month comes first, where the dates of a column do not say it: as in other columns of the file, else the day.
    void settleDates(bool isMonthFirst);

private:
    ResponsesPreview& m_preview;
    const PreviewOptions& m_options;
    std::vector<ColumnCensus> m_censuses;
    std::vector<QStringList> m_firstRows;
};

/// What is known of a column that was made of several answers.
void adjust(ColumnGuess& guess, FormColumn kind)
{
    guess.isOneOfSeveral = kind != FormColumn::Answer;
    if (kind == FormColumn::Choice) {
        guess.type = VariableType::Number;
        guess.level = Level::Nominal;
        guess.missing.clear();
        guess.wordCodes.clear();
        guess.labels = {{1.0, translate("Responses", "Chosen")}, {0.0, translate("Responses", "Not chosen")}};
    } else if (kind == FormColumn::Rank) {
        guess.type = VariableType::Number;
        guess.level = Level::Ordinal;
    }
}

bool Gatherer::readAll(const Progress& progress)
{
    DelimitedReader reader(viewOf(m_preview.utf8), m_preview.dialect);
    std::vector<std::string_view> cells;
    while (reader.nextRow(cells)) {
        if (reader.rowsRead() <= m_preview.headerRows)
            continue;
        if (++m_preview.rows % 10'000 == 0 && !progress.at(reader.bytesRead(), m_preview.utf8.size()))
            return false;
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_censuses[i].add(cells[i]);
        if (int(m_firstRows.size()) < m_options.firstRows)
            m_firstRows.push_back(textsOf(cells));
    }
    m_preview.notes << reader.notes();
    return true;
}

void Gatherer::addColumns(const HeaderRows& header, const FormTable* form)
{
    int leftOut = 0;
    int nameless = 0;
    bool emptied = false;
    for (std::size_t i = 0; i < m_censuses.size(); ++i) {
        const auto place = qsizetype(i);
        const bool unnamed = header.count > 0 && header.headings.value(place).trimmed().isEmpty();
        if (m_censuses[i].answered() == 0 && unnamed) {
            ++leftOut;
            continue;
        }
        nameless += unnamed ? 1 : 0;
        auto guess =
            guessColumn(m_censuses[i], header.names[place], header.labels[place], header.hints[place], m_preview.dialect.decimalComma);
        guess.column = int(i);
        guess.heading = header.count > 0 ? header.headings.value(place).simplified() : guess.name;
        if (form)
            adjust(guess, form->kinds[i]);
        emptied = emptied || (guess.type != VariableType::Text && !m_censuses[i].emptyWords().isEmpty());
        m_preview.columns.push_back(std::move(guess));
    }
    for (const auto& row : m_firstRows) {
        QStringList shown;
        for (const auto& column : m_preview.columns)
            shown << row.value(column.column);
        m_preview.firstRows.push_back(shown);
    }
    if (nameless > 0)
        m_preview.notes << translate("Responses", "Columns without a name were named after their place (%1).").arg(nameless);
    if (leftOut > 0)
        m_preview.notes << translate("Responses", "Columns with neither name nor answers were left out (%1).").arg(leftOut);
    if (emptied)
        m_preview.notes << translate("Responses", "Words such as NaN in columns of numbers or dates are read as empty cells.");
}

void Gatherer::settleDates(bool isMonthFirst)
{
    QStringList settled;
    isMonthFirst = isMonthFirst || std::any_of(m_preview.columns.begin(), m_preview.columns.end(), [](const ColumnGuess& guess) {
                       return guess.type == VariableType::Date && guess.dateForm == DateForm::MonthSlash;
                   });
    for (auto& guess : m_preview.columns)
        if (guess.dayOrMonthFirst) {
            guess.dateForm = isMonthFirst ? DateForm::MonthSlash : DateForm::DaySlash;
            settled << guess.name;
        }
    if (settled.isEmpty())
        return;
    const auto note = isMonthFirst ? translate("Responses", "Dates that could be read both ways were read as month/day/year: %1.")
                                   : translate("Responses", "Dates that could be read both ways were read as day/month/year: %1.");
    m_preview.notes << note.arg(settled.join(", "));
}

} // namespace

Result<ResponsesPreview> previewDelimited(Utf8Text decoded, const QString& fileName, const PreviewOptions& options,
                                          const Progress& progress)
{
    ResponsesPreview preview;
    preview.utf8 = std::move(decoded.bytes);
    preview.notes = decoded.notes;
    preview.dialect = sniffDialect(viewOf(preview.utf8), options.separator);
    preview.dialect.decimalComma = options.decimalComma.value_or(preview.dialect.decimalComma);
    const auto firstRows = firstRowsOf(preview.utf8, preview.dialect);
    if (firstRows.empty())
        return fail(Error::Kind::Format, translate("Responses", "“%1” is empty: it holds no answers.").arg(fileName));
    const std::vector<QStringList> heads(firstRows.begin(),
                                         firstRows.begin() + std::ptrdiff_t(std::min(firstRows.size(), rowsLookedAtForHeader)));
    auto header = readHeader(heads, preview.dialect.hasHeader, options.headerRows.value_or(-1));
    auto form = formTableOf(viewOf(preview.utf8), preview.dialect, firstRows, header, options, progress);
    if (!form)
        return fail(form);
    preview.headerRows = preview.headerRowsInFile = header.count;
    std::size_t width = std::size_t(firstRows.front().size());
    if (*form) {
        header = (*form)->header;
        width = (*form)->kinds.size();
        preview.utf8 = std::move((*form)->utf8);
        preview.sets = (*form)->sets;
        preview.dialect.quote = '"';
        preview.headerRows = 1;
        if (formServiceOf(firstRows) == FormService::SurveyMonkey && !options.headerRows)
            preview.headerRowsInFile = 2;
    }
    preview.dialect.hasHeader = header.count > 0;
    Gatherer gatherer(preview, options, width);
    if (!gatherer.readAll(progress))
        return fail(Error::Kind::Cancelled, translate("Responses", "The import of “%1” was cancelled.").arg(fileName));
    if (header.count > 1 && formServiceOf(firstRows) == FormService::Qualtrics)
        preview.notes << translate("Responses", "This is an export of Qualtrics: its %1 rows of headings are read.").arg(header.count);
    preview.notes << header.notes;
    gatherer.addColumns(header, *form ? &**form : nullptr);
    gatherer.settleDates(formServiceOf(firstRows) == FormService::SurveyMonkey); // it writes them the American way
    return preview;
}

} // namespace counterpoint
