#pragma once
#include "core/integration/chain.h"
#include <QWidget>

class QTableView;
class QTabWidget;

namespace counterpoint::ui {

class ElementActs;
class FigureView;
class Session;

/// The framework as a whole: as a diagram that can be copied and saved, and as a table whose cells are written in place.
class FrameworkOverview : public QWidget {
    Q_OBJECT
public:
    FrameworkOverview(Session& session, ElementActs& acts, QWidget* parent = nullptr);
    ~FrameworkOverview() override;
    void show(const Chain& chain);

private:
    QWidget* buildDiagram();
    QWidget* buildTable();
    void goToRow();
    bool eventFilter(QObject* watched, QEvent* event) override;

    class Model;
    Session& m_session;
    ElementActs& m_acts;
    QTabWidget* m_tabs;
    FigureView* m_figure;
    QTableView* m_table;
    Model* m_model;
    bool m_isSized = false; ///< the columns of the table have their first widths
};

} // namespace counterpoint::ui
