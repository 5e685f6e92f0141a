#pragma once
#include "core/interchange/xlsform/findings.h"
#include "core/interchange/xlsform/form.h"
#include <optional>

namespace counterpoint::xlsform {

/// The sheets that have a meaning in XLSForm.
enum class SheetKind { Survey, Choices, ExternalChoices, Settings, Entities, Osm };
constexpr std::size_t sheetKinds = 6;
QString nameOf(SheetKind kind); ///< 'external_choices'

/// A column that has a heading. Its path is the heading as XLSForm understands it: 'Label::English (en)' is {"label", "English (en)"},
/// 'relevance' is {"bind", "relevant"}, 'image' is {"media", "image"}; of one that it does not know, the heading as it stands.
struct Column {
    QString heading;
    QStringList path;
    qsizetype place = 0; ///< in the sheet, from 0

    const QString& key() const { return path.front(); }
};

/// A row below the headings; without empty cells.
struct Record {
    struct Cell {
        std::size_t column = 0; ///< in Table::columns
        QString text; ///< as it is understood: trimmed, with straight quotes
        QString raw; ///< trimmed only
    };
    int row = 0; ///< as the spreadsheet counts
    std::vector<Cell> cells;
};

/// A sheet of a form, read.
struct Table {
    SheetKind kind = SheetKind::Survey;
    bool exists = false;
    std::vector<Column> columns;
    std::vector<Record> records; ///< empty ones among the others are kept

    bool has(const Record& record, QStringView key) const; ///< a cell in a column of that key, in whatever language
    /// The text in the column with exactly this path; empty where there is none.
    QString text(const Record& record, QStringView key, QStringView part = {}) const;
    /// The heading of the first column under that key that has a cell in the record, or else that the sheet has, or else the key itself.
    QString headingOf(const Record& record, QStringView key, QStringView part = {}) const;
    bool hasColumn(QStringView key) const;
    std::vector<bool> usedColumns() const; ///< those with a cell in some row
    Finding at(const Record& record, QStringView key, QString message, QStringView part = {}) const;
};

/// Reads a sheet by the names that XLSForm knows for its columns. What is wrong with the headings is added to `errors`.
Table tableOf(const Form& form, SheetKind kind, std::vector<Finding>& errors, bool joinSpaces = false);

/// The languages that a table's texts are written in, each once; empty for texts in a column without a language.
QStringList languagesOf(const Table& table);

} // namespace counterpoint::xlsform
