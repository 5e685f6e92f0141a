#include "ui/study/attribute_dialog.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace counterpoint::ui {

AttributeDialog::AttributeDialog(QWidget* parent)
    : QDialog(parent)
    , m_name(named(new QLineEdit, "attributeName", tr("Name of the attribute")))
    , m_type(named(new QComboBox, "attributeType", tr("What it holds")))
{
    setObjectName(QStringLiteral("attributeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add attribute"));
    m_name->setPlaceholderText(tr("Role, years in post …"));
    m_type->addItem(tr("Text"), int(Attribute::Type::Text));
    m_type->addItem(tr("Number"), int(Attribute::Type::Number));
    m_type->addItem(tr("Date (2026-03-31)"), int(Attribute::Type::Date));
    auto* buttons = named(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel), "attributeButtons", tr("Add or cancel"));
    auto* add = buttons->button(QDialogButtonBox::Ok);
    add->setText(tr("Add"));
    add->setEnabled(false);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Holds"), m_type);
    form->addRow(buttons);
    connect(m_name, &QLineEdit::textChanged, add, [add](const QString& name) { add->setEnabled(!name.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_name->text().trimmed(), Attribute::Type(m_type->currentData().toInt()));
        accept();
    });
}

} // namespace counterpoint::ui
