#pragma once
#include "core/base/result.h"
#include "core/interchange/xls/formula_results.h"
#include "core/interchange/xlsx/xlsx_reader.h"
#include <memory>

/// Excel's workbooks of 97 to 2003, by the library FreeXL.
namespace counterpoint::xls {

bool isXls(const QByteArray& bytes);

/// A workbook in memory, as xlsx::Workbook has it.
class Workbook {
public:
    static Result<Workbook> open(const QByteArray& bytes, const QString& fileName);
    QStringList sheets() const { return m_sheets; }
    Result<std::vector<xlsx::Row>> rows(const QString& sheet) const;

private:
    Workbook() = default;
    std::shared_ptr<const void> m_book;
    QString m_fileName;
    QStringList m_sheets;
    std::vector<FormulaResults> m_formulas; ///< of the sheets
};

} // namespace counterpoint::xls
