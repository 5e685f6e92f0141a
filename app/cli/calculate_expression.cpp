#include "app/cli/calculation.h"
#include "core/base/translate.h"
#include "core/expression/json.h"

namespace counterpoint::cli {

/// What is wrong with an expression is its answer, as it is in a form: the line itself is fine.
Result<QJsonObject> calculateExpression(const QJsonObject& line)
{
    if (!line.value(QStringLiteral("expr")).isString())
        return fail(Error::Kind::Invalid, translate("Cli", "“expr” must be an expression, as a text."));
    return expression::calculate(line);
}

} // namespace counterpoint::cli
