#include "ui/print/pdf_blocks.h"
#include "core/report/look.h"
#include "core/report/outline.h"
#include "core/report/render_figure.h"
#include "ui/print/figure_painter.h"
#include "ui/print/pdf_table.h"
#include "ui/print/pdf_text.h"
#include <QPaintDevice>
#include <QPainter>
#include <algorithm>

namespace counterpoint::ui::pdf {

namespace {

using namespace report;

QColor colourOf(const char* hex) { return QColor(QChar('#') + QString::fromLatin1(hex)); }

class Composer {
public:
    Composer(const Document& document, QPaintDevice* device, std::shared_ptr<const std::vector<int>> headingPages)
        : m_device(device)
        , m_outline(outlineOf(document))
        , m_headingPages(std::move(headingPages))
        , m_textWidth(mm(look::textWidth))
    {
        title(document);
        for (const auto& each : document.blocks) {
            std::visit([this](const auto& kind) { block(kind); }, each);
            ++m_block;
        }
    }

    std::vector<Strip> take() { return std::move(m_strips); }

private:
    /// How text stands on the page beside its own manner; lengths in millimetres, spaces in points.
    struct Place {
        double before = 0;
        double after = 0;
        bool keepWithNext = false;
        double left = 0;
        double right = 0;
    };
    using Beside = std::function<void(QPainter&, QPointF topLeft, int line)>;

    double mm(double length) const { return millimetres(length, m_device); }
    double pt(double length) const { return mm(length * 25.4 / 72); }

    void title(const Document& document)
    {
        text(document.title, {look::titleSize, false, colourOf(look::ink)}, {0, 4});
        if (!document.subtitle.isEmpty())
            text(document.subtitle, {look::subtitleSize, false, colourOf(look::faint)}, {0, 4});
        for (const auto& line : titleLines(document))
            text(line, {look::textSize, false, colourOf(look::faint)}, {0, 2});
        m_after = std::max(m_after, pt(14));
    }

    void block(const Heading& heading)
    {
        const int level = m_outline.levels[m_block] - 1;
        constexpr double before[] = {24, 18, 14};
        constexpr double after[] = {8, 6, 4};
        const auto first = m_strips.size();
        text(heading.text, {look::headingSizes[level], true, colourOf(level < 2 ? look::accent : look::ink)},
             {before[level], after[level], true});
        for (auto at = first; at < m_strips.size(); ++at)
            m_strips[at].keepWithNext = true;
        m_strips[first].heading = m_heading++;
        m_strips[first].anchor = anchorOf(m_block);
    }

    void block(const Paragraph& each) { text(each.text, body(), {0, 8, each.keepWithNext}); }

    void block(const BulletList& list)
    {
        for (const auto& item : list.items)
            listItem(item, QStringLiteral("•"));
        m_after = std::max(m_after, pt(8));
    }

    void block(const NumberedList& list)
    {
        int number = 0;
        for (const auto& item : list.items)
            listItem(item, QStringLiteral("%1.").arg(++number));
        m_after = std::max(m_after, pt(8));
    }

    void listItem(const Prose& item, const QString& sign)
    {
        const bool rightToLeft = item.plain().isRightToLeft();
        const SetText mark(sign, body(), mm(look::indent), m_device);
        const double offset = rightToLeft ? m_textWidth - mm(look::indent) + mm(3) : mm(2);
        const Place place{0, 3, false, rightToLeft ? 0 : look::indent, rightToLeft ? look::indent : 0};
        text(item, body(), place, [mark, offset](QPainter& painter, QPointF at, int line) {
            if (line == 0)
                mark.draw(painter, at + QPointF(offset, 0), 0, 1);
        });
    }

    void block(const Quote& quote)
    {
        const bool attributed = !quote.attribution.isEmpty();
        const bool rightToLeft = quote.text.plain().isRightToLeft();
        const double x = rightToLeft ? m_textWidth - mm(look::indent - 3.5) : mm(look::indent - 3.5);
        const auto first = m_strips.size();
        text(quote.text, body(), {6, attributed ? 0.0 : 12.0, attributed, look::indent, look::indent});
        if (attributed) {
            TextManner manner{look::captionSize, false, colourOf(look::faint)};
            manner.alignment = rightToLeft ? Alignment::End : Alignment::Automatic;
            text(QString(QStringLiteral("— ") + quote.attribution), manner, {0, 12, false, look::indent, look::indent});
        }
        for (auto at = first; at < m_strips.size(); ++at)
            m_strips[at].draw = [words = m_strips[at].draw, x, width = mm(0.8), height = m_strips[at].height](QPainter& painter,
                                                                                                              QPointF topLeft) {
                painter.fillRect(QRectF(topLeft.x() + x, topLeft.y(), width, height * 1.01), colourOf(look::accent));
                words(painter, topLeft);
            };
    }

    void block(const PageBreak&) { m_pageBreak = true; }

    void block(const References& list)
    {
        for (const auto& entry : list.entries) {
            const auto first = m_strips.size();
            text(entry.text, body(), {0, 6});
            if (first < m_strips.size())
                m_strips[first].anchor = entry.anchor;
        }
    }

    void block(const TableOfContents&)
    {
        if (m_outline.headings.empty())
            return;
        text(contentsTitle(), {look::headingSizes[1], true, colourOf(look::accent)}, {14, 8, true});
        for (std::size_t entry = 0; entry < m_outline.headings.size(); ++entry) {
            const auto& heading = m_outline.headings[entry];
            const Place place{heading.level == 1 ? 4.0 : 0.0, 2, false, 5.0 * (heading.level - 1), 14};
            const auto number = [entry, pages = m_headingPages, device = m_device](QPainter& painter, QPointF at, int line) {
                if (line == 0)
                    pageNumber(painter, at, pages->at(entry), device);
            };
            const auto first = m_strips.size();
            text(heading.text, body(), place, number);
            for (auto at = first; at < m_strips.size(); ++at)
                m_strips[at].links = {{QRectF(0, 0, m_textWidth, m_strips[at].height), anchorOf(heading.block)}};
        }
        m_after = std::max(m_after, pt(14));
    }

