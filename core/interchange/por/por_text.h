#pragma once
#include <QByteArray>
#include <optional>
#include <string>

namespace counterpoint::por {

/// The run of characters that a portable file is: its lines of 80 put together, and its alphabet translated.
class PorText {
public:
    explicit PorText(const QByteArray& bytes);
    bool isPortable() const { return m_isPortable; }

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char wanted); ///< true, and past it, where this is the next character
    /// A number to the base of 30; NaN where system-missing, nothing where there is none.
    std::optional<double> number();
    std::optional<int> whole(int most);
    std::optional<std::string> text(); ///< its length before it
    std::size_t at() const { return m_at; }
    bool atEnd() const { return m_at >= m_text.size(); }
    std::size_t size() const { return m_text.size(); }

private:
    std::string m_text;
    std::size_t m_at = 0;
    bool m_isPortable = false;
};

} // namespace counterpoint::por
