#include "ui/analysis/analyse_workspace.h"
#include "core/analysis/codes_as_variables.h"
#include "core/analysis/kind.h"
#include "core/analysis/readiness.h"
#include "core/analysis/responses_behind.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/weighting.h"
#include "ui/analysis/analysis_list.h"
#include "ui/analysis/analysis_run.h"
#include "ui/analysis/analysis_setup.h"
#include "ui/analysis/analysis_words.h"
#include "ui/analysis/shown_analysis.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/result_block.h"
#include "ui/widgets/result_sheet.h"
#include "ui/widgets/result_table_view.h"
#include "ui/widgets/selection_bar.h"
#include <QAction>
#include <QCheckBox>
#include <QDataStream>
#include <QIODevice>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

bool leadsToPassages(const AnalysisResult& result)
{
    for (const auto& part : result.parts)
        for (const auto& row : part.table.rows)
            if (std::any_of(row.cells.begin(), row.cells.end(), [](const ResultCell& cell) { return !cell.query.isEmpty(); }))
                return true;
    return false;
}

} // namespace

AnalyseWorkspace::AnalyseWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_stack(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_list(new AnalysisList(session))
    , m_setup(new AnalysisSetup(session))
    , m_run(new AnalysisRun(
          session, [this](const Result<AnalysisResult>& result) { showResult(result); }, this))
    , m_title(new QLabel)
    , m_about(new QLabel)
    , m_selection(new SelectionBar(session))
    , m_inReport(named(new QCheckBox(tr("In the re&port")), "analysisInReport", tr("In the report")))
    , m_error(new ErrorLine("analysisError"))
    , m_hint(new QLabel)
    , m_scroll(named(new QScrollArea, "analysisScroll", tr("Results")))
    , m_sheet(new ResultSheet)
    , m_reportAction(new QAction(tr("In the &report"), this))
    , m_responsesAction(new QAction(icon("table"), tr("Show the re&sponses behind it"), this))
    , m_passagesAction(new QAction(icon("view-list-text"), tr("Show the &passages behind it"), this))
    , m_variablesAction(new QAction(icon("labplot-spreadsheet"), tr("Make &variables of the codes"), this))
{
    named(this, "analyseWorkspace", tr("Analyse"));
    m_reportAction->setCheckable(true);
    m_reportAction->setObjectName(QStringLiteral("resultInReport"));
    m_sheet->addResultAction(m_reportAction);
    m_responsesAction->setObjectName(QStringLiteral("showResponsesBehind"));
    m_sheet->addResultAction(m_responsesAction);
    m_passagesAction->setObjectName(QStringLiteral("showPassagesBehind"));
    m_sheet->addResultAction(m_passagesAction);
    connect(m_passagesAction, &QAction::triggered, this, [this] {
        for (auto* table : m_sheet->tables())
            if (table->hasFocus() && table->currentIndex().isValid())
                Q_EMIT table->activated(table->currentIndex());
    });
    m_variablesAction->setObjectName(QStringLiteral("makeVariables"));
    m_sheet->addResultAction(m_variablesAction);
    connect(m_variablesAction, &QAction::triggered, this, &AnalyseWorkspace::makeVariables);
    connect(m_sheet, &ResultSheet::passagesWanted, this, &AnalyseWorkspace::passagesWanted);
    connect(m_sheet, &ResultSheet::rowActivated, this, &AnalyseWorkspace::showResponses);
    connect(m_responsesAction, &QAction::triggered, this, [this] {
        const auto tables = m_sheet->tables();
        for (std::size_t part = 0; part < tables.size(); ++part)
            if (tables[part]->hasFocus() && tables[part]->currentIndex().isValid())
                showResponses(part, std::size_t(tables[part]->currentIndex().row()));
    });
    const int letter = fontMetrics().averageCharWidth();
    m_list->setMinimumWidth(letter * 20);
    auto* setup = named(new QScrollArea, "analysisSetupScroll",
                        tr("Variables and options")); // with large letters it is taller than a laptop's screen
    setup->setWidget(m_setup);
    setup->setWidgetResizable(true);
    setup->setFrameShape(QFrame::NoFrame);
    setup->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setup->setFocusPolicy(Qt::NoFocus);
    setup->setMinimumWidth(letter * 32);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(buildMiddle());
    m_splitter->addWidget(setup);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({letter * 34, 1000, letter * 44});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(buildEmpty());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setFocusProxy(m_list);
    connect(m_list, &AnalysisList::chosen, this, &AnalyseWorkspace::choose);
    connect(m_list, &AnalysisList::newWanted, this, [this](const QString& kind) {
        begin(kind);
        m_setup->startChoosing();
    });
    connect(m_selection, &SelectionBar::allResponsesWanted, this, [this] {
        auto changed = m_current;
        changed.filter.clear();
        changed.savedFilter = {};
        changed.where.clear();
        keep(changed, tr("All responses in “%1”"));
    });
    connect(m_selection, &SelectionBar::ownWeightNotWanted, this, [this] {
        auto changed = m_current;
        for (const auto* role : {"weight_frequency", "weight_sampling", "strata", "population"})
            changed.put(QLatin1String(role), {});
        keep(changed, tr("No weights in “%1”"));
    });
    connect(m_setup, &AnalysisSetup::wanted, this, &AnalyseWorkspace::keep);
    const auto putInReport = [this](bool on) {
        if (m_current.id.isValid())
            this->session().notices().accept(setInReport(this->session(), m_current, on));
    };
    connect(m_inReport, &QCheckBox::clicked, this, putInReport);
    connect(m_reportAction, &QAction::triggered, this, putInReport);
    connect(&session.project(), &Project::changed, this, &AnalyseWorkspace::reactTo);
    reload();
}

QWidget* AnalyseWorkspace::buildMiddle()
{
    auto titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.2);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setObjectName(QStringLiteral("analysisHint"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 8, 24, 8);
    head->addWidget(m_title, 1);
    head->addWidget(m_inReport, 0, Qt::AlignTop);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(8);
    column->addWidget(m_about);
    column->addWidget(m_selection);
    column->addWidget(m_error);
    column->addWidget(m_hint, 1);
    column->addSpacing(8);
    column->addWidget(m_sheet);
    column->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(page);
    page->setBackgroundRole(QPalette::Base); // tables and text on one sheet
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* middle = new QWidget;
    auto* all = new QVBoxLayout(middle);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(m_scroll, 1);
    return middle;
}

QWidget* AnalyseWorkspace::buildEmpty()
{
    auto* empty = new EmptyPlace(tr("Here codes are laid side by side and the survey's answers counted, described and compared. There "
                                    "are neither codes nor answers yet: code a transcript in the Code workspace, or import answers in the "
                                    "Data workspace."),
                                 tr("Go to Data"), "analyseEmptyGo");
    connect(empty, &EmptyPlace::wanted, this, [this] { session().navigator().go({Place::Workspace::Data, Entity::Study, 0, {}}); });
    return empty;
}

QList<QAction*> AnalyseWorkspace::commands() const { return m_list->commands() << m_variablesAction; }

void AnalyseWorkspace::reveal(const Place& place)
{
    if (place.entity == Entity::Analysis)
        m_list->select(AnalysisId(place.id));
}

void AnalyseWorkspace::reload()
{
    const auto all = session().project().read([](const Read& db) { return datasets::all(db); });
    const auto list = session().project().read([](const Read& db) { return analyses::all(db); });
    if (!session().notices().accept(all) || !session().notices().accept(list))
        return;
    const bool isCoded = hasCodes(session());
    m_stack->setCurrentIndex(all->empty() && !isCoded && list->empty() ? 1 : 0);
    m_list->setAnalyses(*list);
    const bool hasWhatItNeeds = kindOf(m_current).needsDataset
        ? std::any_of(all->begin(), all->end(), [this](const Dataset& d) { return d.id == m_current.dataset; })
        : isCoded;
    if (const auto* chosenOne = m_list->current()) {
        m_current = *chosenOne;
    } else if (m_current.id.isValid() || !hasWhatItNeeds) {
        m_current = {}; // what was shown is gone
        if (!m_list->analyses().empty())
            m_list->select(m_list->analyses().front().id);
        else if (!all->empty())
            begin(analysisKinds().front().key);
        else if (isCoded)
            begin(firstQualitative().key, false);
    }
    m_setup->reload();
    showCurrent();
}

void AnalyseWorkspace::choose(AnalysisId id)
{
    const auto* chosenOne = m_list->current();
    if (!chosenOne || id == m_current.id)
        return;
    m_current = *chosenOne;
    session().navigator().note({Place::Workspace::Analyse, Entity::Analysis, id.value(), {}});
    m_scroll->verticalScrollBar()->setValue(0);
    showCurrent();
}

void AnalyseWorkspace::begin(const QString& kindKey, bool keepsAtOnce)
{
    const auto all = session().project().read([](const Read& db) { return datasets::all(db); });
    const auto* kind = findAnalysisKind(kindKey);
    if (!all || !kind)
        return;
    Analysis fresh;
    fresh.kind = kindKey;
    if (kind->needsDataset && !all->empty())
        fresh.dataset = m_current.dataset.isValid() ? m_current.dataset : all->front().id;
    m_list->select({});
    m_current = fresh;
    if (keepsAtOnce && canRun(fresh)) // a kind that needs no choice has its result at once
        add(fresh);
    else
        showCurrent();
}

void AnalyseWorkspace::keep(const Analysis& wanted, const QString& step)
{
    if (m_current.id.isValid()) {
        update(wanted, step);
    } else if (canRun(wanted)) {
        add(wanted);
    } else {
        m_current = wanted;
        showCurrent();
    }
}

bool AnalyseWorkspace::canRun(const Analysis& analysis) const
{
    return session().project().read([&](const Read& db) { return counterpoint::canRun(db, analysis); }).value_or(false);
}

void AnalyseWorkspace::add(const Analysis& wanted)
{
    const auto added = session().project().perform(newAnalysisText(kindOf(wanted)), [&](Edit& db) { return analyses::add(db, wanted); });
    if (session().notices().accept(added))
        m_list->select(*added);
}

void AnalyseWorkspace::update(const Analysis& wanted, const QString& step)
{
    const auto before = m_current;
    const auto done = session().project().perform(step.arg(before.name), [&](Edit& db) -> Result<> {
        auto changed = wanted;
        changed.name = nameFor(db, before, wanted);
        return analyses::update(db, changed);
    });
    if (!session().notices().accept(done))
        showCurrent();
}

void AnalyseWorkspace::reactTo(const Changes& changes)
{
    if (changes.touchesAny(Entity::Dataset, Entity::Variable, Entity::SavedFilter)) {
        reload();
        return;
    }
    if (changes.touchesAny(Entity::Coding, Entity::Code, Entity::Source, Entity::Speaker, Entity::Case, Entity::Attribute, Entity::Coder,
                           Entity::Guide, Entity::GuideQuestion)) {
        m_isStale = true;
        if (isVisible())
            showEvent(nullptr);
    }
    if (!changes.touches(Entity::Analysis))
        return;
    const auto before = m_current;
    const auto list = session().project().read([](const Read& db) { return analyses::all(db); });
    if (!session().notices().accept(list))
        return;
    m_list->setAnalyses(*list);
    const auto* now = m_list->current();
    if (before.id.isValid() && (!now || now->id != before.id))
        reload();
    else if (now && *now != m_current) {
        m_current = *now;
        showCurrent();
    }
}

/// What changes in the Code workspace is taken up when somebody looks, so that coding never waits for a table.
void AnalyseWorkspace::showEvent(QShowEvent* event)
{
    if (event)
        Workspace::showEvent(event);
    if (!std::exchange(m_isStale, false))
        return;
    if (kindOf(m_current).isQualitative || m_stack->currentIndex() == 1)
        reload();
    else
        m_setup->reload();
}

void AnalyseWorkspace::makeVariables()
{
    const auto wanted = m_current;
    if (!canBecomeVariables(kindOf(wanted)) || session().project().isReadOnly())
        return;
    const auto name = wanted.name.isEmpty() ? kindOf(wanted).title : wanted.name;
    const auto made = session().project().perform(tr("Make variables of the codes of “%1”").arg(name), [&](Edit& db) -> Result<Dataset> {
        return codesAsVariables(db, wanted, name).and_then([&](DatasetId id) { return datasets::byId(db, id); });
    });
    if (session().notices().accept(made))
        session().notices().done(
            tr("Made the dataset “%1”: a row for each Case, a variable for each code. It is in the Data workspace.").arg(made->name));
}

void AnalyseWorkspace::showCurrent()
{
    m_isStale = false;
    m_variablesAction->setVisible(canBecomeVariables(kindOf(m_current)));
    m_variablesAction->setEnabled(canBecomeVariables(kindOf(m_current)) && !session().project().isReadOnly());
    const bool isKept = m_current.id.isValid();
    m_title->setText(isKept ? m_current.name : tr("New: %1").arg(kindOf(m_current).title));
    m_inReport->setVisible(isKept);
    m_inReport->setEnabled(!session().project().isReadOnly());
    m_inReport->setChecked(m_current.inReport);
    m_reportAction->setChecked(m_current.inReport);
    m_setup->setAnalysis(m_current);
    if (canRun(m_current)) {
        m_run->start(asSeen(session(), m_current));
        if (m_run->isRunning())
            m_about->setText(tr("Computing …"));
        return;
    }
    m_run->forget();
    m_error->setSentence({});
    m_sheet->clear();
    m_about->clear();
    showHint(whatIsMissing(m_current));
}

void AnalyseWorkspace::showResult(const Result<AnalysisResult>& result)
{
    showHint({});
    if (!m_error->accept(result)) {
        m_sheet->clear();
        m_about->clear();
        showSelection(isFiltered(m_current) ? tr("its conditions hold") : QString()); // which may be why
        return;
    }
    m_about->setText(aboutResult(*result));
    m_responsesAction->setVisible(!responsesBehind(*result, 0, 0).title.isEmpty());
    m_passagesAction->setVisible(leadsToPassages(*result));
    showSelection(result->filter);
    m_sheet->setResult(*result);
    orderForTab();
}

/// Which responses it is about, and how to get to what is behind it.
QString AnalyseWorkspace::aboutResult(const AnalysisResult& result) const
{
    QStringList sentences{result.dataset};
    if (!responsesBehind(result, 0, 0).title.isEmpty())
        sentences << tr("Enter or a double click on a row shows its responses.");
    if (leadsToPassages(result))
        sentences << tr("Enter or a double click in the table shows the passages behind it.");
    sentences.removeAll(QString());
    return sentences.join(QStringLiteral(" · "));
}

/// A kind that cannot use it says so under its tables.
bool AnalyseWorkspace::usesWeightOfDataset() const
{
    const auto* kind = findAnalysisKind(m_current.kind);
    const auto weighting = session().project().read([this](const Read& db) { return weightings::of(db, m_current.dataset); });
    return kind && weighting && *weighting && kind->role(QStringLiteral("weight_") + weightings::toText((*weighting)->kind));
}

void AnalyseWorkspace::showSelection(const QString& filter)
{
    const auto own = m_current.firstIn(QStringLiteral("weight_frequency"));
    const auto ownSampling = m_current.firstIn(QStringLiteral("weight_sampling"));
    const bool isWeighted = own.isValid() || ownSampling.isValid() || usesWeightOfDataset();
    m_selection->showWeight(isWeighted ? m_current.dataset : DatasetId(), own.isValid() ? own : ownSampling);
    m_selection->showFilter(filter);
}

/// Results come after what stands above them, though they are made last.
void AnalyseWorkspace::orderForTab()
{
    QWidget* last = m_inReport;
    const auto next = [&last](QWidget* widget) {
        setTabOrder(last, widget);
        last = widget;
    };
    for (auto* button : m_selection->buttons())
        next(button);
    for (const auto* block : m_sheet->blocks()) {
        next(block->table());
        for (auto* figure : block->figures())
            next(figure);
    }
}

void AnalyseWorkspace::showResponses(std::size_t part, std::size_t row)
{
    const auto behind = responsesBehind(m_sheet->result(), part, row);
    if (!behind.rows.empty())
        Q_EMIT responsesWanted(m_current.dataset, behind.title, behind.rows);
}

void AnalyseWorkspace::showHint(const QString& sentence)
{
    m_hint->setText(sentence);
    m_hint->setVisible(!sentence.isEmpty());
    m_about->setVisible(sentence.isEmpty());
    m_selection->setVisible(sentence.isEmpty());
}

QByteArray AnalyseWorkspace::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << m_splitter->saveState();
    return layout;
}

void AnalyseWorkspace::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    QByteArray splitter;
    in >> splitter;
    m_splitter->restoreState(splitter);
}

} // namespace counterpoint::ui
