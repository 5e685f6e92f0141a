#include "ui/report/finding_page.h"
#include "ui/report/evidence_cards.h"
#include "ui/report/finding_editor.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include "ui/widgets/memo_button.h"
#include <QFontMetrics>
#include <QScrollBar>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int room = 16;
constexpr int widestCharacters = 84; ///< of a line of text to be read
} // namespace

FindingPage::FindingPage(Session& session, FindingActs& acts, QWidget* parent)
    : QScrollArea(parent)
    , m_editor(new FindingEditor(session, acts))
    , m_cards(new EvidenceCards(session, acts))
    , m_memos(new MemoButton(session, Entity::Finding, "findingMemos"))
    , m_column(new QWidget)
{
    named(this, "findingPage", tr("Finding"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_column->setMaximumWidth(QFontMetrics(settings::readingFont()).averageCharWidth() * widestCharacters);
    auto* column = new QVBoxLayout(m_column);
    column->setContentsMargins(room, room, room, room);
    column->setSpacing(room);
    column->addWidget(m_editor);
    column->addWidget(m_cards);
    column->addWidget(m_memos, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_column, 1000);
    row->addStretch(1);
    setWidget(page);
    connect(m_editor, &FindingEditor::cursorMoved, this, [this](const QRect& where) {
        const auto at = m_editor->mapTo(widget(), where.center());
        ensureVisible(at.x(), at.y(), 0, where.height() + room);
    });
}

void FindingPage::show(const Finding& finding, const std::vector<Evidence>& evidence)
{
    const bool isOther = finding.id != m_shown;
    if (isOther)
        m_cards->commit();
    m_shown = finding.id;
    m_memos->setThing(finding.id.value());
    m_editor->setFinding(finding);
    m_cards->setVisible(true);
    m_cards->setEvidence(evidence);
    if (isOther)
        verticalScrollBar()->setValue(0);
}

void FindingPage::beginNew()
{
    commit();
    m_shown = {};
    m_memos->setThing(0);
    m_cards->setEvidence({});
    m_cards->setVisible(false);
    m_editor->beginNew();
    verticalScrollBar()->setValue(0);
}

void FindingPage::commit()
{
    m_editor->commit();
    m_cards->commit();
}

} // namespace counterpoint::ui
