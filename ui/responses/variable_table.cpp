#include "ui/responses/variable_table.h"
#include "core/project/project.h"
#include "core/responses/variables.h"
#include "ui/responses/answer_set_bar.h"
#include "ui/responses/cell_editors.h"
#include "ui/responses/label_text.h"
#include "ui/responses/variable_steps.h"
#include "ui/responses/weight_bar.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/variable_words.h"
#include <QAction>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

enum ColumnPlace { Name, Label, Type, LevelPlace, Labels, Missing, Scale, Reversed, Range, Decimals, Format, DerivedFrom };

QString yesOrNo(bool yes) { return yes ? VariableTable::tr("Yes") : VariableTable::tr("No"); }

} // namespace

VariableTable::VariableTable(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new RowModel<Variable>(columns(), this))
    , m_table(named(new QTableView, "variablesTable", tr("Variables")))
    , m_error(new ErrorLine("variablesError"))
    , m_sets(new AnswerSetBar(session))
    , m_weights(new WeightBar(session))
{
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    growRowsWithText(m_table, 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegateForColumn(LevelPlace, new ChoiceEditor(levelNames(), this));
    m_table->setItemDelegateForColumn(Reversed, new ChoiceEditor({yesOrNo(false), yesOrNo(true)}, this));
    m_table->setItemDelegateForColumn(Labels, new LinesEditor(tr("One a line: 1 = Yes"), this));
    m_table->setItemDelegateForColumn(Missing, new LinesEditor(tr("One a line: 99 or 97-99"), this));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    addActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_error);
    column->addWidget(m_sets);
    column->addWidget(m_weights);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        m_error->setSentence({});
        if (const auto id = m_model->idAt(current); id.isValid())
            Q_EMIT variableChosen(id);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VariableTable::enableActions);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto* variable = m_model->at(index); variable && variable->isDerived() && index.column() == DerivedFrom)
            Q_EMIT definitionWanted(variable->id);
    });
}

QAction* VariableTable::addAction(const char* objectName, const char* image, const QString& text, std::function<void()> act)
{
    auto* action = new QAction(text, m_table);
    if (image)
        action->setIcon(icon(image));
    action->setObjectName(QLatin1String(objectName));
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setEnabled(!m_session.project().isReadOnly());
    connect(action, &QAction::triggered, this, std::move(act));
    m_table->addAction(action);
    return action;
}

void VariableTable::addActions()
{
    addAction("newFromVariable", "list-add", tr("New variable from this…"), [this] {
        if (const auto chosen = selected(); !chosen.empty())
            Q_EMIT newVariableWanted(chosen.front().id);
    });
    m_define = addAction("defineVariable", "document-edit", tr("Change how it came about…"), [this] {
        if (const auto chosen = selected(); !chosen.empty() && chosen.front().isDerived())
            Q_EMIT definitionWanted(chosen.front().id);
    });
    for (const auto level : {Level::Nominal, Level::Ordinal, Level::Scale})
        addAction(level == Level::Nominal       ? "levelNominal"
                      : level == Level::Ordinal ? "levelOrdinal"
                                                : "levelScale",
                  nullptr, tr("Level: %1").arg(levelName(level)), [this, level] { setLevels(level); });
    addAction("copyVariableLabels", "edit-copy", tr("Copy value labels, missing codes and range"), [this] {
        if (const auto chosen = selected(); !chosen.empty())
            m_copied = chosen.front();
        enableActions();
    })->setShortcut(QKeySequence::Copy);
    m_giveLabels = addAction("giveVariableLabels", "edit-paste", tr("Give these labels to the selected"),
                             [this] { m_error->accept(variable_steps::copyLabels(m_session.project(), m_copied, selected())); });
    m_giveLabels->setShortcut(QKeySequence::Paste);
    addAction("makeAnswerSet", nullptr, tr("Set of answers from the selected…"), [this] { m_sets->begin(selected()); });
    addAction("weighFrequency", nullptr, tr("Frequency weights: this variable"), [this] { weigh(Weighting::Kind::Frequency); });
    addAction("weighSampling", nullptr, tr("Sampling weights: this variable"), [this] { weigh(Weighting::Kind::Sampling); });
    m_strata = addAction("weighStrata", nullptr, tr("Strata and population…"), [this] { m_weights->ask(); });
    addAction("weighNot", nullptr, tr("No weights"), [this] { weigh(std::nullopt); });
    m_remove = addAction("removeVariable", "edit-delete", tr("Remove derived variable"),
                         [this] { m_error->accept(variable_steps::remove(m_session.project(), selected())); });
    m_remove->setShortcut(QKeySequence::Delete);
    enableActions();
}

