#include "ui/coding/recording_pane.h"
#include "core/project/project.h"
#include "core/text/words.h"
#include "ui/coding/player_bar.h"
#include "ui/coding/player_keys.h"
#include "ui/coding/text_editing.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QFileDialog* chooser(QWidget* parent, const QString& title)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({RecordingPane::tr("Recordings (*.mp3 *.wav *.ogg *.oga *.opus *.flac *.m4a *.aac *.wma *.amr *.mp4 *.m4v *.mov "
                                              "*.mkv *.webm *.avi *.3gp *.mpg *.mpeg)"),
                            RecordingPane::tr("All files (*)")});
    return dialog;
}

constexpr const char* followingKey = "player-follows";
constexpr const char* enterKey = "player-enter-turns";
constexpr const char* rewindKey = "player-rewind";

/// Where what is said at that time begins: with the label of its turn, where only that stands before the time.
int startOfWordsAt(const OpenSource& source, const OpenSource::Time& time)
{
    const auto* voice = voiceAt(source.voices, time.from);
    if (!voice)
        return time.from;
    auto before = source.text.mid(voice->at, time.from - voice->at).trimmed();
    if (before.endsWith(u':'))
        before.chop(1);
    return before.compare(voice->name, Qt::CaseInsensitive) == 0 ? voice->at : time.from;
}

} // namespace

