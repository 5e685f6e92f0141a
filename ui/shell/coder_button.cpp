#include "ui/shell/coder_button.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QInputDialog>
#include <QMenu>

namespace counterpoint::ui {

CoderButton::CoderButton(QWidget* parent)
    : QToolButton(parent)
{
    named(this, "coderButton", tr("Coder"));
    setIcon(ui::icon("user"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setToolTip(tr("Who is coding. Every coding and every step of the history carries this name."));
    auto* menu = new QMenu(this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &CoderButton::fillMenu);
    hide();
}

void CoderButton::setSession(Session* session)
{
    m_session = session;
    setVisible(session != nullptr);
    if (!session)
        return;
    connect(session, &Session::coderChanged, this, &CoderButton::refresh);
    // A coder joins with the first step that needs one, and leaves when that step is undone.
    connect(&session->project(), &Project::changed, this, [this](const Changes& changes) {
        if (changes.touches(Entity::Coder))
            choose(m_session->coderName());
    });
    choose(settings::coderName());
    refresh();
}

void CoderButton::choose(const QString& name)
{
    if (!m_session || name.trimmed().isEmpty())
        return;
    const auto coder = m_session->project().read([&](const Read& db) { return coders::byName(db, name.trimmed()); });
    m_session->setCoder(coder ? coder->id : CoderId(), coder ? coder->name : name.trimmed());
    settings::setCoderName(m_session->coderName());
}

void CoderButton::fillMenu()
{
    menu()->clear();
    if (!m_session)
        return;
    const auto all = m_session->project().read([](const Read& db) { return coders::all(db); });
    QStringList names;
    for (const auto& coder : all.value_or(std::vector<Coder>()))
        names << coder.name;
    if (!names.contains(m_session->coderName()))
        names << m_session->coderName();
    for (const auto& name : names) {
        auto* action = menu()->addAction(name, this, [this, name] { choose(name); });
        action->setCheckable(true);
        action->setChecked(name == m_session->coderName());
    }
    menu()->addSeparator();
    menu()->addAction(ui::icon("contact-new"), tr("Another coder…"), this, &CoderButton::ask);
}

void CoderButton::ask()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Another coder"));
    dialog->setLabelText(tr("Name of the person who codes now:"));
    connect(dialog, &QInputDialog::textValueSelected, this, &CoderButton::choose);
    dialog->open();
}

void CoderButton::refresh()
{
    setText(m_session ? m_session->coderName() : QString());
    setAccessibleName(tr("Coder: %1").arg(text()));
}

} // namespace counterpoint::ui
