#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

namespace counterpoint::agreement {

/// Where a coder gave a code: units [from, to).
struct Mark {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::uint32_t coder = 0;
};

/// Goes over overlapping marks once. The buffers are kept, so that many small sweeps cost no memory each.
class Sweep {
public:
    static constexpr std::size_t mostCoders = 64; ///< as many as a set of coders has bits

    /// Calls `stretch(from, to, coders)` for each longest stretch that the same coders marked, one bit each; not where nobody did.
    template <class Marks, class F>
    void over(const Marks& marks, F&& stretch)
    {
        m_borders.clear();
        for (const auto& mark : marks) {
            m_borders.push_back({mark.from, mark.coder, 1});
            m_borders.push_back({mark.to, mark.coder, -1});
        }
        std::sort(m_borders.begin(), m_borders.end(), [](const Border& a, const Border& b) { return a.at < b.at; });
        m_depth.assign(mostCoders, 0);
        std::uint64_t coders = 0;
        std::int64_t from = 0;
        for (std::size_t i = 0; i < m_borders.size();) {
            const auto at = m_borders[i].at;
            auto now = coders;
            for (; i < m_borders.size() && m_borders[i].at == at; ++i) {
                auto& depth = m_depth[m_borders[i].coder];
                depth += m_borders[i].step;
                const auto bit = std::uint64_t{1} << m_borders[i].coder;
                now = depth > 0 ? now | bit : now & ~bit;
            }
            if (now == coders)
                continue;
            if (coders != 0)
                stretch(from, at, coders);
            from = at;
            coders = now;
        }
    }

private:
    struct Border {
        std::int64_t at;
        std::uint32_t coder;
        int step;
    };
    std::vector<Border> m_borders;
    std::vector<int> m_depth;
};

} // namespace counterpoint::agreement
