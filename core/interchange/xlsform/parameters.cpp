#include "core/interchange/xlsform/parameters.h"
#include <QStringList>

namespace counterpoint::xlsform {

std::optional<Parameters> parametersIn(const QString& text)
{
    QStringList words;
    bool inWord = false;
    for (const auto unit : text) {
        if (unit == u'=') {
            words << QStringLiteral("=");
            inWord = false;
        } else if (unit.isSpace() || unit == u',' || unit == u';') {
            inWord = false;
        } else {
            if (!inWord)
                words << QString();
            words.back() += unit;
            inWord = true;
        }
    }
    Parameters parameters;
    if (words.size() % 3 != 0)
        return std::nullopt;
    for (qsizetype i = 0; i < words.size(); i += 3) {
        const auto equals = QLatin1String("=");
        if (words[i] == equals || words[i + 1] != equals || words[i + 2] == equals)
            return std::nullopt;
        const auto name = words[i].toLower();
        const bool isColumn = name == QLatin1String("label") || name == QLatin1String("value");
        parameters.insert(name, isColumn ? words[i + 2] : words[i + 2].toLower());
    }
    return parameters;
}

} // namespace counterpoint::xlsform
