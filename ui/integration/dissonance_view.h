#pragma once
#include "core/integration/convergence_evidence.h"
#include "ui/support/row_model.h"
#include <QWidget>
#include <map>

class QComboBox;
class QLabel;
class QTableView;

namespace counterpoint::ui {

/// A judgement as the view of dissonances shows it.
struct ShownJudgement {
    AssessmentId id;
    ThemeId theme;
    SidePair sides;
    QString themeName;
    QString between;
    Judgement judgement = Judgement::Dissonance;
    QString reason;
    QString coder;
    QString findings; ///< numbers of those that it is evidence of
    bool isStale = false;
    bool operator==(const ShownJudgement&) const = default;
};

/// Where the voices of a matrix disagree, or one is silent: on what, between whom, and why, gathered from all its themes.
class DissonanceView : public QWidget {
    Q_OBJECT
public:
    explicit DissonanceView(QWidget* parent = nullptr);
    ~DissonanceView() override;
    /// `findings`: by judgement the numbers of the findings that it is evidence of.
    void show(const ConvergenceTable& table, const std::map<AssessmentId, QString>& findings);
    const ShownJudgement* current() const; ///< null where there is none

Q_SIGNALS:
    void currentChanged();
    void opened(); ///< Enter, or a double click

private:
    void fill();
    void fillSides(const ConvergenceTable& table);

    class Model;
    QComboBox* m_what;
    QComboBox* m_whom;
    QTableView* m_view;
    Model* m_model;
    QLabel* m_none;
    std::vector<ShownJudgement> m_all;
};

} // namespace counterpoint::ui
