#include "core/base/translate.h"
#include "core/base/uuid.h"
#include "core/project/doors.h"
#include "core/responses/filter.h"
#include "core/responses/row_answers.h"
#include "core/survey/fielding.h"

namespace counterpoint::quotas {

std::vector<Quota> of(const Read& db, QuestionnaireId id)
{
    std::vector<Quota> all;
    auto query = db.prepare("SELECT id, name, expression, target FROM quota WHERE questionnaire_id = ? ORDER BY position, id");
    for (query.bind(id); query.step();)
        all.push_back({query.id<QuotaId>(0), query.text(1), query.text(2), query.int64(3)});
    const auto dataset = fieldedDataset::of(db, id);
    if (!dataset.isValid())
        return all;
    const auto origins = fieldedDataset::originsOf(db, dataset);
    for (auto& quota : all) {
        const auto rows = filters::selectRows(db, dataset, quota.expression);
        if (!rows) {
            quota.problem = rows.error().message;
            continue;
        }
        for (const auto& origin : origins)
            if (origin.status == ResponseStatus::Complete && (rows->empty() || (*rows)[std::size_t(origin.row)]))
                ++quota.reached;
    }
    return all;
}

Result<QuotaId> add(Edit& db, QuestionnaireId id, const QString& name, const QString& expression, qint64 target)
{
    if (name.trimmed().isEmpty())
        return fail(Error::Kind::Invalid, translate("Quotas", "A quota needs a name."));
    if (target < 0)
        return fail(Error::Kind::Invalid, translate("Quotas", "A quota cannot be below 0."));
    if (const auto parsed = expressionOfData(expression); !parsed)
        return fail(parsed);
    db.prepare("INSERT INTO quota(uuid, questionnaire_id, position, name, expression, target)"
               " VALUES(?1, ?2, (SELECT count(*) FROM quota WHERE questionnaire_id = ?2), ?3, ?4, ?5)")
        .bind(newUuid(), id, name.trimmed(), expression, target)
        .run();
    return QuotaId(db.lastInsertId());
}

void remove(Edit& db, QuotaId id) { db.prepare("DELETE FROM quota WHERE id = ?").bind(id).run(); }

} // namespace counterpoint::quotas
