#include "core/interchange/encoding/code_page.h"
#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>

namespace counterpoint {

namespace {

/// A conversion to UTF-16 by the C library.
class Converter {
public:
    explicit Converter(const QByteArray& from)
        : m_handle(iconv_open(Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? "UTF-16LE" : "UTF-16BE", from.constData()))
    {
    }
    ~Converter()
    {
        if (isKnown())
            iconv_close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(Converter)
    bool isKnown() const { return m_handle != reinterpret_cast<iconv_t>(-1); } // NOLINT: so the C library says it
    QString convert(const QByteArray& bytes);

private:
    iconv_t m_handle;
};

QString Converter::convert(const QByteArray& bytes)
{
    QString text;
    auto* in = const_cast<char*>(bytes.constData()); // iconv reads only, though its type does not say so
    auto left = std::size_t(bytes.size());
    std::array<char16_t, 4096> block;
    while (left > 0) {
        auto* out = reinterpret_cast<char*>(block.data());
        auto room = sizeof(block);
        const auto outcome = iconv(m_handle, &in, &left, &out, &room);
        const bool isBad = outcome == std::size_t(-1) && errno != E2BIG;
        text += QStringView(block.data(), qsizetype((sizeof(block) - room) / sizeof(char16_t)));
        if (!isBad)
            continue;
        text += QChar(QChar::ReplacementCharacter);
        ++in;
        --left;
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
    }
    return text;
}

QByteArray nameOf(int codePage)
{
    switch (codePage) {
    case 10000:
        return "MACINTOSH";
    case 10007:
        return "MAC-CYRILLIC";
    case 65001:
        return "UTF-8";
    case 1361:
        return "JOHAB";
    case 28591:
        return "ISO-8859-1";
    default:
        return "CP" + QByteArray::number(codePage);
    }
}

} // namespace

QString fromCodePage(int codePage, const QByteArray& bytes)
{
    if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) < 0x80; }))
        return QString::fromLatin1(bytes);
    Converter converter(nameOf(codePage));
    if (converter.isKnown())
        return converter.convert(bytes);
    return Converter("CP1252").convert(bytes);
}

QString fromNamedEncoding(const QByteArray& name, const QByteArray& bytes)
{
    Converter converter(name);
    return converter.isKnown() ? converter.convert(bytes) : QString();
}

} // namespace counterpoint
