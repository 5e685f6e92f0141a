#include "core/interchange/sav/sav_encoding.h"
#include "core/interchange/encoding/code_page.h"
#include <QStringDecoder>
#include <functional>

namespace counterpoint::sav {

namespace {

bool isAscii(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

bool isUtf8(std::string_view text)
{
    if (isAscii(text))
        return true;
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(text.data(), qsizetype(text.size())));
    return !decoder.hasError();
}

/// False as soon as `holds` is false for one of the file's texts.
bool allOf(const RawDictionary& dictionary, const Cases& cases, const std::function<bool(std::string_view)>& holds)
{
    if (!holds(dictionary.fileLabel))
        return false;
    for (const auto& variable : dictionary.variables) {
        if (!holds(variable.name) || !holds(variable.label))
            return false;
        for (const auto& [value, label] : variable.numberLabels)
            if (!holds(label))
                return false;
        for (const auto& [value, label] : variable.textLabels)
            if (!holds(value) || !holds(label))
                return false;
    }
    for (const auto& column : cases.columns)
        for (const auto& text : column.texts.distinct())
            if (!holds(text))
                return false;
    return true;
}

bool isNameOfUtf8(const QByteArray& name)
{
    const auto folded = name.toUpper();
    return folded == "UTF-8" || folded == "UTF8" || folded == "CP65001";
}

QByteArray nameOfCodePage(int codePage)
{
    switch (codePage) {
    case 65001:
        return "UTF-8";
    case 28591:
        return "ISO-8859-1";
    case 1: // EBCDIC
        return "CP500";
    default:
        return "windows-" + QByteArray::number(codePage);
    }
}

} // namespace

Encoding::Encoding(const RawDictionary& dictionary, const Cases& cases, const QByteArray& wish)
{
    m_name = wish.isEmpty() ? QByteArray::fromStdString(dictionary.encoding) : wish;
    // 2 and 3 are '7-bit' and '8-bit ASCII': programs wrote them whatever the encoding was
    if (m_name.isEmpty() && dictionary.codePage > 0 && dictionary.codePage != 2 && dictionary.codePage != 3)
        m_name = nameOfCodePage(dictionary.codePage);
    if (!m_name.isEmpty() && !isNameOfUtf8(m_name) && fromNamedEncoding(m_name, "a").isEmpty())
        m_name.clear(); // an encoding that nobody knows
    const bool fits = allOf(dictionary, cases, isUtf8);
    if (m_name.isEmpty()) {
        m_isGuessed = !allOf(dictionary, cases, isAscii);
        m_name = fits ? "UTF-8" : "windows-1252";
    } else if (isNameOfUtf8(m_name) && !fits) {
        m_hasStrays = true;
    }
    m_isUtf8 = isNameOfUtf8(m_name);
}

QString Encoding::decode(std::string_view text) const
{
    const auto bytes = QByteArray::fromRawData(text.data(), qsizetype(text.size()));
    if (m_isUtf8 || isAscii(text))
        return QString::fromUtf8(bytes);
    return fromNamedEncoding(m_name, bytes);
}

std::string Encoding::toUtf8(std::string_view text) const
{
    if (isAscii(text) || (m_isUtf8 && !m_hasStrays))
        return std::string(text);
    return decode(text).toStdString();
}

} // namespace counterpoint::sav
