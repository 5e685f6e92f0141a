#include "core/coding/codebook.h"
#include "core/project/doors.h"
#include <algorithm>
#include <map>

namespace counterpoint::codebook {

void sort(Edit& db, SortBy by, const CountScope& scope)
{
    const auto codes = all(db, scope);
    std::map<CodeId, int> codings;
    std::map<CodeId, std::vector<const Code*>> children;
    for (auto code = codes.rbegin(); code != codes.rend(); ++code) { // children before their parents
        codings[code->id] += code->codings;
        codings[code->parent] += codings[code->id];
    }
    for (const auto& code : codes)
        children[code.parent].push_back(&code);
    for (auto& [parent, siblings] : children) {
        std::stable_sort(siblings.begin(), siblings.end(), [&](const Code* a, const Code* b) {
            return by == SortBy::Name ? QString::localeAwareCompare(a->name, b->name) < 0 : codings[a->id] > codings[b->id];
        });
        for (std::size_t i = 0; i < siblings.size(); ++i)
            db.prepare("UPDATE code SET position = ?1 WHERE id = ?2 AND position <> ?1").bind(std::int64_t(i + 1), siblings[i]->id).run();
    }
}

} // namespace counterpoint::codebook
