#include "ui/report/findings_workspace.h"
#include "core/project/project.h"
#include "core/report/study_report.h"
#include "ui/report/evidence_cards.h"
#include "ui/report/evidence_chooser.h"
#include "ui/report/finding_acts.h"
#include "ui/report/finding_editor.h"
#include "ui/report/finding_list.h"
#include "ui/report/finding_page.h"
#include "ui/report/framework_desk.h"
#include "ui/report/glances.h"
#include "ui/report/outline_desk.h"
#include "ui/report/outline_panel.h"
#include "ui/report/read_chain.h"
#include "ui/report/report_panel.h"
#include "ui/report/report_preview.h"
#include "ui/report/report_writing.h"
#include "ui/report/section_page.h"
#include "ui/report/stale_evidence.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QDataStream>
#include <QIODevice>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int leastPreview = 320; ///< width of the report beside what is written

bool isNewKey(const QKeyEvent& key) { return key.key() == Qt::Key_N && key.modifiers() == Qt::ControlModifier; }

std::vector<FindingRow> rowsOf(const Chain& chain, const std::vector<StaleFigure>& figures)
{
    std::vector<FindingRow> rows;
    for (const auto& finding : chain.findings) {
        const auto pieces = std::count_if(chain.evidence.begin(), chain.evidence.end(), [&](const Evidence& piece) {
            return piece.finding == finding.id && piece.state != Evidence::State::Holds;
        });
        const auto inText =
            std::count_if(figures.begin(), figures.end(), [&](const StaleFigure& figure) { return figure.finding == finding.id; });
        rows.push_back({finding.id, finding, int(pieces + inText)});
    }
    return rows;
}

ReportPreview::Build writeAs(const std::optional<report::Sections>& sections)
{
    return [sections](const Read& db, const Progress& progress) { return report::findingsReport(db, sections, progress); };
}

} // namespace

FindingsWorkspace::FindingsWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_acts(new FindingActs(session, this))
    , m_chain(new ReadChain(session, this))
    , m_glances(new Glances(session, this))
    , m_framework(new FrameworkDesk(session, this))
    , m_writing(new ReportWriting(session, *this))
    , m_splitter(new QSplitter)
    , m_left(new QSplitter(Qt::Vertical))
    , m_lists(named(new QTabWidget, "findingsTabs", tr("Findings, and what follows from them")))
    , m_list(named(new FindingList, "findingList", tr("Findings")))
    , m_report(new ReportPanel)
    , m_stale(new StaleEvidence)
    , m_middle(new QStackedWidget)
    , m_page(new FindingPage(session, *m_acts, *m_glances))
    , m_preview(new ReportPreview(session, [this] { return writeAs(wantedSections()); }))
    , m_outline(new OutlineDesk(session, this))
    , m_beside(new ReportPreview(session, [this] { return writeAs(wantedSections()); }))
    , m_side(new QStackedWidget)
    , m_chooser(new EvidenceChooser(session, *m_glances))
    , m_new(new QAction(icon("list-add"), tr("New finding"), this))
    , m_write(new QAction(icon("document-export"), tr("Write report…"), this))
    , m_showPreview(new QAction(icon("view-preview"), tr("Preview of the report"), this))
{
    setObjectName(QStringLiteral("findingsWorkspace"));
    auto* empty = new EmptyPlace(tr("A finding is a claim about what you study, argued, with the passages and results it rests on. "
                                    "The report is written from the findings."),
                                 tr("New finding"), "firstFinding");
    connect(empty, &EmptyPlace::wanted, this, &FindingsWorkspace::beginNew);
    m_empty = empty;
    buildCommands();
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(buildMiddle());
    m_side->addWidget(m_chooser);
    m_side->addWidget(&m_framework->side());
    m_side->addWidget(m_beside);
    m_splitter->addWidget(m_side);
    m_splitter->setChildrenCollapsible(false);
    const int letter = fontMetrics().averageCharWidth();
    m_splitter->widget(1)->setMinimumWidth(letter * 28); // the argument must be readable with large letters too
    m_splitter->setSizes({letter * 40, letter * 100, letter * 48});
    m_splitter->setStretchFactor(1, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    connectParts();
    buildOutline();
    m_chain->read();
    if (const auto& findings = m_chain->now().findings; !findings.empty())
        m_list->setCurrent(findings.front().id);
}

FindingsWorkspace::~FindingsWorkspace()
{
    m_page->commit();
    m_framework->commit();
    m_outline->commit();
    session().project().disconnect(this);
}

QWidget* FindingsWorkspace::buildLeft()
{
    auto* add = named(new QToolButton, "newFindingButton", tr("New finding"));
    add->setDefaultAction(m_new);
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAutoRaise(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(4, 4, 4, 4);
    bar->addWidget(add);
    bar->addStretch(1);
    auto* top = new QWidget;
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    named(m_lists->tabBar(), "findingsTabBar", tr("Findings, what follows from them, and the report"));
    m_lists->setDocumentMode(true);
    m_lists->addTab(top, tr("Fi&ndings"));
    m_lists->addTab(&m_framework->left(), tr("Fra&mework"));
    m_lists->addTab(&m_outline->panel(), tr("&Outline"));
    m_left->addWidget(m_lists);
    m_left->addWidget(m_report);
    m_left->setStretchFactor(0, 1);
    m_left->setChildrenCollapsible(false);
    return m_left;
}

QWidget* FindingsWorkspace::buildMiddle()
{
    m_middle->addWidget(m_empty);
    m_middle->addWidget(m_page);
    m_middle->addWidget(&m_framework->middle());
    m_middle->addWidget(m_preview);
    m_middle->addWidget(&m_outline->page());
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stale);
    column->addWidget(m_middle, 1);
    return middle;
}

void FindingsWorkspace::buildCommands()
{
    m_new->setObjectName(QStringLiteral("newFinding"));
    m_new->setToolTip(tr("New finding (Ctrl+N)"));
    m_write->setObjectName(QStringLiteral("writeReport"));
    m_showPreview->setObjectName(QStringLiteral("showReportPreview"));
    m_showPreview->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+P")));
    m_showPreview->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_showPreview);
    connect(m_new, &QAction::triggered, this, &FindingsWorkspace::beginNew);
    connect(m_write, &QAction::triggered, this, &FindingsWorkspace::askToWrite);
    connect(m_showPreview, &QAction::triggered, this, [this] { m_report->setPreviewWanted(!m_report->isPreviewWanted()); });
}

