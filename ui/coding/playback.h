#pragma once
#include <QObject>
#include <QString>
#include <memory>

namespace counterpoint::ui {

/// What makes the sound of one recording. Times are milliseconds from its start.
class Playback : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void open(const QString& file) = 0; ///< an empty path closes
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void seek(qint64 ms) = 0;
    virtual void setRate(double rate) = 0; ///< 1 is as it was spoken; the pitch stays where the system can
    virtual void setVolume(double volume) = 0; ///< 0 to 1
    virtual bool isPlaying() const = 0;
    virtual qint64 position() const = 0;
    virtual qint64 duration() const = 0; ///< 0 while it is not known
    virtual QString warning() const = 0; ///< a sentence, where playing is possible but something is missing

Q_SIGNALS:
    void moved(qint64 ms);
    void durationKnown(qint64 ms);
    void playingChanged(bool playing);
    void failed(const QString& sentence);
};

/// The system's player, or none where the program was built without one.
std::unique_ptr<Playback> makePlayback();

} // namespace counterpoint::ui
