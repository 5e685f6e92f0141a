#include "core/transcript/stored_text.h"
#include "core/project/doors.h"
#include "core/text/byte_finder.h"
#include "core/text/words.h"

namespace counterpoint {

namespace {

QString decoded(std::string_view bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

} // namespace

void StoredText::read(const Read& db, SourceId source)
{
    m_bytes.clear();
    m_point = 0;
    m_byte = 0;
    bool isFirst = true;
    auto query = db.prepare("SELECT text FROM paragraph WHERE source_id = ? ORDER BY position");
    for (query.bind(source); query.step(); isFirst = false) {
        if (!isFirst)
            m_bytes += '\n';
        m_bytes += query.utf8(0);
    }
}

qsizetype StoredText::length() { return qsizetype(codePointsIn(m_bytes)); }

std::size_t StoredText::byteOf(qsizetype position)
{
    if (position >= m_point)
        m_byte = forward(m_bytes, m_byte, std::size_t(position - m_point));
    else
        m_byte = backward(m_bytes, m_byte, std::size_t(m_point - position));
    m_point = position;
    return m_byte;
}

StoredText::Line StoredText::lineAt(qsizetype position)
{
    const std::string_view text = m_bytes;
    const auto at = byteOf(position);
    const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const auto start = before == std::string_view::npos ? 0 : before + 1;
    const auto end = std::min(text.find('\n', at), text.size());
    Line line;
    line.span.start = position - qsizetype(codePointsIn(text.substr(start, at - start)));
    line.span.end = position + qsizetype(codePointsIn(text.substr(at, end - at)));
    line.text = decoded(text.substr(start, end - start));
    return line;
}

std::string_view StoredText::bytes(TextSpan span)
{
    const auto start = byteOf(span.start);
    return std::string_view(m_bytes).substr(start, byteOf(span.end) - start);
}

QString StoredText::words(TextSpan span) { return decoded(bytes(span)); }

qsizetype StoredText::withoutLineEnds(qsizetype start, qsizetype end)
{
    auto at = byteOf(end);
    while (end > start && at > 0 && m_bytes[at - 1] == '\n') {
        --at;
        --end;
    }
    return end;
}

bool StoredText::splitsGrapheme(qsizetype position)
{
    const auto at = byteOf(position);
    const auto isPlain = [&](std::size_t byte) { return static_cast<unsigned char>(m_bytes[byte]) < 0x80; };
    if (at == 0 || at >= m_bytes.size() || (isPlain(at) && isPlain(at - 1)))
        return false;
    const auto line = lineAt(position);
    const auto inLine = position - line.span.start;
    const TextIndex index(line.text);
    return snapToGraphemes(line.text, index, {inLine, inLine}).start != inLine;
}

} // namespace counterpoint
