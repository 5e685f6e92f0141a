#pragma once
#include "core/text/text_span.h"
#include <QStringView>
#include <vector>

namespace counterpoint {

/// Converts between code points and QString/QTextCursor positions (UTF-16) of one text.
/// Costs memory only for characters outside the BMP, and log(number of them) a conversion.
/// A lone surrogate counts as one code point, as QString::toUcs4 has it.
class TextIndex {
public:
    TextIndex() = default;
    explicit TextIndex(QStringView text);

    qsizetype codePoints() const { return m_length - qsizetype(m_astral.size()); } ///< length of the text
    qsizetype toUtf16(qsizetype codePoint) const;
    qsizetype toCodePoint(qsizetype utf16) const; ///< a position inside a surrogate pair rounds down
    /// The part of `text` (the one this index was made of) that `span` covers; clipped to the text.
    QStringView slice(QStringView text, TextSpan span) const;

private:
    std::vector<qsizetype> m_astral; ///< code point offsets of the surrogate pairs, ascending
    qsizetype m_length = 0; ///< in UTF-16 units
};

/// Number of code points in `text`.
qsizetype codePointCount(QStringView text);

} // namespace counterpoint
