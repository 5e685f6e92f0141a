#include "ui/print/pdf_table.h"
#include "core/report/column_widths.h"
#include "core/report/look.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_text.h"
#include <QPainter>
#include <algorithm>
#include <numeric>
#include <utility>

namespace counterpoint::ui::pdf {

namespace {

using namespace report;

constexpr double longestKept = 48; ///< millimetres of a word that is not broken, be letters small for it

class TableLayout {
public:
    TableLayout(const Table& table, QPaintDevice* device)
        : m_table(table)
        , m_device(device)
        , m_headers(std::min(std::size_t(std::max(table.headerRows, 0)), table.rows.size()))
        , m_padding(millimetres(look::cellPadding, device))
    {
        choose();
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
        keepTogether(all, header->size());
        return all;
    }

private:
    /// A low table stays on one page; of another no row stands alone at the foot or the head of a page, unless two would leave a gap.
    void keepTogether(std::vector<Strip>& strips, std::size_t headers) const
    {
        const auto heightOf = [&](std::size_t from, std::size_t to) {
            return std::accumulate(strips.begin() + std::ptrdiff_t(from), strips.begin() + std::ptrdiff_t(to), 0.0,
                                   [](double sum, const Strip& strip) { return sum + strip.height; });
        };
        const double page = millimetres(look::textHeight, m_device);
        if (heightOf(0, strips.size()) <= page * 0.45) {
            for (auto& strip : strips)
                strip.keepWithNext = true;
            return;
        }
        const auto count = strips.size();
        if (count >= headers + 2 && heightOf(headers, headers + 2) <= page / 4)
            strips[headers].keepWithNext = true;
        if (count >= headers + 2 && heightOf(count - 2, count) <= page / 4)
            strips[count - 2].keepWithNext = true;
    }

    TextManner manner(std::size_t row, std::size_t column) const
    {
        return {m_size, row < m_headers, QColor(QChar('#') + QString(look::ink)), alignmentAt(m_table, row, column)};
    }

    /// Columns side by side in letters as large as they can be without breaking words, down to the smallest that can be read.
    void choose()
    {
        constexpr double smallest = 6.5;
        const double available = millimetres(look::textWidth, m_device);
        for (m_size = look::tableSize;; m_size -= 1) {
            const auto rows = needs();
            if (!fits(rows, available) && m_size - 1 >= smallest)
                continue;
            m_widths = columnWidths(rows, available);
            return;
        }
    }

    std::vector<std::vector<CellNeed>> needs() const
    {
        std::vector<std::vector<CellNeed>> needs(m_table.rows.size());
        for (std::size_t row = 0; row < m_table.rows.size(); ++row)
            for (std::size_t column = 0; column < m_table.rows[row].size(); ++column)
                needs[row].push_back(need(row, column));
        return needs;
    }

    CellNeed need(std::size_t row, std::size_t column) const
    {
        auto plain = manner(row, column);
        plain.alignment = Alignment::Automatic;
        const auto& words = m_table.rows[row][column].text;
        // A hair more than measured: rounding must not wrap a line that fits.
        const double around = 2 * m_padding + millimetres(0.3, m_device);
        CellNeed need{SetText(words, plain, millimetres(10000, m_device), m_device).lineWidths(),
                      std::min(longestWord(words, plain, m_device), millimetres(longestKept, m_device)) + around};
        for (auto& line : need.lines)
            line += around;
        if (isKeptWhole(words.plain()) && !need.lines.empty())
            need.least = std::max(need.least, need.lines.front());
        return need;
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
        double x = m_padding;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            for (auto& link : cells[column].links({x, from == 0 ? space : 0}, from, to))
                strip.links.push_back(std::move(link));
            x += m_widths[column];
        }
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
    double m_size = look::tableSize; ///< points
    std::vector<double> m_widths;
};

} // namespace

std::vector<Strip> tableStrips(const Table& table, QPaintDevice* device) { return TableLayout(table, device).strips(); }

} // namespace counterpoint::ui::pdf
