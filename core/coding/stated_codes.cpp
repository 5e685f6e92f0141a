#include "core/coding/stated_codes.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include <map>

namespace counterpoint {

Result<> codeAsStated(Edit& db, SourceId source, const std::vector<StatedCode>& codes, const QString& coderName)
{
    if (codes.empty())
        return {};
    const auto coder = coders::ensure(db, coderName);
    if (!coder)
        return fail(coder);
    std::map<QString, std::vector<TextSpan>> spans;
    for (const auto& code : codes)
        spans[code.path].push_back(code.span);
    for (const auto& [path, passages] : spans) {
        const auto code = codebook::ensurePath(db, path);
        if (!code)
            return fail(code);
        if (const auto done = codings::addAll(db, {{}, source, *code, *coder, {}, {}, {}}, passages); !done)
            return fail(done);
    }
    return {};
}

} // namespace counterpoint
