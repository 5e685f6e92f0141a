#include "ui/report/finding_page.h"
#include "core/project/project.h"
#include "ui/report/chain_words.h"
#include "ui/report/evidence_cards.h"
#include "ui/report/finding_editor.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/memo_button.h"
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int room = 16;
}

FindingPage::FindingPage(Session& session, FindingActs& acts, Glances& glances, QWidget* parent)
    : ProsePage("findingPage", tr("Finding"), parent)
    , m_editor(new FindingEditor(session, acts))
    , m_cards(new EvidenceCards(session, acts, glances))
    , m_memos(new MemoButton(session, Entity::Finding, "findingMemos"))
    , m_follows(buildFollows(session))
{
    column().addWidget(m_editor);
    column().addWidget(m_cards);
    column().addWidget(m_follows);
    column().addWidget(m_memos, 0, Qt::AlignLeft);
    column().addStretch(1);
    connect(m_editor, &FindingEditor::cursorMoved, this, [this](const QRect& where) {
        const auto at = m_editor->mapTo(widget(), where.center());
        ensureVisible(at.x(), at.y(), 0, where.height() + room);
    });
}

QWidget* FindingPage::buildFollows(Session& session)
{
    auto* title = new QLabel(tr("What follows from this finding"));
    auto bold = font();
    bold.setBold(true);
    title->setFont(bold);
    m_implications = new PlaceLinks(session.navigator(), "findingImplications", tr("Implications of this finding"));
    m_elements = new PlaceLinks(session.navigator(), "findingElements", tr("Elements of the framework that rest on this finding"));
    auto* add =
        named(new QPushButton(icon("list-add"), tr("New implication")), "findingNewImplication", tr("New implication of this finding"));
    add->setAutoDefault(false);
    add->setEnabled(!session.project().isReadOnly());
    connect(add, &QPushButton::clicked, this, [this] { Q_EMIT implicationWanted(m_shown); });
    auto* follows = new QWidget;
    auto* column = new QVBoxLayout(follows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(m_implications);
    column->addWidget(m_elements);
    column->addWidget(add, 0, Qt::AlignLeft);
    return follows;
}

void FindingPage::showFollows(const Chain& chain)
{
    auto implications = chain_words::linksTo(chain, chain.implicationsFrom(m_shown));
    for (auto& link : implications)
        link.before = tr("Implication ");
    m_implications->setLinks(implications);
    auto elements = chain_words::linksTo(chain.elementsFrom(m_shown));
    for (auto& link : elements)
        link.before = tr("Element: ");
    m_elements->setLinks(elements);
}

void FindingPage::show(const Chain& chain, FindingId id, const std::vector<Evidence>& evidence)
{
    const auto* known = chain.finding(id);
    if (!known)
        return;
    const Finding finding = *known; // keeping what was typed reads the findings again
    const bool isOther = finding.id != m_shown;
    if (isOther)
        m_cards->commit();
    m_shown = finding.id;
    m_memos->setThing(finding.id.value());
    m_editor->setFinding(finding);
    m_cards->setVisible(true);
    m_cards->setEvidence(evidence);
    m_follows->setVisible(true);
    showFollows(chain);
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
    m_follows->setVisible(false);
    m_editor->beginNew();
    verticalScrollBar()->setValue(0);
}

void FindingPage::commit()
{
    m_editor->commit();
    m_cards->commit();
}

} // namespace counterpoint::ui
