#include "core/interchange/rtf/rtf_flow.h"
#include "core/interchange/document_findings.h"
#include <algorithm>
#include <utility>

namespace counterpoint::rtf {

namespace {

constexpr int deepestTable = 20;

}

Flow::Level& Flow::level(int depth)
{
    const auto index = std::size_t(std::clamp(depth, 0, deepestTable));
    if (m_levels.size() <= index)
        m_levels.resize(index + 1);
    return m_levels[index];
}

// A table whose rows were not ended, as in a file cut short.
void Flow::closeRowsAbove(int depth)
{
    for (auto i = int(m_levels.size()) - 1; i > depth; --i)
        if (!level(i).cells.isEmpty() || !level(i).lines.isEmpty())
            endRow(i);
}

void Flow::endParagraph(int tableDepth)
{
    closeRowsAbove(tableDepth);
    auto& lines = level(tableDepth).lines;
    lines << std::exchange(line, {});
    lines << std::exchange(m_boxes, {});
}

void Flow::endCell(int tableDepth)
{
    endParagraph(tableDepth);
    auto& cell = level(tableDepth);
    cell.cells << std::exchange(cell.lines, {});
}

void Flow::endRow(int tableDepth)
{
    closeRowsAbove(tableDepth);
    if (!level(tableDepth).lines.isEmpty())
        level(tableDepth).cells << std::exchange(level(tableDepth).lines, {});
    if (const auto cells = std::exchange(level(tableDepth).cells, {}); !cells.isEmpty())
        level(tableDepth - 1).lines << rowOfCells(cells);
}

QStringList Flow::takeLines()
{
    if (!line.isEmpty() || !m_boxes.isEmpty())
        endParagraph(int(m_levels.size()) - 1);
    closeRowsAbove(0);
    return std::exchange(level(0).lines, {});
}

} // namespace counterpoint::rtf
