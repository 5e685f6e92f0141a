#include "ui/responses/variable_panel.h"
#include "core/analysis/result.h"
#include "core/project/project.h"
#include "core/responses/variables.h"
#include "ui/responses/label_text.h"
#include "ui/responses/variable_steps.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/memo_button.h"
#include "ui/widgets/note_field.h"
#include "ui/widgets/result_sheet.h"
#include "ui/widgets/variable_words.h"
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

/// What a variable is best seen as at first glance.
Analysis firstLook(const Variable& variable)
{
    Analysis analysis;
    analysis.dataset = variable.dataset;
    analysis.put(QStringLiteral("variables"), {variable.id});
    const bool isMeasured = variable.type == VariableType::Number && variable.level == Level::Scale && variable.labels.empty();
    analysis.kind = isMeasured ? QStringLiteral("describe") : QStringLiteral("frequencies");
    return analysis;
}

/// A table of one variable stood upright, so that it fits beside the grid: a line for each of its numbers.
ResultTable upright(const ResultTable& table)
{
    if (table.rows.size() != 1)
        return table;
    auto turned = table;
    turned.headers = {VariablePanel::tr("Statistic"), VariablePanel::tr("Value")};
    turned.rows.clear();
    const auto& cells = table.rows.front().cells;
    for (std::size_t i = 1; i < cells.size(); ++i)
        turned.rows.push_back({ResultRow::Kind::Body, {{table.headers.value(qsizetype(i))}, cells[i]}});
    return turned;
}

} // namespace

VariablePanel::VariablePanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new QLabel)
    , m_memos(new MemoButton(session, Entity::Variable, "variableMemos"))
    , m_what(new QLabel)
    , m_content(new QWidget)
    , m_label(named(new NoteField, "variableLabel", tr("Label: the question's words")))
    , m_level(named(new QComboBox, "variableLevel", tr("Level of measurement")))
    , m_labels(named(new NoteField, "variableValueLabels", tr("Value labels")))
    , m_missing(named(new NoteField, "variableMissing", tr("Missing codes")))
    , m_labelError(new ErrorLine("variableLabelError"))
    , m_labelsError(new ErrorLine("variableValueLabelsError"))
    , m_missingError(new ErrorLine("variableMissingError"))
    , m_resultError(new ErrorLine("variableResultError"))
    , m_sheet(new ResultSheet)
    , m_soon(new QTimer(this))
{
    auto* scroll = named(new QScrollArea, "variableScroll", tr("The chosen variable"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    auto bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_what->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_memos, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_what);
    column->addSpacing(8);
    column->addWidget(m_sheet);
    column->addWidget(m_resultError);
    column->addSpacing(8);
    column->addWidget(buildFields());
    column->addStretch(1);
    scroll->setWidget(m_content);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_content->setBackgroundRole(QPalette::Base); // tables and text on one sheet
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    m_soon->setSingleShot(true);
    m_soon->setInterval(0); // while a key runs down the list, only the variable that it stops at is computed
    connect(m_soon, &QTimer::timeout, this, &VariablePanel::showResult);
    m_content->hide();
}

QWidget* VariablePanel::buildFields()
{
    auto* fields = new QWidget;
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const auto add = [column](const QString& title, QWidget* field, ErrorLine* error) {
        auto* label = new QLabel(title);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        if (error)
            column->addWidget(error);
        column->addSpacing(4);
    };
    m_level->addItems(levelNames());
    m_label->setLines(2);
    m_labels->setLines(5);
    m_labels->setPlaceholderText(tr("One a line: 1 = Yes"));
    m_labels->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_missing->setLines(2);
    m_missing->setPlaceholderText(tr("One a line: 99 or 97-99"));
    add(tr("La&bel"), m_label, m_labelError);
    add(tr("Level of &measurement"), m_level, nullptr);
    add(tr("&Value labels"), m_labels, m_labelsError);
    add(tr("Missi&ng codes"), m_missing, m_missingError);
    auto& project = m_session.project();
    for (auto* field : {m_label, m_labels, m_missing})
        field->setReadOnly(project.isReadOnly());
    m_level->setEnabled(!project.isReadOnly());
    connect(m_label, &NoteField::committed, this,
            [this, &project](const QString& text) { m_labelError->accept(variable_steps::setLabel(project, m_variable, text)); });
    connect(m_level, &QComboBox::activated, this,
            [this, &project](int level) { m_labelError->accept(variable_steps::setLevel(project, m_variable, Level(level))); });
    connect(m_labels, &NoteField::committed, this,
            [this, &project](const QString& text) { m_labelsError->accept(variable_steps::setValueLabels(project, m_variable, text)); });
    connect(m_missing, &NoteField::committed, this,
            [this, &project](const QString& text) { m_missingError->accept(variable_steps::setMissing(project, m_variable, text)); });
    return fields;
}

void VariablePanel::setVariable(VariableId variable)
{
    if (variable == m_variable.id)
        return;
    commitFields();
    for (auto* error : {m_labelError, m_labelsError, m_missingError})
        error->setSentence({});
    m_variable = Variable();
    m_variable.id = variable;
    refresh();
}

void VariablePanel::commitFields()
{
    for (auto* field : {m_label, m_labels, m_missing})
        field->commit();
}

void VariablePanel::refresh()
{
    const auto now = m_session.project().read([&](const Read& db) { return variables::byId(db, m_variable.id); });
    m_content->setVisible(now.has_value());
    if (!now) {
        m_variable = Variable();
        m_sheet->clear();
        return;
    }
    m_variable = *now;
    m_memos->setThing(m_variable.id.value());
    showFields();
    m_soon->start();
}

void VariablePanel::showFields()
{
    m_name->setText(m_variable.name);
    QStringList what{m_variable.isOpen ? tr("Open answer") : typeName(m_variable.type)};
    if (!m_variable.scale.isEmpty())
        what << (m_variable.reversed ? tr("item of the scale “%1”, reversed").arg(m_variable.scale)
                                     : tr("item of the scale “%1”").arg(m_variable.scale));
    if (m_variable.isDerived())
        what << derivedWords(m_variable);
    m_what->setText(what.join(QStringLiteral(" · ")));
    m_label->setKept(m_variable.label);
    m_level->setCurrentIndex(int(m_variable.level));
    if (!m_labelsError->isVisible())
        m_labels->setKept(label_text::fromLabels(m_variable));
    if (!m_missingError->isVisible())
        m_missing->setKept(label_text::fromMissing(m_variable));
}

void VariablePanel::showResult()
{
    if (!m_variable.id.isValid())
        return;
    const auto look = firstLook(m_variable);
    auto result = m_session.project().read([&](const Read& db) { return run(db, look); });
    if (!m_resultError->accept(result)) {
        m_sheet->clear();
        return;
    }
    if (look.kind == QLatin1String("describe"))
        for (auto& part : result->parts)
            part.table = upright(part.table);
    m_sheet->setResult(*result);
}

} // namespace counterpoint::ui
