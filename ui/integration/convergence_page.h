#pragma once
#include "core/integration/convergence_evidence.h"
#include <QWidget>
#include <optional>

class QLabel;
class QTableView;
class QToolButton;

namespace counterpoint::ui {

class ConvergencePairs;
class ConvergenceThemes;
class JudgementPanel;
class Session;

/// A convergence matrix: how much each side says of each theme; below, the pairs of the chosen theme with what was judged of them.
class ConvergencePage : public QWidget {
    Q_OBJECT
public:
    explicit ConvergencePage(Session& session, QWidget* parent = nullptr);
    void show(ConvergenceId id);
    ConvergenceId shown() const { return m_id; }
    void reread();
    void commit();
    QWidget& evidence() const; ///< stands at the right of the window: what the chosen pair says, and where it is judged

Q_SIGNALS:
    void changeWanted(counterpoint::ConvergenceId id);

private:
    QLayout* buildBar();
    void take(ConvergenceTable table);
    void showTheme();
    void showPair();
    void judge(ThemeId theme, SidePair sides, Judgement judgement, const QString& reason);
    void confirm(AssessmentId id);
    void takeBack(AssessmentId id);
    void goToStale();
    const ConvergenceRow* currentRow() const;

    Session& m_session;
    ConvergenceId m_id;
    ConvergenceTable m_table;
    QLabel* m_title;
    QLabel* m_counts;
    QToolButton* m_nextStale;
    QTableView* m_themesView;
    ConvergenceThemes* m_themes;
    QTableView* m_pairsView;
    ConvergencePairs* m_pairs;
    JudgementPanel* m_panel;
    int m_asked = 0; ///< counts the readings, so that a late one is passed over
};

} // namespace counterpoint::ui
