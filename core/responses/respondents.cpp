#include "core/responses/respondents.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"

namespace counterpoint::respondents {

Result<> link(Edit& db, Response response, CaseId to)
{
    const auto dataset = datasets::byId(db, response.dataset);
    if (!dataset)
        return fail(dataset);
    if (response.row < 0 || response.row >= dataset->rows)
        return fail(
            Error::Kind::Invalid,
            translate("Respondents", "“%1” has no response %2: it has %3.").arg(dataset->name).arg(response.row + 1).arg(dataset->rows));
    unlink(db, response);
    db.prepare("INSERT INTO response_case(dataset_id, row, case_id) VALUES(?, ?, ?)").bind(response.dataset, response.row, to).run();
    return {};
}

void unlink(Edit& db, Response response)
{
    db.prepare("DELETE FROM response_case WHERE dataset_id = ? AND row = ?").bind(response.dataset, response.row).run();
}

CaseId caseOf(const Read& db, Response response)
{
    auto query = db.prepare("SELECT case_id FROM response_case WHERE dataset_id = ? AND row = ?");
    query.bind(response.dataset, response.row);
    return query.step() ? query.id<CaseId>(0) : CaseId();
}

std::map<qint64, CaseId> casesOf(const Read& db, DatasetId dataset)
{
    auto query = db.prepare("SELECT row, case_id FROM response_case WHERE dataset_id = ? ORDER BY row");
    query.bind(dataset);
    std::map<qint64, CaseId> found;
    while (query.step())
        found.emplace(query.int64(0), query.id<CaseId>(1));
    return found;
}

std::vector<Response> responsesOf(const Read& db, CaseId respondent)
{
    auto query = db.prepare("SELECT dataset_id, row FROM response_case WHERE case_id = ? ORDER BY dataset_id, row");
    query.bind(respondent);
    std::vector<Response> found;
    while (query.step())
        found.push_back({query.id<DatasetId>(0), query.int64(1)});
    return found;
}

} // namespace counterpoint::respondents
