#include "core/figure/timeline.h"
#include "core/base/translate.h"
#include "core/figure/page.h"
#include "core/figure/text_width.h"
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <functional>
#include <iterator>

namespace counterpoint::figure {

namespace {

constexpr double rowHeight = 20;
constexpr double dot = 4;
constexpr double laneGap = 10;
constexpr double mostLaneTitle = 110;

using Event = Timeline::Event;

/// Days to mark: the first of years, quarters, months or weeks, as many as fit.
std::vector<QDate> ticksOf(QDate from, QDate to, double width)
{
    const auto most = std::max(2, int(width / 90));
    for (const int months : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600}) {
        std::vector<QDate> ticks;
        QDate at(from.year(), months < 12 ? from.month() - (from.month() - 1) % months : 1, 1);
        for (; at <= to && int(ticks.size()) <= most + 1; at = at.addMonths(months))
            if (at >= from)
                ticks.push_back(at);
        if (int(ticks.size()) <= most)
            return ticks;
    }
    return {};
}

QString dayText(QDate day) { return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QStringLiteral("d MMM yyyy")); }

struct Placed {
    const Event* event;
    double x;
    std::size_t row;
};

/// Rows of a lane such that no words run into others.
std::vector<Placed> placed(const std::vector<const Event*>& events, double right, const std::function<double(QDate)>& across)
{
    std::vector<Placed> all;
    std::vector<double> ends;
    for (const auto* event : events) {
        const double x = across(event->day);
        const double width = std::min(textWidth(singleLine(event->words), textSize), (right - x) - 12);
        std::size_t row = 0;
        while (row < ends.size() && ends[row] > x - dot - 2)
            ++row;
        if (row == ends.size())
            ends.push_back(0);
        ends[row] = x + dot + 6 + std::max(width, 40.0);
        all.push_back({event, x, row});
    }
    return all;
}

} // namespace

Drawing draw(const Timeline& chart, Size size)
{
    Page page(size, chart.title, chart.subtitle, chart.note);
    const auto kind = translate("Figure", "Timeline");
    std::vector<const Event*> events;
    for (const auto& event : chart.events)
        if (event.day.isValid() && event.lane >= 0 && std::size_t(event.lane) < chart.lanes.size())
            events.push_back(&event);
    if (events.empty())
        return page.finishEmpty(kind);
    std::stable_sort(events.begin(), events.end(), [](const Event* one, const Event* other) { return one->day < other->day; });
    QStringList facts;
    for (const auto* event : events)
        facts << QStringLiteral("%1, %2: %3").arg(dayText(event->day), chart.lanes[std::size_t(event->lane)], singleLine(event->words));
    page.describe(kind, facts);

    double titles = 0;
    for (const auto& lane : chart.lanes)
        titles = std::max(titles, textWidth(lane, textSize));
    const double left = page.left() + std::min(titles, mostLaneTitle) + 16;
    const double right = page.right();
    const auto from = events.front()->day;
    const auto to = events.back()->day;
    const double days = std::max<double>(1, double(from.daysTo(to)));
    // The last words want room to the right of their day.
    const double width = (right - left) * 0.72;
    const auto across = [&](QDate day) { return left + 8 + double(from.daysTo(day)) / days * width; };
    double top = page.top();
    const auto ticks = ticksOf(from, to, width);
    const double axis = top + 14;
    for (const auto tick : ticks)
        page.centred({across(tick), axis}, dayText(tick), faintInk);
    if (ticks.size() < 2)
        page.text({across(from), axis}, ticks.empty() ? dayText(from) : QString(), Text::Anchor::Start, faintInk);
    top = axis + 10;
    const double first = top;
    for (std::size_t lane = 0; lane < chart.lanes.size(); ++lane) {
        std::vector<const Event*> own;
        std::copy_if(events.begin(), events.end(), std::back_inserter(own),
                     [lane](const Event* event) { return event->lane == int(lane); });
        if (own.empty())
            continue;
        page.line({page.left(), top - laneGap / 2}, {right, top - laneGap / 2}, {gridLine, 1, false});
        page.text({page.left(), top + 14}, elided(chart.lanes[lane], mostLaneTitle, textSize), Text::Anchor::Start, ink);
        std::size_t rows = 1;
        for (const auto& each : placed(own, right, across)) {
            rows = std::max(rows, each.row + 1);
            const double y = top + double(each.row) * rowHeight + 10;
            page.box({each.x - dot, y - dot, 2 * dot, 2 * dot}, colours(Scheme::Categorical, chart.lanes.size())[lane],
                     QStringLiteral("%1: %2").arg(dayText(each.event->day), singleLine(each.event->words)));
            page.text({each.x + dot + 4, y + 4}, elided(each.event->words, right - each.x - dot - 6, textSize));
        }
        top += double(rows) * rowHeight + laneGap;
    }
    for (const auto tick : ticks)
        page.line({across(tick), first - 4}, {across(tick), top - laneGap}, {gridLine, 1, true});
    return page.finish(top);
}

} // namespace counterpoint::figure
