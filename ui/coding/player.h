#pragma once
#include "ui/coding/playback.h"

namespace counterpoint::ui {

/// A recording in the hands of somebody who writes it down: back a little, on, slower, from there. Without a Playback, or without a file,
/// everything is passed over.
class Player : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 step = 3000; ///< of back and forward, in milliseconds
    static constexpr double slowest = 0.5;
    static constexpr double fastest = 2.0;

    explicit Player(std::unique_ptr<Playback> playback, QObject* parent = nullptr);
    void open(const QString& file); ///< an empty path closes
    bool isOpen() const { return m_playback && !m_file.isEmpty(); }
    bool canPlay() const { return m_playback != nullptr; }

    void toggle(); ///< goes on a little before where it was stopped
    void stop(); ///< a pause, where it plays
    void back() { moveBy(-step); }
    void forward() { moveBy(step); }
    void slower() { setRate(m_rate - 0.1); }
    void faster() { setRate(m_rate + 0.1); }
    void setRate(double rate); ///< kept between slowest and fastest
    void setVolume(double volume);
    void jumpTo(qint64 ms); ///< and plays from there
    void seek(qint64 ms); ///< stays paused where it was
    void setRewind(qint64 ms) { m_rewind = ms; } ///< how far it goes back by itself after a pause

    double rate() const { return m_rate; }
    qint64 rewind() const { return m_rewind; }
    bool isPlaying() const { return isOpen() && m_playback->isPlaying(); }
    qint64 position() const { return isOpen() ? m_position : 0; }
    qint64 duration() const { return isOpen() ? m_playback->duration() : 0; }
    QString warning() const { return m_playback ? m_playback->warning() : QString(); }

Q_SIGNALS:
    void moved(qint64 ms);
    void changed(); ///< playing or not, speed, length
    void failed(const QString& sentence);

private:
    void moveBy(qint64 ms) { seek(m_position + ms); }

    std::unique_ptr<Playback> m_playback;
    QString m_file;
    qint64 m_position = 0;
    qint64 m_rewind = 1500;
    double m_rate = 1;
    bool m_paused = false; ///< by the user, so that going on rewinds
};

} // namespace counterpoint::ui
