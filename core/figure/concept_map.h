#pragma once
#include "core/figure/drawing.h"
#include "core/figure/map_layout.h"
#include <vector>

namespace counterpoint::figure {

/// Things of a study where the researcher put them, joined by lines with words on them.
struct ConceptMap {
    /// The outline says what kind a box is, so that no colour has to.
    enum class Shape {
        Rounded, ///< a code
        Oval, ///< a Case
        Page, ///< a source: a corner is folded
        Frame, ///< a finding: a double line
        Slip ///< a note: a dashed line
    };
    /// How a line looks. What it means is said on it too.
    enum class Look {
        Plain, ///< associated with
        Arrow, ///< causes
        Diamond, ///< part of: at the whole
        Broken, ///< contradicts
        Open ///< other: an arrow of two strokes
    };
    struct Node {
        QString text;
        Shape shape = Shape::Rounded;
        Colour fill{};
        Point centre{};
        QString fact{}; ///< for the alternative text: 'the code “Trust”'
    };
    struct Link {
        int from = 0; ///< places of nodes
        int to = 0;
        Look look = Look::Plain;
        QString words{};
        QString sentence{}; ///< for the alternative text: '“Trust” is part of “Culture”'
        bool isUsual = false; ///< what its look says by itself: the words are left out where there is no room near the line
    };
    QString title{};
    QString subtitle{};
    QString note{};
    std::vector<Node> nodes{};
    std::vector<Link> links{};
};

/// The same on every map: how large a box is for its words, and where its outline runs.
namespace map_shapes {

std::vector<QString> linesOf(const QString& text, ConceptMap::Shape shape);
MapBox sizeOf(const QString& text, ConceptMap::Shape shape);
inline Rect around(Point centre, MapBox size) { return {centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height}; }
std::vector<Point> outlineOf(ConceptMap::Shape shape, const Rect& rect); ///< closed: the last point is the first
std::vector<QString> wordLines(const QString& words); ///< of what stands on a line between boxes
MapBox wordsSize(const QString& words); ///< none where there are none
constexpr double wordsTextSize = 11;
constexpr double wordsLineHeight = 14;

/// A line between the outlines of two boxes.
struct Tie {
    Point from;
    Point to;
    Rect words; ///< where they stand; no size where there are none
    std::vector<Point> head; ///< at its end; closed where `fillsHead`
    bool isHeadFilled = false; ///< with the line's colour, else with that of the page
    bool isHeadClosed = false;
    bool operator==(const Tie&) const = default;
};

/// The lines of a map; their words keep off boxes and each other. Where there is no time for that (a box is being dragged), they stand
/// in the middle.
enum class Words { KeepOff, InTheMiddle };
std::vector<Tie> tiesOf(const ConceptMap& map, const std::vector<Rect>& boxes, Words words = Words::KeepOff);

} // namespace map_shapes

Drawing draw(const ConceptMap& map, Size size = {});

} // namespace counterpoint::figure
