#include "ui/print/pdf_text.h"
#include "core/report/look.h"
#include "core/report/markup.h"
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QImage>
#include <QPaintDevice>
#include <QPainter>
#include <QRawFont>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace counterpoint::ui::pdf {

namespace {

/// Scripts the first family lacks come from the next ones, and from whatever else is installed.
QFont fontOf(const TextManner& manner)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"), QStringLiteral("Noto Sans Hebrew"),
                      QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Color Emoji"),
                      QStringLiteral("sans-serif")});
    font.setStyleHint(QFont::SansSerif);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPointSizeF(manner.size);
    font.setBold(manner.bold);
    return font;
}

QTextCharFormat formatOf(const report::Inline& part, bool bold)
{
    QTextCharFormat format;
    if (part.bold || bold)
        format.setFontWeight(QFont::Bold);
    if (part.italic)
        format.setFontItalic(true);
    if (part.superscript)
        format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    return format;
}

QTextOption optionOf(const QString& text, report::Alignment alignment)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    if (alignment == report::Alignment::Centre)
        option.setAlignment(Qt::AlignHCenter);
    else if (alignment == report::Alignment::End)
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    else
        option.setAlignment(text.isRightToLeft() ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft | Qt::AlignAbsolute);
    return option;
}

/// One glyph of a colour font as an image, since Qt leaves the pictures in such a font out of a PDF.
void drawColourGlyph(QPainter& painter, const QRawFont& font, quint32 glyph, QPointF baseline)
{
    const int side = int(font.pixelSize() * 1.5);
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes({glyph});
    run.setPositions({QPointF()});
    QPainter colours(&image);
    colours.drawGlyphRun(QPointF(0, font.pixelSize() * 1.1), run);
    colours.end();
    painter.drawImage(QRectF(baseline - QPointF(0, font.pixelSize() * 1.1), QSizeF(side, side)), image);
}

/// The PDF engine must not see a colour font at all: it spoils the font's measures for whatever is set after.
void drawWithEmoji(QPainter& painter, const QTextLine& line, QPointF at)
{
    const auto runs = line.glyphRuns();
    for (const auto& run : runs) {
        if (!run.rawFont().familyName().contains(QLatin1String("Emoji"))) {
            painter.drawGlyphRun(at, run);
            continue;
        }
        const auto glyphs = run.glyphIndexes();
        const auto positions = run.positions();
        for (qsizetype glyph = 0; glyph < glyphs.size(); ++glyph)
            drawColourGlyph(painter, run.rawFont(), glyphs[glyph], at + positions[glyph]);
    }
}

} // namespace

SetText::SetText(const report::Prose& words, const TextManner& manner, double width, QPaintDevice* device)
    : m_colour(manner.colour)
{
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const auto& part : words.parts) {
        const auto clean = report::printable(part.text).replace('\n', QChar::LineSeparator);
        formats.append({int(text.size()), int(clean.size()), formatOf(part, manner.bold)});
        if (const auto* note = std::get_if<report::Footnote>(&part.mark))
            m_notes.push_back({int(text.size()), *note});
        if (const auto* link = std::get_if<report::Link>(&part.mark))
            m_links.push_back({int(text.size()), int(text.size() + clean.size()), *link});
        text += clean;
    }
    m_hasEmoji = std::any_of(text.cbegin(), text.cend(), [](QChar unit) { return unit.isSurrogate() || unit == QChar(0xfe0f); });
    m_layout = std::make_shared<QTextLayout>(text, fontOf(manner), device);
    m_layout->setTextOption(optionOf(text, manner.alignment));
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);
    m_lineHeight = manner.size * report::look::lineHeight * 1.05 * device->logicalDpiY() / 72;
    m_layout->beginLayout();
    for (auto line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, 0});
        m_lineHeight = std::max(m_lineHeight, line.height());
    }
    m_layout->endLayout();
}

std::vector<report::Footnote> SetText::notes(int from, int to) const
{
    std::vector<report::Footnote> notes;
    for (const auto& mark : m_notes)
        if (const auto line = m_layout->lineForTextPosition(mark.position).lineNumber(); line >= from && line < to)
            notes.push_back(mark.note);
    return notes;
}

double SetText::naturalWidth() const
{
    const auto widths = lineWidths();
    return widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
}

std::vector<double> SetText::lineWidths() const
{
    std::vector<double> widths;
    for (int line = 0; line < lines(); ++line)
        widths.push_back(m_layout->lineAt(line).naturalTextWidth());
    return widths;
}

bool SetText::isRightToLeft() const { return m_layout->textOption().textDirection() == Qt::RightToLeft; }

std::vector<LinkArea> SetText::links(QPointF topLeft, int from, int to) const
{
    std::vector<LinkArea> areas;
    for (int number = from; number < std::min(to, lines()) && !m_links.empty(); ++number) {
        const auto line = m_layout->lineAt(number);
        for (const auto& range : m_links) {
            const int start = std::max(range.start, line.textStart());
            const int end = std::min(range.end, line.textStart() + line.textLength());
            if (start >= end)
                continue;
            const double one = line.cursorToX(start);
            const double other = line.cursorToX(end);
            const QPointF corner(topLeft.x() + std::min(one, other), topLeft.y() + (number - from) * m_lineHeight);
            areas.push_back(
                {QRectF(corner, QSizeF(std::abs(other - one), m_lineHeight)), range.link.target, range.link.to == report::Link::To::Web});
        }
    }
    return areas;
}

void SetText::draw(QPainter& painter, QPointF topLeft, int from, int to) const
{
    painter.setPen(m_colour);
    for (int line = from; line < std::min(to, lines()); ++line) {
        const auto shape = m_layout->lineAt(line);
        const auto at = topLeft + QPointF(0, (line - from) * m_lineHeight + (m_lineHeight - shape.height()) / 2);
        if (m_hasEmoji)
            drawWithEmoji(painter, shape, at);
        else
            shape.draw(&painter, at);
    }
}

double longestWord(const report::Prose& words, const TextManner& manner, QPaintDevice* device)
{
    auto font = fontOf(manner);
    font.setBold(manner.bold || std::any_of(words.parts.begin(), words.parts.end(), [](const report::Inline& part) { return part.bold; }));
    const QFontMetricsF metrics(font, device);
    double longest = 0;
    static const QRegularExpression breaks(QStringLiteral("[ \\t\\r\\n\\x{2028}]+")); // and no other space: a line may not end there
    const auto plain = words.plain().split(breaks, Qt::SkipEmptyParts);
    for (const auto& word : plain)
        longest = std::max(longest, metrics.horizontalAdvance(word));
    return longest;
}

} // namespace counterpoint::ui::pdf
