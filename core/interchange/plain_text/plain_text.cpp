#include "core/interchange/plain_text/plain_text.h"
#include "core/interchange/encoding/decode.h"
#include "core/text/line_ends.h"

namespace counterpoint {

Result<ImportedText> readPlainText(const QByteArray& bytes, const QString& fileName)
{
    const auto decoded = decodeToUtf8(bytes, fileName);
    if (!decoded)
        return fail(decoded);
    auto text = withLineFeeds(QString::fromUtf8(decoded->bytes), fileName);
    if (!text)
        return fail(text);
    return ImportedText{std::move(*text), decoded->notes};
}

} // namespace counterpoint
