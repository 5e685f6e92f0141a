#include "ui/responses/new_variable_page.h"
#include "core/expression/rounding.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "ui/responses/definition_form.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/variable_words.h"
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

constexpr int previewRows = 12;
constexpr double mostDecimals = 4; ///< shown in the preview
constexpr qint64 computedRows = 1'000; ///< for the preview; classes need all

QString cellText(const Variable& variable, const Column& column, std::size_t row)
{
    const auto code = column.text(row);
    for (const auto& [value, label] : variable.labels)
        if (!code.isEmpty() && valueText(column.type, value) == code && label != code)
            return QStringLiteral("%1   %2").arg(code, label);
    return variable.type == VariableType::Number && column.type == VariableType::Number && !column.isEmpty(row)
        ? numberText(expression::rounded(column.numbers[row], mostDecimals))
        : code;
}

} // namespace

NewVariablePage::NewVariablePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(named(new QComboBox, "newVariableKind", tr("How the variable comes about")))
    , m_name(named(new QLineEdit, "newVariableName", tr("Name of the new variable")))
    , m_label(named(new QLineEdit, "newVariableLabel", tr("Label of the new variable")))
    , m_rows(named(new QTableWidget, "newVariablePreview", tr("First rows of the new variable")))
    , m_note(named(new QLabel, "newVariableNote", tr("About the preview")))
    , m_error(new ErrorLine("newVariableError"))
    , m_keep(named(new QPushButton, "newVariableKeep", tr("Make variable")))
    , m_soon(new QTimer(this))
{
    const std::pair<QString, DefinitionForm*> kinds[] = {
        {tr("Compute by an expression"), newComputeForm()},     {tr("Recode values"), newRecodeForm()},
        {tr("Turn an item round"), newReverseForm()},           {tr("Put numbers into classes"), newBinForm()},
        {tr("Dummies: 0 and 1 for values"), newDummiesForm()},  {tr("Score of a scale"), newScoreForm()},
        {tr("Time between two dates"), newDateDifferenceForm()}};
    for (const auto& [title, form] : kinds) {
        m_kind->addItem(title);
        m_forms.push_back(form);
        connect(form, &DefinitionForm::changed, this, &NewVariablePage::changeSoon);
    }
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(buildHead());
    for (auto* each : m_forms)
        column->addWidget(each);
    column->addWidget(buildPreview(), 1);
    auto* scroll = named(new QScrollArea, "newVariableScroll", tr("New variable"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    m_soon->setSingleShot(true);
    m_soon->setInterval(150);
    setFocusProxy(m_kind);
    connect(m_soon, &QTimer::timeout, this, &NewVariablePage::showPreview);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewVariablePage::setKind);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_nameIsOwn = !text.trimmed().isEmpty();
        changeSoon();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &NewVariablePage::keep);
    connect(m_label, &QLineEdit::returnPressed, this, &NewVariablePage::keep);
    connect(m_keep, &QPushButton::clicked, this, &NewVariablePage::keep);
    setKind(0);
}

QWidget* NewVariablePage::buildHead()
{
    auto* head = new QWidget;
    auto* form = new QFormLayout(head);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Ma&ke it by"), m_kind);
    form->addRow(tr("Na&me"), m_name);
    form->addRow(tr("La&bel"), m_label);
    m_label->setPlaceholderText(tr("What it says, in words; may stay empty"));
    return head;
}

QWidget* NewVariablePage::buildPreview()
{
    auto* preview = new QWidget;
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_rows->setTabKeyNavigation(false);
    m_rows->setWordWrap(false);
    growRowsWithText(m_rows, 8);
    m_rows->setMinimumHeight((fontMetrics().height() + 8) * 7);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setTextFormat(Qt::PlainText);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_note, 1);
    bottom->addWidget(m_keep, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(preview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_error);
    column->addLayout(bottom);
    column->addWidget(m_rows, 1);
    return preview;
}

DefinitionForm* NewVariablePage::form() const { return m_forms[std::size_t(std::max(0, m_kind->currentIndex()))]; }

void NewVariablePage::setKind(int kind)
{
    for (std::size_t i = 0; i < m_forms.size(); ++i)
        m_forms[i]->setVisible(int(i) == kind);
    setTabOrder(m_label, form());
    changeSoon();
}

void NewVariablePage::setDataset(DatasetId dataset)
{
    if (dataset != m_dataset)
        setEdited({});
    m_dataset = dataset;
    auto all = m_session.project().read([&](const Read& db) { return variables::of(db, dataset); }).value_or(std::vector<Variable>());
    if (m_edited.isValid() && std::none_of(all.begin(), all.end(), [&](const Variable& each) { return each.id == m_edited; }))
        setEdited({});
    std::erase_if(all, [&](const Variable& each) { return each.id == m_edited; });
    for (auto* each : m_forms)
        each->setVariables(all);
    changeSoon();
}

void NewVariablePage::setEdited(VariableId variable)
{
    m_edited = variable;
    m_keep->setText(variable.isValid() ? tr("&Keep the change") : tr("Ma&ke variable"));
    m_keep->setAccessibleName(m_keep->text().remove(u'&'));
    m_name->setReadOnly(variable.isValid());
    m_label->setReadOnly(variable.isValid());
    if (!variable.isValid()) {
        m_name->clear();
        m_label->clear();
        m_nameIsOwn = false;
    }
    Q_EMIT titleChanged(variable.isValid() ? tr("Change “%1”").arg(m_name->text()) : tr("&New variable"));
}

