#include "ui/coding/turn_gestures.h"
#include "core/cases/cases.h"
#include "core/project/project.h"
#include "core/text/words.h"
#include "core/transcript/transcribing.h"
#include "ui/coding/speaker_gutter.h"
#include "ui/coding/text_editing.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/stand_in.h"
#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <algorithm>

namespace counterpoint::ui {

TurnGestures::TurnGestures(Session& session, TextPage& page, NamePicker& picker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_page(page)
    , m_picker(picker)
    , m_acts(session)
{
    add("splitTurn", "split", tr("Somebody else speaks from here on…"), "Ctrl+T", [this] { askToSplit(); });
    add("joinTurn", "merge", tr("Join this turn with the one before"), "Ctrl+Shift+T", [this] {
        if (const auto* turn = currentTurn())
            m_acts.join(m_page.source()->source.id, turn->turn);
    });
    add("assignTurn", "user-identity", tr("Give this turn to another speaker…"), "Ctrl+Alt+S", [this] { askToAssign(); });
    add("renameSpeaker", "edit-rename", tr("Rename this speaker…"), "Ctrl+Alt+R", [this] { askForName(); });
    add("unmakeTurn", "edit-clear", tr("No turn begins here: take it away"), "", [this] {
        if (const auto* turn = currentTurn())
            m_acts.unmake(m_page.source()->source.id, turn->turn);
    });
    connect(&page.view(), &TextView::speakerChosen, this, &TurnGestures::showMenu);
}

QAction* TurnGestures::add(const char* name, const char* iconName, const QString& text, const char* keys, std::function<void()> act)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(QLatin1String(keys)));
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setEnabled(!m_session.project().isReadOnly());
    connect(action, &QAction::triggered, this, [this, act = std::move(act)] {
        m_page.editing().commit(); // positions are those of the study from here on
        if (m_page.source())
            act();
    });
    m_page.view().addAction(action);
    m_actions << action;
    return action;
}

qsizetype TurnGestures::cursor() const { return m_page.source()->index.toCodePoint(m_page.view().textCursor().selectionStart()); }