void VariableTable::setDataset(DatasetId dataset)
{
    m_sets->setDataset(dataset);
    m_weights->setDataset(dataset);
}

void VariableTable::reloadSets() { m_sets->reload(); }

void VariableTable::weigh(std::optional<Weighting::Kind> kind)
{
    const auto chosen = selected();
    if (chosen.empty())
        return;
    const auto& variable = chosen.front();
    const auto weighting = kind ? std::optional(Weighting{*kind, variable.id, {}, {}}) : std::nullopt;
    const auto done = m_session.project().perform(kind ? tr("Weigh the responses by “%1”").arg(variable.name) : tr("Weigh no responses"),
                                                  [&](Edit& db) -> Result<> { return weightings::set(db, variable.dataset, weighting); });
    if (!m_error->accept(done))
        return;
    m_session.notices().done(kind ? tr("The responses are weighted by “%1” in all analyses.").arg(variable.name)
                                  : tr("The responses are not weighted."));
    m_weights->ask();
}

void VariableTable::enableActions()
{
    const auto chosen = selected();
    m_sets->setSelected(chosen);
    const bool writes = !m_session.project().isReadOnly();
    const bool derived =
        !chosen.empty() && std::all_of(chosen.begin(), chosen.end(), [](const Variable& each) { return each.isDerived(); });
    m_define->setEnabled(writes && derived && chosen.size() == 1);
    m_remove->setEnabled(writes && derived);
    m_strata->setEnabled(writes && m_weights->isWanted());
    m_giveLabels->setEnabled(writes && m_copied.id.isValid());
    m_giveLabels->setText(m_copied.id.isValid() ? tr("Give the labels of “%1” to the selected").arg(m_copied.name)
                                                : tr("Give copied labels to the selected"));
}

