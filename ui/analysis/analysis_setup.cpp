#include "ui/analysis/analysis_setup.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "ui/analysis/filter_field.h"
#include "ui/analysis/variable_list.h"
#include "ui/analysis/variable_slot.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr std::size_t anyNumber = 1'000;
}

AnalysisSetup::AnalysisSetup(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(named(new QComboBox, "analysisKind", tr("Kind of analysis")))
    , m_dataset(named(new QComboBox, "analysisDataset", tr("Dataset")))
    , m_search(named(new QLineEdit, "analysisVariableFilter", tr("Filter the variables to choose from")))
    , m_list(named(new VariableList, "analysisVariables", tr("Variables to choose from")))
    , m_filter(new FilterField(session))
{
    const auto kinds = kindNames();
    for (int kind = 0; kind < int(kinds.size()); ++kind)
        m_kind->addItem(icon(iconName(AnalysisKind(kind))), kinds[kind]);
    m_dataset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Dataset"), m_dataset);
    auto* filterLabel = new QLabel(tr("Only responses &where"));
    filterLabel->setBuddy(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(buildVariables(), 1);
    column->addWidget(buildSwitches());
    column->addWidget(filterLabel);
    column->addWidget(m_filter);
    setEnabled(!session.project().isReadOnly());
    connect(m_kind, &QComboBox::activated, this, [this](int kind) { wantKind(AnalysisKind(kind)); });
    connect(m_dataset, &QComboBox::activated, this, [this] { wantDataset(DatasetId(m_dataset->currentData().toLongLong())); });
    connect(m_filter, &FilterField::wanted, this, &AnalysisSetup::wantFilter);
}

QWidget* AnalysisSetup::buildVariables()
{
    m_search->setPlaceholderText(tr("Filter"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_list, &VariableList::setFilter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_list->setFocus();
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_list->model()->index(0, 0));
    });
    connect(m_list, &VariableList::chosen, this, &AnalysisSetup::choose);
    m_list->setToolTip(tr("Enter or double click chooses; dragging does too"));
    m_list->setMinimumHeight(fontMetrics().height() * 5);
    auto* room = new QWidget;
    auto* column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    m_variables = addSlot(*column, "chosenVariables", tr("&Variables"), anyNumber, 4, m_variablesRoom);
    m_rows = addSlot(*column, "chosenRows", tr("&Rows"), 1, 1, m_rowsRoom);
    m_columns = addSlot(*column, "chosenColumns", tr("&Columns"), 1, 1, m_columnsRoom);
    connect(m_variables, &VariableSlot::wanted, this, [this](const std::vector<VariableId>& ids) {
        auto changed = m_analysis;
        changed.variables = ids;
        Q_EMIT wanted(changed, tr("Change the variables of “%1”"));
    });
    connect(m_rows, &VariableSlot::wanted, this, [this](const std::vector<VariableId>& ids) {
        auto changed = m_analysis;
        changed.rows = ids.empty() ? VariableId() : ids.front();
        Q_EMIT wanted(changed, tr("Change the rows of “%1”"));
    });
    connect(m_columns, &VariableSlot::wanted, this, [this](const std::vector<VariableId>& ids) {
        auto changed = m_analysis;
        changed.columns = ids.empty() ? VariableId() : ids.front();
        Q_EMIT wanted(changed, tr("Change the columns of “%1”"));
    });
    return room;
}

VariableSlot* AnalysisSetup::addSlot(QVBoxLayout& column, const char* name, const QString& title, std::size_t most, int lines,
                                     QWidget*& room)
{
    const auto plain = QString(title).remove(u'&');
    auto* slot = named(new VariableSlot(most, lines), name, plain);
    auto* label = new QLabel(title);
    label->setBuddy(slot);
    auto* add = named(new QToolButton, (std::string(name) + "Add").c_str(), tr("Add the selected variables to: %1").arg(plain));
    add->setIcon(icon("go-down"));
    add->setAutoRaise(true);
    add->setToolTip(add->accessibleName());
    connect(add, &QToolButton::clicked, this, [this, slot] { slot->add(m_list->selected()); });
    connect(slot, &VariableSlot::shownInData, this, [this](VariableId variable) {
        m_session.navigator().go({Place::Workspace::Data, Entity::Variable, variable.value(), {}});
    });
    room = new QWidget;
    auto* head = new QHBoxLayout;
    head->addWidget(label);
    head->addStretch(1);
    head->addWidget(add);
    auto* inside = new QVBoxLayout(room);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(2);
    inside->addLayout(head);
    inside->addWidget(slot);
    column.addWidget(room);
    return slot;
}

QWidget* AnalysisSetup::buildSwitches()
{
    auto* room = new QWidget;
    auto* column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (const auto& option : analysisSwitches()) {
        auto* box = named(new QCheckBox(option.text), option.objectName, option.text);
        column->addWidget(box);
        m_switches.emplace_back(option, box);
        connect(box, &QCheckBox::clicked, this, [this, option](bool on) {
            auto changed = m_analysis;
            changed.*option.part = on;
            Q_EMIT wanted(changed, option.step);
        });
    }
    return room;
}

void AnalysisSetup::choose(const std::vector<VariableId>& variables)
{
    if (variables.empty())
        return;
    if (m_analysis.kind != AnalysisKind::Crosstab) {
        m_variables->add(variables);
        return;
    }
    auto changed = m_analysis;
    for (const auto id : variables) { // rows first, then columns; when both are there, the columns change
        if (id == changed.rows || id == changed.columns)
            continue;
        (changed.rows.isValid() ? changed.columns : changed.rows) = id;
    }
    if (changed != m_analysis)
        Q_EMIT wanted(changed, tr("Change the variables of “%1”"));
}

void AnalysisSetup::wantKind(AnalysisKind kind)
{
    auto changed = m_analysis;
    if (kind == changed.kind)
        return;
    if (kind == AnalysisKind::Crosstab) {
        const auto& from = changed.variables;
        changed.rows = from.empty() ? VariableId() : from[0];
        changed.columns = from.size() < 2 ? VariableId() : from[1];
        changed.variables.clear();
    } else if (changed.kind == AnalysisKind::Crosstab) {
        for (const auto id : {changed.rows, changed.columns})
            if (id.isValid())
                changed.variables.push_back(id);
        changed.rows = {};
        changed.columns = {};
    }
    changed.kind = kind;
    Q_EMIT wanted(changed, tr("Change the kind of “%1”"));
}

void AnalysisSetup::wantDataset(DatasetId dataset)
{
    auto changed = m_analysis;
    if (dataset == changed.dataset)
        return;
    changed.dataset = dataset; // what has the same name there is taken over
    const auto there = m_session.project().read([&](const Read& db) { return variables::of(db, dataset); });
    const auto same = [&](VariableId id) {
        const auto known = std::find_if(m_known.begin(), m_known.end(), [id](const Variable& v) { return v.id == id; });
        for (const auto& variable : there.value_or(std::vector<Variable>()))
            if (known != m_known.end() && variable.name == known->name)
                return variable.id;
        return VariableId();
    };
    changed.variables.clear();
    for (const auto id : m_analysis.variables)
        if (const auto other = same(id); other.isValid())
            changed.variables.push_back(other);
    changed.rows = same(m_analysis.rows);
    changed.columns = same(m_analysis.columns);
    changed.filter.clear();
    Q_EMIT wanted(changed, tr("Change the dataset of “%1”"));
}

void AnalysisSetup::wantFilter(const std::vector<FilterCondition>& filter)
{
    auto changed = m_analysis;
    changed.filter = filter;
    Q_EMIT wanted(changed, tr("Change the filter of “%1”"));
}

void AnalysisSetup::setAnalysis(const Analysis& analysis)
{
    const bool otherDataset = analysis.dataset != m_analysis.dataset;
    m_analysis = analysis;
    if (otherDataset)
        reload();
    else
        showVariables();
}

void AnalysisSetup::reload()
{
    m_known =
        m_session.project().read([&](const Read& db) { return variables::of(db, m_analysis.dataset); }).value_or(std::vector<Variable>());
    m_list->setVariables(m_known);
    showDatasets();
    showVariables();
}

void AnalysisSetup::showDatasets()
{
    const auto all = m_session.project().read([](const Read& db) { return datasets::all(db); });
    m_dataset->clear();
    for (const auto& dataset : all.value_or(std::vector<Dataset>()))
        m_dataset->addItem(icon("table"), dataset.name, qlonglong(dataset.id.value()));
}

void AnalysisSetup::showVariables()
{
    m_kind->setCurrentIndex(int(m_analysis.kind));
    m_dataset->setCurrentIndex(m_dataset->findData(qlonglong(m_analysis.dataset.value())));
    const bool isCrosstab = m_analysis.kind == AnalysisKind::Crosstab;
    m_variablesRoom->setVisible(!isCrosstab);
    m_rowsRoom->setVisible(isCrosstab);
    m_columnsRoom->setVisible(isCrosstab);
    m_variables->setVariables(inOrder(m_analysis.variables));
    m_rows->setVariables(inOrder({m_analysis.rows}));
    m_columns->setVariables(inOrder({m_analysis.columns}));
    for (const auto& [option, box] : m_switches) {
        box->setVisible(std::find(option.kinds.begin(), option.kinds.end(), m_analysis.kind) != option.kinds.end());
        box->setChecked(m_analysis.*option.part);
    }
    m_filter->setFilter(m_analysis.dataset, m_known, m_analysis.filter);
}

std::vector<Variable> AnalysisSetup::inOrder(const std::vector<VariableId>& ids) const
{
    std::vector<Variable> found;
    for (const auto id : ids)
        for (const auto& variable : m_known)
            if (variable.id == id)
                found.push_back(variable);
    return found;
}

} // namespace counterpoint::ui
