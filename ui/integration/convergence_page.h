#pragma once
#include "core/integration/convergence_evidence.h"
#include <QWidget>
#include <map>
#include <optional>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace counterpoint::ui {

class ConvergencePairs;
class ConvergenceThemes;
class DissonanceView;
class JudgementPanel;
class Session;
class ToFindings;

/// A convergence matrix: how much each side says of each theme; below, the pairs of the chosen theme with what was judged of them. Or, gathered
/// from all themes, where voices disagree or are silent.
class ConvergencePage : public QWidget {
    Q_OBJECT
public:
    explicit ConvergencePage(Session& session, QWidget* parent = nullptr);
    void show(ConvergenceId id);
    void reveal(AssessmentId id); ///< of the matrix that is shown, once it is computed
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
    std::optional<SidePair> currentPair() const;
    bool isDissonanceShown() const;
    void showDissonance(bool isWanted);
    void goToDissonance();
    void choose(ThemeId theme, SidePair sides);
    void chooseRevealed();
    void carry(const JudgedPair* judged);
    std::map<AssessmentId, QString> findingsByJudgement() const;

    Session& m_session;
    ConvergenceId m_id;
    ConvergenceTable m_table;
    QLabel* m_title;
    QLabel* m_counts;
    QToolButton* m_nextStale;
    QToolButton* m_disagreements;
    ToFindings* m_toFindings;
    QStackedWidget* m_views; ///< the matrix, or its dissonances gathered
    QTableView* m_themesView;
    ConvergenceThemes* m_themes;
    QTableView* m_pairsView;
    ConvergencePairs* m_pairs;
    DissonanceView* m_dissonance;
    JudgementPanel* m_panel;
    AssessmentId m_revealed; ///< to be chosen once the matrix is there
    int m_asked = 0; ///< counts the readings, so that a late one is passed over
};

} // namespace counterpoint::ui
