#include "core/responses/returning_names.h"
#include "core/base/translate.h"
#include "core/project/doors.h"

namespace counterpoint {

namespace {

constexpr const char* context = "Responses";

bool isTrue(const Read& db, const char* sql, DatasetId dataset)
{
    auto query = db.prepare(sql);
    query.bind(dataset);
    return query.step();
}

} // namespace

QString warningOfNames(const Read& db, DatasetId dataset)
{
    // A final redaction is the one step that is recorded without what it would need to be taken back.
    if (isTrue(db,
               "SELECT 1 FROM history, dataset WHERE dataset.id = ? AND length(changeset) = 0 AND at >= imported_at AND history.rows > 0",
               dataset))
        return translate(context,
                         "Words were redacted for good in this study since these answers came in. The file may hold them still, and would "
                         "bring them back: take them out of the file first.");
    if (isTrue(db,
               "SELECT 1 FROM pseudonym_field_use WHERE field = 'variable.values' AND row_id IN (SELECT id FROM variable WHERE dataset_id "
               "= ?1)"
               " UNION SELECT 1 FROM pseudonym_use WHERE source_id IN"
               " (SELECT source.id FROM source, variable WHERE source.variable_id = variable.id AND variable.dataset_id = ?1)",
               dataset))
        return translate(context,
                         "Pseudonyms stand in these answers. The file may hold the real names, and bring them back: look for them on the "
                         "page of pseudonyms afterwards.");
    if (isTrue(db, "SELECT 1 FROM pseudonym WHERE ?1 IS NOT NULL", dataset))
        return translate(context, "This study has pseudonyms. New answers may hold real names: look for them on the page of pseudonyms.");
    return {};
}

} // namespace counterpoint
