#include "core/transcript/paragraph_spans.h"
#include "core/project/doors.h"
#include <algorithm>

namespace counterpoint::paragraphs {

std::vector<TextSpan> spans(const Read& db, SourceId source)
{
    std::vector<TextSpan> found;
    qsizetype start = 0;
    auto query = db.prepare("SELECT text FROM paragraph WHERE source_id = ? ORDER BY position");
    for (query.bind(source); query.step();) {
        const auto bytes = query.utf8(0);
        const auto beginsPoint = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
        const auto end = start + qsizetype(std::count_if(bytes.begin(), bytes.end(), beginsPoint));
        const bool isBlank = std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == ' ' || byte == '\t'; });
        if (!isBlank)
            found.push_back({start, end});
        start = end + 1;
    }
    return found;
}

} // namespace counterpoint::paragraphs
