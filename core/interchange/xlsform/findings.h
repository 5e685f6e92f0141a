#pragma once
#include <QStringList>
#include <vector>

namespace counterpoint::xlsform {

/// Something to say about a place in a form.
struct Finding {
    QString sheet; ///< 'survey'; empty: the whole workbook
    int row = 0; ///< as the spreadsheet counts; 0: no one row
    QString column; ///< its heading as the sheet has it; empty: no one column
    QString message; ///< a whole sentence

    /// With the place before it: 'survey, row 3, column “name”: …'
    QString sentence() const;
    bool operator==(const Finding&) const = default;
};

/// What was found in a form.
struct Findings {
    std::vector<Finding> errors; ///< it cannot be used
    std::vector<Finding> warnings;
    std::vector<Finding> unsupported; ///< XLSForm that our own forms cannot do; it is kept and written back
    int questions = 0; ///< that a respondent is asked
    QStringList languages; ///< of its texts, in the order of the columns

    bool isValid() const { return errors.empty(); }
};

} // namespace counterpoint::xlsform
