#pragma once
#include "core/figure/drawing.h"
#include <QDate>
#include <vector>

namespace counterpoint::figure {

/// What happened when, in lanes above each other.
struct Timeline {
    struct Event {
        int lane = 0; ///< place among the lanes
        QDate day;
        QString words;
    };
    QString title{};
    QString subtitle{};
    QString note{};
    std::vector<QString> lanes{};
    std::vector<Event> events{};
};

Drawing draw(const Timeline& chart, Size size = {});

} // namespace counterpoint::figure
