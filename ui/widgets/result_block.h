#pragma once
#include "core/analysis/result.h"
#include <QWidget>

class QAction;
class QLabel;

namespace counterpoint::ui {

class FigureView;
class ResultTableView;

/// A table with its title, its n, its notes and the figures that belong to it.
class ResultBlock : public QWidget {
    Q_OBJECT
public:
    explicit ResultBlock(QWidget* parent = nullptr);

    void setTable(const ResultTable& table);
    void setSection(const QString& heading); ///< above the title; empty: none
    void setFigures(const std::vector<figure::Drawing>& drawings);
    ResultTableView* table() const { return m_table; }
    const std::vector<FigureView*>& figures() const { return m_figures; }
    void setResultActions(const QList<QAction*>& actions);

private:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void setColours();

    QLabel* m_section;
    QLabel* m_title;
    QLabel* m_n;
    QLabel* m_notes;
    ResultTableView* m_table;
    std::vector<FigureView*> m_figures;
    QList<QAction*> m_actions;
};

} // namespace counterpoint::ui
