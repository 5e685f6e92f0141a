#pragma once
#include "core/analysis/result.h"
#include "core/project/changes.h"
#include "ui/support/workspace.h"

class QCheckBox;
class QLabel;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace counterpoint::ui {

class AnalysisList;
class AnalysisRun;
class AnalysisSetup;
class ErrorLine;
class ResultSheet;
class SelectionBar;

/// Analyses, live: what is chosen at the right is in the table and the figure at once, and kept in the study.
class AnalyseWorkspace : public Workspace {
    Q_OBJECT
public:
    AnalyseWorkspace(Session& session, QWidget* parent);
    void reveal(const Place& place) override;
    QList<QAction*> commands() const override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;

Q_SIGNALS:
    /// The responses behind a row of the result shall be seen.
    void responsesWanted(counterpoint::DatasetId dataset, const QString& title, const std::vector<std::size_t>& rows);
    /// The passages behind a number shall be read.
    void passagesWanted(const QString& query);

private:
    QWidget* buildMiddle();
    QWidget* buildEmpty();
    void showEvent(QShowEvent* event) override;
    void reactTo(const Changes& changes);
    void makeVariables();
    QString aboutResult(const AnalysisResult& result) const;
    void reload();
    void choose(AnalysisId id);
    void begin(const QString& kindKey, bool keepsAtOnce = true);
    void keep(const Analysis& wanted, const QString& step);
    void add(const Analysis& wanted);
    void update(const Analysis& wanted, const QString& step);
    void showCurrent();
    void showResult(const Result<AnalysisResult>& result);
    bool canRun(const Analysis& analysis) const;
    void showHint(const QString& sentence);
    void showResponses(std::size_t part, std::size_t row);
    bool usesWeightOfDataset() const;
    void showSelection(const QString& filter);
    void orderForTab();

    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    AnalysisList* m_list;
    AnalysisSetup* m_setup;
    AnalysisRun* m_run;
    QLabel* m_title;
    QLabel* m_about;
    SelectionBar* m_selection;
    QCheckBox* m_inReport;
    ErrorLine* m_error;
    QLabel* m_hint;
    QScrollArea* m_scroll;
    ResultSheet* m_sheet;
    QAction* m_reportAction;
    QAction* m_responsesAction;
    QAction* m_passagesAction;
    QAction* m_variablesAction;
    bool m_isStale = false; ///< what is shown stands on codings that have changed while nobody looked
    Analysis m_current; ///< without an id while it is not complete, and so not kept
};

} // namespace counterpoint::ui
