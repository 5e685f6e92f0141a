#include "ui/integration/framework_form.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/tick_keys.h"
#include "ui/widgets/tick_list.h"
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int letters = 70; ///< that the form is wide
}

FrameworkForm::FrameworkForm(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_name(named(new QLineEdit, "frameworkName", tr("Name of the framework matrix")))
    , m_rows(named(new QComboBox, "frameworkRowsAre", tr("What the rows are")))
    , m_codes(new TickList("frameworkCodes", tr("Codes that are its themes")))
    , m_said(named(new QLabel, "frameworkSaid", tr("What is chosen")))
    , m_keep(named(new QPushButton, "frameworkKeep", tr("Keep the matrix")))
{
    auto large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_title->setFont(large);
    m_codes->list()->setToolTip(tr("Space ticks"));
    m_said->setForegroundRole(QPalette::PlaceholderText);
    m_said->setWordWrap(true);
    m_keep->setIcon(icon("dialog-ok-apply"));
    auto* cancel = named(new QPushButton(icon("dialog-cancel"), tr("Cancel")), "frameworkCancel", tr("Leave without keeping"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Rows:"), m_rows);
    auto* codes = new QVBoxLayout;
    codes->setSpacing(4);
    codes->addWidget(m_codes, 1);
    codes->addWidget(m_said);
    auto* codesLabel = new QLabel(tr("&Themes:"));
    codesLabel->setBuddy(m_codes->list());
    form->addRow(codesLabel, codes);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_keep);
    buttons->addWidget(cancel);
    auto* page = new QWidget;
    page->setMaximumWidth(fontMetrics().averageCharWidth() * letters);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(m_title);
    column->addLayout(form, 1);
    column->addLayout(buttons);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(page, 1);
    whole->addStretch(0);
    connect(m_name, &QLineEdit::textChanged, this, &FrameworkForm::refresh);
    connect(m_codes, &TickList::wanted, this, &FrameworkForm::refresh);
    connect(m_keep, &QPushButton::clicked, this, &FrameworkForm::keep);
    connect(cancel, &QPushButton::clicked, this, &FrameworkForm::left);
}

void FrameworkForm::begin(const Framework& framework)
{
    m_framework = framework;
    const bool isNew = !framework.id.isValid();
    m_title->setText(isNew ? tr("New framework matrix") : tr("Name and themes"));
    m_keep->setText(isNew ? tr("&Make the matrix") : tr("&Keep"));
    fillRows();
    m_codes->search()->clear();
    fillCodes();
    m_name->setText(framework.name);
    refresh();
    m_name->setFocus();
}

void FrameworkForm::fillRows()
{
    m_rows->clear();
    m_rows->addItem(tr("Cases"), QVariant::fromValue(qlonglong(0)));
    const auto attributes = m_session.project().read([](const Read& db) { return attributes::all(db); });
    if (attributes)
        for (const auto& attribute : *attributes)
            m_rows->addItem(tr("Groups by %1").arg(attribute.name), qlonglong(attribute.id.value()));
    m_rows->setCurrentIndex(std::max(0, m_rows->findData(qlonglong(m_framework.attribute.value()))));
    m_rows->setEnabled(!m_framework.id.isValid()); // summaries of Cases cannot become those of groups
}

void FrameworkForm::fillCodes()
{
    const auto codes = m_session.project().read([](const Read& db) { return tick_keys::codes(db); });
    if (!m_session.notices().accept(codes))
        return;
    std::vector<CodeId> themes;
    for (const auto& theme : m_framework.themes)
        themes.push_back(theme.code);
    m_hasCodes = !codes->empty();
    m_codes->setItems(*codes);
    m_codes->setTicked(tick_keys::of(themes));
}

std::vector<CodeId> FrameworkForm::ticked() const { return tick_keys::idsOf<CodeId>(m_codes->ticked()); }

void FrameworkForm::refresh()
{
    const auto count = ticked().size();
    m_keep->setEnabled(count > 0 && !m_name->text().trimmed().isEmpty() && !m_session.project().isReadOnly());
    m_said->setText(!m_hasCodes      ? tr("The codebook is empty: code some passages first.")
                        : count == 0 ? tr("Tick the codes that are the columns; each takes in the codes below it.")
                                     : tr("%n theme(s); each takes in the codes below it.", nullptr, int(count)));
}

Result<FrameworkId> FrameworkForm::write(Edit& db) const
{
    const auto codes = ticked();
    if (!m_framework.id.isValid())
        return frameworks::add(db, m_name->text(), AttributeId(m_rows->currentData().toLongLong()), codes);
    if (const auto renamed = frameworks::rename(db, m_framework.id, m_name->text()); !renamed)
        return fail(renamed);
    const auto isTicked = [&](CodeId code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); };
    for (const auto& theme : m_framework.themes)
        if (theme.code.isValid() && !isTicked(theme.code))
            frameworks::removeTheme(db, theme.id);
    for (const auto code : codes) {
        const bool isThere = std::any_of(m_framework.themes.begin(), m_framework.themes.end(),
                                         [&](const FrameworkTheme& theme) { return theme.code == code; });
        if (!isThere)
            if (const auto added = frameworks::addTheme(db, m_framework.id, code); !added)
                return fail(added);
    }
    return m_framework.id;
}

void FrameworkForm::keep()
{
    const auto name = m_name->text().trimmed();
    const auto label = m_framework.id.isValid() ? tr("Name and themes of “%1”").arg(name) : tr("New framework matrix “%1”").arg(name);
    const auto done = m_session.project().perform(label, [&](Edit& db) { return write(db); });
    if (m_session.notices().accept(done))
        Q_EMIT kept(*done);
}

void FrameworkForm::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (isEnter && m_keep->isEnabled())
        keep();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
