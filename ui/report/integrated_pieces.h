#pragma once
#include "ui/report/chooser_page.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace counterpoint::ui {

class Session;

/// Evidence from where the strands come together: judgements of convergence, and rows of joint displays.
class IntegratedPieces : public ChooserPage {
    Q_OBJECT
public:
    explicit IntegratedPieces(Session& session, QWidget* parent = nullptr);

    std::vector<EvidenceChoice> chosen() const override;
    void reread(const Changes& changes) override;
    void setEvidence(const std::vector<Evidence>& pieces) override;

private:
    /// A judgement or a row, with the words of the researcher on it.
    struct Piece {
        EvidenceChoice choice;
        QString title;
        QString says;
        bool operator==(const Piece&) const = default;
    };
    static std::vector<Piece> piecesIn(const Read& db, CoderId viewer);
    bool eventFilter(QObject* watched, QEvent* event) override;
    void readPieces();
    void fill();
    void find();
    void showWords();

    Session& m_session;
    QLabel* m_hint;
    QLineEdit* m_find;
    QListWidget* m_list;
    QLabel* m_words;
    std::vector<Piece> m_pieces;
    std::vector<Evidence> m_evidence;
};

} // namespace counterpoint::ui
