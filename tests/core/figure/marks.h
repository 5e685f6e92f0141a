#pragma once
#include "core/figure/drawing.h"
#include "core/figure/text_width.h"
#include <QXmlStreamReader>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace counterpoint::test {

template <class Kind>
std::vector<Kind> marksOf(const figure::Drawing& drawing)
{
    std::vector<Kind> found;
    for (const auto& mark : drawing.marks)
        if (const auto* each = std::get_if<Kind>(&mark))
            found.push_back(*each);
    return found;
}

/// The boxes whose label begins with `start`.
inline std::vector<figure::Box> boxesNamed(const figure::Drawing& drawing, const QString& start)
{
    std::vector<figure::Box> found;
    for (const auto& box : marksOf<figure::Box>(drawing))
        if (box.label.startsWith(start))
            found.push_back(box);
    return found;
}

inline bool hasText(const figure::Drawing& drawing, const QString& words)
{
    for (const auto& text : marksOf<figure::Text>(drawing))
        if (text.text == words)
            return true;
    return false;
}

/// How wide a text of the figure is: the estimate, or a font's own measure.
using Measure = double (*)(const figure::Text&);

inline double estimatedWidth(const figure::Text& text) { return figure::textWidth(text.text, text.size, text.bold); }

/// Marks that leave the page or have no place on it, in words.
inline QStringList marksOffThePage(const figure::Drawing& drawing, Measure measure = estimatedWidth)
{
    QStringList off;
    const auto check = [&](double left, double top, double right, double bottom, const QString& what) {
        if (!(left >= 0 && top >= 0 && right <= drawing.width && bottom <= drawing.height))
            off << QStringLiteral("%1 [%2 %3 %4 %5]").arg(what).arg(left).arg(top).arg(right).arg(bottom);
    };
    for (const auto& box : marksOf<figure::Box>(drawing))
        check(box.rect.x, box.rect.y, box.rect.x + box.rect.width, box.rect.y + box.rect.height, QStringLiteral("box ") + box.label);
    for (const auto& line : marksOf<figure::Line>(drawing))
        check(std::min(line.from.x, line.to.x), std::min(line.from.y, line.to.y), std::max(line.from.x, line.to.x),
              std::max(line.from.y, line.to.y), QStringLiteral("line"));
    for (const auto& text : marksOf<figure::Text>(drawing)) {
        const double width = measure(text);
        const double before = text.anchor == figure::Text::Anchor::Start ? 0 : text.anchor == figure::Text::Anchor::End ? width : width / 2;
        const double turn = text.rotation * 3.14159265358979 / 180;
        double left = text.baseline.x, right = left, top = text.baseline.y, bottom = top;
        for (const double x : {-before, width - before})
            for (const double y : {-text.size, text.size * 0.3}) {
                const double cornerX = text.baseline.x + x * std::cos(turn) - y * std::sin(turn);
                const double cornerY = text.baseline.y + x * std::sin(turn) + y * std::cos(turn);
                left = std::min(left, cornerX);
                right = std::max(right, cornerX);
                top = std::min(top, cornerY);
                bottom = std::max(bottom, cornerY);
            }
        check(left, top, right, bottom, QStringLiteral("text ") + text.text);
    }
    return off;
}

/// What is wrong with the XML, or nothing.
inline QString xmlError(const QByteArray& xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

} // namespace counterpoint::test
