#pragma once
#include "core/base/result.h"
#include <QStringList>
#include <optional>
#include <vector>

/// Questionnaires as XLSForm has them: a workbook with the sheets survey, choices and settings.
namespace counterpoint::xlsform {

/// A sheet as the file has it: every row and column, whether it means something to us or not.
struct Sheet {
    QString name;
    std::vector<QStringList> rows; ///< the first one holds the headings; row n of the sheet stands at n - 1

    bool operator==(const Sheet&) const = default;
};

struct Form {
    std::vector<Sheet> sheets;

    /// The sheet of that name, whatever its case; where a workbook has one sheet alone, this is the survey. None: nullptr.
    const Sheet* sheet(QStringView name) const;
    QStringList sheetNames() const;
    bool operator==(const Form&) const = default;
};

/// The row of the sheet (from 1) in which the headings of questions stand: 'type', 'name', 'label', with questions below them; none: it holds no
/// questions.
std::optional<int> headingsOfQuestions(const Sheet& sheet);
/// Whether the workbook means to be a form, though perhaps it is not quite one: it has a sheet of questions with a column for their types.
bool isForm(const Form& form);

/// Reads .xlsx, .xlsm and .xls, told apart by their content. `fileName` is used in error sentences alone.
Result<Form> read(const QByteArray& bytes, const QString& fileName);
/// Whether the bytes are those of a workbook, of whatever content.
bool isWorkbook(const QByteArray& bytes);
/// As .xlsx. All cells are texts, as forms have them.
Result<QByteArray> write(const Form& form);

} // namespace counterpoint::xlsform
