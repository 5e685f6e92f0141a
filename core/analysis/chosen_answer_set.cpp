#include "core/analysis/chosen_answer_set.h"
#include "core/responses/column.h"
#include <QJsonArray>

namespace counterpoint {

bool takesAnswerSet(const Role& role) { return role.key == QLatin1String("set"); }

void chooseAnswerSet(Analysis& analysis, const AnswerSet& set)
{
    analysis.put(QStringLiteral("set"), set.variables);
    QJsonArray counted;
    for (const auto& value : set.counted)
        counted.append(valueText(std::holds_alternative<double>(value) ? VariableType::Number : VariableType::Text, value));
    setOption(analysis, QStringLiteral("counted"), counted);
}

} // namespace counterpoint
