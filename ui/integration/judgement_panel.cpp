#include "ui/integration/judgement_panel.h"
#include "core/project/project.h"
#include "ui/integration/convergence_models.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"
#include "ui/widgets/note_field.h"
#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <array>
#include <utility>

namespace counterpoint::ui {

namespace {

constexpr std::array judgements{Judgement::Agreement, Judgement::PartialAgreement, Judgement::Silence, Judgement::Dissonance};

QString meaningOf(Judgement judgement)
{
    switch (judgement) {
    case Judgement::PartialAgreement:
        return JudgementPanel::tr("They agree on meaning and prominence, or on coverage and examples, not on both");
    case Judgement::Silence:
        return JudgementPanel::tr("One side speaks of it, the other does not");
    case Judgement::Dissonance:
        return JudgementPanel::tr("They disagree");
    default:
        return JudgementPanel::tr("They agree on meaning and prominence, and on coverage and examples");
    }
}

/// What one side says, with links to what is behind it.
QString evidenceOf(const Side& side, const SideEvidence& evidence, LinkedPlaces& places)
{
    QString html = QStringLiteral("<p><b>%1</b><br/>").arg(side.title.toHtmlEscaped());
    if (evidence.isSilent())
        return html + JudgementPanel::tr("Nothing was found that this side says of it.") + QStringLiteral("</p>");
    if (!evidence.passages.isEmpty()) {
        const auto& mention = evidence.mention;
        html += JudgementPanel::tr("%1 mention it, in %2.")
                    .arg(mention.prominence().toHtmlEscaped(),
                         mention.codings == 0
                             ? JudgementPanel::tr("no passage")
                             : places.toPassages(evidence.passages, JudgementPanel::tr("%n passage(s)", nullptr, mention.codings)));
        if (mention.groups > 0)
            html += u' ' + JudgementPanel::tr("They sit in %n focus group(s).", nullptr, mention.groups);
        if (mention.notYetCoded > 0)
            html += u' ' + JudgementPanel::tr("%n not yet coded.", nullptr, mention.notYetCoded);
        if (mention.notAsked > 0)
            html += u' ' + JudgementPanel::tr("%n not asked.", nullptr, mention.notAsked);
    }
    for (const auto& result : evidence.results)
        html += QStringLiteral("<br/>") + JudgementPanel::tr("Result: %1").arg(places.toAnalysis(result.analysis, result.name));
    return html + QStringLiteral("</p>");
}

/// What others judged of the same sides, with their reasons whole.
QString othersOf(const ConvergenceRow& row, SidePair sides, const JudgedPair* mine)
{
    QString html;
    for (const auto& judged : row.judged)
        if (judged.assessment.sides == sides && (!mine || judged.assessment.id != mine->assessment.id))
            html += QStringLiteral("<p><b>%1</b>: %2. %3</p>")
                        .arg(judged.assessment.coderName.toHtmlEscaped(), titleOf(judged.assessment.judgement),
                             judged.assessment.reason.toHtmlEscaped());
    return html;
}

} // namespace

JudgementPanel::JudgementPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_evidence(named(new QTextBrowser, "convergenceEvidence", tr("What the sides say")))
    , m_judgements(new QButtonGroup(this))
    , m_reason(named(new NoteField, "convergenceReason", tr("Reason of the judgement")))
    , m_stale(new QLabel)
    , m_confirm(named(new QPushButton(icon("dialog-ok-apply"), tr("Looked at: it still holds")), "convergenceConfirm",
                      tr("The evidence was looked at, and the judgement holds")))
    , m_takeBack(named(new QPushButton(tr("Take the judgement back")), "convergenceTakeBack", tr("Take the judgement back")))
    , m_form(new QWidget)
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_evidence->setOpenLinks(false);
    m_evidence->setFrameShape(QFrame::NoFrame);
    m_stale->setWordWrap(true);
    m_reason->setPlaceholderText(tr("Why? What do they agree or disagree on?"));
    m_reason->setLines(4);
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(4);
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        auto* button = new QRadioButton(titleOf(judgements[i]));
        named(button, ("convergence" + std::to_string(i)).c_str(), titleOf(judgements[i]));
        button->setToolTip(meaningOf(judgements[i]));
        m_judgements->addButton(button, int(i));
        form->addWidget(button);
    }
    form->addWidget(m_reason, 1);
    form->addWidget(m_stale);
    form->addWidget(m_confirm);
    form->addWidget(m_takeBack);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_evidence, 1);
    column->addWidget(m_form, 1);
    connect(m_evidence, &QTextBrowser::anchorClicked, this, &JudgementPanel::follow);
    connect(m_judgements, &QButtonGroup::idClicked, this, &JudgementPanel::choose);
    connect(m_reason, &NoteField::committed, this, &JudgementPanel::choose);
    connect(m_confirm, &QPushButton::clicked, this, [this] { Q_EMIT confirmed(m_mine); });
    connect(m_takeBack, &QPushButton::clicked, this, [this] { Q_EMIT takenBack(m_mine); });
    show({}, nullptr, {}, nullptr);
}

void JudgementPanel::show(const ConvergenceTable& table, const ConvergenceRow* row, SidePair sides, const JudgedPair* mine)
{
    m_form->setVisible(row);
    m_mine = mine ? mine->assessment.id : AssessmentId();
    m_theme = row ? row->theme.id : ThemeId();
    m_sides = sides;
    m_evidence->setVisible(row);
    if (!row) {
        m_title->setText(tr("Choose two sides below the table: what they say stands here, and here they are judged."));
        return;
    }
    m_title->setText(tr("%1: %2").arg(row->theme.name, table.title(sides)));
    QString html;
    m_places.clear();
    for (std::size_t i = 0; i < table.sides.size(); ++i)
        if (const int id = table.matrix.of[i].id; sides.isWholeRow() || id == sides.one || id == sides.other)
            html += evidenceOf(table.sides[i], row->sides[i], m_places);
    html += othersOf(*row, sides, mine);
    if (html != std::exchange(m_html, html))
        m_evidence->setHtml(html);
    m_judgements->setExclusive(false);
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        auto* button = m_judgements->button(int(i));
        button->setChecked(mine && mine->assessment.judgement == judgements[i]);
        button->setEnabled(!m_session.project().isReadOnly());
    }
    m_judgements->setExclusive(true);
    m_reason->setKept(mine ? mine->assessment.reason : QString());
    const bool isStale = mine && mine->isStale();
    m_stale->setVisible(isStale);
    m_stale->setText(tr("The evidence has changed since this was judged. Does it still hold?"));
    m_confirm->setVisible(isStale);
    m_takeBack->setVisible(mine);
}

bool JudgementPanel::shows(ThemeId theme, SidePair sides) const { return theme == m_theme && sides == m_sides; }

void JudgementPanel::commit() { m_reason->commit(); }

void JudgementPanel::choose()
{
    if (const int chosen = m_judgements->checkedId(); chosen >= 0)
        Q_EMIT judged(m_theme, m_sides, judgements[std::size_t(chosen)], m_reason->toPlainText().trimmed());
}

void JudgementPanel::follow(const QUrl& link)
{
    if (const auto* place = m_places.at(link))
        m_session.navigator().go(*place);
}

void JudgementPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_evidence->setHtml(m_html); // colours of links are part of the text
}

} // namespace counterpoint::ui
