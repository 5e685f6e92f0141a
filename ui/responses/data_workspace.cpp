#include "ui/responses/data_workspace.h"
#include "core/project/project.h"
#include "core/responses/variables.h"
#include "ui/responses/answers_target.h"
#include "ui/responses/filter_list.h"
#include "ui/responses/import_responses_dialog.h"
#include "ui/responses/new_variable_page.h"
#include "ui/responses/response_grid.h"
#include "ui/responses/variable_panel.h"
#include "ui/responses/variable_table.h"
#include "ui/responses/variable_tree.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/selection_bar.h"
#include <QAction>
#include <QDataStream>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QIODevice>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

/// The first local file that is being dragged, if there is one.
QString fileOf(const QMimeData* data)
{
    for (const auto& url : data->urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace

DataWorkspace::DataWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_stack(new QStackedWidget)
    , m_splitter(new QSplitter)
    , m_tree(new VariableTree(session))
    , m_tabs(named(new QTabWidget, "dataTabs", tr("Responses and variables")))
    , m_grid(new ResponseGrid(session))
    , m_table(new VariableTable(session))
    , m_newVariable(new NewVariablePage(session))
    , m_filters(new FilterList(session))
    , m_selection(new SelectionBar(session))
    , m_panel(new VariablePanel(session))
{
    named(this, "dataWorkspace", tr("Data"));
    setAcceptDrops(true);
    addCommands();
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_grid, tr("&Responses"));
    m_tabs->addTab(m_table, tr("&Variables"));
    m_tabs->addTab(m_newVariable, tr("&New variable"));
    named(m_tabs->tabBar(), "dataTabBar", tr("Responses and variables"));
    const int letter = fontMetrics().averageCharWidth();
    m_panel->setMinimumWidth(letter * 36);
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(buildMiddle());
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({letter * 30, 1000, letter * 70});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(buildEmpty());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setFocusProxy(m_tree);
    connect(m_tree, &VariableTree::chosen, this, &DataWorkspace::choose);
    connect(m_grid, &ResponseGrid::variableChosen, m_tree, &VariableTree::showVariable);
    connect(m_table, &VariableTable::variableChosen, m_tree, &VariableTree::showVariable);
    connectNewVariable();
    connect(&session.project(), &Project::changed, this, &DataWorkspace::reactTo);
    reload();
}

void DataWorkspace::connectNewVariable()
{
    connect(m_filters, &FilterList::chosen, m_grid, &ResponseGrid::setFilter);
    connect(m_filters, &FilterList::chosen, this, [this](const QString& name, const QString& expression) {
        m_selection->showFilter(expression.isEmpty() ? QString() : tr("“%1” (%2)").arg(name, expression));
    });
    connect(m_selection, &SelectionBar::allResponsesWanted, m_filters, &FilterList::showAll);
    connect(m_table, &VariableTable::definitionWanted, this, &DataWorkspace::editDefinition);
    connect(m_table, &VariableTable::newVariableWanted, this, &DataWorkspace::beginVariable);
    connect(m_tree, &VariableTree::activated, this, &DataWorkspace::editDefinition);
    connect(m_newVariable, &NewVariablePage::titleChanged, this,
            [this](const QString& title) { m_tabs->setTabText(m_tabs->indexOf(m_newVariable), title); });
    connect(m_newVariable, &NewVariablePage::made, this, [this](VariableId variable) {
        m_tabs->setCurrentWidget(m_grid);
        m_tree->showVariable(variable);
        m_grid->setFocus();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, // the page for a new variable has a preview of its own, and needs the room
            [this] { m_panel->setVisible(m_tabs->currentWidget() != m_newVariable); });
}

void DataWorkspace::beginVariable(VariableId from)
{
    m_tabs->setCurrentWidget(m_newVariable);
    m_newVariable->begin(from);
}

void DataWorkspace::editDefinition(VariableId variable)
{
    const auto found = session().project().read([&](const Read& db) { return variables::byId(db, variable); });
    if (!found || !found->isDerived())
        return;
    m_tabs->setCurrentWidget(m_newVariable);
    m_newVariable->edit(variable);
}

void DataWorkspace::addCommands()
{
    auto* import = new QAction(icon("document-import"), tr("Import responses…"), this);
    import->setObjectName(QStringLiteral("importResponses"));
    import->setEnabled(!session().project().isReadOnly());
    connect(import, &QAction::triggered, this, &DataWorkspace::askForFile);
    auto* labels = new QAction(tr("Show labels or codes"), this);
    labels->setObjectName(QStringLiteral("toggleLabels"));
    connect(labels, &QAction::triggered, this, [this] { m_grid->setShowsLabels(!m_grid->showsLabels()); });
    auto* variable = new QAction(icon("list-add"), tr("New variable…"), this);
    variable->setObjectName(QStringLiteral("newVariable"));
    variable->setEnabled(!session().project().isReadOnly());
    connect(variable, &QAction::triggered, this, [this] { beginVariable(m_tree->currentVariable()); });
    auto* filter = new QAction(icon("view-filter"), tr("New filter of responses…"), this);
    filter->setObjectName(QStringLiteral("newFilter"));
    filter->setEnabled(!session().project().isReadOnly());
    connect(filter, &QAction::triggered, m_filters, &FilterList::begin);
    auto* exported = new QAction(icon("document-export"), tr("Export responses…"), this);
    exported->setObjectName(QStringLiteral("exportResponses"));
    connect(exported, &QAction::triggered, m_tree, &VariableTree::exportDataset);
    auto* people = new QAction(icon("im-user"), tr("Respondents who are Cases…"), this);
    people->setObjectName(QStringLiteral("respondentsAreCases"));
    people->setProperty("words", tr("link respondents; match participants; identify who answered; mixed methods"));
    people->setEnabled(!session().project().isReadOnly());
    connect(people, &QAction::triggered, m_tree, &VariableTree::linkRespondents);
    m_commands = {import, exported, labels, variable, filter, people};
    addActions(m_commands);
}

QWidget* DataWorkspace::buildEmpty()
{
    auto* empty =
        new EmptyPlace(tr("Here belong the answers to the study's survey: one row for each respondent, one column for each "
                          "question. Import them from a spreadsheet, a CSV file, or a file of SPSS or Stata, or drop the file here."),
                       tr("Import responses…"), "dataEmptyImport");
    connect(empty, &EmptyPlace::wanted, this, &DataWorkspace::askForFile);
    return empty;
}

QWidget* DataWorkspace::buildLeft()
{
    auto* left = new QWidget;
    auto* button = named(new QPushButton(icon("document-import"), tr("Import responses…")), "dataImport", tr("Import responses"));
    button->setEnabled(!session().project().isReadOnly());
    connect(button, &QPushButton::clicked, this, &DataWorkspace::askForFile);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 0, 0);
    row->addWidget(button);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(8);
    column->addWidget(m_tree, 1);
    column->addWidget(m_filters);
    column->addLayout(row);
    return left;
}

QWidget* DataWorkspace::buildMiddle()
{
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_selection->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_selection);
    column->addWidget(m_tabs, 1);
    return middle;
}

