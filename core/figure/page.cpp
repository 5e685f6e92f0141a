#include "core/figure/page.h"
#include "core/base/translate.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::figure {

namespace {

constexpr double titleSize = 15;
constexpr double leastWidth = 320;
constexpr double mostLength = 20000;
constexpr qsizetype mostFacts = 60;

double held(double length, double least) { return std::isfinite(length) ? std::clamp(length, least, mostLength) : least; }

bool isFinite(Point point) { return std::isfinite(point.x) && std::isfinite(point.y); }

QString sentence(const QString& text)
{
    const auto line = singleLine(text).trimmed();
    return line.isEmpty() || line.endsWith(u'.') || line.endsWith(u'?') || line.endsWith(u'!') ? line : line + u'.';
}

} // namespace

Page::Page(Size size, const QString& title, const QString& subtitle, const QString& note)
    : m_subtitle(subtitle)
    , m_note(note)
    , m_askedHeight(held(size.height, 0))
{
    m_drawing.width = held(size.width, leastWidth);
    m_drawing.title = singleLine(title).trimmed();
    const double width = right() - left();
    for (const auto& line : wrapped(title, width, 3, titleSize, true)) {
        m_drawing.marks.push_back(Text{{left(), m_top + titleSize}, line, titleSize, Text::Anchor::Start, true, ink, 0});
        m_top += 20;
    }
    const auto under = wrapped(subtitle, width, 3, textSize);
    lines({left(), m_top + textSize + 2}, under, Text::Anchor::Start, faintInk);
    m_top += double(under.size()) * lineHeight + (m_drawing.marks.empty() ? 0 : 10);
}

double Page::room() const
{
    const auto noteLines = wrapped(m_note, right() - left(), 4, textSize).size();
    return m_askedHeight - m_top - margin - (noteLines ? double(noteLines) * lineHeight + 8 : 0);
}

void Page::box(const Rect& rect, Colour fill, const QString& label, Stroke edge)
{
    if (isFinite({rect.x, rect.y}) && isFinite({rect.width, rect.height}) && rect.width > 0 && rect.height > 0)
        m_drawing.marks.push_back(Box{rect, fill, edge, singleLine(label)});
}

void Page::line(Point from, Point to, Stroke stroke)
{
    if (isFinite(from) && isFinite(to))
        m_drawing.marks.push_back(Line{from, to, stroke});
}

void Page::polyline(std::vector<Point> points, Stroke stroke)
{
    std::erase_if(points, [](Point point) { return !isFinite(point); });
    if (points.size() > 1)
        m_drawing.marks.push_back(Polyline{std::move(points), stroke, false, {}});
}

void Page::area(std::vector<Point> points, Colour fill, Stroke edge)
{
    std::erase_if(points, [](Point point) { return !isFinite(point); });
    if (points.size() > 2)
        m_drawing.marks.push_back(Polyline{std::move(points), edge, true, fill});
}

void Page::text(Point baseline, const QString& text, Text::Anchor anchor, Colour colour, double size)
{
    if (isFinite(baseline) && !text.isEmpty())
        m_drawing.marks.push_back(Text{baseline, singleLine(text), size, anchor, false, colour, 0});
}

void Page::centred(Point baseline, const QString& text, Colour colour)
{
    const double half = textWidth(singleLine(text), textSize) / 2;
    const double x = std::clamp(baseline.x, left() + half, std::max(left() + half, right() - half));
    this->text({x, baseline.y}, text, Text::Anchor::Middle, colour);
}

void Page::slanted(Point end, const QString& text, double degrees, Colour colour)
{
    if (isFinite(end) && !text.isEmpty())
        m_drawing.marks.push_back(Text{end, singleLine(text), textSize, Text::Anchor::End, false, colour, -degrees});
}

void Page::lines(Point baseline, const std::vector<QString>& lines, Text::Anchor anchor, Colour colour, double size)
{
    for (std::size_t i = 0; i < lines.size(); ++i)
        text({baseline.x, baseline.y + double(i) * lineHeight}, lines[i], anchor, colour, size);
}

void Page::describe(const QString& kind, const QStringList& facts)
{
    QStringList sentences{sentence(kind), sentence(m_subtitle), sentence(m_note)};
    auto shown = facts.mid(0, mostFacts);
    if (facts.size() > mostFacts)
        shown << translate("Figure", "and %1 more").arg(facts.size() - mostFacts);
    sentences << sentence(shown.join(QStringLiteral("; ")));
    sentences.removeAll(QString());
    m_drawing.description = sentences.join(u' ');
}

Drawing Page::finish(double bottom)
{
    const auto noteLines = wrapped(m_note, right() - left(), 4, textSize);
    const double noteHeight = double(noteLines.size()) * lineHeight;
    const double needed = bottom + (noteLines.empty() ? 0 : 8 + noteHeight) + margin;
    m_drawing.height = std::ceil(std::max(needed, m_askedHeight));
    lines({left(), m_drawing.height - margin - noteHeight + textSize}, noteLines, Text::Anchor::Start, faintInk);
    return std::move(m_drawing);
}

Drawing Page::finishEmpty(const QString& kind)
{
    const auto words = translate("Figure", "No valid answers");
    describe(kind, {words});
    const double height = std::max(72.0, room());
    text({m_drawing.width / 2, m_top + height / 2 + 4}, words, Text::Anchor::Middle, faintInk);
    return finish(m_top + height);
}

} // namespace counterpoint::figure
