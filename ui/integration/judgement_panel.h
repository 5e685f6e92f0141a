#pragma once
#include "core/integration/convergence_evidence.h"
#include "ui/widgets/linked_places.h"
#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace counterpoint::ui {

class NoteField;
class Session;

/// What two sides have to say on a theme, side by side, and where a researcher judges it.
class JudgementPanel : public QWidget {
    Q_OBJECT
public:
    explicit JudgementPanel(Session& session, QWidget* parent = nullptr);
    bool shows(ThemeId theme, SidePair sides) const;
    /// The evidence of a pair, once what was typed for another one is committed; a null row: none is chosen. `mine` is what this researcher judged of it before, if anything.
    void show(const ConvergenceTable& table, const ConvergenceRow* row, SidePair sides, const JudgedPair* mine);
    /// Judges with a reason that was typed since, where a judgement is chosen.
    void commit();

Q_SIGNALS:
    void judged(counterpoint::ThemeId theme, counterpoint::SidePair sides, counterpoint::Judgement judgement, const QString& reason);
    void confirmed(counterpoint::AssessmentId id);
    void takenBack(counterpoint::AssessmentId id);

private:
    void changeEvent(QEvent* event) override;
    void follow(const QUrl& link);
    void choose();

    Session& m_session;
    QLabel* m_title;
    QTextBrowser* m_evidence;
    QButtonGroup* m_judgements;
    NoteField* m_reason;
    QLabel* m_stale;
    QPushButton* m_confirm;
    QPushButton* m_takeBack;
    QWidget* m_form;
    AssessmentId m_mine;
    LinkedPlaces m_places;
    QString m_html; ///< as it was set, so that the same evidence keeps its scroll position
    ThemeId m_theme;
    SidePair m_sides;
};

} // namespace counterpoint::ui
