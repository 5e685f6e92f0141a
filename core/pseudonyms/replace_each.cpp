#include "core/pseudonyms/replace_each.h"
#include "core/text/text_index.h"
#include "core/transcript/edit_text.h"
#include <algorithm>
#include <map>

namespace counterpoint::pseudonyms {

Result<> replaceEach(Edit& db, SourceId source, const std::vector<PassageChange>& changes)
{
    std::map<QString, std::vector<TextSpan>> byText;
    for (const auto& change : changes)
        byText[change.text].push_back(change.span);
    for (auto group = byText.begin(); group != byText.end(); ++group) {
        auto& [text, spans] = *group;
        std::sort(spans.begin(), spans.end());
        if (const auto done = sources::replaceAll(db, source, spans, text); !done)
            return done;
        const TextEdits edits(spans, codePointCount(text));
        for (auto later = std::next(group); later != byText.end(); ++later)
            for (auto& span : later->second)
                span = edits.moved(span);
    }
    return {};
}

} // namespace counterpoint::pseudonyms
