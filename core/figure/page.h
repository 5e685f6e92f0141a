#pragma once
#include "core/figure/drawing.h"
#include "core/figure/palette.h"
#include <QStringList>

namespace counterpoint::figure {

constexpr double margin = 16;
constexpr double lineHeight = 16;
constexpr double textSize = 12;

/// The sheet every chart is drawn on: title and subtitle above, the note below, between them the chart.
class Page {
public:
    Page(Size size, const QString& title, const QString& subtitle, const QString& note);

    double left() const { return margin; }
    double right() const { return m_drawing.width - margin; }
    double top() const { return m_top; } ///< under the headings
    double room() const; ///< the height the asked size leaves for the chart; 0 or less where none was asked

    void box(const Rect& rect, Colour fill, const QString& label, Stroke edge = {outline, 1, false});
    void line(Point from, Point to, Stroke stroke);
    void polyline(std::vector<Point> points, Stroke stroke);
    void area(std::vector<Point> points, Colour fill, Stroke edge);
    void text(Point baseline, const QString& text, Text::Anchor anchor = Text::Anchor::Start, Colour colour = ink, double size = textSize);
    /// Centred on `baseline`, moved aside where it would leave the margins.
    void centred(Point baseline, const QString& text, Colour colour = ink);
    /// Rising to its end at `end`, where words side by side would not fit.
    void slanted(Point end, const QString& text, double degrees, Colour colour = ink);
    /// Lines of a label under each other, the first base line at `baseline`.
    void lines(Point baseline, const std::vector<QString>& lines, Text::Anchor anchor, Colour colour = ink, double size = textSize);

    /// Says the chart in words: its kind, what the subtitle and the note say, then the facts.
    void describe(const QString& kind, const QStringList& facts);
    /// Adds the note under `bottom` and hands the drawing over.
    Drawing finish(double bottom);
    /// A page that says in words that there is nothing to draw.
    Drawing finishEmpty(const QString& kind);

private:
    Drawing m_drawing;
    QString m_subtitle;
    QString m_note;
    double m_top = margin;
    double m_askedHeight = 0;
};

} // namespace counterpoint::figure
