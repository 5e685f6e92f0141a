#include "ui/analysis/analysis_list.h"
#include "core/project/project.h"
#include "ui/analysis/analysis_words.h"
#include "ui/analysis/headed_rows.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// Analyses with a tick for the report.
class TickedAnalyses : public RowModel<Analysis> {
public:
    TickedAnalyses(Session& session, std::vector<RowColumn<Analysis>> columns, QObject* parent)
        : RowModel<Analysis>(std::move(columns), parent)
        , m_session(session)
    {
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return RowModel<Analysis>::flags(index) | (m_session.project().isReadOnly() ? Qt::NoItemFlags : Qt::ItemIsUserCheckable);
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == Qt::CheckStateRole && index.isValid())
            return at(index)->inReport ? Qt::Checked : Qt::Unchecked;
        if (role == HeadedRows::headingRole && index.isValid())
            return heading(std::size_t(index.row()));
        return RowModel<Analysis>::data(index, role);
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override
    {
        if (role != Qt::CheckStateRole || !index.isValid())
            return RowModel<Analysis>::setData(index, value, role);
        const Analysis copy = *at(index);
        return m_session.notices().accept(setInReport(m_session, copy, value.toInt() == Qt::Checked));
    }

private:
    /// Above the first of each group, where both have any.
    QVariant heading(std::size_t row) const
    {
        const auto isQualitative = [this](std::size_t at) { return kindOf(rows()[at]).isQualitative; };
        const bool hasBoth = isQualitative(0) != isQualitative(rows().size() - 1);
        const bool isFirst = row == 0 || isQualitative(row) != isQualitative(row - 1);
        return hasBoth && isFirst ? QVariant(groupTitle(isQualitative(row))) : QVariant();
    }

    Session& m_session;
};

} // namespace

Result<> setInReport(Session& session, const Analysis& analysis, bool inReport)
{
    auto changed = analysis;
    changed.inReport = inReport;
    const auto step = inReport ? AnalysisList::tr("Put “%1” in the report") : AnalysisList::tr("Take “%1” out of the report");
    return session.project().perform(step.arg(analysis.name), [&](Edit& db) -> Result<> { return analyses::update(db, changed); });
}

AnalysisList::AnalysisList(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_table(named(new QTableView, "analysisList", tr("Analyses; ticked ones are in the report")))
{
    RowColumn<Analysis> name;
    name.title = tr("Analysis");
    name.text = [](const Analysis& analysis) { return analysis.name; };
    name.more = [](const Analysis& analysis, int role) -> QVariant {
        if (role == Qt::DecorationRole)
            return icon(kindOf(analysis).icon);
        if (role == Qt::ToolTipRole)
            return analysis.inReport ? tr("%1: %2, in the report").arg(kindOf(analysis).title, analysis.name)
                                     : tr("%1: %2, not in the report").arg(kindOf(analysis).title, analysis.name);
        return {};
    };
    if (!session.project().isReadOnly())
        name.edit = [this](const Analysis& analysis, const QVariant& text) { return keepName(analysis, text.toString()); };
    m_model = new TickedAnalyses(session, {name}, this);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    growRowsWithText(m_table, 12);
    m_rows = new HeadedRows(m_table);
    m_table->setItemDelegate(m_rows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTools());
    column->addWidget(m_table, 1);
    m_table->addActions(m_ofCurrent);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        updateCommands();
        if (current.isValid())
            Q_EMIT chosen(m_model->idAt(current));
    });
    updateCommands();
}

