#include "ui/integration/joint_form.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "ui/integration/joint_row_editor.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/tick_button.h"
#include "ui/widgets/tick_keys.h"
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

using Kind = JointDisplay::Kind;

/// What the columns can be: as items by row id.
struct Columns {
    std::vector<StudyItem> variables;
    std::vector<StudyItem> codes;
    std::vector<Attribute> attributes;
};

Columns columnsIn(const Read& db)
{
    Columns found;
    found.codes = tick_keys::codes(db);
    for (const auto& dataset : datasets::all(db))
        for (const auto& variable : variables::of(db, dataset.id))
            if (variable.type == VariableType::Number)
                found.variables.push_back(
                    tick_keys::item(variable.id.value(), QStringLiteral("%1: %2").arg(variable.name, variable.title())));
    found.attributes = attributes::all(db);
    return found;
}

} // namespace

JointForm::JointForm(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_form(new QFormLayout)
    , m_name(named(new QLineEdit, "jointName", tr("Name of the joint display")))
    , m_kind(named(new QComboBox, "jointKind", tr("Kind of the joint display")))
    , m_about(new QLabel)
    , m_attribute(named(new QComboBox, "jointAttribute", tr("Attribute whose values are the groups")))
    , m_variables(new TickButton("jointVariables", tr("Scores that are its columns")))
    , m_codes(new TickButton("jointCodes", tr("Themes that are counted")))
    , m_rows(named(new QListWidget, "jointRows", tr("Rows of the joint display")))
    , m_editor(new JointRowEditor(session))
    , m_keep(named(new QPushButton, "jointKeep", tr("Keep the joint display")))
{
    auto large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_title->setFont(large);
    m_about->setWordWrap(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    for (const auto kind : jointKinds())
        m_kind->addItem(titleOf(kind), int(kind));
    for (auto* button : {m_variables, m_codes})
        button->setWordForNone(tr("None yet"));
    m_keep->setIcon(icon("dialog-ok-apply"));
    auto* cancel = named(new QPushButton(icon("dialog-cancel"), tr("Cancel")), "jointCancel", tr("Leave without keeping"));
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(tr("&Kind:"), m_kind);
    m_form->addRow(QString(), m_about);
    m_form->addRow(tr("&Groups by:"), m_attribute);
    m_form->addRow(tr("Scores:"), m_variables);
    m_form->addRow(tr("Themes:"), m_codes);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_keep);
    buttons->addWidget(cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addLayout(m_form);
    column->addLayout(buildRows(), 1);
    column->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &JointForm::refresh);
    connect(m_kind, &QComboBox::activated, this, [this] {
        m_display.kind = kind();
        suitKind();
    });
    connect(m_attribute, &QComboBox::activated, this, [this] {
        m_display.attribute = AttributeId(m_attribute->currentData().toLongLong());
        suitKind();
    });
    connect(m_variables, &TickButton::wanted, this,
            [this](const QJsonArray& keys) { m_display.variables = tick_keys::idsOf<VariableId>(keys); });
    connect(m_codes, &TickButton::wanted, this, [this](const QJsonArray& keys) { m_display.codes = tick_keys::idsOf<CodeId>(keys); });
    connect(m_rows, &QListWidget::currentRowChanged, this, &JointForm::takeRow);
    connect(m_editor, &JointRowEditor::edited, this, [this] {
        const int row = m_rows->currentRow();
        if (row < 0)
            return;
        m_display.rows[std::size_t(row)] = m_editor->row();
        m_rows->item(row)->setText(m_editor->row().title);
        refresh();
    });
    connect(m_keep, &QPushButton::clicked, this, &JointForm::keep);
    connect(cancel, &QPushButton::clicked, this, &JointForm::left);
}

QLayout* JointForm::buildRows()
{
    const auto button = [this](const char* name, const char* iconName, const QString& words, auto act) {
        auto* made = named(new QToolButton, name, words);
        made->setIcon(icon(iconName));
        made->setToolTip(words);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, act);
        return made;
    };
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    bar->addWidget(button("jointRowAdd", "list-add", tr("Add a row"), [this] { addRow(); }));
    bar->addWidget(button("jointRowRemove", "list-remove", tr("Remove the chosen row"), [this] { removeRow(); }));
    bar->addWidget(button("jointRowUp", "go-up", tr("Move the row up"), [this] { moveRow(-1); }));
    bar->addWidget(button("jointRowDown", "go-down", tr("Move the row down"), [this] { moveRow(1); }));
    bar->addStretch(1);
    auto* list = new QVBoxLayout;
    list->setSpacing(4);
    list->addWidget(new QLabel(tr("Rows")));
    list->addLayout(bar);
    list->addWidget(m_rows, 1);
    auto* scroll = named(new QScrollArea, "jointRowScroll", tr("What the row is made of"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_editor);
    auto* both = new QHBoxLayout;
    both->setSpacing(16);
    both->addLayout(list, 1);
    both->addWidget(scroll, 2);
    return both;
}

void JointForm::begin(const JointDisplay& display)
{
    m_display = display;
    m_before.clear();
    for (const auto& row : display.rows)
        m_before.push_back(row.id);
    const bool isNew = !display.id.isValid();
    m_title->setText(isNew ? tr("New joint display") : tr("Name, columns and rows"));
    m_keep->setText(isNew ? tr("&Make the display") : tr("&Keep"));
    m_name->setText(display.name);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(int(display.kind))));
    m_kind->setEnabled(isNew || display.rows.empty()); // rows of one kind say nothing in another
    fillColumns();
    suitKind();
    m_name->setFocus();
}

