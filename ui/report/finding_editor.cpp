#include "ui/report/finding_editor.h"
#include "core/project/project.h"
#include "core/project/study.h"
#include "ui/report/choice_box.h"
#include "ui/report/finding_acts.h"
#include "ui/report/finding_doubts.h"
#include "ui/report/live_figures.h"
#include "ui/report/prose_field.h"
#include "ui/report/suggested_field.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/widgets/flow_layout.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr auto statuses = {Finding::Status::Draft, Finding::Status::Tentative, Finding::Status::Supported};
constexpr auto strengths = {Finding::Strength::None, Finding::Strength::Strong, Finding::Strength::Moderate, Finding::Strength::Weak};
constexpr auto confidences = {Finding::Confidence::None, Finding::Confidence::High, Finding::Confidence::Moderate, Finding::Confidence::Low,
                              Finding::Confidence::VeryLow};
constexpr int leastLines = 4;
constexpr double claimSize = 1.25; ///< of the argument's letters
} // namespace

FindingEditor::FindingEditor(Session& session, FindingActs& acts, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_claim(named(new ProseField(ProseField::Form::OneParagraph), "findingClaim", tr("Claim")))
    , m_question(new SuggestedField(
          "findingQuestion", tr("Research question it answers"), [this] { return researchQuestions(); },
          tr("The study has no research questions yet: they are written in Study, About the study")))
    , m_status(choice_box::of(statuses, "findingStatus", tr("Status")))
    , m_strength(choice_box::of(strengths, "findingStrength", tr("Strength")))
    , m_confidence(choice_box::of(confidences, "findingConfidence", tr("Confidence")))
    , m_argument(named(new ProseField(ProseField::Form::Paragraphs), "findingArgument", tr("Argument")))
    , m_figures(new LiveFigures(session))
    , m_doubts(new FindingDoubts)
{
    auto reading = settings::readingFont();
    m_argument->setFont(reading);
    reading.setPointSizeF(reading.pointSizeF() * claimSize);
    reading.setBold(true);
    m_claim->setFont(reading);
    m_claim->setPlaceholderText(tr("The claim: one sentence that says what was found"));
    m_argument->setPlaceholderText(tr("The argument: what speaks for the claim, what against it, and how far it holds"));
    m_argument->setLeastLines(leastLines);
    m_question->field().setPlaceholderText(tr("The research question it answers"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_claim);
    column->addWidget(m_question);
    column->addLayout(buildJudgements());
    column->addWidget(m_argument);
    column->addWidget(m_figures);
    column->addWidget(m_doubts);
    connect(m_claim, &NoteField::committed, this, &FindingEditor::keepClaim);
    connect(m_claim, &ProseField::finished, this, &FindingEditor::focusArgument);
    connect(m_argument, &NoteField::committed, this, &FindingEditor::keepArgument);
    connect(m_figures, &LiveFigures::accepted, this, &FindingEditor::acceptFigure);
    connect(m_figures, &LiveFigures::wanted, this, &FindingEditor::putFigure);
    connect(m_question, &SuggestedField::committed, this,
            [this](const QString& text) { change([text](Finding& finding) { finding.question = text.trimmed(); }); });
    connect(m_doubts, &FindingDoubts::changeWanted, this, &FindingEditor::change);
    connect(m_doubts, &FindingDoubts::cursorMoved, this,
            [this](const QRect& where) { Q_EMIT cursorMoved(QRect(m_doubts->mapTo(this, where.topLeft()), where.size())); });
    for (auto* field : {m_claim, m_argument})
        connect(field, &ProseField::cursorMoved, this,
                [this, field](const QRect& where) { Q_EMIT cursorMoved(QRect(field->mapTo(this, where.topLeft()), where.size())); });
}

QLayout* FindingEditor::buildJudgements()
{
    auto* row = new FlowLayout;
    row->setSpacing(8);
    const auto add = [&](const QString& words, QComboBox* box) {
        auto* label = new QLabel(words);
        label->setBuddy(box);
        auto* pair = new QWidget;
        auto* inside = new QHBoxLayout(pair);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(4);
        inside->addWidget(label);
        inside->addWidget(box);
        row->addWidget(pair);
    };
    add(tr("&Status:"), m_status);
    add(tr("S&trength:"), m_strength);
    add(tr("&Confidence:"), m_confidence);
    m_strength->setToolTip(tr("How strong the finding is, taking all evidence together"));
    m_confidence->setToolTip(tr("How far you trust that it represents what you study"));
    connect(m_status, &QComboBox::activated, this,
            [this] { change([status = choice_box::chosen<Finding::Status>(*m_status)](Finding& finding) { finding.status = status; }); });
    connect(m_strength, &QComboBox::activated, this, [this] {
        change([strength = choice_box::chosen<Finding::Strength>(*m_strength)](Finding& finding) { finding.strength = strength; });
    });
    connect(m_confidence, &QComboBox::activated, this, [this] {
        change(
            [confidence = choice_box::chosen<Finding::Confidence>(*m_confidence)](Finding& finding) { finding.confidence = confidence; });
    });
    return row;
}

QStringList FindingEditor::researchQuestions() const
{
    const auto about = m_session.project().read([](const Read& db) { return study::get(db); });
    QStringList questions;
    if (about)
        for (const auto& line : about->questions.split(u'\n'))
            if (!line.trimmed().isEmpty())
                questions << line.trimmed();
    return questions;
}

void FindingEditor::setJudgements(const Finding& finding, bool isOther)
{
    if (isOther)
        m_question->field().restore(finding.question);
    else
        m_question->field().setKept(finding.question);
    choice_box::show(*m_status, finding.status);
    choice_box::show(*m_strength, finding.strength);
    choice_box::show(*m_confidence, finding.confidence);
    m_doubts->setFinding(finding, isOther);
    // What is not in the study yet has a claim and an argument only.
    for (auto* widget : {static_cast<QWidget*>(m_question), static_cast<QWidget*>(m_status), static_cast<QWidget*>(m_strength),
                         static_cast<QWidget*>(m_confidence), static_cast<QWidget*>(m_doubts)})
        widget->setEnabled(finding.id.isValid());
}

void FindingEditor::setFinding(const Finding& finding)
{
    const bool isOther = m_isNew || finding.id != m_finding.id;
    if (isOther) {
        commit();
        m_isNew = false;
        m_figures->close();
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
    setJudgements(finding, isOther);
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
    setJudgements(m_finding, true);
    focusClaim();
}

void FindingEditor::focusClaim() { m_claim->setFocus(); }
void FindingEditor::focusArgument() { m_argument->setFocus(); }

void FindingEditor::commit()
{
    m_claim->commit();
    m_question->commit();
    m_argument->commit();
    m_doubts->commit();
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

void FindingEditor::forgetFigures() { m_figures->forget(); }

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

void FindingEditor::change(const std::function<void(Finding&)>& change)
{
    if (m_isNew)
        return;
    auto changed = m_finding;
    change(changed);
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
    setJudgements(m_finding, true);
    Q_EMIT added(*id);
}

} // namespace counterpoint::ui
