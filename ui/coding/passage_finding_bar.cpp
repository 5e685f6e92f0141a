#include "ui/coding/passage_finding_bar.h"
#include "core/project/project.h"
#include "ui/coding/finding_links.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/session.h"
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace counterpoint::ui {

PassageFindingBar::PassageFindingBar(Session& session, TextPage& page, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_page(page)
    , m_links(new FindingLinks(session.navigator(), "passageFindings"))
{
    setObjectName(QStringLiteral("passageFindingBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_links);
    row->addStretch(1);
    connect(&page, &TextPage::opened, this, &PassageFindingBar::read);
    connect(&page.view(), &QPlainTextEdit::selectionChanged, this, &PassageFindingBar::follow);
    connect(&page.view(), &QPlainTextEdit::cursorPositionChanged, this, &PassageFindingBar::follow);
    connect(&page.view(), &TextView::markSelected, this, &PassageFindingBar::follow);
    hide();
}

void PassageFindingBar::refresh(const Changes& changes)
{
    if (changes.isEverything() || changes.touches(Entity::Finding) || changes.touches(Entity::Evidence) || changes.touches(Entity::Source))
        read();
}

void PassageFindingBar::addTo(QMenu& menu) const
{
    if (isVisible())
        m_links->addTo(menu);
}

void PassageFindingBar::open() { m_links->click(); }

void PassageFindingBar::read()
{
    const auto* open = m_page.source();
    m_all = !open ? std::vector<PassageFinding>()
                  : m_session.project()
                        .read([&](const Read& db) { return passage_findings::inSource(db, open->source.id); })
                        .value_or(std::vector<PassageFinding>());
    setVisible(!m_all.empty());
    follow();
}

void PassageFindingBar::follow()
{
    const auto* open = m_page.source();
    if (!open || m_all.empty())
        return;
    const auto& view = m_page.view();
    const auto* mark = view.selectedMark();
    const auto from = open->index.toCodePoint(mark ? mark->from : view.textCursor().selectionStart());
    const auto to = open->index.toCodePoint(mark ? mark->to : view.textCursor().selectionEnd());
    const TextSpan chosen{from, std::max(to, from + 1)};
    std::vector<PassageFinding> here;
    for (const auto& one : m_all)
        if (one.span.overlaps(chosen))
            here.push_back(one);
    m_links->setFindings(here, tr("Passages of this text that are evidence in findings: %1").arg(m_all.size()));
}

} // namespace counterpoint::ui
