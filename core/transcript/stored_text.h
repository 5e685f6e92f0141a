#pragma once
#include "core/base/id.h"
#include "core/text/text_span.h"
#include <QString>
#include <string>
#include <string_view>

namespace counterpoint {
class Read;

/// The text of one source in the bytes that the study keeps, for work that looks at few places of many texts: nothing is converted
/// but the lines asked for. Positions that are asked for in ascending order cost what lies between them. One after the other can be
/// read into the same memory.
class StoredText {
public:
    void read(const Read& db, SourceId source);
    std::string_view bytes() const { return m_bytes; }
    qsizetype length(); ///< code points

    struct Line {
        TextSpan span; ///< without its line end
        QString text;
    };
    Line lineAt(qsizetype position);
    QString words(TextSpan span);
    std::string_view bytes(TextSpan span);
    /// `end`, or where the line ends before it begin; not before `start`.
    qsizetype withoutLineEnds(qsizetype start, qsizetype end);
    /// Whether a letter and its accents, or an emoji's parts, would come to stand on both sides of `position`.
    bool splitsGrapheme(qsizetype position);

private:
    std::size_t byteOf(qsizetype position);

    std::string m_bytes;
    qsizetype m_point = 0; ///< a position, and its byte
    std::size_t m_byte = 0;
};

} // namespace counterpoint