void DataWorkspace::reveal(const Place& place)
{
    if (place.entity == Entity::Variable)
        m_tree->showVariable(VariableId(place.id));
    else if (place.entity == Entity::Dataset)
        m_tree->showDataset(DatasetId(place.id));
}

void DataWorkspace::showResponses(DatasetId dataset, const QString& title, const std::vector<std::size_t>& rows)
{
    m_tree->showDataset(dataset);
    m_tabs->setCurrentWidget(m_grid);
    m_grid->showRows(title, rows);
    m_grid->setFocus();
}

void DataWorkspace::choose(DatasetId dataset, VariableId variable)
{
    if (dataset != m_dataset) {
        m_dataset = dataset;
        m_grid->setDataset(dataset);
        m_filters->setDataset(dataset);
        m_table->setDataset(dataset);
        m_newVariable->setDataset(dataset);
        showVariables();
    }
    m_selection->showWeight(m_dataset);
    m_panel->setVariable(variable);
    if (!variable.isValid())
        return;
    m_grid->showVariable(variable);
    m_table->showVariable(variable);
}

void DataWorkspace::showVariables()
{
    const auto variables = session().project().read([&](const Read& db) { return variables::of(db, m_dataset); });
    m_table->setVariables(variables.value_or(std::vector<Variable>()));
}

void DataWorkspace::reactTo(const Changes& changes)
{
    if (changes.touches(Entity::Dataset)) {
        reload();
        return;
    }
    if (changes.touches(Entity::Case))
        m_grid->setDataset(m_dataset); // their names stand beside the responses
    if (changes.touchesAny(Entity::SavedFilter, Entity::Variable))
        m_filters->reload();
    if (changes.touches(Entity::AnswerSet))
        m_table->reloadSets();
    if (!changes.touches(Entity::Variable))
        return;
    m_tree->reload();
    m_grid->refreshVariables();
    showVariables();
    m_newVariable->setDataset(m_dataset);
    if (changes.touches(Entity::Variable, m_panel->variable().value()))
        m_panel->refresh();
}

void DataWorkspace::reload()
{
    m_tree->reload();
    m_dataset = {}; // so that the grid reads again even where the same dataset stays chosen
    choose(m_tree->currentDataset(), m_tree->currentVariable());
    m_panel->refresh();
    m_stack->setCurrentIndex(m_tree->isEmpty() ? 1 : 0);
}

void DataWorkspace::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Import responses"), QString(),
                                   tr("Survey responses (*.csv *.tsv *.tab *.txt *.xlsx *.xls *.sav *.zsav *.por *.dta);;"
                                      "Surveys of other programs with their answers (*.lsa *.lss *.qsf *.zip);;All files (*)"));
    dialog->setObjectName(QStringLiteral("chooseResponses"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DataWorkspace::importFile);
    dialog->open();
}

void DataWorkspace::importFile(const QString& path)
{
    if (AnswersTarget::isSurvey(path)) {
        if (const auto dataset = AnswersTarget::takeInSurvey(session(), path); dataset.isValid())
            m_tree->showDataset(dataset);
        return;
    }
    auto* dialog = new ImportResponsesDialog(session(), path, this);
    connect(dialog, &ImportResponsesDialog::imported, this, [this](DatasetId dataset) { m_tree->showDataset(dataset); });
    dialog->open();
}

void DataWorkspace::dragEnterEvent(QDragEnterEvent* event)
{
    if (!session().project().isReadOnly() && !fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void DataWorkspace::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    importFile(fileOf(event->mimeData()));
}

QByteArray DataWorkspace::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << m_splitter->saveState() << qint32(m_tabs->currentIndex()) << m_grid->showsLabels();
    return layout;
}

void DataWorkspace::restoreLayout(const QByteArray& layout)
{
    QDataStream in(layout);
    QByteArray splitter;
    qint32 tab = 0;
    bool labels = true;
    in >> splitter >> tab >> labels;
    if (in.status() != QDataStream::Ok)
        return;
    m_splitter->restoreState(splitter);
    m_tabs->setCurrentIndex(tab);
    m_grid->setShowsLabels(labels);
}

} // namespace counterpoint::ui
