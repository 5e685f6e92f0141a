#pragma once
#include <QPointF>
#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace counterpoint::ui::pdf {

/// A part of the report that is never split between two pages: a line of text, a row of a table, a figure.
struct Strip {
    double height = 0;
    double before = 0; ///< space above; dropped at the top of a page
    bool keepWithNext = false;
    bool pageBreak = false; ///< begins a page
    int heading = -1; ///< its number among the document's headings
    std::function<void(QPainter&, QPointF topLeft)> draw;
    std::shared_ptr<const std::vector<Strip>> header; ///< shown above it where it begins a page
};

struct Placed {
    Strip strip;
    double top = 0;
};

using Page = std::vector<Placed>;

/// Strips on pages of `height`; what shall stay together does, unless it is higher than a page.
std::vector<Page> paginate(const std::vector<Strip>& strips, double height);

/// The page, from 1, on which each of the `count` headings stands.
std::vector<int> headingPages(const std::vector<Page>& pages, std::size_t count);

} // namespace counterpoint::ui::pdf
