#include "core/pseudonyms/folded_text.h"
#include <QChar>
#include <QList>
#include <QString>
#include <string>
#include <string_view>

namespace counterpoint {

namespace {

/// Scripts that write words without spaces between them: a name may begin and end anywhere.
bool hasNoWordBorders(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool isLetter(char32_t c) { return QChar::isLetter(c) || QChar::isMark(c); }

char32_t alike(char32_t c)
{
    switch (c) {
    case 0x2019: // right single quotation mark
    case 0x02BC: // modifier letter apostrophe
        return U'\'';
    case 0x2010: // hyphen
    case 0x2011: // non-breaking hyphen
        return U'-';
    default:
        return c;
    }
}

/// In the order in which Arabic joins them; "to the" is written with two lams.
bool isArabicPrefix(std::u32string_view letters)
{
    if (letters.starts_with(U'و') || letters.starts_with(U'ف'))
        letters.remove_prefix(1);
    if (letters.starts_with(U"ال"))
        return letters.size() == 2;
    if (letters.starts_with(U'ب') || letters.starts_with(U'ك') || letters.starts_with(U'ل'))
        letters.remove_prefix(1);
    return letters.empty() || letters == U"ال" || letters == U"ل";
}

bool isHebrewPrefix(std::u32string_view letters) { return letters.find_first_not_of(U"והבלמשכ") == letters.npos; }

constexpr std::size_t longestPrefix = 5; // ושכשב, وبال

constexpr char32_t paragraphEnd = 0x2029; // an empty line, across which no name reaches

bool isBlank(QChar c) { return c.isSpace(); }

} // namespace

FoldedText::FoldedText(QStringView text)
{
    m_characters.reserve(std::size_t(text.size()));
    m_starts.reserve(std::size_t(text.size()) + 1);
    for (qsizetype i = 0; i < text.size();) {
        if (isBlank(text[i])) { // any run of them is one space
            const auto start = i;
            int lineEnds = 0;
            for (; i < text.size() && isBlank(text[i]); ++i)
                lineEnds += text[i] == u'\n' ? 1 : 0;
            m_characters.push_back(lineEnds == 0 ? U' ' : lineEnds == 1 ? U'\n' : paragraphEnd);
            m_starts.push_back(start);
            continue;
        }
        auto end = i + (text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1);
        while (end < text.size() && text[end].isMark())
            ++end;
        append(text.sliced(i, end - i), i);
        i = end;
    }
    m_starts.push_back(text.size());
}

void FoldedText::append(QStringView piece, qsizetype start)
{
    if (piece.size() == 1 && piece[0].unicode() < 0x80) {
        m_characters.push_back(piece[0].toCaseFolded().unicode());
        m_starts.push_back(start);
        return;
    }
    for (const auto c : piece.toString().normalized(QString::NormalizationForm_D).toCaseFolded().toUcs4()) {
        // Capitals of ß are written SS.
        for (int i = c == 0xDF ? 0 : 1; i < 2; ++i) {
            m_characters.push_back(c == 0xDF ? U's' : alike(c));
            m_starts.push_back(start);
        }
    }
}

bool FoldedText::isBehindPrefix(std::size_t i) const
{
    if (!isCharacterBorder(i))
        return false;
    constexpr char32_t stretch = 0x0640; // lengthens a line of Arabic writing
    std::u32string letters;
    while (!isWordBorder(i) && letters.size() <= longestPrefix)
        if (const auto c = m_characters[--i]; !QChar::isMark(c) && c != stretch)
            letters.insert(letters.begin(), c);
    return !letters.empty() && letters.size() <= longestPrefix && (isHebrewPrefix(letters) || isArabicPrefix(letters));
}

bool FoldedText::isWordBorder(std::size_t i) const
{
    if (i == 0 || i >= size())
        return true;
    if (!isCharacterBorder(i))
        return false;
    const auto before = m_characters[i - 1];
    const auto after = m_characters[i];
    if (isLetter(before) && isLetter(after))
        return hasNoWordBorders(before) || hasNoWordBorders(after);
    return !(QChar::isDigit(before) && QChar::isDigit(after));
}

} // namespace counterpoint
