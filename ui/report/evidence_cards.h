#pragma once
#include "core/integration/findings.h"
#include "ui/report/evidence_choice.h"
#include <QWidget>
#include <map>
#include <optional>

class QLabel;
class QVBoxLayout;

namespace counterpoint::ui {

class EvidenceCard;
class FindingActs;
class Glances;
class Session;

/// The evidence of a finding, what is for it above what is against it. Passages and results can be dropped on either part.
class EvidenceCards : public QWidget {
    Q_OBJECT
public:
    EvidenceCards(Session& session, FindingActs& acts, Glances& glances, QWidget* parent = nullptr);

    /// Cards of pieces that stay are kept, so that a note being written and the focus survive.
    void setEvidence(const std::vector<Evidence>& pieces);
    EvidenceCard* card(EvidenceId id) const;
    void commit();

Q_SIGNALS:
    void dropped(const std::vector<counterpoint::ui::EvidenceChoice>& choices, counterpoint::Evidence::Stance stance);

private:
    EvidenceCard* makeCard(EvidenceId id);
    void fillPart(Evidence::Stance stance, const std::vector<Evidence>& pieces);
    void showGlance(EvidenceCard& card);
    void goTo(const Evidence& piece);
    Evidence::Stance stanceAt(int y) const;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    /// One of the two parts.
    struct Part {
        QLabel* heading;
        QLabel* hint; ///< what belongs here, while nothing is
        QVBoxLayout* cards;
    };
    Part makePart(const QString& hint);
    Part& part(Evidence::Stance stance) { return stance == Evidence::Stance::Supports ? m_for : m_against; }

    Session& m_session;
    FindingActs& m_acts;
    Glances& m_glances;
    Part m_for;
    Part m_against;
    std::map<EvidenceId, EvidenceCard*> m_cards;
    std::optional<Evidence::Stance> m_target; ///< of a drag
};

} // namespace counterpoint::ui