RecordingPane::RecordingPane(Session& session, TextPage& page, QWidget* keysOver, std::unique_ptr<Playback> playback)
    : m_session(session)
    , m_page(page)
    , m_acts(session)
    , m_player(std::move(playback))
    , m_menu(named(new QToolButton, "recordingMenu", tr("Recording")))
    , m_bar(new PlayerBar(m_player, m_menu))
    , m_sentence(named(new QLabel, "recordingSentence", tr("What there is to say about the recording")))
    , m_find(named(new QPushButton(tr("Find it…")), "recordingFind", tr("Find the recording…")))
    , m_keys(new PlayerKeys(keysOver))
{
    named(this, "recordingPane", tr("Recording"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* said = new QHBoxLayout;
    said->setContentsMargins(12, 0, 8, 2);
    said->addWidget(m_sentence, 1);
    said->addWidget(m_find);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addLayout(said);
    addActions();
    addKeys();
    addMenu();
    if (const auto kept = settings::layout(QLatin1String(rewindKey)); !kept.isEmpty())
        m_player.setRewind(kept.toLongLong());
    page.view().installEventFilter(this);
    connect(m_find, &QPushButton::clicked, this, &RecordingPane::askForFile);
    connect(&m_player, &Player::failed, this, [this](const QString& sentence) { say(sentence, false); });
    connect(&m_player, &Player::moved, this, &RecordingPane::follow);
    connect(&page, &TextPage::opened, this, &RecordingPane::load);
    connect(&page.view(), &TextView::timeChosen, this, [this](qint64 ms) { m_player.jumpTo(ms); });
    hide();
}

QAction* RecordingPane::add(const char* name, const char* iconName, const QString& text, std::function<void()> act)
{
    auto* action = new QAction(iconName ? icon(iconName) : QIcon(), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(act));
    m_page.addAction(action);
    m_actions << action;
    return action;
}

void RecordingPane::addActions()
{
    add("playPause", "media-playback-start", tr("Play or pause the recording"), [this] { m_player.toggle(); });
    add("playBack", "media-seek-backward", tr("Back 3 seconds"), [this] { m_player.back(); });
    add("playForward", "media-seek-forward", tr("Forward 3 seconds"), [this] { m_player.forward(); });
    add("playSlower", nullptr, tr("Slower"), [this] { m_player.slower(); });
    add("playFaster", nullptr, tr("Faster"), [this] { m_player.faster(); });
    add("playFromCursor", "go-jump", tr("Play from the time at the cursor"), [this] { playFromCursor(); });
    add("insertTimestamp", "chronometer", tr("Insert the time of the recording"), [this] { insertTimestamp(); });
    add("newTurn", "view-conversation-balloon", tr("New turn of the next speaker"), [this] { beginTurn(); });
    const bool writable = !m_session.project().isReadOnly();
    add("linkRecording", "edit-link", tr("Link a recording…"), [this] { askForFile(); })->setEnabled(writable);
    add("newTranscript", "document-new", tr("New transcript from a recording…"), [this] { askForNewTranscript(); })->setEnabled(writable);
}

void RecordingPane::addKeys()
{
    const auto action = [this](const char* name) {
        return *std::find_if(m_actions.begin(), m_actions.end(),
                             [&](const QAction* each) { return each->objectName() == QLatin1String(name); });
    };
    m_keys->add(action("playPause"), Qt::Key_F4,
                {QKeySequence(Qt::Key_MediaTogglePlayPause), QKeySequence(Qt::Key_MediaPlay), QKeySequence(Qt::Key_MediaPause)});
    m_keys->add(action("playBack"), Qt::Key_F5, {QKeySequence(Qt::Key_MediaPrevious)});
    m_keys->add(action("playForward"), Qt::Key_F6, {QKeySequence(Qt::Key_MediaNext)});
    m_keys->add(action("playSlower"), Qt::Key_F7);
    m_keys->add(action("playFaster"), Qt::Key_F8);
    m_keys->add(action("insertTimestamp"), Qt::Key_F9);
    m_keys->add(action("playFromCursor"), QKeySequence(Qt::SHIFT | Qt::Key_F9));
    m_keys->add(action("newTurn"), QKeySequence(Qt::SHIFT | Qt::Key_Return));
    const auto show = [this, action] {
        const auto key = [&](const char* name) { return action(name)->shortcut().toString(QKeySequence::NativeText); };
        m_bar->showKeys(key("playPause"), key("playBack"), key("playForward"));
    };
    connect(m_keys, &PlayerKeys::changed, this, show);
    show();
}

void RecordingPane::addMenu()
{
    auto* menu = new QMenu(m_menu);
    for (auto* action : std::as_const(m_actions))
        if (action->objectName() != QLatin1String("newTranscript") && action->objectName() != QLatin1String("linkRecording"))
            menu->addAction(action);
    menu->addSeparator();
    m_following = menu->addAction(tr("The text follows the recording"));
    m_following->setCheckable(true);
    m_following->setChecked(settings::layout(QLatin1String(followingKey)) != "no");
    connect(m_following, &QAction::toggled, this,
            [](bool on) { settings::setLayout(QLatin1String(followingKey), on ? QByteArray("yes") : QByteArray("no")); });
    m_enterTurns = menu->addAction(tr("While the text is edited, Enter begins the next turn"));
    m_enterTurns->setToolTip(tr("Shift+Enter is then a new line"));
    m_enterTurns->setCheckable(true);
    m_enterTurns->setChecked(settings::layout(QLatin1String(enterKey)) != "no");
    connect(m_enterTurns, &QAction::toggled, this,
            [](bool on) { settings::setLayout(QLatin1String(enterKey), on ? QByteArray("yes") : QByteArray("no")); });
    auto* rewinds = menu->addMenu(tr("After a pause, go back by"));
    auto* group = new QActionGroup(rewinds);
    for (const qint64 ms : {0, 500, 1000, 1500, 2000, 3000}) {
        auto* act = rewinds->addAction(ms == 0 ? tr("Nothing") : tr("%1 s").arg(QLocale().toString(double(ms) / 1000)), this, [this, ms] {
            m_player.setRewind(ms);
            settings::setLayout(QLatin1String(rewindKey), QByteArray::number(ms));
        });
        act->setCheckable(true);
        act->setData(ms);
        group->addAction(act);
    }
    connect(rewinds, &QMenu::aboutToShow, this, [this, group] {
        for (auto* act : group->actions())
            act->setChecked(act->data().toLongLong() == m_player.rewind());
    });
    menu->addAction(tr("Keys and foot pedal…"), this, [this] { m_keys->open({m_menu->mapToGlobal(QPoint(0, 0)), m_menu->size()}); });
    menu->addSeparator();
    const bool writable = !m_session.project().isReadOnly();
    menu->addAction(tr("Another recording…"), this, &RecordingPane::askForFile)->setEnabled(writable);
    auto* copy = menu->addAction(tr("Copy the recording beside the study"), this, [this] {
        m_acts.copy(m_page.source()->source.id, m_page.source()->source.name, m_acts.pathOf(*m_recording));
    });
    auto* unlink = menu->addAction(tr("Unlink the recording"), this,
                                   [this] { m_acts.unlink(m_page.source()->source.id, m_page.source()->source.name); });
    connect(menu, &QMenu::aboutToShow, this, [this, copy, unlink, writable] {
        unlink->setEnabled(writable && m_recording);
        copy->setEnabled(writable && m_recording && !m_recording->isCopy && QFileInfo(m_acts.pathOf(*m_recording)).isFile()
                         && !m_session.project().path().isEmpty());
    });
    m_menu->setIcon(icon("overflow-menu"));
    m_menu->setToolTip(tr("More about the recording"));
    m_menu->setAutoRaise(true);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setMenu(menu);
}

void RecordingPane::addTo(QMenu& menu)
{
    menu.addSeparator();
    for (auto* action : std::as_const(m_actions)) {
        const auto name = action->objectName();
        if (name == QLatin1String("linkRecording")
            || (m_recording && (name == QLatin1String("insertTimestamp") || name == QLatin1String("playFromCursor"))))
            menu.addAction(action);
    }
}

/// In a text that is edited, Enter belongs to the editor; while a recording is written down it begins the next turn.
bool RecordingPane::eventFilter(QObject* watched, QEvent* event)
{
    auto& view = m_page.view();
    if (watched != &view || event->type() != QEvent::KeyPress || view.isReadOnly() || !m_recording)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const auto with = key->modifiers() & ~Qt::KeypadModifier;
    if (!isEnter || (with != Qt::NoModifier && with != Qt::ShiftModifier))
        return QWidget::eventFilter(watched, event);
    if (m_enterTurns->isChecked() == (with == Qt::NoModifier))
        beginTurn();
    else
        view.insertPlainText(QStringLiteral("\n")); // never the line separator that Qt makes of Shift+Enter
    return true;
}

void RecordingPane::refresh(const Changes& changes)
{
    if (changes.touches(Entity::Recording) || !m_page.source())
        load();
    else if (changes.touchesAny(Entity::Source, Entity::Speaker))
        follow(m_player.position());
}

void RecordingPane::load()
{
    m_recording.reset();
    if (const auto* open = m_page.source())
        if (const auto found = m_session.project().read(
                [&](const Read& db) { return Result<std::optional<Recording>>(recordings::of(db, open->source.id)); }))
            m_recording = *found;
    setVisible(m_recording.has_value());
    m_page.view().setPlaying({});
    if (!m_recording)
        return m_player.open({});
    const auto path = m_acts.pathOf(*m_recording);
    const bool there = QFileInfo(path).isFile();
    m_player.open(there ? path : QString());
    if (!there)
        say(tr("The recording “%1” is not in “%2” any more.")
                .arg(QFileInfo(path).fileName(), QDir::toNativeSeparators(QFileInfo(path).absolutePath())),
            true);
    else
        say(m_player.canPlay() ? m_player.warning()
                               : tr("This installation cannot play recordings: Qt Multimedia is missing. Everything else works."),
            false);
}

void RecordingPane::say(const QString& sentence, bool missing)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_find->setVisible(missing && !m_session.project().isReadOnly());
}

void RecordingPane::follow(qint64 ms)
{
    auto& view = m_page.view();
    const auto* open = m_page.source();
    if (!open || !m_player.isOpen())
        return;
    const OpenSource::Time* heard = nullptr;
    for (const auto& time : open->times)
        if (time.ms <= ms && (!heard || time.ms >= heard->ms))
            heard = &time;
    if (!heard) {
        view.setPlaying({});
        return;
    }
    const auto next = std::find_if(open->times.begin(), open->times.end(), [&](const auto& time) { return time.from > heard->from; });
    const int to = next == open->times.end() ? int(open->text.size()) : startOfWordsAt(*open, *next);
    const auto* voice = voiceAt(open->voices, heard->from);
    const bool isNew = view.setPlaying(TextView::Playing{voice ? voice->turn : 0, heard->from, to});
    if (isNew && m_following->isChecked() && m_player.isPlaying())
        view.showSpan(heard->from, std::min(to, heard->from + 1));
}

qsizetype RecordingPane::position() const { return m_page.source()->index.toCodePoint(m_page.view().textCursor().position()); }

void RecordingPane::putCursor(qsizetype position)
{
    const int at = m_page.source()->toUtf16(position);
    m_page.view().select(at, at);
    m_page.view().ensureCursorVisible();
}

void RecordingPane::playFromCursor()
{
    const auto* open = m_page.source();
    if (!open || !m_player.isOpen())
        return;
    const int at = m_page.view().textCursor().selectionStart();
    const auto after = std::upper_bound(open->times.begin(), open->times.end(), at, [](int p, const auto& time) { return p < time.from; });
    if (after == open->times.begin())
        return m_session.notices().say(tr("No time is known before the cursor. F9 inserts the time of the recording."));
    m_player.jumpTo(std::prev(after)->ms);
}

void RecordingPane::insertTimestamp()
{
    m_page.editing().commit();
    const auto* open = m_page.source();
    if (!open || !m_recording || m_session.project().isReadOnly())
        return;
    const auto word = wordAt(open->text, open->index, position());
    const auto at = position() < word.end ? word.start : position(); // a time never parts a word
    if (const auto after = m_acts.insertTimestamp(open->source.id, at, m_player.position()))
        putCursor(*after);
}

void RecordingPane::beginTurn()
{
    m_page.editing().commit();
    const auto* open = m_page.source();
    if (!open || m_session.project().isReadOnly() || open->source.kind == SourceKind::Answers)
        return;
    const auto next = transcribing::nextSpeaker(open->turns, open->speakers, position());
    const auto speaker =
        std::find_if(open->speakers.begin(), open->speakers.end(), [next](const Speaker& each) { return each.id == next; });
    if (speaker == open->speakers.end())
        return m_session.notices().say(tr("There is no other speaker yet. Ctrl+T begins a turn of a new one."));
    if (const auto after = m_acts.beginTurn(open->source.id, position(), Speaker(*speaker)))
        putCursor(*after);
}

void RecordingPane::linkFile(const QString& file)
{
    if (m_page.source())
        m_acts.link(m_page.source()->source.id, m_page.source()->source.name, file);
}

void RecordingPane::newTranscript(const QString& file)
{
    if (const auto made = m_acts.addTranscript(file); made.isValid())
        Q_EMIT transcriptMade(made);
}

void RecordingPane::askForFile()
{
    if (!m_page.source())
        return;
    auto* dialog = chooser(this, tr("Choose the recording of “%1”").arg(m_page.source()->source.name));
    connect(dialog, &QFileDialog::fileSelected, this, &RecordingPane::linkFile);
    dialog->open();
}

void RecordingPane::askForNewTranscript()
{
    auto* dialog = chooser(this, tr("Choose the recording to write down"));
    connect(dialog, &QFileDialog::fileSelected, this, &RecordingPane::newTranscript);
    dialog->open();
}

} // namespace counterpoint::ui
