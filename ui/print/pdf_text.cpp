#include "ui/print/pdf_text.h"
#include "core/report/look.h"
#include "core/report/markup.h"
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QImage>
#include <QPaintDevice>
#include <QPainter>
#include <QRawFont>
#include <algorithm>

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
    double width = 0;
    for (int line = 0; line < lines(); ++line)
        width = std::max(width, m_layout->lineAt(line).naturalTextWidth());
    return width;
}

bool SetText::isRightToLeft() const { return m_layout->textOption().textDirection() == Qt::RightToLeft; }

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
    const QFontMetricsF metrics(fontOf(manner), device);
    double longest = 0;
    const auto plain = words.plain().simplified().split(' ');
    for (const auto& word : plain)
        longest = std::max(longest, metrics.horizontalAdvance(word));
    return longest;
}

} // namespace counterpoint::ui::pdf
