#include "ui/report/evidence_cards.h"
#include "ui/report/evidence_card.h"
#include "ui/report/finding_acts.h"
#include "ui/report/finding_places.h"
#include "ui/report/glances.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/palette.h"
#include "ui/support/session.h"
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

namespace counterpoint::ui {

EvidenceCards::EvidenceCards(Session& session, FindingActs& acts, Glances& glances, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_glances(glances)
{
    named(this, "evidenceCards", tr("Evidence"));
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_for = makePart(tr("Nothing yet. Choose passages or results on the right and add them, or drag them here."));
    column->addSpacing(8);
    m_against = makePart(tr("Nothing. What speaks against a finding belongs here, and makes it stronger where it is answered."));
    column->addStretch(1);
    connect(&glances, &Glances::came, this, [this] {
        for (const auto& [id, one] : m_cards)
            showGlance(*one);
    });
}

EvidenceCards::Part EvidenceCards::makePart(const QString& hint)
{
    Part made{new QLabel, new QLabel(hint), new QVBoxLayout};
    auto bold = font();
    bold.setBold(true);
    made.heading->setFont(bold);
    made.hint->setWordWrap(true);
    made.hint->setForegroundRole(QPalette::PlaceholderText);
    made.cards->setSpacing(8);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(made.heading);
    column->addWidget(made.hint);
    column->addLayout(made.cards);
    return made;
}

EvidenceCard* EvidenceCards::card(EvidenceId id) const
{
    const auto known = m_cards.find(id);
    return known == m_cards.end() ? nullptr : known->second;
}

void EvidenceCards::commit()
{
    // A note that is kept leads to a new list of cards.
    auto cards = m_cards;
    for (const auto& [id, one] : cards)
        one->commit();
}

void EvidenceCards::setEvidence(const std::vector<Evidence>& pieces)
{
    std::erase_if(m_cards, [&](const auto& known) {
        const bool stays = std::any_of(pieces.begin(), pieces.end(), [&](const Evidence& piece) { return piece.id == known.first; });
        if (!stays) {
            known.second->hide();
            known.second->deleteLater(); // it may be the one whose button was pressed
        }
        return !stays;
    });
    fillPart(Evidence::Stance::Supports, pieces);
    fillPart(Evidence::Stance::Contradicts, pieces);
}

void EvidenceCards::fillPart(Evidence::Stance stance, const std::vector<Evidence>& pieces)
{
    auto& shown = part(stance);
    int count = 0;
    for (const auto& piece : pieces) {
        if (piece.stance != stance)
            continue;
        auto* one = card(piece.id) ? card(piece.id) : makeCard(piece.id);
        if (shown.cards->indexOf(one) != count)
            shown.cards->insertWidget(count, one);
        ++count;
        one->setPiece(piece);
        showGlance(*one);
        one->show();
    }
    const auto words = stance == Evidence::Stance::Supports ? tr("Evidence for this finding") : tr("Evidence against it");
    shown.heading->setText(count == 0 ? words : tr("%1 (%2)").arg(words).arg(count));
    shown.hint->setVisible(count == 0);
}

EvidenceCard* EvidenceCards::makeCard(EvidenceId id)
{
    auto* made = new EvidenceCard(this);
    m_cards[id] = made;
    // Each acts on a copy: the step changes the card before it returns.
    connect(made, &EvidenceCard::placeWanted, this, [this, made] { goTo(Evidence(made->piece())); });
    connect(made, &EvidenceCard::stanceWanted, this,
            [this, made](Evidence::Stance stance) { m_acts.setStance(Evidence(made->piece()), stance); });
    connect(made, &EvidenceCard::noteWritten, this, [this, made](const QString& note) { m_acts.setNote(Evidence(made->piece()), note); });
    connect(made, &EvidenceCard::confirmWanted, this, [this, made] { m_acts.confirm(Evidence(made->piece())); });
    connect(made, &EvidenceCard::removeWanted, this, [this, made] { m_acts.remove(Evidence(made->piece())); });
    return made;
}

void EvidenceCards::showGlance(EvidenceCard& card)
{
    if (card.piece().kind == Evidence::Kind::Result && card.piece().state != Evidence::State::Gone)
        if (const auto* glance = m_glances.of(card.piece().analysis))
            card.setGlance(*glance);
}

void EvidenceCards::goTo(const Evidence& piece)
{
    if (const auto place = placeOf(piece))
        m_session.navigator().go(*place);
}

Evidence::Stance EvidenceCards::stanceAt(int y) const
{
    return y < m_against.heading->y() ? Evidence::Stance::Supports : Evidence::Stance::Contradicts;
}

void EvidenceCards::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QLatin1String(evidenceMimeType)))
        event->acceptProposedAction();
}

void EvidenceCards::dragMoveEvent(QDragMoveEvent* event)
{
    m_target = stanceAt(event->position().toPoint().y());
    event->acceptProposedAction();
    update();
}

void EvidenceCards::dragLeaveEvent(QDragLeaveEvent*)
{
    m_target.reset();
    update();
}

void EvidenceCards::dropEvent(QDropEvent* event)
{
    m_target.reset();
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(choicesFrom(*event->mimeData()), stanceAt(event->position().toPoint().y()));
}

void EvidenceCards::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (!m_target)
        return;
    const int border = m_against.heading->y() - 4;
    const auto area = *m_target == Evidence::Stance::Supports ? QRect(0, 0, width(), border) : QRect(0, border, width(), height() - border);
    QPainter painter(this);
    painter.fillRect(area, noticeBackground(palette()));
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

} // namespace counterpoint::ui
