#include "core/base/clock.h"

namespace counterpoint {

static std::function<QDateTime()>& source()
{
    static std::function<QDateTime()> function;
    return function;
}

QDateTime Clock::now() { return source() ? source()() : QDateTime::currentDateTimeUtc(); }
QString Clock::stamp() { return now().toUTC().toString(Qt::ISODate); }
void Clock::set(std::function<QDateTime()> function) { source() = std::move(function); }

} // namespace counterpoint
