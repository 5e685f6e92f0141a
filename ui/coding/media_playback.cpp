#include "ui/coding/playback.h"
#ifdef COUNTERPOINT_MULTIMEDIA
#include <QAudioDevice>
#include <QAudioOutput>
#include <QFileInfo>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QUrl>
#endif

namespace counterpoint::ui {

#ifdef COUNTERPOINT_MULTIMEDIA

namespace {

/// Playback by Qt Multimedia. A player without an audio output does not run at all where there is no sound card, so it always has one.
class MediaPlayback : public Playback {
public:
    MediaPlayback()
    {
        m_player.setAudioOutput(&m_output);
        connect(&m_player, &QMediaPlayer::positionChanged, this, &Playback::moved);
        connect(&m_player, &QMediaPlayer::durationChanged, this, &Playback::durationKnown);
        connect(&m_player, &QMediaPlayer::playbackStateChanged, this,
                [this](QMediaPlayer::PlaybackState state) { Q_EMIT playingChanged(state == QMediaPlayer::PlayingState); });
        connect(&m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error, const QString& detail) {
            if (error == QMediaPlayer::NoError)
                return;
            Q_EMIT failed(tr("“%1” cannot be played: %2 What is in it may need a decoder that is not installed; MP3, WAV and Ogg files are "
                             "played nearly everywhere.")
                              .arg(QFileInfo(m_player.source().toLocalFile()).fileName(), detail));
        });
    }
    void open(const QString& file) override { m_player.setSource(file.isEmpty() ? QUrl() : QUrl::fromLocalFile(file)); }
    void play() override { m_player.play(); }
    void pause() override { m_player.pause(); }
    void seek(qint64 ms) override { m_player.setPosition(ms); }
    void setRate(double rate) override { m_player.setPlaybackRate(rate); }
    void setVolume(double volume) override { m_output.setVolume(float(volume)); }
    bool isPlaying() const override { return m_player.playbackState() == QMediaPlayer::PlayingState; }
    qint64 position() const override { return m_player.position(); }
    qint64 duration() const override { return m_player.duration(); }
    QString warning() const override
    {
        return QMediaDevices::audioOutputs().isEmpty() ? tr("No loudspeaker or headphones were found: the recording runs without sound.")
                                                       : QString();
    }

private:
    QAudioOutput m_output;
    QMediaPlayer m_player;
};

} // namespace

std::unique_ptr<Playback> makePlayback() { return std::make_unique<MediaPlayback>(); }

#else

std::unique_ptr<Playback> makePlayback() { return nullptr; }

#endif

} // namespace counterpoint::ui
