#include "ui/report/finding_editor.h"
#include "ui/report/finding_acts.h"
#include "ui/report/finding_list.h"
#include "ui/report/live_figures.h"
#include "ui/report/prose_field.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr auto statuses = {Finding::Status::Draft, Finding::Status::Tentative, Finding::Status::Supported};
constexpr int leastLines = 4;
constexpr double claimSize = 1.25; ///< of the argument's letters
} // namespace

FindingEditor::FindingEditor(Session& session, FindingActs& acts, QWidget* parent)
    : QWidget(parent)
    , m_acts(acts)
    , m_claim(named(new ProseField(ProseField::Form::OneParagraph), "findingClaim", tr("Claim")))
    , m_status(named(new QComboBox, "findingStatus", tr("Status")))
    , m_argument(named(new ProseField(ProseField::Form::Paragraphs), "findingArgument", tr("Argument")))
    , m_figures(new LiveFigures(session))
{
    auto reading = settings::readingFont();
    m_argument->setFont(reading);
    reading.setPointSizeF(reading.pointSizeF() * claimSize);
    reading.setBold(true);
    m_claim->setFont(reading);
    m_claim->setPlaceholderText(tr("The claim: one sentence that says what was found"));
    m_argument->setPlaceholderText(tr("The argument: what speaks for the claim, what against it, and how far it holds"));
    m_argument->setLeastLines(leastLines);
    for (const auto status : statuses)
        m_status->addItem(nameOf(status), int(status));
    auto* statusLabel = new QLabel(tr("&Status:"));
    statusLabel->setBuddy(m_status);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(statusLabel);
    row->addWidget(m_status);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_claim);
    column->addLayout(row);
    column->addWidget(m_argument);
    column->addWidget(m_figures);
    connect(m_claim, &NoteField::committed, this, &FindingEditor::keepClaim);
    connect(m_claim, &ProseField::finished, this, &FindingEditor::focusArgument);
    connect(m_argument, &NoteField::committed, this, &FindingEditor::keepArgument);
    connect(m_figures, &LiveFigures::accepted, this, &FindingEditor::acceptFigure);
    connect(m_figures, &LiveFigures::wanted, this, &FindingEditor::putFigure);
    connect(m_status, &QComboBox::activated, this, &FindingEditor::keepStatus);
    for (auto* field : {m_claim, m_argument})
        connect(field, &ProseField::cursorMoved, this,
                [this, field](const QRect& where) { Q_EMIT cursorMoved(QRect(field->mapTo(this, where.topLeft()), where.size())); });
}

void FindingEditor::setFinding(const Finding& finding)
{
    if (m_isNew || finding.id != m_finding.id) {
        commit();
        m_isNew = false;
        m_finding = finding;
        m_claim->restore(finding.claim);
        m_body = finding.body;
        m_argument->restore(live_text::forEditing(m_body));
    } else {
        m_finding = finding;
        // A blank at the end is not kept, but the one who types goes on behind it.
        const auto typed = m_claim->toPlainText();
        m_claim->setKept(typed.trimmed() == finding.claim ? typed : finding.claim);
        m_body = finding.body;
        m_argument->setKept(live_text::forEditing(m_body));
    }
    checkFigures();
    m_status->setCurrentIndex(m_status->findData(int(finding.status)));
    m_status->setEnabled(true);
}

void FindingEditor::beginNew()
{
    commit();
    m_finding = {};
    m_isNew = true;
    m_claim->restore({});
    m_body.clear();
    m_argument->restore({});
    checkFigures();
    m_status->setCurrentIndex(0);
    m_status->setEnabled(false);
    focusClaim();
}

void FindingEditor::focusClaim() { m_claim->setFocus(); }
void FindingEditor::focusArgument() { m_argument->setFocus(); }

void FindingEditor::commit()
{
    m_claim->commit();
    m_argument->commit();
}

void FindingEditor::keepClaim(const QString& claim)
{
    if (m_isNew) {
        if (!claim.trimmed().isEmpty())
            addNew(claim);
        return;
    }
    auto changed = m_finding;
    changed.claim = claim.trimmed();
    if (!write(changed))
        m_claim->restore(m_finding.claim);
}

void FindingEditor::keepArgument(const QString& body)
{
    if (m_isNew) {
        if (!body.trimmed().isEmpty())
            addNew(inShort(body.section(u'\n', 0, 0)));
        return;
    }
    auto changed = m_finding;
    changed.body = m_body = live_text::fromEditing(body, m_body);
    write(changed);
    checkFigures();
}

void FindingEditor::checkFigures() { m_figures->check(m_body); }

void FindingEditor::acceptFigure(int place)
{
    commit();
    auto changed = m_finding;
    changed.body = m_figures->withAccepted(m_body, place);
    if (write(changed))
        setFinding(m_finding);
}

/// The figure goes where the cursor was; the field that it is becomes known before the text is kept.
void FindingEditor::putFigure(const LiveField& field)
{
    m_body += live_text::toText({{{}, field}});
    m_argument->insertPlainText(live_text::forEditing(live_text::toText({{{}, field}})));
    m_argument->setFocus();
    m_argument->commit();
}

void FindingEditor::keepStatus()
{
    if (m_isNew)
        return;
    commit();
    auto changed = m_finding;
    changed.status = Finding::Status(m_status->currentData().toInt());
    write(changed);
}

bool FindingEditor::write(const Finding& changed)
{
    if (!m_acts.write(Finding(m_finding), changed))
        return false;
    // The step may have been the last before another finding is shown.
    if (m_finding.id == changed.id)
        m_finding = changed;
    return true;
}

void FindingEditor::addNew(const QString& claim)
{
    const auto body = m_argument->toPlainText();
    // The step is answered by a new list of findings, which must not begin this again.
    m_isNew = false;
    const auto id = m_acts.add(claim, body);
    if (!id) {
        m_isNew = true;
        return;
    }
    m_finding = {*id, claim.trimmed(), body, Finding::Status::Draft, 0, 0};
    m_claim->restore(m_finding.claim);
    m_argument->restore(body);
    m_status->setEnabled(true);
    Q_EMIT added(*id);
}

} // namespace counterpoint::ui
