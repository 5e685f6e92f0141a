#include "core/responses/form_names.h"
#include <QRegularExpression>

namespace counterpoint {

QString nameFromWording(const QString& wording, qsizetype longest)
{
    static const QRegularExpression notName(QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+"), QRegularExpression::UseUnicodePropertiesOption);
    auto name = wording.simplified();
    name.remove(QChar(0x2019)).remove(u'\''); // don't -> dont
    name.replace(notName, QStringLiteral("_"));
    while (name.startsWith(u'_'))
        name.remove(0, 1);
    if (!name.isEmpty() && !name[0].isLetter())
        name.prepend(u'Q');
    if (name.size() > longest) {
        const auto cut = name.lastIndexOf(u'_', longest);
        name = name.left(cut > longest / 2 ? cut : longest);
    }
    while (name.endsWith(u'_'))
        name.chop(1);
    return name;
}

QString rowOfGrid(const QString& heading)
{
    static const QRegularExpression row(QStringLiteral("^.+\\s\\[([^\\[\\]]+)\\]$"), QRegularExpression::DotMatchesEverythingOption);
    return row.match(heading.trimmed()).captured(1).simplified();
}

} // namespace counterpoint
