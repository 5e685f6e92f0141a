#include "ui/integration/convergence_page.h"
#include "core/coding/coders.h"
#include "core/integration/carried.h"
#include "core/integration/findings.h"
#include "core/project/project.h"
#include "core/report/integration_section.h"
#include "ui/integration/convergence_models.h"
#include "ui/integration/display_export.h"
#include "ui/integration/dissonance_view.h"
#include "ui/integration/judgement_panel.h"
#include "ui/integration/to_findings.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace counterpoint::ui {

namespace {

QTableView* tableFor(QAbstractItemModel* model, QTableView* view)
{
    view->setModel(model);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->horizontalHeader()->setStretchLastSection(true);
    view->setShowGrid(false);
    view->setAlternatingRowColors(true);
    return view;
}

} // namespace

ConvergencePage::ConvergencePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLabel, "convergenceTitle", tr("Convergence matrix")))
    , m_counts(named(new QLabel, "convergenceCounts", tr("How much is judged")))
    , m_nextStale(named(new QToolButton, "convergenceNextStale", tr("Go to the next judgement whose evidence changed")))
    , m_disagreements(named(new QToolButton, "convergenceDisagreements", tr("Show where voices disagree or are silent")))
    , m_toFindings(new ToFindings(session, "convergenceToFindings"))
    , m_views(new QStackedWidget)
    , m_themesView(named(new QTableView, "convergenceThemes", tr("Themes and what each side says of them")))
    , m_themes(new ConvergenceThemes(this))
    , m_pairsView(named(new QTableView, "convergencePairs", tr("Pairs of sides and what was judged of them")))
    , m_pairs(new ConvergencePairs(this))
    , m_dissonance(new DissonanceView)
    , m_panel(new JudgementPanel(session))
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    tableFor(m_themes, m_themesView);
    tableFor(m_pairs, m_pairsView);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->addWidget(m_themesView);
    halves->addWidget(m_pairsView);
    halves->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildBar());
    m_views->addWidget(halves);
    m_views->addWidget(m_dissonance);
    column->addWidget(m_views, 1);
    setFocusProxy(m_themesView);
    connect(m_disagreements, &QToolButton::toggled, this, &ConvergencePage::showDissonance);
    connect(m_dissonance, &DissonanceView::currentChanged, this, [this] {
        if (isDissonanceShown())
            showPair();
    });
    connect(m_dissonance, &DissonanceView::opened, this, &ConvergencePage::goToDissonance);
    connect(m_themesView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConvergencePage::showTheme);
    connect(m_pairsView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConvergencePage::showPair);
    connect(m_panel, &JudgementPanel::judged, this, &ConvergencePage::judge);
    connect(m_panel, &JudgementPanel::confirmed, this, &ConvergencePage::confirm);
    connect(m_panel, &JudgementPanel::takenBack, this, &ConvergencePage::takeBack);
}

QLayout* ConvergencePage::buildBar()
{
    m_nextStale->setIcon(icon("dialog-warning"));
    m_nextStale->setText(tr("Next"));
    m_nextStale->setToolTip(tr("To the next judgement whose evidence changed since"));
    auto* change = named(new QToolButton, "convergenceChange", tr("Change name, sides and themes"));
    change->setIcon(icon("document-edit"));
    change->setText(tr("Themes…"));
    change->setToolTip(tr("Another name, other sides, other themes"));
    change->setEnabled(!m_session.project().isReadOnly());
    m_disagreements->setIcon(icon("kr_comparedirs"));
    m_disagreements->setText(tr("Disagreements"));
    m_disagreements->setToolTip(tr("Where voices disagree or are silent, gathered from all themes: on what, between whom, and why"));
    m_disagreements->setCheckable(true);
    m_disagreements->setFocusPolicy(Qt::StrongFocus);
    auto* exported = new DisplayExport(
        m_session, "convergenceExport", tr("Copy or export the convergence matrix"), [this]() -> std::optional<report::Document> {
            const auto document = m_session.project().read([this](const Read& db) { return report::convergenceReport(db, m_table); });
            return document && m_table.matrix.id.isValid() ? std::optional(*document) : std::nullopt;
        });
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addWidget(m_title);
    bar->addWidget(m_counts, 1);
    for (auto* button :
         {m_nextStale, m_disagreements, static_cast<QToolButton*>(m_toFindings), static_cast<QToolButton*>(exported), change}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        bar->addWidget(button);
    }
    connect(m_nextStale, &QToolButton::clicked, this, &ConvergencePage::goToStale);
    connect(change, &QToolButton::clicked, this, [this] {
        commit();
        Q_EMIT changeWanted(m_id);
    });
    return bar;
}

QWidget& ConvergencePage::evidence() const { return *m_panel; }

