#pragma once
#include <QByteArray>
#include <optional>

namespace counterpoint::rtf {

/// A piece of an RTF file.
struct Token {
    enum class Kind {
        End,
        GroupStart,
        GroupEnd,
        Word, ///< \par, \u8217
        Symbol, ///< \~ \* \{
        Byte ///< a byte of text: as it is, or written \'93
    };
    Kind kind = Kind::End;
    QByteArrayView word; ///< of a Word
    std::optional<int> number; ///< of a Word, where one follows it
    char byte = 0; ///< of a Symbol or Byte
};

/// Cuts an RTF file into its pieces. Line ends are no text and bytes of \bin are passed over.
class Lexer {
public:
    explicit Lexer(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }
    Token next();
    bool metStrayBytes() const { return m_metStrayBytes; } ///< control characters, which no program writes into RTF
    bool isNothingLeft() const; ///< but blanks

private:
    bool atEnd() const { return m_at >= m_bytes.size(); }
    Token control();
    Token hexByte();
    void passLineEnds();

    const QByteArray& m_bytes;
    qsizetype m_at = 0;
    bool m_metStrayBytes = false;
};

} // namespace counterpoint::rtf
