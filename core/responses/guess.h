#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/interchange/delimited/dialect.h"
#include "core/responses/guess_values.h"
#include "core/responses/several_answers.h"
#include "core/responses/variable.h"
#include <QByteArray>
#include <QStringList>
#include <memory>
#include <optional>

namespace counterpoint {

namespace data_file {
struct File;
}
class ColumnCensus;

/// A word that stands among numbers ("Prefer not to say") and the number it is given.
struct WordCode {
    QString word;
    double code = 0;
};

/// What a column seems to be; shown to the user for correction before the import.
struct ColumnGuess {
    int column = 0; ///< place in the file's rows
    QString name;
    QString label;
    VariableType type = VariableType::Text;
    Level level = Level::Nominal;
    std::vector<ValueLabel> labels; ///< of a closed choice, in the order of its scale or alphabet
    std::vector<MissingCode> missing; ///< proposed as user-missing
    bool openAnswer = false;
    bool identifier = false; ///< tells rows apart
    DateForm dateForm = DateForm::Iso;
    bool dayOrMonthFirst = false; ///< the dates could be read both ways
    std::vector<WordCode> wordCodes; ///< of a number column
    qint64 answered = 0; ///< cells that are not empty
    QString heading = {}; ///< of the file's column that it comes from
    bool isOneOfSeveral = false; ///< made of a column, or columns, with several answers
};

/// Columns that are the answers to one question: 1 where one was chosen.
struct AnswerSetGuess {
    QString name;
    QString label;
    std::vector<int> columns; ///< as ColumnGuess::column
};

/// What the user says about a column whose cells may hold several answers.
struct SplitWish {
    QString column; ///< its heading, or the name that it was given
    bool isSplit = true; ///< else its cells are kept as they are
    severalAnswers::Wish how = {};
};

/// What the user says against the guesses about the file itself.
struct PreviewOptions {
    std::optional<char> separator;
    std::optional<bool> decimalComma;
    std::optional<int> headerRows;
    int firstRows = 20; ///< how many rows of answers to show
    QString sheet; ///< of a workbook; empty: the first one with answers
    QByteArray encoding; ///< of the texts of a file of a statistics program; empty: as found
    std::vector<SplitWish> splits = {};
};

/// What a file of responses is, by its content.
enum class ResponsesFormat { Delimited, Xlsx, Xls, Sav, Por, Dta };
ResponsesFormat responsesFormatOf(const QByteArray& bytes);

/// A file of responses before its import. To read the rows: DelimitedReader over `utf8` with `dialect`, the first `headerRows` left out;
/// of a statistics program's file the columns of `file`.
struct ResponsesPreview {
    ResponsesFormat format = ResponsesFormat::Delimited;
    QStringList sheets; ///< of a workbook
    QString sheet; ///< the one that was read
    std::shared_ptr<const data_file::File> file; ///< where the format has types and a dictionary; else nothing
    QByteArray utf8;
    Dialect dialect;
    int headerRows = 0;
    int headerRowsInFile = 0; ///< before an export of a form was brought into one row for each response and one column for each variable
    qint64 rows = 0; ///< answers
    std::vector<ColumnGuess> columns; ///< columns without name and answers are left out
    std::vector<AnswerSetGuess> sets;
    std::vector<QStringList> firstRows; ///< the cells of `columns`
    QStringList notes;
};

/// Reads a file of responses, all of it, so that guesses hold for each row: CSV or tab-separated text of any common encoding, .xlsx, .xls,
/// .sav, .zsav, .por or .dta, told apart by what they hold.
/// A sentence where there are no rows, and where it was cancelled.
Result<ResponsesPreview> previewResponses(const QByteArray& bytes, const QString& fileName, const PreviewOptions& options = {},
                                          const Progress& progress = {});

/// What a column of these cells seems to be. `hint` is Qualtrics' ImportId, or empty.
ColumnGuess guessColumn(const ColumnCensus& census, const QString& name, const QString& label, const QString& hint, bool decimalComma);

/// A cell as the number or date of its column; nothing where it is empty or a word for 'missing' without a code.
std::optional<double> numberOf(std::string_view cell, const ColumnGuess& guess, bool decimalComma);

} // namespace counterpoint
