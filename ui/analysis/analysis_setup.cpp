#include "ui/analysis/analysis_setup.h"
#include "core/analysis/chosen_answer_set.h"
#include "core/analysis/study_items.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "ui/analysis/filter_field.h"
#include "ui/analysis/option_field.h"
#include "ui/analysis/variable_list.h"
#include "ui/analysis/variable_slot.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"
#include "ui/widgets/tick_list.h"
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// A column for what depends on the kind.
QVBoxLayout* roomIn(QVBoxLayout& column, int spacing)
{
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(spacing);
    column.addLayout(inside);
    return inside;
}

} // namespace

AnalysisSetup::AnalysisSetup(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_form(new QFormLayout)
    , m_filterLabel(new QLabel(tr("Only responses &where")))
    , m_kind(named(new QComboBox, "analysisKind", tr("Kind of analysis")))
    , m_dataset(named(new QComboBox, "analysisDataset", tr("Dataset")))
    , m_search(named(new QLineEdit, "analysisVariableFilter", tr("Find a variable by its name or label")))
    , m_list(named(new VariableList, "analysisVariables", tr("Variables to choose from")))
    , m_filter(new FilterField(session))
{
    showKinds();
    for (auto* box : {m_kind, m_dataset})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(18);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->addRow(tr("&Kind"), m_kind);
    m_form->addRow(tr("&Dataset"), m_dataset);
    m_filterLabel->setBuddy(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(m_form);
    m_variables = buildVariables();
    column->addWidget(m_variables, 1);
    m_mainRoles = roomIn(*column, 4);
    m_options = roomIn(*column, 2);
    column->addWidget(m_filterLabel);
    column->addWidget(m_filter);
    m_furtherRoles = roomIn(*column, 4);
    column->addStretch(0);
    setEnabled(!session.project().isReadOnly());
    connect(m_kind, &QComboBox::activated, this, [this](int place) { wantKind(m_kind->itemData(place).toString()); });
    connect(m_dataset, &QComboBox::activated, this, [this] { wantDataset(DatasetId(m_dataset->currentData().toLongLong())); });
    connect(m_filter, &FilterField::wanted, this,
            [this](const Analysis& changed) { Q_EMIT wanted(changed, tr("Change the filter of “%1”")); });
}

QWidget* AnalysisSetup::buildVariables()
{
    m_search->setPlaceholderText(tr("Find a variable"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_list, &VariableList::setFilter);
    connect(m_search, &QLineEdit::returnPressed, this, &AnalysisSetup::enterList);
    m_search->installEventFilter(this);
    connect(m_list, &VariableList::chosen, this, &AnalysisSetup::choose);
    m_list->setToolTip(tr("Enter or double click chooses; dragging does too"));
    m_list->setMinimumHeight(fontMetrics().height() * 5);
    auto* room = new QWidget;
    auto* column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    return room;
}

QWidget* AnalysisSetup::buildRole(const Role& role)
{
    constexpr int linesOfMany = 4;
    const int lines = role.most == 1 ? 1 : role.least > 0 ? linesOfMany : 2;
    auto* slot = named(new VariableSlot(role.most, lines), objectNameOf("chosen", role.key).constData(), role.title);
    slot->setPlaceholder(role.least == 0 ? tr("None") : role.most == 1 ? tr("Choose a variable above") : tr("Choose variables above"));
    auto* label = new QLabel(role.title);
    label->setBuddy(slot);
    auto* add = named(new QToolButton, objectNameOf("add", role.key).constData(), tr("Add the selected variables to: %1").arg(role.title));
    add->setIcon(icon("go-down"));
    add->setAutoRaise(true);
    add->setToolTip(add->accessibleName());
    connect(add, &QToolButton::clicked, this, [this, slot] { slot->add(m_list->selected()); });
    connect(slot, &VariableSlot::shownInData, this, [this](VariableId variable) {
        m_session.navigator().go({Place::Workspace::Data, Entity::Variable, variable.value(), {}});
    });
    connect(slot, &VariableSlot::wanted, this, [this, role](const std::vector<VariableId>& ids) {
        auto changed = m_analysis;
        changed.put(role.key, ids);
        Q_EMIT wanted(changed, tr("Change the %1 of “%2”").arg(role.title.toLower(), QStringLiteral("%1")));
    });
    auto* sets = takesAnswerSet(role) ? buildAnswerSets() : nullptr;
    auto* room = new QWidget;
    room->setToolTip(QStringLiteral("<qt>%1</qt>").arg(role.about.toHtmlEscaped()));
    auto* inside = new QGridLayout(room);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(2);
    inside->addWidget(label, 0, 0);
    if (sets)
        inside->addWidget(sets, 0, 2);
    inside->addWidget(add, 0, 3);
    const bool isShort = role.most == 1 && role.least == 0; // what is seldom wanted takes one line
    inside->addWidget(slot, isShort ? 0 : 1, isShort ? 1 : 0, 1, isShort ? 1 : 4);
    inside->setColumnStretch(isShort ? 0 : 1, 1);
    inside->setColumnStretch(1, 1);
    m_slots.emplace_back(role, slot);
    return room;
}

/// A menu of the sets that are stored with the dataset, read when it opens.
QWidget* AnalysisSetup::buildAnswerSets()
{
    auto* button = named(new QToolButton, "chooseAnswerSet", tr("Choose a stored set of answers"));
    button->setText(tr("Sets"));
    button->setAutoRaise(true);
    button->setToolTip(button->accessibleName());
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto sets = m_session.project()
                              .read([&](const Read& db) { return answerSets::of(db, m_analysis.dataset); })
                              .value_or(std::vector<AnswerSet>());
        for (const auto& set : sets)
            connect(menu->addAction(QString(set.title()).replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this, [this, set] {
                auto changed = m_analysis;
                chooseAnswerSet(changed, set);
                Q_EMIT wanted(changed, tr("Change the variables of “%1”"));
            });
        if (sets.empty())
            menu->addAction(tr("This dataset has no sets of answers yet; in Data, selected variables become one"))->setEnabled(false);
    });
    return button;
}

QWidget* AnalysisSetup::buildOption(const Option& option)
{
    auto* field = new OptionField(option);
    m_fields.push_back(field);
    connect(field, &OptionField::wanted, this, [this, option](const QJsonValue& value) {
        auto changed = m_analysis;
        setOption(changed, option.key, value);
        if (changed != m_analysis)
            Q_EMIT wanted(changed, tr("%1 in “%2”").arg(option.title, QStringLiteral("%1")));
    });
    return field;
}

/// What there is to choose depends on the kind; it is made anew when the kind changes.
void AnalysisSetup::buildKind()
{
    if (m_builtKind == m_analysis.kind)
        return;
    m_builtKind = m_analysis.kind;
    m_slots.clear();
    m_fields.clear();
    for (auto* column : {m_mainRoles, m_options, m_furtherRoles})
        while (auto* item = column->takeAt(0)) {
            delete item->widget(); // none of them changes the kind, so none is at work
            delete item;
        }
    const auto& kind = kindOf(m_analysis);
    for (const auto& role : kind.roles)
        (role.least > 0 || &role == &kind.roles.front() ? m_mainRoles : m_furtherRoles)->addWidget(buildRole(role));
    for (const auto& option : kind.options)
        if (option.type != Option::Type::Choice || option.choices.size() > 1) // otherwise there is nothing to choose
            m_options->addWidget(buildOption(option));
    const bool hasMain = std::any_of(kind.options.begin(), kind.options.end(), [](const Option& option) { return option.isMain; });
    m_variables->setVisible(!kind.roles.empty());
    m_list->setMinimumHeight(fontMetrics().height() * (hasMain ? 4 : 5));
    m_form->setRowVisible(m_dataset, kind.needsDataset);
    m_filterLabel->setVisible(kind.needsDataset);
    m_filter->setVisible(kind.needsDataset);
    auto& column = static_cast<QVBoxLayout&>(*layout());
    column.setStretchFactor(m_options, hasMain ? 2 : 0);
    column.setStretch(column.count() - 1, hasMain || !kind.roles.empty() ? 0 : 1); // otherwise the choices stand at the top
    showStudyItems();
    orderForTab();
}

/// What the options of the kind can name in the study.
void AnalysisSetup::showStudyItems()
{
    for (auto* field : m_fields)
        if (field->option().isOfStudy() || field->option().takesSeveral())
            field->setItems(m_session.project()
                                .read([&](const Read& db) { return study_items::of(db, field->option()); })
                                .value_or(std::vector<StudyItem>()));
}

/// Qualitative and quantitative kinds apart, each under its heading.
void AnalysisSetup::showKinds()
{
    for (const bool isQualitative : {true, false}) {
        m_kind->addItem(groupTitle(isQualitative));
        if (auto* model = qobject_cast<QStandardItemModel*>(m_kind->model()))
            model->item(m_kind->count() - 1)->setFlags(Qt::NoItemFlags);
        for (const auto& kind : analysisKinds())
            if (kind.isQualitative == isQualitative)
                m_kind->addItem(icon(kind.icon), kind.title, kind.key);
    }
    m_kind->setMaxVisibleItems(30);
}

/// From top to bottom, though what depends on the kind is made last.
void AnalysisSetup::orderForTab()
{
    std::vector<QWidget*> order{m_kind, m_dataset, m_search, m_list};
    const auto append = [&order](QVBoxLayout* column) {
        for (int i = 0; i < column->count(); ++i)
            for (auto* widget : column->itemAt(i)->widget()->findChildren<QWidget*>())
                if (widget->focusPolicy() & Qt::TabFocus && !widget->window()->windowFlags().testFlag(Qt::Popup)
                    && (widget->parentWidget() == column->itemAt(i)->widget() || qobject_cast<TickList*>(widget->parentWidget())))
                    order.push_back(widget);
    };
    append(m_mainRoles);
    append(m_options);
    for (auto* stop : m_filter->tabStops())
        order.push_back(stop);
    append(m_furtherRoles);
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void AnalysisSetup::startChoosing()
{
    m_search->clear();
    firstToChoose().setFocus(Qt::OtherFocusReason);
}

/// Where the variables are looked for; without them what there must be, then the codes.
QWidget& AnalysisSetup::firstToChoose() const
{
    const auto& kind = kindOf(m_analysis);
    if (kind.roles.empty())
        for (const auto& option : kind.options)
            if (option.isNeeded && optionOf(m_analysis, option.key).toString().isEmpty())
                if (auto* field = findChild<QWidget*>(objectNameOf("option", option.key)))
                    return *field;
    auto* codes = findChild<QLineEdit*>(QStringLiteral("optionCodesFind"));
    return kind.roles.empty() && codes ? *codes : *m_search;
}

void AnalysisSetup::enterList()
{
    const auto current = m_list->currentIndex();
    m_list->setCurrentIndex(current.isValid() ? current : m_list->model()->index(0, 0)); // before the focus, which would select nothing
    m_list->setFocus();
}

bool AnalysisSetup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        enterList();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AnalysisSetup::choose(const std::vector<VariableId>& variables)
{
    auto changed = m_analysis;
    for (const auto& [role, ids] : m_analysis.roles) { // what is gone cannot be seen, and so not be taken out by hand
        std::vector<VariableId> there;
        for (const auto& variable : inOrder(ids))
            there.push_back(variable.id);
        changed.put(role, std::move(there));
    }
    addVariables(changed, variables);
    if (changed != m_analysis)
        Q_EMIT wanted(changed, tr("Change the variables of “%1”"));
}

void AnalysisSetup::wantKind(const QString& kind)
{
    const auto* other = findAnalysisKind(kind);
    if (!other || kind == m_analysis.kind)
        return;
    auto changed = asKind(m_analysis, *other);
    if (other->needsDataset && !changed.dataset.isValid() && m_dataset->count() > 0)
        changed.dataset = DatasetId(m_dataset->itemData(0).toLongLong());
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
    for (const auto& [role, ids] : m_analysis.roles) {
        std::vector<VariableId> others;
        for (const auto id : ids)
            if (const auto other = same(id); other.isValid())
                others.push_back(other);
        changed.put(role, std::move(others));
    }
    changed.filter.clear();
    changed.savedFilter = {};
    changed.where.clear();
    Q_EMIT wanted(changed, tr("Change the dataset of “%1”"));
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
    showStudyItems();
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
    m_kind->setCurrentIndex(m_kind->findData(m_analysis.kind));
    m_dataset->setCurrentIndex(m_dataset->findData(qlonglong(m_analysis.dataset.value())));
    buildKind();
    for (const auto& [role, slot] : m_slots)
        slot->setVariables(inOrder(m_analysis.in(role.key)));
    for (auto* field : m_fields)
        field->setValue(optionOf(m_analysis, field->option().key));
    m_filter->setFilter(m_analysis, m_known);
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
