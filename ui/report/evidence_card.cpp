#include "ui/report/evidence_card.h"
#include "ui/report/finding_acts.h"
#include "ui/report/finding_places.h"
#include "ui/report/prose_field.h"
#include "ui/report/result_glance.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/support/reading_font.h"
#include "ui/widgets/figure_view.h"
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

constexpr int room = 8;
constexpr int edge = 4;
constexpr int iconSize = 16;
constexpr int widestFigure = 460;
const QColor forColour(0x00, 0x72, 0xb2); // Okabe & Ito's blue and vermillion: told apart by everyone, and the words say it too
const QColor againstColour(0xd5, 0x5e, 0x00);

QString quoted(const QString& text) { return EvidenceCard::tr("“%1”").arg(text.simplified()); }

QPushButton* stanceButton(const char* name, const QString& text)
{
    auto* button = named(new QPushButton(text), name, text);
    button->setCheckable(true);
    button->setAutoDefault(false);
    return button;
}

QString changedWords(const Evidence& piece)
{
    switch (piece.kind) {
    case Evidence::Kind::Passage:
        return EvidenceCard::tr("The text has changed since it was chosen.\nThen: %1\nNow: %2").arg(quoted(piece.seen), quoted(piece.now));
    case Evidence::Kind::Convergence:
        return EvidenceCard::tr("The judgement, or the evidence behind it, has changed since it was chosen.");
    case Evidence::Kind::JointDisplay:
        return EvidenceCard::tr("The row, or what was inferred from it, has changed since it was chosen.");
    default:
        return EvidenceCard::tr("The numbers have changed since they were chosen.\nThen: %1\nNow: %2").arg(piece.seen, piece.now);
    }
}

QString goneWords(const Evidence& piece)
{
    switch (piece.kind) {
    case Evidence::Kind::Passage:
        return EvidenceCard::tr("This passage is no longer in the study. Then: %1").arg(quoted(piece.seen));
    case Evidence::Kind::Convergence:
        return EvidenceCard::tr("This judgement is no longer in the study.");
    case Evidence::Kind::JointDisplay:
        return EvidenceCard::tr("This row of a joint display is no longer in the study.");
    default:
        return EvidenceCard::tr("This analysis is no longer in the study, or cannot be computed. Its numbers then: %1").arg(piece.seen);
    }
}

QString tipFor(Evidence::Kind kind)
{
    switch (kind) {
    case Evidence::Kind::Passage:
        return EvidenceCard::tr("Go to this passage in its text");
    case Evidence::Kind::Convergence:
        return EvidenceCard::tr("Go to this convergence matrix");
    case Evidence::Kind::JointDisplay:
        return EvidenceCard::tr("Go to this joint display");
    default:
        return EvidenceCard::tr("Go to this analysis");
    }
}

} // namespace