    static void pageNumber(QPainter& painter, QPointF at, int page, QPaintDevice* device)
    {
        TextManner manner{look::textSize, false, colourOf(look::faint)};
        manner.alignment = Alignment::End;
        const double width = millimetres(12, device);
        SetText(QString::number(page), manner, width, device)
            .draw(painter, at + QPointF(millimetres(look::textWidth, device) - width, 0), 0, 1);
    }

    void caption(const Place& place)
    {
        const auto& words = m_outline.captions[m_block];
        text(Prose{bold(words.label()), {words.text.isEmpty() ? QString() : ' ' + words.text}},
             {look::captionSize, false, colourOf(look::ink)}, place);
    }

    void note(const Prose& words, double before)
    {
        if (!words.parts.empty())
            text(words, {look::noteSize, false, colourOf(look::faint)}, {before, 14});
        m_after = std::max(m_after, pt(14));
    }

    void block(const Figure& figure)
    {
        const auto size = figureSize(figure.drawing);
        Strip strip;
        strip.height = mm(size.height);
        strip.keepWithNext = true;
        strip.anchor = m_outline.captions[m_block].anchor;
        strip.draw = [drawing = figure.drawing, width = mm(size.width), height = mm(size.height), whole = m_textWidth](QPainter& painter,
                                                                                                                       QPointF at) {
            paint(painter, drawing, QRectF(at.x() + (whole - width) / 2, at.y(), width, height));
        };
        add(strip, pt(14));
        m_after = pt(4);
        const bool noted = !figure.note.parts.empty();
        caption({4, 2, noted});
        note(figure.note, 0);
    }

    void block(const Table& table)
    {
        const auto first = m_strips.size();
        caption({14, 5, true});
        m_strips[first].anchor = m_outline.captions[m_block].anchor;
        auto rows = tableStrips(table, m_device);
        if (rows.empty())
            return;
        rows.back().keepWithNext = !table.note.parts.empty();
        for (auto& row : rows)
            add(std::move(row), 0);
        note(table.note, 3);
    }

    TextManner body() const { return {look::textSize, false, colourOf(look::ink)}; }

    void text(const Prose& words, const TextManner& manner, const Place& place, const Beside& beside = {})
    {
        const SetText set(words, manner, m_textWidth - mm(place.left + place.right), m_device);
        const int lines = set.lines();
        for (int line = 0; line < lines; ++line) {
            Strip strip;
            strip.height = set.lineHeight();
            // No single line of a paragraph alone at the foot or the head of a page.
            strip.keepWithNext = line + 1 < lines ? line == 0 || line + 2 == lines : place.keepWithNext;
            strip.draw = [set, line, beside, left = mm(place.left)](QPainter& painter, QPointF at) {
                set.draw(painter, at + QPointF(left, 0), line, line + 1);
                if (beside)
                    beside(painter, at, line);
            };
            strip.notes = noteStrips(set.notes(line, line + 1), m_device);
            strip.links = set.links({mm(place.left), 0}, line, line + 1);
            add(strip, line == 0 ? pt(place.before) : 0);
        }
        m_after = pt(place.after);
    }

    void add(Strip strip, double before)
    {
        strip.before = std::max(std::exchange(m_after, 0), before);
        strip.pageBreak = std::exchange(m_pageBreak, false);
        m_strips.push_back(std::move(strip));
    }

    QPaintDevice* const m_device;
    const Outline m_outline;
    const std::shared_ptr<const std::vector<int>> m_headingPages;
    const double m_textWidth;
    std::vector<Strip> m_strips;
    std::size_t m_block = 0;
    int m_heading = 0;
    double m_after = 0; ///< space the strip before asks for below itself
    bool m_pageBreak = false;
};

} // namespace

double millimetres(double length, const QPaintDevice* device) { return length * device->logicalDpiX() / 25.4; }

Strip noteRule(QPaintDevice* device)
{
    const double space = millimetres(2.5, device);
    Strip rule;
    rule.height = 2 * space;
    rule.draw = [space, device](QPainter& painter, QPointF at) {
        painter.setPen(QPen(colourOf(look::faint), millimetres(0.18, device)));
        painter.drawLine(at + QPointF(0, space), at + QPointF(millimetres(50, device), space));
    };
    return rule;
}

std::vector<Strip> noteStrips(const std::vector<Footnote>& notes, QPaintDevice* device)
{
    std::vector<Strip> strips;
    for (const auto& note : notes) {
        Prose words{superscript(QString::number(note.number)), {QStringLiteral(" ")}};
        words.parts.insert(words.parts.end(), note.text.begin(), note.text.end());
        const SetText set(words, {look::noteSize, false, colourOf(look::ink)}, millimetres(look::textWidth, device), device);
        for (int line = 0; line < set.lines(); ++line) {
            Strip strip;
            strip.height = set.lineHeight();
            strip.draw = [set, line](QPainter& painter, QPointF at) { set.draw(painter, at, line, line + 1); };
            strip.links = set.links({}, line, line + 1);
            strips.push_back(std::move(strip));
        }
    }
    return strips;
}

std::vector<Strip> stripsOf(const Document& document, QPaintDevice* device, std::shared_ptr<const std::vector<int>> headingPages)
{
    return Composer(document, device, std::move(headingPages)).take();
}

} // namespace counterpoint::ui::pdf
