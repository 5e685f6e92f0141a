#pragma once
#include "core/text/text_index.h"
#include <QStringView>
#include <vector>

namespace counterpoint {

/// A text as names are compared in it: accents composed or not, capitals or small letters, straight or curly apostrophes, one kind of
/// hyphen and of space are alike. Every folded character knows where it came from.
class FoldedText {
public:
    explicit FoldedText(QStringView text);

    std::size_t size() const { return m_characters.size(); }
    char32_t operator[](std::size_t i) const { return m_characters[i]; }
    /// Where the i-th folded character begins in the text, in UTF-16; the text's end for size().
    qsizetype start(std::size_t i) const { return m_starts[i]; }
    /// Whether a name may begin or end before the i-th character: the ones on both sides do not make one word, and no letter is
    /// parted from its accents.
    bool isWordBorder(std::size_t i) const;
    /// Whether only what Hebrew and Arabic join to a word stands between the i-th character and the beginning of its word: Hebrew "and",
    /// "the", "in", "to", "from", "that", "as", Arabic "and", "so", "in", "to", "as", "the".
    bool isBehindPrefix(std::size_t i) const;
    /// Whether a new written character begins here, so that no letter is parted from its accents.
    bool isCharacterBorder(std::size_t i) const { return i == 0 || i >= size() || m_starts[i] != m_starts[i - 1]; }

private:
    void append(QStringView piece, qsizetype start);

    std::vector<char32_t> m_characters;
    std::vector<qsizetype> m_starts;
};

} // namespace counterpoint
