#pragma once
#include "core/analysis/result.h"
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace counterpoint::ui {

class FigureView;
class ResultBlock;
class ResultTableView;

/// The tables and figures of one analysis, one under the other. A new result goes into the widgets that are there, so that what the
/// user looks at stays in its place.
class ResultSheet : public QWidget {
    Q_OBJECT
public:
    explicit ResultSheet(QWidget* parent = nullptr);

    void setResult(const AnalysisResult& result);
    void clear();
    const AnalysisResult& result() const { return m_result; }
    const std::vector<ResultBlock*>& blocks() const { return m_blocks; }
    std::vector<ResultTableView*> tables() const;
    std::vector<FigureView*> figures() const;
    /// Stands in the context menu of every table and figure.
    void addResultAction(QAction* action);

Q_SIGNALS:
    /// A row of the table of a part: Enter, or a double click.
    void rowActivated(std::size_t part, std::size_t row);
    /// The passages behind a cell are wanted: the same, on a cell that has any.
    void passagesWanted(const QString& query);

private:
    void resizeEvent(QResizeEvent* event) override;
    ResultBlock* blockAt(std::size_t index);
    void drawFigures();

    AnalysisResult m_result;
    std::vector<ResultBlock*> m_blocks;
    QVBoxLayout* m_column;
    QList<QAction*> m_actions;
    int m_figureWidth = 0;
};

} // namespace counterpoint::ui