Kind JointForm::kind() const { return Kind(m_kind->currentData().toInt()); }

void JointForm::fillColumns()
{
    const auto found = m_session.project().read(columnsIn);
    if (!m_session.notices().accept(found))
        return;
    m_variables->setItems(found->variables);
    m_variables->setTicked(tick_keys::of(m_display.variables));
    m_codes->setItems(found->codes);
    m_codes->setTicked(tick_keys::of(m_display.codes));
    m_attribute->clear();
    for (const auto& attribute : found->attributes)
        m_attribute->addItem(attribute.name, qlonglong(attribute.id.value()));
    m_attribute->setCurrentIndex(std::max(0, m_attribute->findData(qlonglong(m_display.attribute.value()))));
    if (!m_display.attribute.isValid())
        m_display.attribute = AttributeId(m_attribute->currentData().toLongLong());
}

/// Shows what the kind has columns for.
void JointForm::suitKind()
{
    m_about->setText(aboutOf(kind()));
    const auto show = [this](QWidget* field, bool isShown) {
        field->setVisible(isShown);
        m_form->labelForField(field)->setVisible(isShown);
    };
    show(m_attribute, kind() == Kind::Groups);
    show(m_variables, kind() == Kind::Groups || kind() == Kind::StatisticsByTheme);
    show(m_codes, kind() == Kind::Groups);
    m_editor->begin(kind(), m_display.attribute);
    showRows(0);
}

void JointForm::showRows(int current)
{
    {
        const QSignalBlocker quiet(m_rows);
        m_rows->clear();
        for (const auto& row : m_display.rows)
            m_rows->addItem(row.title);
        m_rows->setCurrentRow(std::min(current, m_rows->count() - 1));
    }
    takeRow();
    refresh();
}

void JointForm::takeRow()
{
    const int row = m_rows->currentRow();
    m_editor->setEnabled(row >= 0);
    m_editor->setRow(row >= 0 ? m_display.rows[std::size_t(row)] : JointRow());
}

void JointForm::addRow()
{
    JointRow row;
    row.title = tr("New row");
    m_display.rows.push_back(row);
    showRows(int(m_display.rows.size()) - 1);
    m_editor->findChild<QComboBox*>(QStringLiteral("jointRowTitle"))->setFocus();
    m_editor->findChild<QComboBox*>(QStringLiteral("jointRowTitle"))->lineEdit()->selectAll();
}

void JointForm::removeRow()
{
    const int row = m_rows->currentRow();
    if (row < 0)
        return;
    m_display.rows.erase(m_display.rows.begin() + row);
    showRows(row);
}

void JointForm::moveRow(int by)
{
    const int row = m_rows->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= int(m_display.rows.size()))
        return;
    std::swap(m_display.rows[std::size_t(row)], m_display.rows[std::size_t(to)]);
    showRows(to);
}

void JointForm::refresh()
{
    const bool hasTitles =
        std::all_of(m_display.rows.begin(), m_display.rows.end(), [](const JointRow& row) { return !row.title.trimmed().isEmpty(); });
    m_keep->setEnabled(!m_name->text().trimmed().isEmpty() && !m_display.rows.empty() && hasTitles && !m_session.project().isReadOnly());
}

Result<JointDisplayId> JointForm::write(Edit& db) const
{
    auto display = m_display;
    display.name = m_name->text();
    display.kind = kind();
    if (!display.id.isValid())
        return joint_displays::add(db, display);
    if (const auto done = joint_displays::update(db, display); !done)
        return fail(done);
    for (const auto id : m_before)
        if (std::none_of(display.rows.begin(), display.rows.end(), [id](const JointRow& row) { return row.id == id; }))
            joint_displays::removeRow(db, id);
    for (std::size_t i = 0; i < display.rows.size(); ++i) {
        auto& row = display.rows[i];
        if (row.id.isValid()) {
            if (const auto done = joint_displays::updateRow(db, row); !done)
                return fail(done);
        } else {
            const auto added = joint_displays::addRow(db, display.id, row);
            if (!added)
                return fail(added);
            row.id = *added;
        }
        joint_displays::moveRow(db, row.id, int(i));
    }
    return display.id;
}

void JointForm::keep()
{
    const auto name = m_name->text().trimmed();
    const auto label = m_display.id.isValid() ? tr("Rows and columns of “%1”").arg(name) : tr("New joint display “%1”").arg(name);
    const auto done = m_session.project().perform(label, [&](Edit& db) { return write(db); });
    if (m_session.notices().accept(done))
        Q_EMIT kept(*done);
}

void JointForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
