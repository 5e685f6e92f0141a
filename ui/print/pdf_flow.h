#pragma once
#include <QRectF>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace counterpoint::ui::pdf {

/// Words that lead somewhere when they are clicked.
struct LinkArea {
    QRectF area; ///< in the strip
    QString target; ///< an anchor of the report, or
    bool isWeb = false; ///< an address of the web
};

/// A part of the report that is never split between two pages: a line of text, a row of a table, a figure.
struct Strip {
    double height = 0;
    double before = 0; ///< space above; dropped at the top of a page
    bool keepWithNext = false;
    bool pageBreak = false; ///< begins a page
    int heading = -1; ///< its number among the document's headings
    std::function<void(QPainter&, QPointF topLeft)> draw;
    std::shared_ptr<const std::vector<Strip>> header; ///< shown above it where it begins a page
    QString anchor{}; ///< by which links find it
    std::vector<LinkArea> links{};
    std::vector<Strip> notes{}; ///< the footnotes of its words: at the foot of its page, as far as they fit
};

struct Placed {
    Strip strip;
    double top = 0;
};

using Page = std::vector<Placed>;

/// Strips on pages of `height`; what shall stay together does, unless it is higher than a page. Above the footnotes of a page stands
/// `rule`. Footnotes that would take more than half a page go on at the foot of the next one.
std::vector<Page> paginate(const std::vector<Strip>& strips, double height, const Strip& rule = {});

/// The page, from 1, on which each of the `count` headings stands.
std::vector<int> headingPages(const std::vector<Page>& pages, std::size_t count);

} // namespace counterpoint::ui::pdf