void FindingsWorkspace::connectParts()
{
    connect(&session().project(), &Project::changed, this, &FindingsWorkspace::reactTo);
    connect(m_list, &FindingList::currentFindingChanged, this, [this](FindingId id) {
        showCurrent();
        if (id.isValid() && isVisible())
            session().navigator().note({Place::Workspace::Findings, Entity::Finding, id.value(), {}});
    });
    connect(m_chain, &ReadChain::changed, this, &FindingsWorkspace::showRead);
    connect(m_lists, &QTabWidget::currentChanged, this, &FindingsWorkspace::showMiddle);
    connect(m_framework, &FrameworkDesk::wanted, this, [this] {
        m_report->setPreviewWanted(false);
        m_lists->setCurrentIndex(int(Tab::Framework));
    });
    connect(m_page, &FindingPage::implicationWanted, m_framework, &FrameworkDesk::beginImplication);
    connect(m_list, &FindingList::opened, this, [this] { m_page->editor().focusClaim(); });
    connect(m_list, &FindingList::removeWanted, this, &FindingsWorkspace::remove);
    connect(m_list, &FindingList::moveWanted, this, &FindingsWorkspace::move);
    connect(&m_page->editor(), &FindingEditor::added, this, [this](FindingId id) { m_list->setCurrent(id); });
    const auto add = [this](const std::vector<EvidenceChoice>& choices, Evidence::Stance stance) {
        if (const auto* finding = current())
            m_acts->addEvidence(Finding(*finding), choices, stance);
    };
    connect(m_chooser, &EvidenceChooser::wanted, this, add);
    connect(&m_page->cards(), &EvidenceCards::dropped, this, add);
    connect(m_report, &ReportPanel::sectionsChanged, m_preview, &ReportPreview::refresh);
    connect(m_report, &ReportPanel::previewToggled, this, &FindingsWorkspace::togglePreview);
    connect(m_report, &ReportPanel::writeWanted, this, &FindingsWorkspace::askToWrite);
    connect(m_stale, &StaleEvidence::findingWanted, this, [this](FindingId id) {
        m_report->setPreviewWanted(false);
        m_lists->setCurrentIndex(int(Tab::Findings));
        m_list->setCurrent(id);
    });
    connect(m_stale, &StaleEvidence::writeWanted, this, [this] { m_writing->ask(wantedSections()); });
}