void ConvergencePage::commit() { m_panel->commit(); }

void ConvergencePage::show(ConvergenceId id)
{
    commit();
    m_id = id;
    reread();
}

void ConvergencePage::reread()
{
    if (!m_id.isValid())
        return;
    const int number = ++m_asked;
    const auto read = [id = m_id, viewer = m_session.coder()](const Read& db) {
        return convergence::evaluate(db, id, coders::seenBy(db, viewer));
    };
    readAside(m_session, this, tr("Compute the convergence matrix"), read, [this, number](Result<ConvergenceTable> table) {
        if (number == m_asked && m_session.notices().accept(table))
            take(std::move(*table));
    });
}

void ConvergencePage::take(ConvergenceTable table)
{
    const bool isOther = table.matrix.id != m_table.matrix.id;
    m_table = std::move(table);
    m_title->setText(m_table.matrix.name);
    std::size_t judged = 0;
    for (const auto& row : m_table.rows)
        judged += row.judged.size();
    const int stale = m_table.stale();
    m_counts->setText(stale > 0
                          ? tr("%1 · %2").arg(tr("%n judgement(s)", nullptr, int(judged)), tr("%n with changed evidence", nullptr, stale))
                          : tr("%n judgement(s)", nullptr, int(judged)));
    m_nextStale->setVisible(stale > 0);
    m_themes->show(m_table);
    if (isOther) {
        m_themesView->resizeColumnsToContents();
        m_themesView->setColumnWidth(0, std::min(m_themesView->columnWidth(0), fontMetrics().averageCharWidth() * 32));
    }
    if (!m_themesView->currentIndex().isValid() && m_themes->rowCount() > 0)
        m_themesView->setCurrentIndex(m_themes->index(0, 0));
    m_dissonance->show(m_table, findingsByJudgement());
    showTheme();
    if (isOther)
        m_pairsView->resizeColumnsToContents();
    chooseRevealed();
}

std::map<AssessmentId, QString> ConvergencePage::findingsByJudgement() const
{
    std::map<AssessmentId, QString> numbers;
    const auto done = m_session.project().read([&](const Read& db) {
        std::map<FindingId, int> places;
        for (const auto& finding : findings::all(db))
            places.emplace(finding.id, int(places.size()) + 1);
        for (const auto& row : m_table.rows)
            for (const auto& judged : row.judged) {
                QStringList words;
                for (const auto id : findings::restingOn(db, judged.assessment.id))
                    words << QString::number(places[id]);
                numbers[judged.assessment.id] = words.join(QStringLiteral(", "));
            }
    });
    return done ? numbers : std::map<AssessmentId, QString>();
}

bool ConvergencePage::isDissonanceShown() const { return m_views->currentWidget() == m_dissonance; }

void ConvergencePage::showDissonance(bool isWanted)
{
    m_panel->commit();
    m_views->setCurrentIndex(isWanted ? 1 : 0);
    setFocusProxy(isWanted ? static_cast<QWidget*>(m_dissonance) : m_themesView);
    showPair();
}

/// From where voices disagree to the theme and the pair in the matrix.
void ConvergencePage::goToDissonance()
{
    const auto* shown = m_dissonance->current();
    if (!shown)
        return;
    choose(shown->theme, SidePair(shown->sides));
    m_themesView->setFocus();
}

void ConvergencePage::choose(ThemeId theme, SidePair sides)
{
    m_disagreements->setChecked(false);
    m_themesView->setCurrentIndex(m_themes->indexOf(theme));
    for (const auto& pair : m_pairs->rows())
        if (pair.sides == sides) {
            m_pairsView->setCurrentIndex(m_pairs->indexOf(pair.id));
            return;
        }
}

void ConvergencePage::reveal(AssessmentId id)
{
    m_revealed = id;
    if (m_table.matrix.id == m_id)
        chooseRevealed();
}

void ConvergencePage::chooseRevealed()
{
    const auto id = std::exchange(m_revealed, {});
    for (const auto& row : m_table.rows)
        for (const auto& judged : row.judged)
            if (id.isValid() && judged.assessment.id == id)
                return choose(ThemeId(row.theme.id), SidePair(judged.assessment.sides));
}

const ConvergenceRow* ConvergencePage::currentRow() const
{
    if (isDissonanceShown()) {
        const auto* shown = m_dissonance->current();
        return shown ? m_table.row(shown->theme) : nullptr;
    }
    const auto* theme = m_themes->at(m_themesView->currentIndex());
    return theme ? m_table.row(theme->id) : nullptr;
}

void ConvergencePage::showTheme()
{
    m_pairs->show(m_table, currentRow());
    if (!m_pairsView->currentIndex().isValid() && m_pairs->rowCount() > 0)
        m_pairsView->setCurrentIndex(m_pairs->index(0, 0));
    showPair();
}

