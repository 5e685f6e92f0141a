#include "core/interchange/http/rate_limit.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::http {

namespace {
constexpr double minute = 60'000; // ms
constexpr std::size_t mostSenders = 4096;
const QString everybodyElse = QStringLiteral("*"); // no address reads so
} // namespace

double RateLimit::leftNow(const Left& left, qint64 now) const
{
    return std::min<double>(m_rate.atOnce, left.count + double(now - left.at) * m_rate.perMinute / minute);
}

int RateLimit::take(const QString& sender, qint64 now)
{
    if (m_left.size() >= mostSenders)
        std::erase_if(m_left, [&](const auto& each) { return leftNow(each.second, now) >= m_rate.atOnce; });
    // More senders at work than are remembered share one allowance.
    const auto& who = m_left.size() >= mostSenders && !m_left.contains(sender) ? everybodyElse : sender;
    auto& left = m_left.try_emplace(who, Left{double(m_rate.atOnce), now}).first->second;
    left = {leftNow(left, now), now};
    if (left.count < 1)
        return std::max(1, int(std::ceil((1 - left.count) * minute / m_rate.perMinute / 1000)));
    left.count -= 1;
    return 0;
}

} // namespace counterpoint::http
