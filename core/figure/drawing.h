#pragma once
#include <QByteArray>
#include <QString>
#include <QtGlobal>
#include <variant>
#include <vector>

/// A figure as drawing commands: the screen, SVG, PNG and the report all draw the same list.
namespace counterpoint::figure {

/// Lengths are in units of 1/96 inch, y downwards.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// What a chart is asked to fill: it is as wide as `width` and at least as high as `height` (0: as high as it needs).
struct Size {
    double width = 640;
    double height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Rect&) const = default;
};

struct Colour {
    quint8 red = 0;
    quint8 green = 0;
    quint8 blue = 0;
    bool operator==(const Colour&) const = default;
};

struct Stroke {
    Colour colour;
    double width = 1; ///< 0 draws no line
    bool dashed = false;
    bool operator==(const Stroke&) const = default;
};

struct Box {
    Rect rect;
    Colour fill{};
    Stroke outline{{}, 0, false};
    QString label; ///< what a pointer or a screen reader is told: 'Agree: 12 of 40 (30.0 %)'
    bool operator==(const Box&) const = default;
};

struct Line {
    Point from;
    Point to;
    Stroke stroke;
    bool operator==(const Line&) const = default;
};

struct Polyline {
    std::vector<Point> points;
    Stroke stroke;
    bool isFilled = false; ///< what it goes round, with `fill`
    Colour fill{};
    bool operator==(const Polyline&) const = default;
};

struct Text {
    enum class Anchor { Start, Middle, End };
    Point baseline; ///< where the anchor of the text's base line stands
    QString text;
    double size = 12;
    Anchor anchor = Anchor::Start;
    bool bold = false;
    Colour colour;
    double rotation = 0; ///< degrees, clockwise, about `baseline`
    bool operator==(const Text&) const = default;
};

using Mark = std::variant<Box, Line, Polyline, Text>;

/// Marks in painting order on a white page of `width` x `height`.
struct Drawing {
    double width = 0;
    double height = 0;
    QString title;
    QString description; ///< alternative text: what the figure shows, in words
    std::vector<Mark> marks;
    bool operator==(const Drawing&) const = default;
};

/// The drawing as a self-contained SVG document (UTF-8, no external fonts or references); the same bytes for the same drawing.
QByteArray toSvg(const Drawing& drawing);

} // namespace counterpoint::figure
