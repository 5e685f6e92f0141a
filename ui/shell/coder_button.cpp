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
        if (!changes.touches(Entity::Coder))
            return;
        choose(m_session->coderName());
        refresh(); // blind or not
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
    const auto all = m_session->project().read([](const Read& db) { return coders::uncounted(db); });
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
    auto* blind = menu()->addAction(ui::icon("view-hidden"), tr("Work blind: show only my own codings"), this, &CoderButton::setBlind);
    blind->setObjectName(QStringLiteral("workBlind"));
    blind->setCheckable(true);
    blind->setChecked(isBlind());
    blind->setEnabled(!m_session->project().isReadOnly());
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

bool CoderButton::isBlind() const
{
    return m_session
        && m_session->project()
               .read([this](const Read& db) { return coders::seenBy(db, m_session->coder()); })
               .value_or(CoderId())
               .isValid();
}

void CoderButton::setBlind(bool blind)
{
    const auto name = m_session->coderName();
    const auto label = blind ? tr("“%1” works blind").arg(name) : tr("“%1” sees all codings").arg(name);
    const auto done = m_session->project().perform(label, [&](Edit& db) -> Result<> {
        const auto coder = coders::ensure(db, name);
        if (!coder)
            return fail(coder);
        coders::setBlind(db, *coder, blind);
        return {};
    });
    if (m_session->notices().accept(done))
        m_session->notices().done(blind ? tr("You see only your own codings now. Everybody's codes stay in the codebook.")
                                        : tr("You see everybody's codings again."));
    refresh();
}

void CoderButton::refresh()
{
    const auto name = m_session ? m_session->coderName() : QString();
    setText(isBlind() ? tr("%1 (blind)").arg(name) : name);
    setAccessibleName(tr("Coder: %1").arg(text()));
}

} // namespace counterpoint::ui
