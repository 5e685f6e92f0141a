#include "ui/widgets/result_sheet.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/result_block.h"
#include "ui/widgets/result_table_view.h"
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int widestFigure = 680;
constexpr int narrowestFigure = 280;
constexpr int figureStep = 40; ///< figures are drawn anew only when the room has changed by this much
} // namespace

ResultSheet::ResultSheet(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(24);
}

void ResultSheet::setResult(const AnalysisResult& result)
{
    m_result = result;
    for (std::size_t i = 0; i < result.parts.size(); ++i) {
        const auto& section = result.parts[i].table.section;
        blockAt(i)->setTable(result.parts[i].table);
        blockAt(i)->setSection(i > 0 && section == result.parts[i - 1].table.section ? QString() : section);
    }
    while (m_blocks.size() > result.parts.size()) {
        delete m_blocks.back();
        m_blocks.pop_back();
    }
    drawFigures();
}

void ResultSheet::clear() { setResult({}); }

std::vector<ResultTableView*> ResultSheet::tables() const
{
    std::vector<ResultTableView*> found;
    for (const auto* block : m_blocks)
        found.push_back(block->table());
    return found;
}

std::vector<FigureView*> ResultSheet::figures() const
{
    std::vector<FigureView*> found;
    for (const auto* block : m_blocks)
        found.insert(found.end(), block->figures().begin(), block->figures().end());
    return found;
}

void ResultSheet::addResultAction(QAction* action)
{
    m_actions << action;
    for (auto* block : m_blocks)
        block->setResultActions(m_actions);
}

ResultBlock* ResultSheet::blockAt(std::size_t index)
{
    while (m_blocks.size() <= index) {
        auto* block = new ResultBlock;
        block->setResultActions(m_actions);
        m_column->addWidget(block);
        connect(block->table(), &QAbstractItemView::activated, this, [this, part = m_blocks.size()](const QModelIndex& at) {
            const auto& cells = m_result.parts[part].table.rows[std::size_t(at.row())].cells;
            if (std::size_t(at.column()) < cells.size() && !cells[std::size_t(at.column())].query.isEmpty())
                Q_EMIT passagesWanted(cells[std::size_t(at.column())].query);
            Q_EMIT rowActivated(part, std::size_t(at.row()));
        });
        m_blocks.push_back(block);
    }
    return m_blocks[index];
}

void ResultSheet::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int fitting = qBound(narrowestFigure, width() / figureStep * figureStep, widestFigure);
    if (fitting == m_figureWidth)
        return;
    m_figureWidth = fitting;
    drawFigures();
}

void ResultSheet::drawFigures()
{
    const double width = m_figureWidth > 0 ? m_figureWidth : widestFigure;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        std::vector<figure::Drawing> drawings;
        for (const auto& figure : m_result.parts[i].figures)
            drawings.push_back(draw(figure, {width, 0}));
        m_blocks[i]->setFigures(drawings);
        for (auto* view : m_blocks[i]->figures())
            view->setMaximumWidth(widestFigure + 40);
    }
}

} // namespace counterpoint::ui