QRect TurnGestures::besideCursor() const
{
    const auto& view = m_page.view();
    const auto rect = view.cursorRect();
    return {view.viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

const OpenSource::Voice* TurnGestures::currentTurn() const
{
    const auto* voice = voiceAt(m_page.source()->voices, m_page.view().textCursor().selectionStart());
    if (!voice || !voice->isTurn)
        m_session.notices().say(tr("No turn was recognised here. Ctrl+T makes one that begins at the cursor."));
    return voice && voice->isTurn ? voice : nullptr;
}

const Speaker* TurnGestures::currentSpeaker() const
{
    const auto* turn = currentTurn();
    const auto& all = m_page.source()->speakers;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Speaker& speaker) { return turn && speaker.id == turn->speaker; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<NamePicker::Entry> TurnGestures::entries(SpeakerId except) const
{
    const auto& source = *m_page.source();
    const auto next = transcribing::nextSpeaker(source.turns, source.speakers, cursor());
    std::vector<NamePicker::Entry> all;
    for (const auto& speaker : source.speakers)
        if (speaker.id != except)
            all.insert(speaker.id == next ? all.begin() : all.end(), {speaker.id.value(), speaker.name, roleName(speaker.role)});
    return all;
}

void TurnGestures::askToSplit()
{
    if (m_page.source()->source.kind == SourceKind::Answers)
        return m_session.notices().say(tr("Answers to an open question are not divided into turns."));
    const auto& open = *m_page.source();
    const auto word = wordAt(open.text, open.index, cursor());
    const auto position = cursor() < word.end ? word.start : cursor(); // nobody takes over within a word
    const auto source = open.source.id;
    m_picker.ask({tr("Who speaks from here on?"), entries({}), tr("New speaker “%1”"), {}}, besideCursor(),
                 [this, source, position](const NamePicker::Choice& choice) { m_acts.split(source, position, choice); });
}

void TurnGestures::askToAssign()
{
    const auto* turn = currentTurn();
    if (!turn)
        return;
    const auto source = m_page.source()->source.id;
    m_picker.ask({tr("Who speaks here, if not %1?").arg(turn->name), entries(turn->speaker), tr("New speaker “%1”"), {}}, besideCursor(),
                 [this, source, number = turn->turn](const NamePicker::Choice& choice) { m_acts.assign(source, number, choice); });
}

void TurnGestures::askForName()
{
    const auto* found = currentSpeaker();
    if (!found)
        return;
    m_picker.ask({tr("New name of “%1” in this source").arg(found->name), {}, tr("Rename to “%1”"), found->name}, besideCursor(),
                 [this, speaker = *found, others = m_page.source()->speakers](const NamePicker::Choice& choice) {
                     m_acts.rename(speaker, choice.name, others);
                 });
}

void TurnGestures::askForCase(const Speaker& speaker)
{
    const auto all = m_session.project().read([](const Read& db) { return cases::all(db); });
    if (!m_session.notices().accept(all))
        return;
    std::vector<NamePicker::Entry> people;
    for (const auto& person : *all)
        people.push_back({person.id.value(), person.name, {}});
    m_picker.ask({tr("Which Case is “%1”?").arg(speaker.name), people, tr("New Case “%1”"), {}}, besideCursor(),
                 [this, speaker](const NamePicker::Choice& choice) { m_acts.link(speaker, choice); });
}

void TurnGestures::addSpeakerActs(QMenu& menu, const Speaker& speaker)
{
    const bool writable = !m_session.project().isReadOnly();
    auto* roles = menu.addMenu(tr("“%1” is").arg(speaker.name));
    auto* group = new QActionGroup(roles);
    for (const auto role : {SpeakerRole::Participant, SpeakerRole::Interviewer, SpeakerRole::Moderator, SpeakerRole::Unknown}) {
        auto* act = roles->addAction(roleName(role), this, [this, speaker, role] { m_acts.setRole(speaker, role); });
        act->setCheckable(true);
        act->setChecked(role == speaker.role);
        group->addAction(act);
    }
    auto* linked =
        menu.addAction(icon("edit-link"), tr("Link “%1” to a Case…").arg(speaker.name), this, [this, speaker] { askForCase(speaker); });
    roles->setEnabled(writable);
    linked->setEnabled(writable);
    if (speaker.linkedCase.isValid())
        menu.addAction(tr("Link “%1” to no Case").arg(speaker.name), this, [this, speaker] { m_acts.link(speaker, {}); })
            ->setEnabled(writable);
}

void TurnGestures::addTo(QMenu& menu)
{
    if (!m_page.source() || m_page.source()->source.kind == SourceKind::Answers)
        return;
    const auto* voice = voiceAt(m_page.source()->voices, m_page.view().textCursor().selectionStart());
    for (auto* action : std::as_const(m_actions))
        if (voice || action->objectName() == QLatin1String("splitTurn"))
            addStandIn(menu, *action);
    const auto& all = m_page.source()->speakers;
    const auto speaker = std::find_if(all.begin(), all.end(), [&](const Speaker& each) { return voice && each.id == voice->speaker; });
    if (speaker != all.end())
        addSpeakerActs(menu, *speaker);
}

void TurnGestures::showMenu(const OpenSource::Voice& voice, const QPoint& position)
{
    // What is done concerns the turn whose name was clicked, so the cursor goes there; the text does not move.
    m_page.editing().commit();
    m_page.view().select(voice.at, voice.at);
    m_page.view().setFocus();
    auto* menu = new QMenu(&m_page.view());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("speakerMenu"));
    addTo(*menu);
    for (auto* action : menu->actions())
        if (action->objectName() == QLatin1String("splitTurn"))
            menu->removeAction(action); // a turn begins here already
    menu->popup(position);
}

} // namespace counterpoint::ui