void NewVariablePage::begin(VariableId from)
{
    setEdited({});
    setDataset(m_dataset);
    const auto variable = m_session.project().read([&](const Read& db) { return variables::byId(db, from); });
    if (variable && variable->dataset == m_dataset)
        for (auto* each : m_forms)
            each->startWith(*variable);
    changeSoon();
    m_kind->setFocus();
}

void NewVariablePage::edit(VariableId id)
{
    const auto variable = m_session.project().read([&](const Read& db) { return variables::byId(db, id); });
    if (!variable || !variable->isDerived())
        return;
    const auto definition = definitions::fromJson(variable->definition);
    if (!m_session.notices().accept(definition))
        return;
    m_name->setText(variable->name);
    m_label->setText(variable->label);
    m_nameIsOwn = true;
    setEdited(id);
    setDataset(variable->dataset);
    for (std::size_t i = 0; i < m_forms.size(); ++i)
        if (m_forms[i]->isFor(*definition)) {
            m_kind->setCurrentIndex(int(i));
            m_forms[i]->setDefinition(*definition);
            m_forms[i]->setFocus();
        }
    changeSoon();
}

void NewVariablePage::proposeName()
{
    if (!m_nameIsOwn && !isEditing())
        m_name->setText(form()->proposedName());
}

void NewVariablePage::changeSoon()
{
    proposeName();
    m_soon->start();
}

void NewVariablePage::showPreview()
{
    m_rows->setRowCount(0);
    m_rows->setColumnCount(0);
    m_note->clear();
    m_label->setEnabled(!form()->makesSeveral());
    const auto definition = form()->definition();
    m_keep->setEnabled(definition.has_value() && !m_session.project().isReadOnly());
    if (!definition) {
        m_error->setSentence({});
        m_note->setText(definition.error().message);
        return;
    }
    const auto preview =
        m_session.project().read([&](const Read& db) { return derived::preview(db, m_dataset, *definition, m_edited, computedRows); });
    m_keep->setEnabled(preview.has_value() && m_keep->isEnabled());
    if (m_error->accept(preview))
        showRows(*preview);
}

void NewVariablePage::showRows(const derived::Preview& preview)
{
    const auto& result = preview.derived;
    QStringList headers;
    for (const auto& input : preview.inputs)
        headers << input.variable.name;
    Variable made;
    made.labels = result.labels;
    headers << (m_name->text().trimmed().isEmpty() ? tr("New variable") : m_name->text().trimmed());
    const int rows = std::min<int>(previewRows, int(result.column.rows()));
    m_rows->setColumnCount(int(headers.size()));
    m_rows->setHorizontalHeaderLabels(headers);
    m_rows->setRowCount(rows);
    auto strong = font();
    strong.setBold(true);
    for (int row = 0; row < rows; ++row) {
        int column = 0;
        for (const auto& input : preview.inputs)
            m_rows->setItem(row, column++, new QTableWidgetItem(cellText(input.variable, input.column, std::size_t(row))));
        auto* item = new QTableWidgetItem(cellText(made, result.column, std::size_t(row)));
        item->setFont(strong);
        m_rows->setItem(row, column, item);
    }
    m_rows->resizeColumnsToContents();
    QStringList words{typeName(result.column.type) + QStringLiteral(", ") + levelName(result.level)};
    qint64 empty = 0;
    for (std::size_t row = 0; row < result.column.rows(); ++row)
        empty += result.column.isEmpty(row) ? 1 : 0;
    const auto all = QLocale().toString(qint64(result.column.rows()));
    words << (preview.isWhole ? tr("%1 of %2 responses missing").arg(QLocale().toString(empty), all)
                              : tr("%1 of the first %2 responses missing").arg(QLocale().toString(empty), all));
    if (result.refused > 0)
        words << tr("%n response(s) could not be computed. %1", nullptr, int(result.refused)).arg(result.refusal);
    m_note->setText(words.join(QStringLiteral(" · ")));
}

void NewVariablePage::keep()
{
    if (m_session.project().isReadOnly())
        return;
    auto& project = m_session.project();
    if (isEditing()) {
        const auto edited = m_edited;
        const auto definition = form()->definition();
        if (!m_error->accept(definition))
            return;
        const auto done = project.perform(tr("Define “%1” again").arg(m_name->text()),
                                          [&](Edit& db) -> Result<> { return derived::redefine(db, edited, *definition); });
        if (!m_error->accept(done))
            return;
        setEdited({});
        Q_EMIT made(edited);
        return;
    }
    const auto wanted = form()->wanted(m_name->text().trimmed(), m_label->text());
    if (!m_error->accept(wanted))
        return;
    const auto id = project.perform(wanted->size() == 1 ? tr("Make variable “%1”").arg(wanted->front().name)
                                                        : tr("Make variables from “%1”").arg(m_name->text()),
                                    [&](Edit& db) -> Result<VariableId> {
                                        Result<VariableId> last{VariableId()};
                                        for (const auto& variable : *wanted)
                                            if (last = derived::add(db, m_dataset, variable); !last)
                                                return last;
                                        return last;
                                    });
    if (!m_error->accept(id))
        return;
    m_session.notices().done(wanted->size() == 1 ? tr("Made variable “%1”.").arg(wanted->front().name)
                                                 : tr("Made %n variable(s).", nullptr, int(wanted->size())));
    setEdited({});
    Q_EMIT made(*id);
}

} // namespace counterpoint::ui