void FindingsWorkspace::buildOutline()
{
    m_beside->setObjectName(QStringLiteral("reportBeside"));
    // The page is scaled to its width, so that large letters ask for no more of it.
    m_beside->setMinimumWidth(std::min(fontMetrics().averageCharWidth() * 44, leastPreview));
    m_report->setSectionsShown(!m_outline->hasOutline());
    connect(m_outline, &OutlineDesk::chosen, this, &FindingsWorkspace::showSection);
    connect(m_outline, &OutlineDesk::changed, this, [this] {
        m_report->setSectionsShown(!m_outline->hasOutline());
        const auto half = m_left->height() / 2;
        m_left->setSizes(m_outline->hasOutline() ? QList<int>{2 * half, 0} : QList<int>{half, half});
    });
    connect(m_outline->newSection(), &QAction::triggered, this, [this] { m_lists->setCurrentIndex(int(Tab::Outline)); });
}

/// A section that is chosen takes the middle, with the report beside it.
void FindingsWorkspace::showSection()
{
    if (m_outline->isSectionChosen()) {
        m_report->setPreviewWanted(false);
        m_beside->goToHeading(m_outline->chosenHeading());
        if (isVisible() && tab() == Tab::Outline)
            session().navigator().note({Place::Workspace::Findings, Entity::ReportSection, m_outline->chosenId().value(), {}});
    }
    showMiddle();
}

/// None where the report follows its outline.
std::optional<report::Sections> FindingsWorkspace::wantedSections() const
{
    return m_outline->hasOutline() ? std::nullopt : std::optional(m_report->sections());
}

void FindingsWorkspace::reactTo(const Changes& changes)
{
    m_preview->refresh();
    m_beside->refresh();
    if (isVisible())
        m_outline->reactTo(changes);
    if (ReadChain::mayMatter(changes)) {
        m_glances->forget();
        m_page->editor().forgetFigures();
    }
    if (!isVisible()) {
        m_isDirty = true;
        return;
    }
    m_chooser->reread(changes);
    m_chain->read(changes);
}

void FindingsWorkspace::showRead()
{
    const auto& chain = m_chain->now();
    m_stale->setEvidence(chain, m_chain->staleFigures());
    m_list->setRows(rowsOf(chain, m_chain->staleFigures()));
    m_framework->setChain(chain);
    showCurrent();
}

const Finding* FindingsWorkspace::current() const { return m_chain->now().finding(m_list->current()); }

void FindingsWorkspace::showCurrent()
{
    const auto* finding = current();
    std::vector<Evidence> pieces;
    if (finding)
        for (const auto* piece : m_chain->now().evidenceOf(finding->id))
            pieces.push_back(*piece);
    m_chooser->setEvidence(pieces, finding != nullptr);
    if (finding)
        m_page->show(m_chain->now(), finding->id, pieces);
    showMiddle();
}

FindingsWorkspace::Tab FindingsWorkspace::tab() const { return Tab(m_lists->currentIndex()); }

void FindingsWorkspace::showMiddle()
{
    const bool isWriting = tab() == Tab::Outline && m_outline->isSectionChosen();
    m_side->setVisible(tab() != Tab::Outline || isWriting); // the whole report is in the middle while no section is chosen
    m_side->setCurrentWidget(tab() == Tab::Outline         ? static_cast<QWidget*>(m_beside)
                                 : tab() == Tab::Framework ? &m_framework->side()
                                                           : m_chooser);
    if (m_report->isPreviewWanted())
        return;
    if (isWriting) {
        m_middle->setCurrentWidget(&m_outline->page());
    } else if (tab() == Tab::Outline) {
        m_preview->refresh();
        m_middle->setCurrentWidget(m_preview);
    } else if (tab() == Tab::Framework) {
        m_middle->setCurrentWidget(&m_framework->middle());
    } else {
        m_middle->setCurrentWidget(current() || m_page->editor().isNew() ? static_cast<QWidget*>(m_page) : m_empty);
    }
}

