#include "core/responses/mentioned_variables.h"
#include "core/expression/expression.h"
#include "core/project/doors.h"
#include "core/responses/variables.h"
#include <cstdint>
#include <utility>
#include <vector>

namespace counterpoint {

MentionedVariables mentionedVariables(const Read& db, DatasetId dataset, const QString& expression)
{
    MentionedVariables mentioned;
    const auto parsed = expression::Expression::parse(expression);
    if (!parsed)
        return mentioned;
    for (const auto& name : parsed->references())
        if (const auto variable = variables::byName(db, dataset, name); variable && variable->name == name)
            mentioned[name] = variable->id;
    return mentioned;
}

void renameInOldAnalyses(Edit& db, DatasetId dataset, const QString& from, const QString& to)
{
    auto query = db.prepare("SELECT id, options ->> '$.where' FROM analysis WHERE dataset_id = ? AND json_type(options, '$.where') = 'text'"
                            " AND json_type(options, '$.where_variables') IS NULL");
    std::vector<std::pair<std::int64_t, QString>> old;
    for (query.bind(dataset); query.step();)
        old.emplace_back(query.int64(0), query.text(1));
    for (const auto& [analysis, expression] : old)
        if (const auto renamed = expression::withRenamed(expression, from, to); renamed != expression)
            db.prepare("UPDATE analysis SET options = json_set(options, '$.where', ?) WHERE id = ?").bind(renamed, analysis).run();
}

QString withCurrentNames(const Read& db, const QString& expression, const MentionedVariables& mentioned)
{
    struct Move {
        QString from;
        QString between; ///< a name that no variable has, since two of them may have exchanged theirs
        QString to;
    };
    std::vector<Move> moves;
    for (const auto& [name, id] : mentioned)
        if (const auto variable = variables::byId(db, id); variable && variable->name != name)
            moves.push_back({name, QStringLiteral("renamed variable %1").arg(id.value()), variable->name});
    auto renamed = expression;
    for (const auto& move : moves)
        renamed = expression::withRenamed(renamed, move.from, move.between);
    for (const auto& move : moves)
        renamed = expression::withRenamed(renamed, move.between, move.to);
    return renamed;
}

} // namespace counterpoint