EvidenceCard::EvidenceCard(QWidget* parent)
    : QFrame(parent)
    , m_place(new QToolButton)
    , m_for(stanceButton("evidenceFor", tr("For")))
    , m_against(stanceButton("evidenceAgainst", tr("Against")))
    , m_remove(new QToolButton)
    , m_words(new QLabel)
    , m_figure(new FigureView)
    , m_state(new QFrame)
    , m_stateIcon(new QLabel)
    , m_stateWords(new QLabel)
    , m_confirm(new QPushButton(tr("Accept as it is now")))
    , m_note(new ProseField(ProseField::Form::Paragraphs))
{
    setObjectName(QStringLiteral("evidenceCard"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(room + 2 * edge, room, room, room);
    column->setSpacing(room);
    buildHead(*column);
    for (auto* label : {m_words, m_stateWords}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    useReadingFont(*m_words);
    column->addWidget(m_words);
    m_figure->setMaximumWidth(widestFigure);
    column->addWidget(m_figure);
    buildState(*column);
    m_note->setPlaceholderText(tr("Note: what this shows, and how far"));
    connect(m_note, &NoteField::committed, this, &EvidenceCard::noteWritten);
    column->addWidget(m_note);
    setColours();
}

void EvidenceCard::buildHead(QVBoxLayout& column)
{
    m_place->setAutoRaise(true);
    m_place->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_place->setIcon(icon("go-jump"));
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_place->setCursor(Qt::PointingHandCursor);
    m_remove->setAutoRaise(true);
    m_remove->setIcon(icon("edit-delete"));
    auto* stances = new QButtonGroup(this);
    stances->addButton(m_for);
    stances->addButton(m_against);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_place, 1);
    row->addSpacing(room);
    row->addWidget(m_for);
    row->addWidget(m_against);
    row->addSpacing(room);
    row->addWidget(m_remove);
    column.addLayout(row);
    connect(m_place, &QToolButton::clicked, this, &EvidenceCard::placeWanted);
    connect(m_remove, &QToolButton::clicked, this, &EvidenceCard::removeWanted);
    connect(m_for, &QPushButton::clicked, this, [this] { Q_EMIT stanceWanted(Evidence::Stance::Supports); });
    connect(m_against, &QPushButton::clicked, this, [this] { Q_EMIT stanceWanted(Evidence::Stance::Contradicts); });
}

void EvidenceCard::buildState(QVBoxLayout& column)
{
    m_state->setObjectName(QStringLiteral("evidenceState"));
    m_state->setAutoFillBackground(true);
    m_state->setBackgroundRole(QPalette::Window);
    m_stateWords->setObjectName(QStringLiteral("evidenceStateWords"));
    m_stateIcon->setPixmap(icon("dialog-warning").pixmap(iconSize, iconSize));
    m_confirm->setAutoDefault(false);
    auto* row = new QHBoxLayout(m_state);
    row->setContentsMargins(room, room, room, room);
    row->setSpacing(room);
    row->addWidget(m_stateIcon, 0, Qt::AlignTop);
    row->addWidget(m_stateWords, 1);
    row->addWidget(m_confirm, 0, Qt::AlignTop);
    connect(m_confirm, &QPushButton::clicked, this, &EvidenceCard::confirmWanted);
    column.addWidget(m_state);
}

void EvidenceCard::setPiece(const Evidence& piece)
{
    m_piece = piece;
    const bool isPassage = piece.kind == Evidence::Kind::Passage;
    const bool isThere = piece.state != Evidence::State::Gone;
    m_place->setText(whereFrom(piece).isEmpty() ? tr("No longer in the study") : whereFrom(piece));
    m_place->setToolTip(tipFor(piece.kind));
    m_place->setEnabled(placeOf(piece).has_value());
    const bool isFor = piece.stance == Evidence::Stance::Supports;
    m_for->setChecked(isFor);
    m_against->setChecked(!isFor);
    // In dark colours a pressed button alone is hard to tell from the other.
    m_for->setIcon(isFor ? icon("checkmark") : QIcon());
    m_against->setIcon(isFor ? QIcon() : icon("checkmark"));
    if (piece.kind != Evidence::Kind::Result || !isThere) {
        const auto words = isPassage ? piece.now : piece.says;
        m_words->setText(words);
        m_words->setVisible(isThere && !words.isEmpty());
        m_figure->hide();
    }
    m_note->setKept(piece.note);
    showState();
    nameControls();
    update();
}

void EvidenceCard::setGlance(const ResultGlance& glance)
{
    m_figure->setVisible(glance.drawing.has_value());
    if (glance.drawing)
        m_figure->setDrawing(*glance.drawing);
    m_words->setText(glance.words);
    m_words->setVisible(!glance.words.isEmpty());
}

void EvidenceCard::commit() { m_note->commit(); }

void EvidenceCard::showState()
{
    const bool holds = m_piece.state == Evidence::State::Holds;
    m_state->setVisible(!holds);
    m_confirm->setVisible(m_piece.state == Evidence::State::Changed);
    m_stateWords->setText(holds ? QString() : m_piece.state == Evidence::State::Changed ? changedWords(m_piece) : goneWords(m_piece));
}

void EvidenceCard::nameControls()
{
    // Each card's controls are told apart by where the piece is from.
    const auto from = m_place->text();
    named(m_place, "evidencePlace", tr("Go to %1").arg(from));
    named(m_for, "evidenceFor", tr("%1 is for the finding").arg(from));
    named(m_against, "evidenceAgainst", tr("%1 is against the finding").arg(from));
    named(m_remove, "evidenceRemove", tr("Remove evidence from %1").arg(from));
    named(m_confirm, "evidenceConfirm", tr("Accept evidence from %1 as it is now").arg(from));
    named(m_note, "evidenceNote", tr("Note on evidence from %1").arg(from));
    named(m_figure, "evidenceFigure", tr("Figure of %1").arg(from));
    m_remove->setToolTip(tr("Remove from the evidence"));
    setAccessibleName(tr("Evidence from %1").arg(from));
    setAccessibleDescription(m_piece.now + u' ' + m_stateWords->text());
}

void EvidenceCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setColours();
}

void EvidenceCard::setColours()
{
    auto colours = palette();
    colours.setColor(QPalette::Window, warningBackground(palette()));
    m_state->setPalette(colours);
}

void EvidenceCard::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(faintLine(palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const bool isFor = m_piece.stance == Evidence::Stance::Supports;
    painter.fillRect(QRect(0, 0, edge, height()), stripe(isFor ? forColour : againstColour, palette()));
}

} // namespace counterpoint::ui
