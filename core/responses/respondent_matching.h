#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// Who the respondents of a dataset are, as far as their answers to one question say: their name, or a number that stands with the Case too.
struct RespondentMatching {
    struct Row {
        qint64 row = 0; ///< from 0
        QString answer; ///< trimmed
        CaseId person; ///< not valid where no Case, or more than one, is called so
        bool operator==(const Row&) const = default;
    };
    DatasetId dataset;
    bool byName = true; ///< answers were compared with the names of Cases, else with an attribute
    std::vector<Row> rows; ///< that have an answer, in order
    qint64 silent = 0; ///< responses without one

    qint64 known() const; ///< rows whose Case was found
    std::vector<QString> unknown() const; ///< answers that are no Case's, each once, in order of appearance
};

namespace respondents {
/// Compares the answers to `variable` with the names of all Cases, or with what they have as `attribute`; capitals and white space are passed
/// over, and what counts as missing is no answer. NotFound where the variable is not there.
Result<RespondentMatching> match(const Read& db, VariableId variable, AttributeId attribute = {});
/// Links all that are known, in place of the Cases they had, and gives their number. With `makesCases` the others become Cases called
/// by their answers; Invalid then where attributes were compared, since nobody's name is known.
Result<qint64> linkAll(Edit& db, const RespondentMatching& matching, bool makesCases);
} // namespace respondents

} // namespace counterpoint
