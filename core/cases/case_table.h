#pragma once
#include "core/base/result.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Edit;

/// Cases as a spreadsheet has them: one a row, the name in the first column, an attribute in each other one.
struct CaseTable {
    struct Row {
        QString name;
        QStringList values; ///< as many as there are attributes; empty where there is none
        bool operator==(const Row&) const = default;
    };
    QStringList attributes;
    std::vector<Row> rows;
};

/// Reads cells as spreadsheets put them on the clipboard: tab between, a line each, quotes round cells with line ends. The first row
/// holds the names of the attributes. Invalid, with the row, when there is no name in a row or no row at all.
Result<CaseTable> caseTableFrom(const QString& tabSeparated);

namespace cases {
/// What takeTable() did.
struct Taken {
    int added = 0;
    int updated = 0; ///< Cases there were, given at least one value
};
/// Adds the Cases that are not there, and the attributes (as numbers where every value is one), and sets the values. Empty cells
/// change nothing. Invalid when a value does not fit an attribute's type.
Result<Taken> takeTable(Edit& db, const CaseTable& table);
} // namespace cases

} // namespace counterpoint