void FindingsWorkspace::beginNew()
{
    m_report->setPreviewWanted(false);
    m_lists->setCurrentIndex(int(Tab::Findings));
    m_page->beginNew();
    m_list->setCurrent({});
    m_middle->setCurrentWidget(m_page);
    m_page->editor().focusClaim();
}

void FindingsWorkspace::remove(FindingId id)
{
    m_page->commit();
    if (const auto* finding = m_chain->now().finding(id))
        m_acts->remove(Finding(*finding));
}

void FindingsWorkspace::move(FindingId id, int position)
{
    if (const auto* finding = m_chain->now().finding(id))
        m_acts->move(Finding(*finding), position);
}

void FindingsWorkspace::togglePreview(bool wanted)
{
    if (!wanted) {
        showCurrent();
        return;
    }
    m_page->commit();
    m_framework->commit();
    m_outline->commit();
    m_preview->refresh();
    m_middle->setCurrentWidget(m_preview);
}

void FindingsWorkspace::askToWrite()
{
    m_page->commit();
    m_framework->commit();
    m_outline->commit();
    m_stale->setEvidence(m_chain->now(), m_chain->staleFigures());
    if (m_stale->count() == 0)
        m_writing->ask(wantedSections());
    else
        m_stale->show();
}

void FindingsWorkspace::writeTo(const QString& path)
{
    m_page->commit();
    m_framework->commit();
    m_outline->commit();
    m_writing->write(wantedSections(), path);
}

void FindingsWorkspace::reveal(const Place& place)
{
    if (place.entity == Entity::ReportSection) {
        m_lists->setCurrentIndex(int(Tab::Outline));
        m_outline->choose(ReportSectionId(place.id));
    }
    if (place.id != 0 && place.entity == Entity::FrameworkElement)
        m_framework->reveal(place);
    if (place.entity != Entity::Finding || place.id == 0)
        return;
    m_report->setPreviewWanted(false);
    m_lists->setCurrentIndex(int(Tab::Findings));
    m_list->setCurrent(FindingId(place.id));
}

QList<QAction*> FindingsWorkspace::commands() const
{
    return QList<QAction*>{m_new, m_outline->newSection(), m_write, m_showPreview} + m_framework->commands();
}

QByteArray FindingsWorkspace::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    const auto sections = m_report->sections();
    out << m_splitter->saveState() << m_left->saveState() << m_chooser->saveLayout() << sections.study << sections.method
        << sections.findings << sections.results << sections.codebook << sections.displays << sections.convergence << sections.framework
        << sections.log << sections.maps;
    return layout;
}

void FindingsWorkspace::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    QByteArray columns;
    QByteArray left;
    QByteArray chooser;
    report::Sections sections;
    in >> columns >> left >> chooser >> sections.study >> sections.method >> sections.findings >> sections.results >> sections.codebook;
    if (in.status() != QDataStream::Ok)
        return;
    if (!in.atEnd()) // an older layout ends here
        in >> sections.displays >> sections.convergence >> sections.framework >> sections.log;
    if (!in.atEnd())
        in >> sections.maps;
    m_splitter->restoreState(columns);
    m_left->restoreState(left);
    m_chooser->restoreLayout(chooser);
    m_report->setSections(sections);
}

bool FindingsWorkspace::event(QEvent* event)
{
    // Here the key means a new finding, not what it means in the window.
    if (event->type() == QEvent::ShortcutOverride && isNewKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return Workspace::event(event);
}

void FindingsWorkspace::keyPressEvent(QKeyEvent* event)
{
    if (isNewKey(*event) && tab() == Tab::Framework)
        m_framework->beginNew();
    else if (isNewKey(*event) && tab() == Tab::Outline)
        m_outline->newSection()->trigger();
    else if (isNewKey(*event))
        beginNew();
    else
        Workspace::keyPressEvent(event);
}

void FindingsWorkspace::showEvent(QShowEvent* event)
{
    Workspace::showEvent(event);
    if (!std::exchange(m_isDirty, false))
        return;
    m_chooser->reread(Changes::everything());
    m_outline->reread();
    m_chain->read();
}

void FindingsWorkspace::hideEvent(QHideEvent* event)
{
    Workspace::hideEvent(event);
    m_page->commit();
    m_framework->commit();
    m_outline->commit();
}

} // namespace counterpoint::ui
