#include "ui/report/evidence_chooser.h"
#include "ui/report/coded_passages.h"
#include "ui/report/found_passages.h"
#include "ui/report/integrated_pieces.h"
#include "ui/report/saved_results.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QDataStream>
#include <QIODevice>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

EvidenceChooser::EvidenceChooser(Session& session, Glances& glances, QWidget* parent)
    : QWidget(parent)
    , m_tabs(named(new QTabWidget, "evidenceTabs", tr("Where evidence comes from")))
    , m_coded(new CodedPassages(session))
    , m_results(new SavedResults(session, glances))
    , m_for(named(new QPushButton(icon("list-add"), tr("Add &for")), "addFor", tr("Add as evidence for the finding")))
    , m_against(named(new QPushButton(icon("list-add"), tr("Add a&gainst")), "addAgainst", tr("Add as evidence against the finding")))
{
    setObjectName(QStringLiteral("evidenceChooser"));
    named(m_tabs->tabBar(), "evidenceTabBar", tr("Where evidence comes from"));
    m_tabs->setDocumentMode(true);
    addPage(m_coded, tr("&Passages"));
    addPage(new FoundPassages(session), tr("Te&xt search"));
    addPage(m_results, tr("&Results"));
    addPage(new IntegratedPieces(session), tr("D&isplays"));
    m_for->setToolTip(tr("Add what is selected as evidence for the finding (Enter)"));
    m_against->setToolTip(tr("Add what is selected as evidence against the finding (Shift+Enter)"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_for, 1);
    row->addWidget(m_against, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs, 1);
    column->addLayout(row);
    connect(m_tabs, &QTabWidget::currentChanged, this, &EvidenceChooser::refreshButtons);
    connect(m_for, &QPushButton::clicked, this, [this] { add(Evidence::Stance::Supports); });
    connect(m_against, &QPushButton::clicked, this, [this] { add(Evidence::Stance::Contradicts); });
    refreshButtons();
}

void EvidenceChooser::addPage(ChooserPage* page, const QString& title)
{
    m_tabs->addTab(page, title);
    m_pages.push_back(page);
    connect(page, &ChooserPage::selectionTouched, this, &EvidenceChooser::refreshButtons);
    connect(page, &ChooserPage::wanted, this,
            [this](bool against) { add(against ? Evidence::Stance::Contradicts : Evidence::Stance::Supports); });
}

ChooserPage* EvidenceChooser::page() const { return static_cast<ChooserPage*>(m_tabs->currentWidget()); }

void EvidenceChooser::reread(const Changes& changes)
{
    for (auto* one : m_pages)
        one->reread(changes);
    refreshButtons();
}

void EvidenceChooser::setEvidence(const std::vector<Evidence>& pieces, bool hasFinding)
{
    m_hasFinding = hasFinding;
    for (auto* one : m_pages)
        one->setEvidence(pieces);
    refreshButtons();
}

void EvidenceChooser::focusPassages()
{
    m_tabs->setCurrentWidget(m_coded);
    m_coded->findChild<QWidget*>(QStringLiteral("codeFilter"))->setFocus();
}

void EvidenceChooser::add(Evidence::Stance stance)
{
    if (m_hasFinding)
        Q_EMIT wanted(page()->chosen(), stance);
}

void EvidenceChooser::refreshButtons()
{
    const bool can = m_hasFinding && !page()->chosen().empty();
    m_for->setEnabled(can);
    m_against->setEnabled(can);
}

QByteArray EvidenceChooser::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << m_coded->splitter().saveState() << m_results->splitter().saveState() << m_tabs->currentIndex();
    return layout;
}

void EvidenceChooser::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    QByteArray coded;
    QByteArray results;
    int tab = 0;
    in >> coded >> results >> tab;
    if (in.status() != QDataStream::Ok)
        return;
    m_coded->splitter().restoreState(coded);
    m_results->splitter().restoreState(results);
    m_tabs->setCurrentIndex(tab);
}

} // namespace counterpoint::ui