QAction* AnalysisList::addCommand(const char* name, const char* image, const QString& text, std::function<void()> act)
{
    auto* action = new QAction(icon(image), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setEnabled(!m_session.project().isReadOnly());
    connect(action, &QAction::triggered, this, std::move(act));
    m_commands << action;
    return action;
}

QMenu* AnalysisList::buildKinds()
{
    auto* menu = new QMenu(this);
    for (const bool isQualitative : {true, false}) {
        menu->addSection(groupTitle(isQualitative));
        for (const auto& kind : analysisKinds()) {
            if (kind.isQualitative != isQualitative)
                continue;
            auto* action = addCommand(objectNameOf("new", kind.key).constData(), kind.icon, newAnalysisText(kind),
                                      [this, key = kind.key] { Q_EMIT newWanted(key); });
            action->setProperty("words", otherWordsFor(kind));
            connect(menu->addAction(icon(kind.icon), kind.title), &QAction::triggered, action, &QAction::trigger);
        }
    }
    return menu;
}

QWidget* AnalysisList::buildTools()
{
    auto* make = named(new QToolButton, "newAnalysis", tr("New analysis"));
    make->setText(tr("&New"));
    make->setIcon(icon("list-add"));
    make->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    make->setPopupMode(QToolButton::InstantPopup);
    make->setMenu(buildKinds());
    make->setAutoRaise(true);
    make->setEnabled(!m_session.project().isReadOnly());
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(4, 4, 4, 4);
    row->setSpacing(2);
    row->addWidget(make);
    row->addStretch(1);
    const auto add = [this, row](QAction* action, const QKeySequence& key) {
        action->setShortcut(key);
        action->setToolTip(key.isEmpty() ? action->text()
                                         : QStringLiteral("%1 (%2)").arg(action->text(), key.toString(QKeySequence::NativeText)));
        m_ofCurrent << action;
        auto* button = named(new QToolButton, (action->objectName() + QStringLiteral("Button")).toLatin1().constData(), action->text());
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        row->addWidget(button);
    };
    add(addCommand("duplicateAnalysis", "edit-copy", tr("Duplicate analysis"), [this] { duplicate(); }),
        QKeySequence(Qt::CTRL | Qt::Key_D));
    add(addCommand("moveAnalysisUp", "go-up", tr("Move analysis up"), [this] { move(-1); }), QKeySequence(Qt::ALT | Qt::Key_Up));
    add(addCommand("moveAnalysisDown", "go-down", tr("Move analysis down"), [this] { move(1); }), QKeySequence(Qt::ALT | Qt::Key_Down));
    add(addCommand("removeAnalysis", "edit-delete", tr("Remove analysis"), [this] { remove(); }), QKeySequence::Delete);
    m_ofCurrent.prepend(addCommand("renameAnalysis", "edit-rename", tr("Rename analysis"), [this] { rename(); }));
    return tools;
}

void AnalysisList::setAnalyses(std::vector<Analysis> analyses)
{
    const auto* before = current();
    const auto kept = before ? before->id : AnalysisId();
    m_order.clear();
    for (const auto& analysis : analyses)
        m_order.push_back(analysis.id);
    std::stable_partition(analyses.begin(), analyses.end(), [](const Analysis& analysis) { return kindOf(analysis).isQualitative; });
    m_model->setRows(std::move(analyses));
    m_rows->fit();
    if (kept.isValid() && !current() && m_model->indexOf(kept).isValid())
        select(kept);
    updateCommands();
}

const Analysis* AnalysisList::current() const { return m_model->at(m_table->currentIndex()); }

void AnalysisList::select(AnalysisId id)
{
    const auto index = m_model->indexOf(id);
    if (index.isValid()) {
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    } else {
        m_table->setCurrentIndex({});
        m_table->clearSelection();
    }
}

bool AnalysisList::keepName(const Analysis& analysis, const QString& name)
{
    if (name.trimmed() == analysis.name)
        return false;
    auto changed = analysis;
    changed.name = name;
    return m_session.notices().accept(m_session.project().perform(tr("Rename analysis “%1”").arg(analysis.name),
                                                                  [&](Edit& db) -> Result<> { return analyses::update(db, changed); }));
}

void AnalysisList::duplicate()
{
    const auto* chosenOne = current();
    if (!chosenOne)
        return;
    const auto copy = *chosenOne;
    const auto added =
        m_session.project().perform(tr("Duplicate analysis “%1”").arg(copy.name), [&](Edit& db) { return analyses::add(db, copy); });
    if (m_session.notices().accept(added))
        select(*added);
}

void AnalysisList::rename()
{
    if (current())
        m_table->edit(m_table->currentIndex());
}

void AnalysisList::remove()
{
    const auto* chosenOne = current();
    if (!chosenOne)
        return;
    const auto id = chosenOne->id;
    const auto name = chosenOne->name;
    const auto done = m_session.project().perform(tr("Remove analysis “%1”").arg(name), [&](Edit& db) { analyses::remove(db, id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Removed analysis “%1”.").arg(name));
}

void AnalysisList::move(int by)
{
    const auto* chosenOne = current();
    if (!chosenOne)
        return;
    const auto id = chosenOne->id;
    const int to = m_table->currentIndex().row() + by;
    if (to < 0 || to >= m_model->rowCount())
        return;
    const auto& other = m_model->rows()[std::size_t(to)];
    if (kindOf(other).isQualitative != kindOf(*chosenOne).isQualitative)
        return;
    const auto place = std::find(m_order.begin(), m_order.end(), other.id) - m_order.begin();
    m_session.notices().accept(
        m_session.project().perform(tr("Move analysis “%1”").arg(chosenOne->name), [&](Edit& db) { analyses::move(db, id, int(place)); }));
}

void AnalysisList::updateCommands()
{
    const bool possible = current() && !m_session.project().isReadOnly();
    for (auto* action : m_ofCurrent)
        action->setEnabled(possible);
}

} // namespace counterpoint::ui
