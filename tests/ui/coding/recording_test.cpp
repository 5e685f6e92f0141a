#include "core/transcript/recordings.h"
#include "core/transcript/time_marks.h"
#include "tests/ui/coding/a_workspace.h"
#include "ui/coding/player.h"
#include "ui/coding/recording_pane.h"
#include <QAction>
#include <QComboBox>
#include <QDataStream>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// A recording that lasts a minute and plays when it is told the time.
class FakePlayback : public ui::Playback {
public:
    void open(const QString& name) override { file = name; }
    void play() override { set(true); }
    void pause() override { set(false); }
    void seek(qint64 ms) override { at = ms; }
    void setRate(double value) override { rate = value; }
    void setVolume(double value) override { volume = value; }
    bool isPlaying() const override { return playing; }
    qint64 position() const override { return at; }
    qint64 duration() const override { return 60'000; }
    QString warning() const override { return {}; }
    void reach(qint64 ms)
    {
        at = ms;
        Q_EMIT moved(ms);
    }

    QString file;
    qint64 at = 0;
    double rate = 1;
    double volume = 1;
    bool playing = false;

private:
    void set(bool on)
    {
        playing = on;
        Q_EMIT playingChanged(on);
    }
};

const QString spoken = QStringLiteral("[00:00:05] Int: How?\n[00:00:20] Rosa: Well. [00:00:40] Enough.\n");

AProject aTimedTranscript()
{
    auto made = aProject();
    made.withTranscript(QStringLiteral("Talk"), spoken);
    made.withTurn(QStringLiteral("[00:00:05] Int: "), QStringLiteral("Int"));
    made.withTurn(QStringLiteral("[00:00:20] Rosa: "), QStringLiteral("Rosa"));
    REQUIRE(made.project().perform("Times", [&](Edit& db) {
        for (const auto& [words, ms] : {std::pair("[00:00:05]", 5'000), std::pair("[00:00:20]", 20'000), std::pair("[00:00:40]", 40'000)})
            time_marks::add(db, made.source(), spoken.indexOf(QLatin1String(words)), ms);
    }));
    return made;
}

/// A text with its recording below it, played by a FakePlayback.
struct ATranscription {
    explicit ATranscription(AProject&& study, bool linked = true)
        : source(study.source())
        , project(study.build())
        , session(*project, navigator, notices, jobs)
        , page(session)
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        QFile(folder.filePath("talk.wav")).open(QIODevice::WriteOnly);
        if (linked)
            link(folder.filePath("talk.wav"));
        auto made = std::make_unique<FakePlayback>();
        playback = made.get();
        pane = new ui::RecordingPane(session, page, &page, std::move(made));
        page.addBelow(pane);
        QObject::connect(project.get(), &Project::changed, &page, [this](const Changes& changes) {
            page.refresh(changes);
            pane->refresh(changes);
        });
        page.open(source);
        page.resize(900, 500);
        page.QWidget::show();
        page.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&page));
        page.view().setFocus();
    }
    void link(const QString& file)
    {
        REQUIRE(project->perform("Link", [&](Edit& db) { recordings::link(db, source, {}, file); }));
    }
    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(&page.view(), Qt::Key(key), with); }
    void cursorAt(const QString& words)
    {
        const int at = int(page.source()->text.indexOf(words));
        REQUIRE(at >= 0);
        page.view().select(at, at);
    }

    QTemporaryDir folder;
    SourceId source;
    std::unique_ptr<Project> project;
    ui::Navigator navigator;
    ui::NoticeBar notices;
    ui::Jobs jobs;
    ui::Session session;
    ui::TextPage page;
    FakePlayback* playback = nullptr;
    ui::RecordingPane* pane = nullptr;
};

/// A second and a half of a tone, as a WAV file.
void writeTone(const QString& path)
{
    constexpr quint32 rate = 8000;
    constexpr quint32 bytes = rate * 2 * 3 / 2;
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    QDataStream out(&file);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("RIFF", 4);
    out << quint32(36 + bytes);
    out.writeRawData("WAVEfmt ", 8);
    out << quint32(16) << quint16(1) << quint16(1) << rate << quint32(rate * 2) << quint16(2) << quint16(16);
    out.writeRawData("data", 4);
    out << bytes;
    for (quint32 i = 0; i < bytes / 2; ++i)
        out << qint16(i % 32 < 16 ? 6000 : -6000);
}

} // namespace

