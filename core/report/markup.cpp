#include "core/report/markup.h"

namespace counterpoint::report {

namespace {

bool isKept(char32_t character)
{
    if (character == U'\n' || character == U'\t')
        return true;
    const bool control = character < 0x20 || (character >= 0x7f && character < 0xa0);
    const bool noncharacter = (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
    return !control && !noncharacter && character != 0xfeff;
}

void append(QString& kept, char32_t character)
{
    if (character == 0x85 || character == 0x2028 || character == 0x2029)
        character = U'\n';
    if (isKept(character))
        kept += QStringView(QChar::fromUcs4(character));
}

QString escaped(QStringView text)
{
    QString safe = printable(text);
    safe.replace('&', QLatin1String("&amp;")).replace('<', QLatin1String("&lt;")).replace('>', QLatin1String("&gt;"));
    return safe.replace('"', QLatin1String("&quot;"));
}

} // namespace

QString printable(QStringView text)
{
    QString kept;
    kept.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar unit = text[at];
        const bool hasNext = at + 1 < text.size();
        if (unit == '\r') {
            if (!hasNext || text[at + 1] != '\n')
                kept += '\n';
        } else if (unit.isHighSurrogate() && hasNext && text[at + 1].isLowSurrogate()) {
            append(kept, QChar::surrogateToUcs4(unit, text[++at]));
        } else {
            append(kept, unit.isSurrogate() ? char32_t(QChar::ReplacementCharacter) : char32_t(unit.unicode()));
        }
    }
    return kept;
}

void Markup::declaration() { m_bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"; }

void Markup::open(const char* name, const Attributes& attributes)
{
    m_bytes += '<';
    m_bytes += name;
    for (const auto& [key, value] : attributes) {
        m_bytes += ' ';
        m_bytes += key;
        m_bytes += "=\"";
        // A parser would turn line ends in attributes into spaces.
        m_bytes += escaped(value).replace('\n', QLatin1String("&#10;")).replace('\t', QLatin1String("&#9;")).toUtf8();
        m_bytes += '"';
    }
}

void Markup::close(const char* name)
{
    m_bytes += "</";
    m_bytes += name;
    m_bytes += '>';
}

void Markup::element(const char* name, const Attributes& attributes)
{
    open(name, attributes);
    m_bytes += "/>";
}

void Markup::element(const char* name, const Attributes& attributes, const Content& content)
{
    open(name, attributes);
    m_bytes += '>';
    content();
    close(name);
}

void Markup::element(const char* name, const Attributes& attributes, const QString& words)
{
    open(name, attributes);
    m_bytes += '>';
    text(words);
    close(name);
}

void Markup::text(QStringView words) { m_bytes += escaped(words).toUtf8(); }

void Markup::raw(const QByteArray& markup) { m_bytes += markup; }

} // namespace counterpoint::report
