#include "ui/widgets/memo_button.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/session.h"

namespace counterpoint::ui {

MemoButton::MemoButton(Session& session, Entity kind, const char* objectName, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
    , m_kind(kind)
{
    named(this, objectName, tr("Memos on it"));
    setText(tr("Memos"));
    setIcon(ui::icon("note"));
    setToolTip(tr("Read and write memos on it"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setThing(0);
    connect(this, &QToolButton::clicked, this, [this] { m_session.navigator().go({Place::Workspace::Code, m_kind, m_id, {}}); });
}

void MemoButton::setThing(std::int64_t id)
{
    m_id = id;
    setEnabled(id > 0);
}

} // namespace counterpoint::ui
