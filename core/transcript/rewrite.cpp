#include "core/transcript/rewrite.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/text/diff.h"
#include "core/text/text_index.h"
#include "core/transcript/edit_text.h"
#include "core/transcript/stored_text.h"

namespace counterpoint::sources {

Result<> rewrite(Edit& db, SourceId source, TextSpan span, const QString& was, const QString& text)
{
    StoredText stored;
    stored.read(db, source);
    if (span.end > stored.length() || stored.words(span) != was)
        return fail(Error::Kind::Conflict,
                    translate("Transcript", "The text was changed meanwhile. Look at the passage again before you change it."));
    const TextIndex after(text);
    std::vector<TextReplacement> changes;
    for (const auto& change : diffTexts(was, text))
        changes.push_back({{span.start + change.before.start, span.start + change.before.end}, after.slice(text, change.after).toString()});
    return changes.empty() ? Result<>() : replaceEach(db, source, std::move(changes));
}

} // namespace counterpoint::sources
