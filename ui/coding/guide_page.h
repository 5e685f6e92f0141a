#pragma once
#include "core/coding/guide_answers.h"
#include "core/project/changes.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class GuideQuestions;
class Session;
struct PlaceRow;

/// A guide and where its questions are asked in the transcripts: proposed by the likeness of the words, put right by the user; then the
/// answers can be coded.
class GuidePage : public QWidget {
    Q_OBJECT
public:
    GuidePage(Session& session, QWidget* parent = nullptr);
    void start();
    void refresh(const Changes& changes);
    const Guide& guide() const;
    /// What all sources answer to a question, as it is matched here.
    std::vector<ProposedPassage> answersTo(int question) const;
    QWidget* codeButton() const;

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void codeAnswerWanted(int question);
    void codeAllWanted();
    void left();

private:
    QWidget* upper();
    QWidget* lower();
    void match();
    void showMatches();
    void showAsked(QTreeWidgetItem* item);
    void showCurrent();
    void assign();
    void sayWhat();
    AskingTurn* asked(const QTreeWidgetItem* item);
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    GuideQuestions* m_questions;
    QTreeWidget* m_tree;
    QComboBox* m_asks;
    QLabel* m_hint;
    QToolButton* m_askers;
    QMenu* m_askerMenu;
    QPushButton* m_codeOne;
    QPushButton* m_codeAll;
    std::vector<GuideMatch> m_matches;
    int m_matched = 0; ///< counts the matchings, so that a late one is passed over
    bool m_stale = true;
};

} // namespace counterpoint::ui