TEST_CASE("a pause is gone on from a little before it, and a step back stays in the recording", "[ui][recordings]")
{
    auto made = std::make_unique<FakePlayback>();
    auto& playback = *made;
    ui::Player player(std::move(made));
    player.toggle();
    CHECK_FALSE(playback.playing); // nothing is open
    player.open("talk.wav");
    player.toggle();
    CHECK(playback.playing);
    playback.reach(10'000);
    player.toggle();
    CHECK_FALSE(playback.playing);
    player.toggle();
    CHECK(playback.playing);
    CHECK(playback.at == 10'000 - player.rewind());
    player.jumpTo(1'000);
    player.back();
    CHECK(playback.at == 0);
    player.jumpTo(59'000);
    player.forward();
    CHECK(playback.at == 60'000);
    for (int i = 0; i < 20; ++i)
        player.slower();
    CHECK(playback.rate == Approx(0.5));
    for (int i = 0; i < 40; ++i)
        player.faster();
    CHECK(playback.rate == Approx(2.0));
}

TEST_CASE("foot-pedal keys work in the text: play, back, forward, slower, faster", "[ui][recordings]")
{
    ATranscription writing(aTimedTranscript());
    REQUIRE(writing.pane->isVisible());
    writing.press(Qt::Key_F4);
    CHECK(writing.playback->playing);
    writing.playback->reach(10'000);
    writing.press(Qt::Key_F5);
    CHECK(writing.playback->at == 7'000);
    writing.press(Qt::Key_F6);
    CHECK(writing.playback->at == 10'000);
    writing.press(Qt::Key_F7);
    CHECK(writing.playback->rate == Approx(0.9));
    writing.press(Qt::Key_F8);
    writing.press(Qt::Key_F8);
    CHECK(writing.playback->rate == Approx(1.1));
    const auto* play = writing.page.findChild<QAction*>("playPause");
    CHECK(play->shortcuts().contains(QKeySequence(Qt::Key_MediaTogglePlayPause))); // which no test can press
}

TEST_CASE("the turn and the part of it that are heard are pointed at while it plays", "[ui][recordings]")
{
    ATranscription writing(aTimedTranscript());
    writing.press(Qt::Key_F4);
    const auto heard = [&] {
        const auto& playing = writing.page.view().playing();
        return playing ? writing.page.source()->text.mid(playing->from, 10) : QString();
    };
    writing.playback->reach(4'000);
    CHECK(heard().isEmpty());
    writing.playback->reach(6'000);
    CHECK(heard() == "[00:00:05]");
    writing.playback->reach(39'000);
    CHECK(heard() == "[00:00:20]");
    CHECK(writing.page.view().playing()->turn == writing.page.view().voices()[1].turn);
    writing.playback->reach(41'000);
    CHECK(heard() == "[00:00:40]");
}

TEST_CASE("what is heard ends before the label of the next speaker, also where the time stands behind the label", "[ui][recordings]")
{
    const auto words = QStringLiteral("Int: [00:00:05] How?\nRosa: [00:00:20] Well.\nInt: Yes. [00:00:40] Enough.\n");
    auto made = aProject();
    made.withTranscript(QStringLiteral("Talk"), words);
    made.withTurn(QStringLiteral("Int: [00:00:05] "), QStringLiteral("Int"));
    made.withTurn(QStringLiteral("Rosa: [00:00:20] "), QStringLiteral("Rosa"));
    made.withTurn(QStringLiteral("Int: Yes"), QStringLiteral("Int"));
    REQUIRE(made.project().perform("Times", [&](Edit& db) {
        for (const auto& [time, ms] : {std::pair("[00:00:05]", 5'000), std::pair("[00:00:20]", 20'000), std::pair("[00:00:40]", 40'000)})
            time_marks::add(db, made.source(), words.indexOf(QLatin1String(time)), ms);
    }));
    ATranscription writing(std::move(made));
    const auto heard = [&](qint64 ms) {
        writing.playback->reach(ms);
        const auto& playing = writing.page.view().playing();
        return playing ? words.mid(playing->from, playing->to - playing->from) : QString();
    };
    writing.press(Qt::Key_F4);
    CHECK(heard(6'000) == "[00:00:05] How?\n");
    CHECK(heard(21'000) == "[00:00:20] Well.\nInt: Yes. "); // all that was said until the next time
}

TEST_CASE("a click on a time in the text, or a key, plays from there", "[ui][recordings]")
{
    ATranscription writing(aTimedTranscript());
    auto& view = writing.page.view();
    writing.cursorAt("0:40]");
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cursorRect().center());
    CHECK(writing.playback->at == 40'000);
    CHECK(writing.playback->playing);
    writing.cursorAt("Well");
    writing.press(Qt::Key_F9, Qt::ShiftModifier);
    CHECK(writing.playback->at == 20'000);
    writing.cursorAt("How");
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cursorRect().center());
    CHECK(writing.playback->at == 20'000); // words lead nowhere
}

TEST_CASE("F9 puts the time of the recording at the cursor, Shift+Enter begins the next speaker's turn", "[ui][recordings]")
{
    ATranscription writing(aTimedTranscript());
    writing.playback->reach(47'500);
    writing.cursorAt("Enough");
    writing.press(Qt::Key_F9);
    CHECK(writing.page.source()->text.contains("[00:00:40] [00:00:47] Enough."));
    CHECK(writing.page.source()->times.back().ms == 47'500);
    CHECK(writing.page.source()->text.mid(writing.page.view().textCursor().position()).startsWith("Enough"));
    writing.press(Qt::Key_Return, Qt::ShiftModifier);
    CHECK(writing.page.source()->text.endsWith("[00:00:47] \nInt: Enough.\n"));
    CHECK(writing.page.view().voices().size() == 3);
    REQUIRE(writing.project->undo());
    REQUIRE(writing.project->undo());
    CHECK(writing.page.source()->text == spoken);
}

TEST_CASE("a recording that is gone is said with its name and can be found again", "[ui][recordings]")
{
    ATranscription writing(aTimedTranscript());
    writing.link(writing.folder.filePath("gone.wav"));
    auto* sentence = writing.pane->findChild<QLabel*>("recordingSentence");
    auto* find = writing.pane->findChild<QPushButton*>("recordingFind");
    CHECK(sentence->text().contains("gone.wav"));
    CHECK(find->isVisible());
    CHECK(writing.playback->file.isEmpty());
    writing.pane->linkFile(writing.folder.filePath("talk.wav"));
    CHECK_FALSE(find->isVisible());
    CHECK(writing.playback->file.endsWith("talk.wav"));
}

TEST_CASE("without a recording nothing is in the way", "[ui][recordings]")
{
    ATranscription writing(aTimedTranscript(), false);
    CHECK_FALSE(writing.pane->isVisible());
    writing.press(Qt::Key_F4);
    writing.press(Qt::Key_F9);
    CHECK_FALSE(writing.playback->playing);
    CHECK(writing.page.source()->text == spoken);
}

TEST_CASE("where nothing can be played the pane says so, and times are inserted all the same", "[ui][recordings]")
{
    ATranscription writing(aTimedTranscript());
    ui::RecordingPane mute(writing.session, writing.page, &writing.page, nullptr);
    mute.refresh(Changes::everything());
    CHECK(mute.findChild<QLabel*>("recordingSentence")->text().contains("Qt Multimedia"));
}

TEST_CASE("a new transcript of a recording is open to be written: Enter gives the word to the next speaker", "[ui][recordings]")
{
    AWorkspace workspace(aTimedTranscript());
    workspace.workspace->recording().newTranscript(workspace.folder.filePath("Second talk.mp3"));
    CHECK(workspace.workspace->text().source()->source.name == "Second talk");
    CHECK(workspace.workspace->text().source()->text == "Interviewer: ");
    CHECK(workspace.workspace->recording().isVisible());
    REQUIRE(workspace.view().isEditing());
    workspace.type("Hello");
    workspace.press(Qt::Key_Return);
    workspace.type("Hi there");
    workspace.press(Qt::Key_Return, Qt::ShiftModifier); // a new line of the same turn
    workspace.type("again");
    workspace.press(Qt::Key_Return);
    const auto* open = workspace.workspace->text().source();
    CHECK(open->text == "Interviewer: Hello\nParticipant: Hi there\nagain\nInterviewer: ");
    CHECK(open->voices.size() == 3);
    CHECK(workspace.view().textCursor().position() == open->text.size());
    REQUIRE(workspace.project->undo());
    CHECK(open->text == "Interviewer: Hello\nParticipant: Hi there\nagain");
}

TEST_CASE("a sound file plays on a machine without a loudspeaker, or it is said why not", "[ui][recordings][sound]")
{
    const QTemporaryDir folder;
    writeTone(folder.filePath("tone.wav"));
    auto playback = ui::makePlayback();
    if (!playback) {
        WARN("Built without Qt Multimedia: nothing to play with.");
        return;
    }
    QSignalSpy failed(playback.get(), &ui::Playback::failed);
    playback->open(folder.filePath("tone.wav"));
    playback->play();
    REQUIRE(QTest::qWaitFor([&] { return playback->position() > 100 || !failed.isEmpty(); }, 20'000));
    if (failed.isEmpty()) {
        CHECK(QTest::qWaitFor([&] { return playback->duration() > 1400 && playback->duration() < 1600; }, 20'000));
    }
}
