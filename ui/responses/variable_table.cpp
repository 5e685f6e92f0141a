#include "ui/responses/variable_table.h"
#include "core/project/project.h"
#include "ui/responses/cell_editors.h"
#include "ui/responses/label_text.h"
#include "ui/responses/variable_steps.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/variable_words.h"
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

enum ColumnPlace { Name, Label, Type, LevelPlace, Labels, Missing, Scale, Reversed, Decimals };

QString yesOrNo(bool yes) { return yes ? VariableTable::tr("Yes") : VariableTable::tr("No"); }

} // namespace

VariableTable::VariableTable(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new RowModel<Variable>(columns(), this))
    , m_table(named(new QTableView, "variablesTable", tr("Variables")))
    , m_error(new ErrorLine("variablesError"))
{
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegateForColumn(LevelPlace, new ChoiceEditor(levelNames(), this));
    m_table->setItemDelegateForColumn(Reversed, new ChoiceEditor({yesOrNo(false), yesOrNo(true)}, this));
    m_table->setItemDelegateForColumn(Labels, new LinesEditor(tr("One a line: 1 = Yes"), this));
    m_table->setItemDelegateForColumn(Missing, new LinesEditor(tr("One a line: 99 or 97-99"), this));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_error);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        m_error->setSentence({});
        if (const auto id = m_model->idAt(current); id.isValid())
            Q_EMIT variableChosen(id);
    });
}

void VariableTable::setVariables(std::vector<Variable> variables)
{
    m_model->setRows(std::move(variables));
    if (!m_fitted && m_model->rowCount() > 0)
        fitColumns();
}

void VariableTable::showVariable(VariableId variable)
{
    const auto current = m_table->currentIndex();
    if (m_model->idAt(current) == variable)
        return;
    const QSignalBlocker quiet(this);
    const auto index = m_model->indexOf(variable, std::max(0, current.column()));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

RowColumn<Variable> VariableTable::editable(const QString& title, std::function<QVariant(const Variable&)> text, Step step)
{
    RowColumn<Variable> column;
    column.title = title;
    column.text = std::move(text);
    if (!m_session.project().isReadOnly())
        column.edit = [this, step = std::move(step)](const Variable& variable, const QVariant& value) {
            return keep(variable, value.toString(), step);
        };
    return column;
}

std::vector<RowColumn<Variable>> VariableTable::columns()
{
    auto& project = m_session.project();
    std::vector<RowColumn<Variable>> columns;
    columns.push_back(editable(
        tr("Name"), [](const Variable& v) { return v.name; },
        [&project](const Variable& v, const QString& text) { return variable_steps::rename(project, v, text); }));
    columns.back().more = [](const Variable& v, int role) { return role == Qt::DecorationRole ? QVariant(icon(iconName(v))) : QVariant(); };
    columns.push_back(editable(
        tr("Label"), [](const Variable& v) { return v.label; },
        [&project](const Variable& v, const QString& text) { return variable_steps::setLabel(project, v, text); }));
    columns.push_back({tr("Type"), [](const Variable& v) { return v.isOpen ? tr("Open answer") : typeName(v.type); }});
    columns.push_back(editable(
        tr("Level"), [](const Variable& v) { return levelName(v.level); },
        [&project](const Variable& v, const QString& text) {
            return variable_steps::setLevel(project, v, Level(std::max<qsizetype>(0, levelNames().indexOf(text))));
        }));
    columns.push_back(editable(
        tr("Value labels"), [](const Variable& v) { return label_text::inOneLine(label_text::fromLabels(v)); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setValueLabels(project, v, text); }));
    columns.back().more = [](const Variable& v, int role) {
        return role == Qt::EditRole || role == Qt::ToolTipRole ? QVariant(label_text::fromLabels(v)) : QVariant();
    };
    columns.push_back(editable(
        tr("Missing codes"), [](const Variable& v) { return label_text::inOneLine(label_text::fromMissing(v)); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setMissing(project, v, text); }));
    columns.back().more = [](const Variable& v, int role) {
        return role == Qt::EditRole ? QVariant(label_text::fromMissing(v)) : QVariant();
    };
    columns.push_back(editable(
        tr("Scale"), [](const Variable& v) { return v.scale; },
        [&project](const Variable& v, const QString& text) { return variable_steps::setScale(project, v, text, v.reversed); }));
    columns.back().toolTip = tr("Name of the scale that the variable is an item of");
    columns.push_back(editable(
        tr("Reversed"), [](const Variable& v) { return v.scale.isEmpty() && !v.reversed ? QString() : yesOrNo(v.reversed); },
        [&project](const Variable& v, const QString& text) {
            return variable_steps::setScale(project, v, v.scale, text == yesOrNo(true));
        }));
    columns.back().toolTip = tr("Whether the item is keyed against its scale");
    columns.push_back(editable(
        tr("Decimals"), [](const Variable& v) { return v.type == VariableType::Number ? QString::number(v.decimals) : QString(); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setDecimals(project, v, text.toInt()); }));
    columns.back().alignment = Qt::AlignRight | Qt::AlignVCenter;
    return columns;
}

bool VariableTable::keep(const Variable& variable, const QString& text, const Step& step) { return m_error->accept(step(variable, text)); }

void VariableTable::fitColumns()
{
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {20, 44, 13, 11, 36, 15, 14, 11, 10}; // in letters
    for (int i = 0; i <= Decimals; ++i)
        m_table->setColumnWidth(i, letter * widths[i]);
    m_fitted = true;
}

} // namespace counterpoint::ui