std::optional<SidePair> ConvergencePage::currentPair() const
{
    if (isDissonanceShown()) {
        const auto* shown = m_dissonance->current();
        return shown ? std::optional(shown->sides) : std::nullopt;
    }
    const auto* pair = m_pairs->at(m_pairsView->currentIndex());
    return pair ? std::optional(pair->sides) : std::nullopt;
}

void ConvergencePage::showPair()
{
    const auto* row = currentRow();
    auto pair = currentPair();
    if (!row || !pair || !m_panel->shows(row->theme.id, *pair)) {
        m_panel->commit(); // for the pair that it was typed for; the table may be another one then
        row = currentRow();
        pair = currentPair();
    }
    const JudgedPair* mine = nullptr;
    const JudgedPair* chosen = nullptr; // whose judgement would be carried into the findings
    const auto* shownPair = m_pairs->at(m_pairsView->currentIndex());
    const auto* shownJudgement = m_dissonance->current();
    if (row && pair)
        for (const auto& judged : row->judged) {
            if (judged.assessment.sides == *pair && judged.assessment.coderName == m_session.coderName())
                mine = &judged;
            const bool isChosen = isDissonanceShown()
                ? shownJudgement && shownJudgement->id == judged.assessment.id
                : shownPair && shownPair->judged && shownPair->judged->assessment.id == judged.assessment.id;
            if (isChosen)
                chosen = &judged;
        }
    m_panel->show(m_table, pair ? row : nullptr, pair.value_or(SidePair()), mine);
    carry(chosen);
}

void ConvergencePage::carry(const JudgedPair* judged)
{
    if (!judged) {
        m_toFindings->clear();
        return;
    }
    const auto id = judged->assessment.id;
    const auto* row = m_table.row(judged->assessment.theme);
    m_toFindings->setCarried(
        {tr("%1: %2").arg(row ? row->theme.name : QString(), m_table.title(judged->assessment.sides)),
         [id](Edit& db) { return findings::fromJudgement(db, id); },
         [id](Edit& db, FindingId finding) { return findings::addAssessment(db, finding, id, Evidence::Stance::Supports); },
         [id](const Read& db) { return findings::restingOn(db, id); }});
}

void ConvergencePage::judge(ThemeId theme, SidePair sides, Judgement judgement, const QString& reason)
{
    const auto* row = m_table.row(theme);
    if (!row)
        return;
    Assessment assessment;
    assessment.theme = theme;
    assessment.sides = sides;
    assessment.judgement = judgement;
    assessment.reason = reason;
    assessment.seen = m_table.print(*row, sides);
    const auto label = tr("Judge “%1”, %2: %3").arg(row->theme.name, m_table.title(sides), titleOf(judgement).toLower());
    m_session.notices().accept(m_session.project().perform(label, [&](Edit& db) -> Result<AssessmentId> {
        const auto coder = coders::ensure(db, m_session.coderName());
        if (!coder)
            return fail(coder);
        assessment.coder = *coder;
        return convergence::assess(db, assessment);
    }));
}

void ConvergencePage::confirm(AssessmentId id)
{
    QString theme;
    QString now;
    for (const auto& row : m_table.rows)
        for (const auto& judged : row.judged)
            if (judged.assessment.id == id) {
                theme = row.theme.name;
                now = judged.now;
            }
    m_session.notices().accept(
        m_session.project().perform(tr("Confirm a judgement of “%1”").arg(theme), [&](Edit& db) { convergence::confirm(db, id, now); }));
}

void ConvergencePage::takeBack(AssessmentId id)
{
    const auto done = m_session.project().perform(tr("Take a judgement back"), [id](Edit& db) { convergence::removeAssessment(db, id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Took the judgement back, with its reason."));
}

/// The next theme below the current one, around the end, that has a judgement whose evidence changed.
void ConvergencePage::goToStale()
{
    const int count = m_themes->rowCount();
    const int from = std::max(0, m_themesView->currentIndex().row());
    for (int step = 0; step <= count && count > 0; ++step) {
        const int row = (from + step) % count;
        if (!m_themes->rows()[std::size_t(row)].isStale)
            continue;
        m_themesView->setCurrentIndex(m_themes->index(row, 0));
        const int first = step == 0 ? m_pairsView->currentIndex().row() + 1 : 0;
        for (int pair = first; pair < m_pairs->rowCount(); ++pair)
            if (const auto& shown = m_pairs->rows()[std::size_t(pair)]; shown.judged && shown.judged->isStale()) {
                m_pairsView->setCurrentIndex(m_pairs->index(pair, 0));
                return;
            }
    }
}

} // namespace counterpoint::ui
