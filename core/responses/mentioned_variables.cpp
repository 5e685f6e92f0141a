#include "core/responses/mentioned_variables.h"
#include "core/expression/expression.h"
#include "core/project/doors.h"
#include "core/responses/variables.h"
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
