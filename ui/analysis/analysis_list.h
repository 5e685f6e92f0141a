#pragma once
#include "core/analysis/analysis.h"
#include "ui/support/row_model.h"
#include <QWidget>

class QMenu;
class QTableView;
class QToolButton;

namespace counterpoint::ui {

class HeadedRows;
class Session;

/// The saved analyses, qualitative and quantitative ones apart, each in the user's order; a tick says which of them are in the report.
class AnalysisList : public QWidget {
    Q_OBJECT
public:
    explicit AnalysisList(Session& session, QWidget* parent = nullptr);
    void setAnalyses(std::vector<Analysis> analyses);
    const std::vector<Analysis>& analyses() const { return m_model->rows(); }
    const Analysis* current() const;
    void select(AnalysisId id); ///< an id that is not valid: none
    /// New of each kind, duplicate, rename, remove, move.
    QList<QAction*> commands() const { return m_commands; }

Q_SIGNALS:
    void chosen(counterpoint::AnalysisId id);
    void newWanted(const QString& kind);

private:
    QAction* addCommand(const char* name, const char* image, const QString& text, std::function<void()> act);
    QWidget* buildTools();
    QMenu* buildKinds();
    void duplicate();
    void rename();
    void remove();
    void move(int by);
    void updateCommands();
    bool keepName(const Analysis& analysis, const QString& name);

    Session& m_session;
    RowModel<Analysis>* m_model;
    QTableView* m_table;
    HeadedRows* m_rows;
    std::vector<AnalysisId> m_order; ///< of all, as they are stored
    QList<QAction*> m_commands;
    QList<QAction*> m_ofCurrent; ///< those that need an analysis to be chosen
};

/// Puts an analysis in the report or takes it out, as a step.
Result<> setInReport(Session& session, const Analysis& analysis, bool inReport);

} // namespace counterpoint::ui
