#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include <map>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// One row of a dataset: the answers of one respondent.
struct Response {
    DatasetId dataset;
    qint64 row = 0; ///< from 0
    bool operator==(const Response&) const = default;
};

/// Which Case a respondent is, where that is known.
namespace respondents {
Result<> link(Edit& db, Response response, CaseId to); ///< in place of the Case it had; Invalid when there is no such row
void unlink(Edit& db, Response response);
CaseId caseOf(const Read& db, Response response); ///< not valid where it is not known
std::map<qint64, CaseId> casesOf(const Read& db, DatasetId dataset); ///< by row
std::vector<Response> responsesOf(const Read& db, CaseId respondent);
} // namespace respondents

} // namespace counterpoint
