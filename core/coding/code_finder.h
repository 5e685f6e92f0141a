#pragma once
#include "core/coding/codebook.h"
#include <vector>

namespace counterpoint {

/// Finds codes by a few of their letters, best first. Names and paths are prepared once, and while letters are added only what fitted so
/// far is looked at again, so that each letter is answered at once in a codebook of thousands.
class CodeFinder {
public:
    CodeFinder() = default;
    /// `recent`: codes used last, newest first; of codes that fit alike these come first.
    CodeFinder(std::vector<Code> codes, const std::vector<CodeId>& recent);

    const std::vector<Code>& codes() const { return m_codes; }
    /// Places in codes() of those that fit. A whole name stands before a beginning, a beginning before letters here and there, the name
    /// before the path. Nothing typed: the recent ones, then all in the order of the codebook. Holds until the next call.
    const std::vector<std::size_t>& find(const QString& typed);

private:
    struct Entry {
        QString name; ///< folded
        QString path;
        int recency = 0; ///< 0: not used lately, else higher is later
    };
    std::optional<int> score(const QString& letters, const Entry& entry) const;

    std::vector<Code> m_codes;
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_recentFirst;
    QString m_letters; ///< that m_found answers to
    std::vector<std::size_t> m_found;
};

} // namespace counterpoint
