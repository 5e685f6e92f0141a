#include "core/figure/row_labels.h"
#include "core/figure/text_width.h"
#include <algorithm>
#include <numeric>

namespace counterpoint::figure {

RowLabels::RowLabels(const std::vector<QString>& labels, double width, double part)
{
    const bool many = labels.size() > 15;
    m_barHeight = many ? 15 : 20;
    double widest = 0;
    for (const auto& label : labels)
        widest = std::max(widest, textWidth(singleLine(label).simplified(), textSize));
    const double column = std::min(widest, width * part);
    for (const auto& label : labels) {
        m_lines.push_back(wrapped(label, column, 3, textSize));
        for (const auto& line : m_lines.back())
            m_width = std::max(m_width, textWidth(line, textSize));
        m_heights.push_back(std::max(many ? 21.0 : 30.0, double(m_lines.back().size()) * lineHeight + 8));
    }
}

double RowLabels::height() const { return std::accumulate(m_heights.begin(), m_heights.end(), 0.0); }

void RowLabels::stretchTo(double height)
{
    if (m_heights.empty() || height <= RowLabels::height())
        return;
    const double extra = std::min((height - RowLabels::height()) / double(m_heights.size()), 30.0);
    for (auto& each : m_heights)
        each += extra;
    m_barHeight += extra * 0.6;
}

void RowLabels::draw(Page& page, std::size_t row, double right, double middle) const
{
    const auto& label = m_lines[row];
    const double first = middle - double(label.size()) * lineHeight / 2 + textSize;
    page.lines({right, first}, label, Text::Anchor::End);
}

} // namespace counterpoint::figure
