#pragma once
#include "core/base/result.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/xml/xml_document.h"
#include <QStringList>
#include <variant>
#include <vector>

namespace counterpoint::xlsx {

/// What a cell holds: nothing, a number, yes or no, or a text. Dates and times are texts: "2026-03-01", "14:30:00", "2026-03-01 14:30:00".
/// Of a formula it is the value that was kept with it; an error (#N/A) is a text.
using Cell = std::variant<std::monostate, double, bool, QString>;
using Row = std::vector<Cell>;

/// The cell as text: numbers as short as reads back the same, TRUE and FALSE, nothing for an empty one.
QString textOf(const Cell& cell);

/// A workbook in memory, read a sheet at a time. What it claims is not believed: sizes are capped, unknown parts passed over.
class Workbook {
public:
    /// `fileName` is used in error sentences alone.
    static Result<Workbook> open(const QByteArray& bytes, const QString& fileName);

    QStringList sheets() const; ///< names, in the workbook's order
    /// Rows of the sheet of that name (empty: the first one), from the top; a row ends with its last filled cell, empty ones are kept as
    /// empty rows, so that row n stands at n - 1.
    Result<std::vector<Row>> rows(const QString& sheet = {}) const;

private:
    struct Sheet {
        QString name;
        QString part;
    };
    Workbook(ZipReader reader, QString fileName);
    Result<XmlDocument> part(const QString& name) const;
    Result<> readSheets();
    Result<> readSharedStrings();
    Result<> readStyles();
    Cell valueOf(pugi::xml_node cell) const;
    tl::unexpected<Error> damaged(const QString& detail) const;

    ZipReader m_reader;
    QString m_fileName;
    std::vector<Sheet> m_sheets;
    QString m_stringsPart;
    QString m_stylesPart;
    std::vector<QString> m_strings;
    std::vector<bool> m_isDate; ///< by cell style
    bool m_from1904 = false;
};

} // namespace counterpoint::xlsx
