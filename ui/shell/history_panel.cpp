#include "ui/shell/history_panel.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int stepsShown = 1000;

QString localTime(const QString& stamp)
{
    const auto at = QDateTime::fromString(stamp, Qt::ISODate).toLocalTime();
    return at.date() == QDate::currentDate() ? QLocale().toString(at.time(), QLocale::ShortFormat)
                                             : QLocale().toString(at, QLocale::ShortFormat);
}

constexpr int leastWidth = 300; ///< of step, coder and time, in pixels; less where letters are small

} // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : QDockWidget(tr("History"), parent)
    , m_model(new RowModel<Row>({{tr("Step"), [](const Row& row) { return row.label; }, Qt::AlignLeft | Qt::AlignVCenter, look},
                                 {tr("Who"), [](const Row& row) { return row.coder; }, Qt::AlignLeft | Qt::AlignVCenter, look},
                                 {tr("When"), [](const Row& row) { return localTime(row.at); }, Qt::AlignLeft | Qt::AlignVCenter, look}},
                                this))
    , m_table(named(new QTableView, "historyTable", tr("Steps, newest first")))
{
    named(this, "historyPanel", tr("History"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    growRowsWithText(m_table, 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* hint = new QLabel(tr("Double-click a step to bring the study back to it."));
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(8, 4, 8, 8);
    column->addWidget(hint);
    column->addWidget(m_table);
    page->setMinimumWidth(std::min(fontMetrics().averageCharWidth() * 42, leastWidth));
    setWidget(page);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto done = goTo(m_model->idAt(index)); !done)
            Q_EMIT failed(done.error());
    });
}

void HistoryPanel::setProject(Project* project)
{
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    m_project = project;
    if (project)
        connect(project, &Project::changed, this, &HistoryPanel::reload);
    reload();
}

Result<> HistoryPanel::goTo(StepId step)
{
    if (!m_project)
        return {};
    const auto steps = m_project->history();
    if (!steps)
        return fail(steps);
    int undos = 0;
    int redos = 0;
    for (const auto& each : *steps) {
        if (each.id > step && each.isFinal)
            return fail(Error::Kind::Invalid, tr("“%1” is final: the study cannot be brought back to a step before it.").arg(each.label));
        if (each.id > step && each.state == HistoryStep::State::Done)
            ++undos;
        if (each.id <= step && each.state == HistoryStep::State::Undone)
            ++redos;
        if (each.id == step && each.state == HistoryStep::State::Superseded)
            return fail(Error::Kind::Invalid,
                        tr("“%1” was undone, and other steps were taken since: it cannot be repeated.").arg(each.label));
    }
    for (; undos > 0; --undos)
        if (const auto done = m_project->undo(); !done)
            return fail(done);
    for (; redos > 0; --redos)
        if (const auto done = m_project->redo(); !done)
            return fail(done);
    return {};
}

QVariant HistoryPanel::look(const Row& row, int role)
{
    const bool done = row.state == HistoryStep::State::Done;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return done                                   ? tr("Done")
            : row.state == HistoryStep::State::Undone ? tr("Undone; can be repeated")
                                                      : tr("Undone, then other steps were taken");
    if (role == Qt::ForegroundRole && !done)
        return QApplication::palette().color(QPalette::PlaceholderText);
    if (role == Qt::FontRole && !done) {
        QFont font = QApplication::font();
        font.setStrikeOut(true);
        return font;
    }
    return {};
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    QDockWidget::showEvent(event);
    reload();
}

void HistoryPanel::reload()
{
    if (isHidden())
        return; // caught up with when it is shown
    std::vector<Row> rows;
    if (m_project)
        if (const auto steps = m_project->history(stepsShown))
            for (const auto& step : *steps)
                rows.push_back({step.id, step.label, step.coder, step.at, step.state});
    m_model->setRows(std::move(rows));
    m_table->resizeColumnToContents(1);
    m_table->resizeColumnToContents(2);
}

} // namespace counterpoint::ui
