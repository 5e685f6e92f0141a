#include "core/interchange/bibliography/latex.h"
#include <QRegularExpression>
#include <algorithm>
#include <iterator>
#include <utility>

namespace counterpoint::bibliography {

namespace {

/// The combining accent for '\"', '\'', '\c' …
QChar accentFor(QChar command)
{
    static const std::pair<char, char16_t> accents[] = {{'`', 0x300}, {'\'', 0x301}, {'^', 0x302}, {'~', 0x303}, {'"', 0x308},
                                                        {'=', 0x304}, {'.', 0x307},  {'u', 0x306}, {'v', 0x30c}, {'H', 0x30b},
                                                        {'c', 0x327}, {'k', 0x328},  {'d', 0x323}, {'b', 0x331}, {'r', 0x30a}};
    for (const auto& [name, accent] : accents)
        if (command == QLatin1Char(name))
            return QChar(accent);
    return {};
}

/// The letter or sign for a command of letters: 'ss', 'o', 'textendash' …
QString letterFor(const QString& command)
{
    static const std::pair<const char*, const char*> letters[] = {{"ss", "ß"},
                                                                  {"o", "ø"},
                                                                  {"O", "Ø"},
                                                                  {"aa", "å"},
                                                                  {"AA", "Å"},
                                                                  {"ae", "æ"},
                                                                  {"AE", "Æ"},
                                                                  {"oe", "œ"},
                                                                  {"OE", "Œ"},
                                                                  {"l", "ł"},
                                                                  {"L", "Ł"},
                                                                  {"i", "i"},
                                                                  {"j", "j"},
                                                                  {"dh", "ð"},
                                                                  {"th", "þ"},
                                                                  {"textendash", "–"},
                                                                  {"textemdash", "—"},
                                                                  {"textquoteright", "’"},
                                                                  {"textquoteleft", "‘"},
                                                                  {"textquotedblleft", "“"},
                                                                  {"textquotedblright", "”"},
                                                                  {"ldots", "…"},
                                                                  {"dots", "…"},
                                                                  {"textasciitilde", "~"},
                                                                  {"textbackslash", "\\"}};
    for (const auto& [name, letter] : letters)
        if (command == QLatin1String(name))
            return QString::fromUtf8(letter);
    return {};
}

class Latex {
public:
    explicit Latex(const QString& text)
        : m_text(text)
    {
    }

    QString read()
    {
        while (m_at < m_text.size()) {
            const QChar unit = m_text[m_at];
            if (unit == u'\\')
                readCommand();
            else if (m_text.mid(m_at, 3) == QLatin1String("---"))
                put(QStringLiteral("—"), 3);
            else if (m_text.mid(m_at, 2) == QLatin1String("--"))
                put(QStringLiteral("–"), 2);
            else if (m_text.mid(m_at, 2) == QLatin1String("``"))
                put(QStringLiteral("“"), 2);
            else if (m_text.mid(m_at, 2) == QLatin1String("''"))
                put(QStringLiteral("”"), 2);
            else if (unit == u'~')
                put(QStringLiteral(" "), 1);
            else if (unit == u'$')
                ++m_at;
            else
                put(unit, 1);
        }
        return m_out.normalized(QString::NormalizationForm_C);
    }

private:
    void put(const QString& text, qsizetype taken)
    {
        m_out += text;
        m_at += taken;
    }

    void readCommand()
    {
        if (++m_at >= m_text.size())
            return;
        const QChar first = m_text[m_at];
        qsizetype end = m_at;
        while (end < m_text.size() && m_text[end].isLetter() && m_text[end].unicode() < 0x80)
            ++end;
        const auto name = m_text.mid(m_at, std::max<qsizetype>(1, end - m_at));
        const auto accent = name.size() == 1 ? accentFor(first) : QChar();
        if (!accent.isNull() && readAccented(accent, first.isLetter()))
            return;
        m_at += name.size();
        if (!first.isLetter())
            m_out += first; // \& \% \_ \{
        else if (const auto letter = letterFor(name); !letter.isEmpty())
            takeLetter(letter);
        else
            m_at = skipBlanks(m_at); // \emph, \textit: their words stand in braces behind
    }

    void takeLetter(const QString& letter)
    {
        m_out += letter;
        if (m_text.mid(m_at, 2) == QLatin1String("{}"))
            m_at += 2;
        else
            m_at = skipBlanks(m_at);
    }

    /// '\"u', '\"{u}', '\c{c}', '\'{\i}'
    bool readAccented(QChar accent, bool needsBreak)
    {
        auto at = skipBlanks(m_at + 1);
        if (at >= m_text.size() || (needsBreak && at == m_at + 1 && m_text[at] != u'{'))
            return false;
        const bool isBraced = m_text[at] == u'{';
        if (isBraced)
            ++at;
        if (at < m_text.size() && m_text[at] == u'\\')
            ++at; // \i and \j, which have no dot to be in the accent's way
        if (at >= m_text.size() || !m_text[at].isLetter())
            return false;
        m_out += m_text[at];
        m_out += accent;
        m_at = at + 1;
        if (isBraced && m_at < m_text.size() && m_text[m_at] == u'}')
            ++m_at;
        return true;
    }

    qsizetype skipBlanks(qsizetype at) const
    {
        while (at < m_text.size() && m_text[at] == u' ')
            ++at;
        return at;
    }

    const QString& m_text;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

QString withoutLatex(const QString& text)
{
    // No file of references needs more, and a damaged one may hold all of itself in one field.
    return Latex(text.left(20'000)).read();
}

} // namespace counterpoint::bibliography
