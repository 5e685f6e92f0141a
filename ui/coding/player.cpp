#include "ui/coding/player.h"
#include <algorithm>
#include <cmath>

namespace counterpoint::ui {

Player::Player(std::unique_ptr<Playback> playback, QObject* parent)
    : QObject(parent)
    , m_playback(std::move(playback))
{
    if (!m_playback)
        return;
    connect(m_playback.get(), &Playback::moved, this, [this](qint64 ms) {
        m_position = ms;
        Q_EMIT moved(ms);
    });
    connect(m_playback.get(), &Playback::durationKnown, this, &Player::changed);
    connect(m_playback.get(), &Playback::playingChanged, this, &Player::changed);
    connect(m_playback.get(), &Playback::failed, this, &Player::failed);
}

void Player::open(const QString& file)
{
    if (!m_playback || file == m_file)
        return;
    m_file = file;
    m_position = 0;
    m_paused = false;
    m_playback->open(file);
    m_playback->setRate(m_rate);
    Q_EMIT moved(0);
    Q_EMIT changed();
}

void Player::toggle()
{
    if (!isOpen())
        return;
    if (m_playback->isPlaying())
        return stop();
    // At the end it begins again; after a pause it repeats the last words, so that the thread is found.
    if (duration() > 0 && m_position >= duration())
        seek(0);
    else if (m_paused)
        moveBy(-m_rewind);
    m_paused = false;
    m_playback->play();
}

void Player::stop()
{
    if (!isPlaying())
        return;
    m_paused = true;
    m_playback->pause();
}

void Player::setRate(double rate)
{
    m_rate = std::clamp(std::round(rate * 20) / 20, slowest, fastest);
    if (m_playback)
        m_playback->setRate(m_rate);
    Q_EMIT changed();
}

void Player::setVolume(double volume)
{
    if (m_playback)
        m_playback->setVolume(std::clamp(volume, 0.0, 1.0));
}

void Player::seek(qint64 ms)
{
    if (!isOpen())
        return;
    const auto last = duration() > 0 ? duration() : std::numeric_limits<qint64>::max();
    m_position = std::clamp<qint64>(ms, 0, last);
    m_playback->seek(m_position);
    Q_EMIT moved(m_position);
}

void Player::jumpTo(qint64 ms)
{
    if (!isOpen())
        return;
    m_paused = false;
    seek(ms);
    m_playback->play();
}

} // namespace counterpoint::ui
