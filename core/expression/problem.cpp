#include "core/expression/problem.h"
#include "core/base/translate.h"

namespace counterpoint::expression {

QString Problem::sentence(const QString& expression) const
{
    const auto words = expression.mid(start, std::min<qsizetype>(length, 30));
    if (words.isEmpty())
        return translate("Expressions", "At character %1: %2").arg(start + 1).arg(message);
    return translate("Expressions", "At character %1, “%2”: %3").arg(start + 1).arg(words, message);
}

} // namespace counterpoint::expression
