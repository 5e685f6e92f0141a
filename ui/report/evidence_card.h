#pragma once
#include "core/integration/findings.h"
#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace counterpoint::ui {

class FigureView;
class ProseField;
struct ResultGlance;

/// One piece of evidence: the words or the numbers, where they are from, whether they still hold, and the researcher's note.
class EvidenceCard : public QFrame {
    Q_OBJECT
public:
    explicit EvidenceCard(QWidget* parent = nullptr);

    void setPiece(const Evidence& piece);
    void setGlance(const ResultGlance& glance);
    const Evidence& piece() const { return m_piece; }
    /// Keeps a note that is being written.
    void commit();

Q_SIGNALS:
    void placeWanted();
    void stanceWanted(counterpoint::Evidence::Stance stance);
    void noteWritten(const QString& note);
    void confirmWanted();
    void removeWanted();

private:
    void buildHead(QVBoxLayout& column);
    void buildState(QVBoxLayout& column);
    void showState();
    void nameControls();
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void setColours();

    Evidence m_piece;
    QToolButton* m_place;
    QPushButton* m_for;
    QPushButton* m_against;
    QToolButton* m_remove;
    QLabel* m_words;
    FigureView* m_figure;
    QFrame* m_state;
    QLabel* m_stateIcon;
    QLabel* m_stateWords;
    QPushButton* m_confirm;
    ProseField* m_note;
};

} // namespace counterpoint::ui
