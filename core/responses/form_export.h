#pragma once
#include "core/responses/form_service.h"
#include "core/responses/guess.h"
#include "core/responses/guess_names.h"

namespace counterpoint {

/// What a column of a brought-in-order table holds.
enum class FormColumn {
    Answer, ///< as in the file
    Choice, ///< 1 where one of several answers was chosen, 0 where not, empty where the question was not answered
    Rank, ///< the place that somebody gave to an option
    OtherWords ///< answers that are none of the options
};

/// An export of a form as a table with one row for each response and one column for each variable, under one row of headings.
struct FormTable {
    QByteArray utf8;
    HeaderRows header; ///< one row
    std::vector<FormColumn> kinds; ///< of the columns
    std::vector<AnswerSetGuess> sets;
};

/// Brings a table in order: headings of services become names and labels, cells and columns with several answers become yes/no variables.
/// Nothing where the table is no service's, and nobody wants a column taken apart: it is read as it stands.
/// Invalid where a wish names a column that is not there; Cancelled.
Result<std::optional<FormTable>> formTableOf(std::string_view utf8, const Dialect& dialect, const std::vector<QStringList>& firstRows,
                                             const HeaderRows& header, const PreviewOptions& options, const Progress& progress);

} // namespace counterpoint
