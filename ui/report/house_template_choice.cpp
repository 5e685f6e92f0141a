#include "ui/report/house_template_choice.h"
#include "ui/support/named.h"
#include "ui/support/report_settings.h"
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace counterpoint::ui {

HouseTemplateChoice::HouseTemplateChoice(QWidget* parent)
    : QWidget(parent)
    , m_button(named(new QToolButton, "houseTemplateButton", tr("Word template of reports")))
{
    auto* label = new QLabel(tr("Word &template:"));
    label->setBuddy(m_button);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* menu = new QMenu(m_button);
    auto* other = menu->addAction(tr("Choose a template…"));
    other->setObjectName(QStringLiteral("chooseHouseTemplate"));
    auto* none = menu->addAction(tr("Without a template"));
    none->setObjectName(QStringLiteral("noHouseTemplate"));
    m_button->setMenu(menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_button, 1);
    connect(other, &QAction::triggered, this, &HouseTemplateChoice::ask);
    connect(none, &QAction::triggered, this, [this] { choose({}); });
    showChoice(settings::houseTemplate());
}

void HouseTemplateChoice::ask()
{
    const auto now = settings::houseTemplate();
    auto* dialog = new QFileDialog(this, tr("Word template of reports"), now.isEmpty() ? QString() : QFileInfo(now).absolutePath(),
                                   tr("Word templates and documents (*.dotx *.docx)"));
    dialog->setObjectName(QStringLiteral("houseTemplateDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &HouseTemplateChoice::choose);
    dialog->open();
}

void HouseTemplateChoice::choose(const QString& path)
{
    settings::setHouseTemplate(path);
    showChoice(path);
}

void HouseTemplateChoice::showChoice(const QString& path)
{
    m_button->setText(path.isEmpty() ? tr("None") : QFileInfo(path).fileName());
    m_button->setToolTip(path.isEmpty()
                             ? tr("Reports in Word have the program’s own look. Choose a template (.dotx) of your house, and they "
                                  "take over its styles, page, header and footer.")
                             : tr("Reports in Word take over styles, page, header and footer of “%1”.").arg(path));
}

} // namespace counterpoint::ui
