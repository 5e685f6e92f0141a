#include "ui/print/pdf_table.h"
#include "core/report/column_widths.h"
#include "core/report/look.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_text.h"
#include <QPainter>
#include <algorithm>
#include <numeric>

namespace counterpoint::ui::pdf {

namespace {

using namespace report;

class TableLayout {
public:
    TableLayout(const Table& table, QPaintDevice* device)
        : m_table(table)
        , m_device(device)
        , m_headers(std::min(std::size_t(std::max(table.headerRows, 0)), table.rows.size()))
        , m_padding(millimetres(look::cellPadding, device))
        , m_widths(widths())
    {
    }

    std::vector<Strip> strips() const
    {
        std::vector<Strip> all;
        for (std::size_t row = 0; row < m_headers; ++row)
            append(all, row);
        const auto header = std::make_shared<const std::vector<Strip>>(all);
        for (auto& strip : all)
            strip.keepWithNext = true;
        for (auto row = m_headers; row < m_table.rows.size(); ++row) {
            const auto first = all.size();
            append(all, row);
            for (auto strip = first; strip < all.size() && m_headers > 0; ++strip)
                all[strip].header = header;
        }
        return all;
    }

private:
    TextManner manner(std::size_t row, std::size_t column) const
    {
        return {look::tableSize, row < m_headers, QColor(QChar('#') + QString(look::ink)), alignmentAt(m_table, row, column)};
    }

    std::vector<double> widths() const
    {
        const double boundless = millimetres(10000, m_device);
        std::vector<ColumnNeed> needs(columnCount(m_table));
        for (std::size_t row = 0; row < m_table.rows.size(); ++row)
            for (std::size_t column = 0; column < m_table.rows[row].size(); ++column) {
                auto plain = manner(row, column);
                plain.alignment = Alignment::Automatic;
                const auto& words = m_table.rows[row][column].text;
                auto& need = needs[column];
                // A hair more than measured: rounding must not wrap a line that fits.
                const double hair = millimetres(0.3, m_device);
                need.natural = std::max(need.natural, SetText(words, plain, boundless, m_device).naturalWidth() + 2 * m_padding + hair);
                need.least = std::max(need.least, longestWord(words, plain, m_device) + 2 * m_padding + hair);
            }
        return columnWidths(needs, millimetres(look::textWidth, m_device));
    }

    void append(std::vector<Strip>& strips, std::size_t row) const
    {
        std::vector<SetText> cells;
        int lines = 1;
        double lineHeight = 0;
        for (std::size_t column = 0; column < m_widths.size(); ++column) {
            cells.emplace_back(cellAt(m_table, row, column).text, manner(row, column), m_widths[column] - 2 * m_padding, m_device);
            lines = std::max(lines, cells.back().lines());
            lineHeight = std::max(lineHeight, cells.back().lineHeight());
        }
        const bool split = lines * lineHeight > millimetres(look::textHeight / 2, m_device);
        const int step = split ? 1 : lines;
        for (int from = 0; from < lines; from += step)
            strips.push_back(strip(row, cells, from, from + step, from + step >= lines));
    }

    Strip strip(std::size_t row, const std::vector<SetText>& cells, int from, int to, bool last) const
    {
        const double space = millimetres(0.9, m_device);
        Strip strip;
        double height = 0;
        for (const auto& cell : cells)
            height = std::max(height, cell.lineHeight() * std::max(1, std::min(to, cell.lines()) - from));
        for (const auto& cell : cells)
            for (auto& note : noteStrips(cell.notes(from, to), m_device))
                strip.notes.push_back(std::move(note));
        const double above = from == 0 ? space : 0;
        strip.height = above + height + (last ? space : 0);
        const bool ruleAbove = row == 0 && from == 0;
        const bool ruleBelow = last && (row + 1 == m_headers || row + 1 == m_table.rows.size());
        strip.draw = [cells, from, to, above, ruleAbove, ruleBelow, whole = strip.height, table = *this](QPainter& painter, QPointF at) {
            if (ruleAbove)
                table.rule(painter, at);
            if (ruleBelow)
                table.rule(painter, at + QPointF(0, whole));
            for (std::size_t column = 0; column < cells.size(); ++column) {
                cells[column].draw(painter, at + QPointF(table.m_padding, above), from, to);
                at.rx() += table.m_widths[column];
            }
        };
        return strip;
    }

    void rule(QPainter& painter, QPointF at) const
    {
        const double width = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
        painter.setPen(QPen(QColor(QChar('#') + QString(look::ink)), millimetres(0.22, m_device)));
        painter.drawLine(at, at + QPointF(width, 0));
    }

    const Table& m_table;
    QPaintDevice* const m_device;
    const std::size_t m_headers;
    const double m_padding;
    const std::vector<double> m_widths;
};

} // namespace

std::vector<Strip> tableStrips(const Table& table, QPaintDevice* device) { return TableLayout(table, device).strips(); }

} // namespace counterpoint::ui::pdf
