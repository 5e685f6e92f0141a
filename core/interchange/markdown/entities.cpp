#include "core/interchange/markdown/entities.h"
#include <QHash>

namespace counterpoint::markdown {

namespace {

// Latin-1 from 0xA0 on has a name for each character, in order (HTML 4.01, section 24.2).
constexpr const char* latin1Names =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil "
    "sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute "
    "Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc "
    "atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide "
    "oslash ugrave uacute ucirc uuml yacute thorn yuml";

QHash<QString, char32_t> namedEntities()
{
    QHash<QString, char32_t> names = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
                                      {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
                                      {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},  {"bull", 0x2022},   {"hellip", 0x2026},
                                      {"euro", 0x20AC},  {"trade", 0x2122}, {"larr", 0x2190},   {"rarr", 0x2192},   {"OElig", 0x152},
                                      {"oelig", 0x153},  {"Scaron", 0x160}, {"scaron", 0x161},  {"lsaquo", 0x2039}, {"rsaquo", 0x203A},
                                      {"ensp", 0x2002},  {"emsp", 0x2003},  {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},
                                      {"ne", 0x2260},    {"le", 0x2264},    {"ge", 0x2265},     {"minus", 0x2212},  {"check", 0x2713}};
    char32_t code = 0xA0;
    for (const auto& name : QString::fromLatin1(latin1Names).split(' '))
        names.insert(name, code++);
    return names;
}

} // namespace

QString resolveEntity(const QString& entity)
{
    static const auto names = namedEntities();
    const auto name = entity.mid(1, entity.size() - 2);
    bool isNumber = false;
    char32_t code = 0;
    if (name.startsWith(QLatin1String("#x"), Qt::CaseInsensitive))
        code = name.mid(2).toUInt(&isNumber, 16);
    else if (name.startsWith('#'))
        code = name.mid(1).toUInt(&isNumber, 10);
    else
        code = names.value(name, 0);
    const bool usable = code > 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
    return usable ? QString::fromUcs4(&code, 1) : entity;
}

} // namespace counterpoint::markdown
