#include "ui/responses/data_workspace.h"
#include "core/project/project.h"
#include "core/responses/variables.h"
#include "ui/responses/import_responses_dialog.h"
#include "ui/responses/response_grid.h"
#include "ui/responses/variable_panel.h"
#include "ui/responses/variable_table.h"
#include "ui/responses/variable_tree.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
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
    , m_panel(new VariablePanel(session))
{
    named(this, "dataWorkspace", tr("Data"));
    setAcceptDrops(true);
    addCommands();
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_grid, tr("&Responses"));
    m_tabs->addTab(m_table, tr("&Variables"));
    named(m_tabs->tabBar(), "dataTabBar", tr("Responses and variables"));
    const int letter = fontMetrics().averageCharWidth();
    m_panel->setMinimumWidth(letter * 36);
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(m_tabs);
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
    connect(&session.project(), &Project::changed, this, &DataWorkspace::reactTo);
    reload();
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
    m_commands = {import, labels};
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
    column->addLayout(row);
    return left;
}

void DataWorkspace::reveal(const Place& place)
{
    if (place.entity == Entity::Variable)
        m_tree->showVariable(VariableId(place.id));
    else if (place.entity == Entity::Dataset)
        m_tree->showDataset(DatasetId(place.id));
}

void DataWorkspace::choose(DatasetId dataset, VariableId variable)
{
    if (dataset != m_dataset) {
        m_dataset = dataset;
        m_grid->setDataset(dataset);
        showVariables();
    }
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
    if (!changes.touches(Entity::Variable))
        return;
    m_tree->reload();
    m_grid->refreshVariables();
    showVariables();
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
                                   tr("Survey responses (*.csv *.tsv *.tab *.txt *.xlsx *.xls *.sav *.zsav *.por *.dta);;All files (*)"));
    dialog->setObjectName(QStringLiteral("chooseResponses"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DataWorkspace::importFile);
    dialog->open();
}

void DataWorkspace::importFile(const QString& path)
{
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
