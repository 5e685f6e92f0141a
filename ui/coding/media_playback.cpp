#include "ui/coding/playback.h"
#ifdef COUNTERPOINT_MULTIMEDIA
#include <QAudioDevice>
#include <QAudioOutput>
#include <QFileInfo>
#include <QLibrary>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QUrl>
#include <algorithm>
#endif

namespace counterpoint::ui {

#ifdef COUNTERPOINT_MULTIMEDIA

namespace {

/// What plays. A player without an audio output does not run at all where there is no sound card, so it always has one.
struct Machine {
    Machine() { player.setAudioOutput(&output); }
    QAudioOutput output;
    QMediaPlayer player;
};

/// Whether nothing can be played because GStreamer's basic plugins are missing: Qt 6.4, which plays by GStreamer unless it is told
/// otherwise, does not look for them and ends the program when it makes a player.
bool lacksPlugins()
{
    if (qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        return false;
    QLibrary gstreamer(QStringLiteral("libgstreamer-1.0.so.0"));
    const auto init = reinterpret_cast<int (*)(int*, char***, void**)>(gstreamer.resolve("gst_init_check"));
    const auto find = reinterpret_cast<void* (*)(const char*)>(gstreamer.resolve("gst_element_factory_find"));
    if (!init || !find || !init(nullptr, nullptr, nullptr))
        return false;
    const auto elements = {"decodebin", "audioconvert", "audioresample", "volume", "videoconvert"};
    return std::any_of(elements.begin(), elements.end(), [&](const char* element) { return find(element) == nullptr; });
}

/// Playback by Qt Multimedia, whose back end is started with the first recording: most texts have none.
class MediaPlayback : public Playback {
public:
    void open(const QString& file) override
    {
        if (!m_machine && file.isEmpty())
            return;
        if (static const bool isLame = lacksPlugins(); isLame) {
            Q_EMIT failed(
                tr("“%1” cannot be played: the plugins of GStreamer are not installed. On Debian and Ubuntu they are in the package "
                   "gstreamer1.0-plugins-good.")
                    .arg(QFileInfo(file).fileName()));
            return;
        }
        if (!m_machine)
            start();
        m_machine->player.setSource(file.isEmpty() ? QUrl() : QUrl::fromLocalFile(file));
    }
    void play() override
    {
        forMachine([](Machine& machine) { machine.player.play(); });
    }
    void pause() override
    {
        forMachine([](Machine& machine) { machine.player.pause(); });
    }
    void seek(qint64 ms) override
    {
        forMachine([ms](Machine& machine) { machine.player.setPosition(ms); });
    }
    void setRate(double rate) override
    {
        m_rate = rate;
        forMachine([rate](Machine& machine) { machine.player.setPlaybackRate(rate); });
    }
    void setVolume(double volume) override
    {
        m_volume = volume;
        forMachine([volume](Machine& machine) { machine.output.setVolume(float(volume)); });
    }
    bool isPlaying() const override { return m_machine && m_machine->player.playbackState() == QMediaPlayer::PlayingState; }
    qint64 position() const override { return m_machine ? m_machine->player.position() : 0; }
    qint64 duration() const override { return m_machine ? m_machine->player.duration() : 0; }
    QString warning() const override
    {
        return m_machine && QMediaDevices::audioOutputs().isEmpty()
            ? tr("No loudspeaker or headphones were found: the recording runs without sound.")
            : QString();
    }

private:
    template <class Act>
    void forMachine(Act act)
    {
        if (m_machine)
            act(*m_machine);
    }

    void start()
    {
        m_machine = std::make_unique<Machine>();
        auto& player = m_machine->player;
        player.setPlaybackRate(m_rate);
        m_machine->output.setVolume(float(m_volume));
        connect(&player, &QMediaPlayer::positionChanged, this, &Playback::moved);
        connect(&player, &QMediaPlayer::durationChanged, this, &Playback::durationKnown);
        connect(&player, &QMediaPlayer::playbackStateChanged, this,
                [this](QMediaPlayer::PlaybackState state) { Q_EMIT playingChanged(state == QMediaPlayer::PlayingState); });
        connect(&player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error, const QString& detail) {
            if (error == QMediaPlayer::NoError)
                return;
            Q_EMIT failed(tr("“%1” cannot be played: %2 What is in it may need a decoder that is not installed; MP3, WAV and Ogg files are "
                             "played nearly everywhere.")
                              .arg(QFileInfo(m_machine->player.source().toLocalFile()).fileName(), detail));
        });
    }

    std::unique_ptr<Machine> m_machine;
    double m_rate = 1;
    double m_volume = 1;
};

} // namespace

std::unique_ptr<Playback> makePlayback() { return std::make_unique<MediaPlayback>(); }

#else

std::unique_ptr<Playback> makePlayback() { return nullptr; }

#endif

} // namespace counterpoint::ui
