#include "ui/coding/pseudonym_desk.h"
#include "core/project/project.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/pseudonyms/pseudonym_page.h"
#include "ui/support/icons.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QAction>
#include <QMenu>

namespace counterpoint::ui {

namespace {
constexpr qsizetype longest = 400; // UTF-16 units of what can be redacted as words
constexpr qsizetype shown = 30;

QString brief(const QString& words) { return words.size() <= shown ? words : words.left(shown) + QChar(0x2026); }
} // namespace

PseudonymDesk::PseudonymDesk(Session& session, TextPage& text, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_text(text)
    , m_page(new PseudonymPage(session))
{
    add("showPseudonyms", "user-identity", tr("Pseudonyms and redaction"), [this] {
        Q_EMIT pageWanted();
        m_page->start();
    });
    add("pseudonymForSelection", "user-identity", tr("Pseudonym for the selected words…"), [this] {
        const auto name = words();
        if (name.isEmpty()) {
            m_session.notices().say(tr("Select a name in the text first."));
            return;
        }
        Q_EMIT pageWanted();
        m_page->start(name);
    })->setEnabled(!session.project().isReadOnly());
    add("redactSelection", "edit-clear-history", tr("Redact the selected words for good…"), [this] {
        const auto gone = words();
        if (gone.isEmpty()) {
            m_session.notices().say(tr("Select the words in the text first, some lines at most."));
            return;
        }
        Q_EMIT pageWanted();
        m_page->startRedacting(gone);
    })->setEnabled(!session.project().isReadOnly());
    connect(m_page, &PseudonymPage::left, this, &PseudonymDesk::left);
    connect(m_page, &PseudonymPage::placeWanted, this, [this](SourceId source, TextSpan span) {
        m_session.navigator().go({Place::Workspace::Code, Entity::Source, source.value(), span});
    });
}

QAction* PseudonymDesk::add(const char* name, const char* iconName, const QString& text, std::function<void()> act)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, std::move(act));
    m_actions << action;
    return action;
}

QString PseudonymDesk::words() const
{
    const auto span = m_text.selection();
    if (span.isEmpty())
        return {};
    const auto words = m_text.source()->index.slice(m_text.source()->text, span).toString().simplified();
    return words.size() > longest ? QString() : words;
}

void PseudonymDesk::addTo(QMenu& menu)
{
    const auto selected = words();
    if (selected.isEmpty() || m_session.project().isReadOnly())
        return;
    menu.addSeparator();
    const auto offer = [&](const char* name, const QString& text) {
        for (auto* each : m_actions)
            if (each->objectName() == QLatin1String(name))
                menu.addAction(each->icon(), text, each, &QAction::trigger);
    };
    offer("pseudonymForSelection", tr("Pseudonym for “%1”…").arg(brief(selected)));
    offer("redactSelection", tr("Redact “%1” for good…").arg(brief(selected)));
}

void PseudonymDesk::refresh(const Changes& changes) { m_page->refresh(changes); }

} // namespace counterpoint::ui
