#include "core/interchange/sav/sav_names.h"
#include <algorithm>

namespace counterpoint::sav {

namespace {

constexpr qsizetype longestName = 64; ///< bytes
constexpr qsizetype longestShortName = 8;

bool isReserved(const QString& name)
{
    static const QSet<QString> words{"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"};
    return words.contains(name.toUpper());
}

bool canBegin(QChar c) { return c.isLetter() || c.isSurrogate() || c == u'@'; }
bool canFollow(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'.' || c == u'_' || c == u'$' || c == u'#' || c == u'@';
}

} // namespace

QByteArray cut(const QString& text, qsizetype bytes)
{
    auto utf8 = text.toUtf8();
    if (utf8.size() <= bytes)
        return utf8;
    while (bytes > 0 && (uchar(utf8[bytes]) & 0xC0) == 0x80)
        --bytes;
    return utf8.left(bytes);
}

QString SavNames::longName(const QString& wanted)
{
    QString name = wanted;
    std::replace_if(
        name.begin(), name.end(), [](QChar c) { return !canFollow(c); }, QChar(u'_'));
    if (name.isEmpty() || !canBegin(name[0]))
        name.prepend(QStringLiteral("v"));
    while (name.endsWith(u'.'))
        name.chop(1);
    if (isReserved(name))
        name += u'_';
    name = QString::fromUtf8(cut(name, longestName));
    auto unique = name;
    for (int i = 2; m_long.contains(unique.toCaseFolded()); ++i) {
        const auto number = u'_' + QString::number(i);
        unique = QString::fromUtf8(cut(name, longestName - number.size())) + number;
    }
    m_long.insert(unique.toCaseFolded());
    return unique;
}

QByteArray SavNames::shortName(const QString& longName)
{
    QByteArray name;
    for (const auto c : longName.toUpper())
        if (c.unicode() < 0x80)
            name += c.toLatin1();
    if (name.isEmpty() || !canBegin(QLatin1Char(name[0])))
        name.prepend('V');
    const bool isWhole = name.size() <= longestShortName && !isReserved(QString::fromLatin1(name)) && !name.endsWith('.');
    auto unique = name;
    while (!isWhole || m_short.contains(unique)) {
        const auto number = '_' + QByteArray::number(m_made++, 36).toUpper();
        unique = name.left(longestShortName - number.size()) + number;
        if (!m_short.contains(unique))
            break;
    }
    m_short.insert(unique);
    return unique;
}

} // namespace counterpoint::sav
