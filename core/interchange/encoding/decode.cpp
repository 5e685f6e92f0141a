#include "core/interchange/encoding/decode.h"
#include "core/base/translate.h"
#include <QByteArrayView>
#include <QStringDecoder>
#include <algorithm>
#include <array>
#include <optional>

namespace counterpoint {

namespace {

// 0x80 to 0x9F of Windows-1252; the rest of the code page is Latin-1. The five holes become the C1 controls, as browsers have it.
constexpr std::array<char16_t, 32> windows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                  0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QString fromWindows1252(const QByteArray& bytes)
{
    auto text = QString::fromLatin1(bytes);
    for (auto& character : text)
        if (character >= QChar(0x80) && character <= QChar(0x9F))
            character = windows1252[std::size_t(character.unicode() - 0x80)];
    return text;
}

tl::unexpected<Error> notText(const QString& fileName, const QString& detail)
{
    return fail(Error::Kind::Format, translate("Import", "“%1” is not a text file, so its text could not be read.").arg(fileName), detail);
}

/// Text has no NUL, so where NULs stand says which UTF-16 it is: the high bytes of Latin letters, spaces and line ends.
std::optional<QStringConverter::Encoding> utf16WithoutBom(const QByteArray& bytes)
{
    const auto sample = std::min<qsizetype>(bytes.size(), 1 << 20);
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < sample; ++i)
        if (bytes[i] == '\0')
            ++(i % 2 ? odd : even);
    if (bytes.size() % 2 || even + odd == 0)
        return {};
    if (even * 20 <= odd)
        return QStringConverter::Utf16LE;
    if (odd * 20 <= even)
        return QStringConverter::Utf16BE;
    return {};
}

char16_t codeOf(QChar character) { return character.unicode(); }
char16_t codeOf(char byte) { return static_cast<unsigned char>(byte); }

bool isTextControl(char16_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || code == '\f' || code == '\v' || code == 0x1A || code == 0x1B;
}

/// Files that are no text hold many control characters; a text holds a stray one at most. Of UTF-16, or of UTF-8, where control characters
/// are bytes of their own.
template <class Text>
bool looksBinary(const Text& text)
{
    qsizetype controls = 0;
    for (const auto character : text) {
        const auto code = codeOf(character);
        if (code == 0)
            return true;
        controls += code < u' ' && !isTextControl(code) ? 1 : 0;
    }
    return controls > text.size() / 200 + 2;
}

/// Half of a pair, or a character that no script has: in bytes that are no text every seventh is one.
bool isStray(QStringView text, qsizetype i)
{
    const auto c = text[i];
    if (c.isHighSurrogate())
        return i + 1 == text.size() || !text[i + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return i == 0 || !text[i - 1].isHighSurrogate();
    return c.category() == QChar::Other_NotAssigned || c.category() == QChar::Other_PrivateUse;
}

bool looksLikeNoise(QStringView text)
{
    qsizetype strays = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        strays += isStray(text, i) ? 1 : 0;
    return strays > text.size() / 50 + 1;
}

/// Decodes by a UTF-16 or UTF-32 converter, wanting no errors.
std::optional<QString> decodedBy(QStringConverter::Encoding encoding, const QByteArray& bytes)
{
    // Stateless, since only then a character cut off at the end counts as an error.
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return {};
    return text;
}

/// Mostly good UTF-8 with a few bad bytes (a file cut short, two files glued together) rather than another encoding.
std::optional<qsizetype> badBytesInUtf8(const QString& decoded)
{
    const auto errors = decoded.count(QChar::ReplacementCharacter);
    const auto good = std::count_if(decoded.begin(), decoded.end(), [](QChar c) { return c > QChar(0x7F); }) - errors;
    if (errors * 4 > good)
        return {};
    return errors;
}

Result<Utf8Text> decodeWide(QStringConverter::Encoding encoding, const QByteArray& bytes, const QString& fileName)
{
    const auto text = decodedBy(encoding, bytes);
    if (!text || looksBinary(*text) || looksLikeNoise(*text))
        return notText(fileName, QStringLiteral("as %1").arg(QLatin1String(QStringConverter::nameForEncoding(encoding))));
    const bool utf32 = encoding == QStringConverter::Utf32LE || encoding == QStringConverter::Utf32BE;
    return Utf8Text{text->toUtf8(), utf32 ? QStringLiteral("UTF-32") : QStringLiteral("UTF-16"), {}};
}

Result<Utf8Text> decodeBroken(const QByteArray& bytes, const QString& fileName)
{
    const auto asUtf8 = QString::fromUtf8(bytes);
    if (looksBinary(asUtf8))
        return notText(fileName, QStringLiteral("control characters"));
    if (const auto bad = badBytesInUtf8(asUtf8))
        return Utf8Text{asUtf8.toUtf8(),
                        QStringLiteral("UTF-8"),
                        {translate("Import", "Some characters of “%1” could not be read (%2 of them); they are shown as \uFFFD.")
                             .arg(fileName)
                             .arg(*bad)}};
    return Utf8Text{
        fromWindows1252(bytes).toUtf8(),
        QStringLiteral("Windows-1252"),
        {translate("Import", "“%1” is not Unicode; it was read as Windows-1252. Check accents and quotation marks.").arg(fileName)}};
}

} // namespace

Result<Utf8Text> decodeToUtf8(const QByteArray& bytes, const QString& fileName)
{
    const auto announced = QStringConverter::encodingForData(bytes);
    if (announced && *announced != QStringConverter::Utf8)
        return decodeWide(*announced, bytes, fileName);
    if (bytes.contains('\0')) {
        const auto sniffed = utf16WithoutBom(bytes);
        return sniffed ? decodeWide(*sniffed, bytes, fileName) : Result<Utf8Text>(notText(fileName, QStringLiteral("NUL")));
    }
    const auto body = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    if (!body.isValidUtf8())
        return decodeBroken(body, fileName);
    if (looksBinary(QByteArrayView(body).first(std::min<qsizetype>(body.size(), 64 * 1024))))
        return notText(fileName, QStringLiteral("control characters"));
    return Utf8Text{body, QStringLiteral("UTF-8"), {}};
}

} // namespace counterpoint
