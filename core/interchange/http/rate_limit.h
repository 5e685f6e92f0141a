#pragma once
#include <QString>
#include <map>

namespace counterpoint::http {

/// So many at once, and then so many a minute, for each sender.
struct Rate {
    int atOnce = 1;
    int perMinute = 1;
};

/// Counts what senders do against a rate. Remembers a bounded number of senders: those who could do all at once again need not be remembered.
class RateLimit {
public:
    explicit RateLimit(Rate rate)
        : m_rate(rate)
    {
    }
    /// Takes one from what the sender may still do. 0, or how many seconds it has to wait. `now` in milliseconds of any clock that only goes on.
    int take(const QString& sender, qint64 now);

private:
    struct Left {
        double count = 0;
        qint64 at = 0;
    };
    double leftNow(const Left& left, qint64 now) const;

    Rate m_rate;
    std::map<QString, Left> m_left;
};

} // namespace counterpoint::http
