#include "core/interchange/rtf/rtf_words.h"
#include <QByteArray>
#include <QHash>
#include <QSet>

namespace counterpoint::rtf {

namespace {

QSet<QByteArray> setOf(const char* words)
{
    const auto list = QByteArray(words).split(' ');
    return {list.begin(), list.end()};
}

bool contains(const QSet<QByteArray>& words, QByteArrayView word) { return words.contains(word.toByteArray()); }

} // namespace

char16_t characterOfWord(QByteArrayView word)
{
    static const QHash<QByteArray, char16_t> characters = {
        {"tab", u'\t'},      {"line", u'\n'},     {"page", u'\n'},     {"column", u'\n'},     {"lbr", u'\n'},     {"emdash", 0x2014},
        {"endash", 0x2013},  {"lquote", 0x2018},  {"rquote", 0x2019},  {"ldblquote", 0x201C}, {"bullet", 0x2022}, {"rdblquote", 0x201D},
        {"emspace", 0x2003}, {"enspace", 0x2002}, {"qmspace", 0x2005}, {"zwj", 0x200D},       {"zwnj", 0x200C},   {"ltrmark", 0x200E},
        {"rtlmark", 0x200F}, {"zwbo", 0x200B},    {"zwnbo", 0x2060}};
    return characters.value(word.toByteArray(), 0);
}

char16_t characterOfSymbol(char symbol)
{
    switch (symbol) {
    case '~':
        return 0x00A0;
    case '-':
        return 0x00AD;
    case '_':
        return 0x2011;
    case '\t':
        return u'\t';
    case '\\':
    case '{':
    case '}':
        return char16_t(symbol);
    default:
        return 0;
    }
}

bool isSkippedDestination(QByteArrayView word)
{
    static const auto words = setOf(
        "colortbl stylesheet info pict objdata fldinst ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor atntime "
        "atndate atnicn atnref atrfstart atrfend listtext pntext pntxta pntxtb nonshppict shprslt sp nonesttables xe tc rxe txe filetbl "
        "revtbl listtable listoverridetable generator themedata datafield formfield bkmkstart bkmkend objclass objname template nextfile "
        "mmathPr latentstyles rsidtbl xmlnstbl");
    return contains(words, word);
}

bool isHeaderOrFooter(QByteArrayView word)
{
    static const auto words = setOf("header headerl headerr headerf footer footerl footerr footerf");
    return contains(words, word);
}

bool isTransparentDestination(QByteArrayView word)
{
    static const auto words = setOf("shpinst do dptxbx nesttableprops");
    return contains(words, word);
}

int codePageOfCharset(int charset)
{
    static const QHash<int, int> pages = {{77, 10000}, {128, 932},  {129, 949},  {130, 1361}, {134, 936},  {136, 950},
                                          {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257},
                                          {204, 1251}, {222, 874},  {238, 1250}, {254, 437},  {255, 850}};
    return pages.value(charset, 0); // 0, "ANSI", is written for any western or national page alike
}

} // namespace counterpoint::rtf
