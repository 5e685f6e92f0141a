#pragma once
#include <QDateTime>
#include <functional>

namespace counterpoint {

/// The time that gets stored; tests and deterministic commands set their own.
class Clock {
public:
    static QDateTime now();
    /// Time as stored in the study: UTC, ISO 8601, whole seconds.
    static QString stamp();
    /// An empty function gives the machine's clock back.
    static void set(std::function<QDateTime()> source);
};

} // namespace counterpoint
