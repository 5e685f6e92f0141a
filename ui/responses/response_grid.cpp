#include "ui/responses/response_grid.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/responses/respondents.h"
#include "ui/responses/response_model.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr qint64 mostCellsToCopy = 2'000'000;
}

ResponseGrid::ResponseGrid(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ResponseModel(session.project(), this))
    , m_table(named(new QTableView, "responsesTable", tr("Responses")))
    , m_labels(named(new QCheckBox(tr("Show &labels instead of codes")), "showLabels", tr("Show labels instead of codes")))
    , m_shown(named(new QLabel, "responsesShown", tr("Responses that are shown")))
    , m_all(named(new QPushButton(tr("Show &all responses")), "responsesAll", tr("Show all responses")))
    , m_error(new ErrorLine("responsesFilterError"))
{
    m_labels->setChecked(true);
    m_table->setModel(m_model);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    growRowsWithText(m_table, 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setResizeContentsPrecision(0);
    auto* copying = new QAction(icon("edit-copy"), tr("&Copy"), m_table);
    copying->setObjectName(QStringLiteral("copyResponses"));
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetShortcut);
    connect(copying, &QAction::triggered, this, &ResponseGrid::copy);
    m_table->addAction(copying);
    m_person = new QAction(icon("im-user"), tr("This respondent is the Case…"), m_table);
    m_person->setObjectName(QStringLiteral("respondentIs"));
    m_person->setEnabled(!session.project().isReadOnly());
    connect(m_person, &QAction::triggered, this, &ResponseGrid::askWhoAnswers);
    m_table->addAction(m_person);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->addWidget(m_labels);
    top->addStretch(1);
    top->addWidget(m_shown);
    top->addWidget(m_all);
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, [this] {
        showRows({}, {});
        m_table->setFocus();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_error);
    column->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_labels, &QCheckBox::toggled, this, [this](bool labels) {
        m_model->setShowsLabels(labels);
        fitColumns();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentColumnChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT variableChosen(m_model->variables()[std::size_t(current.column())].id);
    });
}

void ResponseGrid::setDataset(DatasetId dataset)
{
    if (dataset != m_model->dataset())
        m_picked.clear();
    const auto before = m_table->currentIndex();
    const bool isSame = dataset == m_model->dataset();
    m_model->setDataset(dataset);
    if (isSame && before.isValid()) {
        const QSignalBlocker quiet(this);
        m_table->setCurrentIndex(m_model->index(before.row(), before.column()));
    }
    fitColumns();
    tellShown();
}

void ResponseGrid::askWhoAnswers()
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return;
    QStringList names{tr("(nobody known)")};
    const auto people = m_session.project().read([](const Read& db) { return cases::all(db); });
    for (const auto& person : people.value_or(std::vector<Case>()))
        names << person.name;
    auto* dialog = named(new QInputDialog(this), "respondentIsDialog", tr("Who answers"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Who answers"));
    dialog->setLabelText(tr("Response %1 is by the Case").arg(m_model->responseAt(row) + 1));
    dialog->setOption(QInputDialog::UseListViewForComboBoxItems);
    dialog->setComboBoxItems(names);
    if (const auto now = m_model->caseOf(row); !now.isEmpty())
        dialog->setTextValue(now);
    const Response response{m_model->dataset(), m_model->responseAt(row)};
    connect(dialog, &QInputDialog::textValueSelected, this, [this, response, nobody = names.front()](const QString& name) {
        const auto done = m_session.project().perform(tr("Say who answers response %1").arg(response.row + 1), [&](Edit& db) -> Result<> {
            if (name == nobody) {
                respondents::unlink(db, response);
                return {};
            }
            return cases::byName(db, name).and_then([&](const Case& person) { return respondents::link(db, response, person.id); });
        });
        m_error->accept(done);
    });
    dialog->open();
}

void ResponseGrid::refreshVariables() { m_model->refreshVariables(); }

void ResponseGrid::setFilter(const QString& name, const QString& expression)
{
    m_filterName = name;
    m_picked.clear();
    m_model->setRows({});
    const auto done = m_model->setFilter(expression);
    m_error->accept(done);
    tellShown();
}

void ResponseGrid::showRows(const QString& title, const std::vector<std::size_t>& rows)
{
    m_picked = title;
    m_model->setRows(rows);
    if (m_model->rowCount() > 0 && m_model->columnCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, std::max(0, m_table->currentIndex().column())));
    tellShown();
}

void ResponseGrid::tellShown()
{
    m_all->setVisible(!m_picked.isEmpty());
    m_shown->setText(m_model->isFiltered() ? tr("%1: %2 of %3 responses")
                                                 .arg(m_picked.isEmpty() ? m_filterName : m_picked, QLocale().toString(m_model->rowCount()),
                                                      QLocale().toString(m_model->allRows()))
                                           : QString());
}

void ResponseGrid::showVariable(VariableId variable)
{
    const int column = m_model->columnOf(variable);
    if (column < 0 || m_table->currentIndex().column() == column)
        return;
    const auto index = m_model->index(std::max(0, m_table->currentIndex().row()), column);
    const QSignalBlocker quiet(this);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

bool ResponseGrid::showsLabels() const { return m_model->showsLabels(); }

void ResponseGrid::setShowsLabels(bool labels) { m_labels->setChecked(labels); }

/// Widths by what a variable is: measuring all cells would read all columns.
void ResponseGrid::fitColumns()
{
    const auto metrics = fontMetrics();
    const int letter = metrics.averageCharWidth();
    const auto& variables = m_model->variables();
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const auto& variable = variables[i];
        int width = metrics.horizontalAdvance(variable.name) + 3 * letter;
        if (variable.type == VariableType::Text)
            width = std::max(width, letter * (variable.isOpen ? 40 : 14));
        if (variable.type == VariableType::Number && variable.level == Level::Scale)
            width = std::max(width, letter * 9);
        if (variable.type == VariableType::Date)
            width = std::max(width, letter * 13);
        if (m_model->showsLabels())
            for (const auto& [value, label] : variable.labels)
                width = std::max(width, std::min(metrics.horizontalAdvance(label) + 2 * letter, letter * 26));
        m_table->setColumnWidth(int(i), width);
    }
}

void ResponseGrid::copy() const
{
    const auto selection = m_table->selectionModel()->selection();
    if (selection.isEmpty())
        return;
    QRect cells;
    for (const auto& range : selection)
        cells |= QRect(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom()));
    if (qint64(cells.width()) * cells.height() > mostCellsToCopy)
        cells.setHeight(int(mostCellsToCopy / cells.width()));
    QString text;
    for (int row = cells.top(); row <= cells.bottom(); ++row)
        for (int column = cells.left(); column <= cells.right(); ++column) {
            const auto index = m_model->index(row, column);
            if (m_table->selectionModel()->isSelected(index))
                text += index.data().toString().simplified();
            text += column == cells.right() ? u'\n' : u'\t';
        }
    QGuiApplication::clipboard()->setText(text);
}

} // namespace counterpoint::ui
