#include "core/interchange/encoding/symbol_fonts.h"
#include <QMap>

namespace counterpoint {

namespace {

// The Symbol font's Greek letters, from 0x41 and 0x61 on.
constexpr char16_t capitals[] = u"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
constexpr char16_t smalls[] = u"αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

char32_t fromSymbol(uint code)
{
    static const QMap<uint, char32_t> marks = {{0xA3, 0x2264}, {0xA5, 0x221E}, {0xAB, 0x2194}, {0xAC, 0x2190}, {0xAD, 0x2191},
                                               {0xAE, 0x2192}, {0xAF, 0x2193}, {0xB0, 0x00B0}, {0xB1, 0x00B1}, {0xB3, 0x2265},
                                               {0xB4, 0x00D7}, {0xB7, 0x2022}, {0xB8, 0x00F7}, {0xB9, 0x2260}, {0xBB, 0x2248},
                                               {0xBC, 0x2026}, {0xDE, 0x21D2}, {0xE5, 0x2211}};
    if (code >= 0x41 && code <= 0x5A)
        return capitals[code - 0x41];
    if (code >= 0x61 && code <= 0x7A)
        return smalls[code - 0x61];
    if (code >= 0x20 && code <= 0x40)
        return code;
    return marks.value(code, 0);
}

char32_t fromWingdings(uint code)
{
    static const QMap<uint, char32_t> marks = {
        {0x4A, 0x263A}, {0x4B, 0x1F610}, {0x4C, 0x2639}, {0x6C, 0x25CF}, {0x6E, 0x25A0}, {0x6F, 0x25A1}, {0x71, 0x2751}, {0x76, 0x2756},
        {0x9F, 0x2022}, {0xA7, 0x25AA},  {0xA8, 0x25FB}, {0xD8, 0x27A2}, {0xDF, 0x2190}, {0xE0, 0x2192}, {0xE1, 0x2191}, {0xE2, 0x2193},
        {0xE8, 0x2794}, {0xF0, 0x21E8},  {0xFB, 0x2717}, {0xFC, 0x2713}, {0xFD, 0x2612}, {0xFE, 0x2611}};
    return marks.value(code, 0);
}

} // namespace

char32_t symbolToUnicode(const QString& font, uint code)
{
    const bool isPrivate = code >= 0xF000 && code <= 0xF0FF;
    const auto plain = isPrivate ? code - 0xF000 : code;
    if (font.compare(QLatin1String("Symbol"), Qt::CaseInsensitive) == 0 && plain <= 0xFF)
        return fromSymbol(plain);
    if (font.compare(QLatin1String("Wingdings"), Qt::CaseInsensitive) == 0 && plain <= 0xFF)
        return fromWingdings(plain);
    return isPrivate ? 0 : char32_t(code);
}

} // namespace counterpoint