std::vector<Variable> VariableTable::selected() const
{
    std::vector<int> rows;
    for (const auto& index : m_table->selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    if (rows.empty() && m_table->currentIndex().isValid())
        rows.push_back(m_table->currentIndex().row());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<Variable> variables;
    for (const int row : rows)
        variables.push_back(m_model->rows()[std::size_t(row)]);
    return variables;
}

void VariableTable::setLevels(Level level)
{
    auto chosen = selected();
    std::erase_if(chosen, [&](const Variable& each) { return each.level == level; });
    if (!chosen.empty())
        m_error->accept(variable_steps::inAll(m_session.project(), chosen, tr("Level"), [&](Edit& db, const Variable& variable) {
            return variables::setLevel(db, variable.id, level);
        }));
}

void VariableTable::setVariables(std::vector<Variable> variables)
{
    m_weights->setVariables(variables);
    m_model->setRows(std::move(variables));
    enableActions();
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

RowColumn<Variable> VariableTable::editable(const QString& title, std::function<QVariant(const Variable&)> text, Step step, Part part)
{
    RowColumn<Variable> column;
    column.title = title;
    column.text = std::move(text);
    if (!m_session.project().isReadOnly())
        column.edit = [this, title, step = std::move(step), part = std::move(part)](const Variable& variable, const QVariant& value) {
            return keep(title, variable, value.toString(), step, part);
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
        },
        [](Edit& db, const Variable& v, const QString& text) {
            return variables::setLevel(db, v.id, Level(std::max<qsizetype>(0, levelNames().indexOf(text))));
        }));
    columns.push_back(editable(
        tr("Value labels"), [](const Variable& v) { return label_text::inOneLine(label_text::fromLabels(v)); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setValueLabels(project, v, text); },
        [](Edit& db, const Variable& v, const QString& text) {
            return label_text::toLabels(v, text).and_then([&](const auto& labels) { return variables::setValueLabels(db, v.id, labels); });
        }));
    columns.back().more = [](const Variable& v, int role) {
        return role == Qt::EditRole || role == Qt::ToolTipRole ? QVariant(label_text::fromLabels(v)) : QVariant();
    };
    columns.push_back(editable(
        tr("Missing codes"), [](const Variable& v) { return label_text::inOneLine(label_text::fromMissing(v)); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setMissing(project, v, text); },
        [](Edit& db, const Variable& v, const QString& text) {
            return label_text::toMissing(v, text).and_then([&](const auto& codes) { return variables::setMissing(db, v.id, codes); });
        }));
    columns.back().more = [](const Variable& v, int role) {
        return role == Qt::EditRole ? QVariant(label_text::fromMissing(v)) : QVariant();
    };
    columns.push_back(editable(
        tr("Scale"), [](const Variable& v) { return v.scale; },
        [&project](const Variable& v, const QString& text) { return variable_steps::setScale(project, v, text, v.reversed); },
        [](Edit& db, const Variable& v, const QString& text) { return variables::setScale(db, v.id, text, v.reversed); }));
    columns.back().toolTip = tr("Name of the scale that the variable is an item of");
    columns.push_back(editable(
        tr("Reversed"), [](const Variable& v) { return v.scale.isEmpty() && !v.reversed ? QString() : yesOrNo(v.reversed); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setScale(project, v, v.scale, text == yesOrNo(true)); },
        [](Edit& db, const Variable& v, const QString& text) { return variables::setScale(db, v.id, v.scale, text == yesOrNo(true)); }));
    columns.back().toolTip = tr("Whether the item is keyed against its scale");
    columns.push_back(editable(
        tr("Range"), [](const Variable& v) { return variable_steps::rangeText(v.range); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setRange(project, v, text); },
        [](Edit& db, const Variable& v, const QString& text) {
            return variable_steps::rangeFrom(v, text).and_then([&](const auto& range) { return variables::setRange(db, v.id, range); });
        }));
    columns.back().toolTip = tr("Lowest and highest answer there can be, as in 1-5; empty: what the value labels say");
    columns.push_back(editable(
        tr("Decimals"), [](const Variable& v) { return v.type == VariableType::Number ? QString::number(v.decimals) : QString(); },
        [&project](const Variable& v, const QString& text) { return variable_steps::setDecimals(project, v, text.toInt()); },
        [](Edit& db, const Variable& v, const QString& text) { return variables::setDecimals(db, v.id, text.toInt()); }));
    columns.back().alignment = Qt::AlignRight | Qt::AlignVCenter;
    columns.push_back(editable(
        tr("Format"), [](const Variable& v) { return v.format; },
        [&project](const Variable& v, const QString& text) { return variable_steps::setFormat(project, v, text); },
        [](Edit& db, const Variable& v, const QString& text) { return variables::setFormat(db, v.id, text); }));
    columns.back().toolTip = tr("As SPSS writes it: F8.2, DATE11, A40");
    columns.push_back({tr("Derived from"), [](const Variable& v) { return derivedWords(v); }});
    columns.back().more = [](const Variable& v, int role) {
        return role == Qt::ToolTipRole && v.isDerived() ? QVariant(derivedWords(v)) : QVariant();
    };
    columns.back().toolTip = tr("How a derived variable came about; double click to change it");
    return columns;
}

bool VariableTable::keep(const QString& title, const Variable& variable, const QString& text, const Step& step, const Part& part)
{
    const auto chosen = selected();
    const bool isAmong = std::any_of(chosen.begin(), chosen.end(), [&](const Variable& each) { return each.id == variable.id; });
    if (!part || chosen.size() < 2 || !isAmong)
        return m_error->accept(step(variable, text));
    return m_error->accept(
        variable_steps::inAll(m_session.project(), chosen, title, [&](Edit& db, const Variable& each) { return part(db, each, text); }));
}

void VariableTable::fitColumns()
{
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {20, 44, 13, 11, 36, 15, 14, 11, 9, 10, 10, 50}; // in letters
    for (int i = 0; i <= DerivedFrom; ++i)
        m_table->setColumnWidth(i, letter * widths[i]);
    m_fitted = true;
}

} // namespace counterpoint::ui
