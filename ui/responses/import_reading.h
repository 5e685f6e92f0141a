#pragma once
#include "core/responses/guess.h"
#include <QObject>
#include <atomic>
#include <functional>
#include <memory>

namespace counterpoint::ui {

class Session;

/// Reads a file of responses for the import dialog: at once where it is small, in a job where it is large. A new request puts an
/// unfinished one out of date.
class ImportReading : public QObject {
    Q_OBJECT
public:
    enum class Encoding { Automatic, Utf8, Utf16, Latin1 };

    using Receiver = std::function<void(const Result<ResponsesPreview>&)>;

    ImportReading(Session& session, const QString& path, Receiver receiver, QObject* parent);
    /// Io where the file cannot be read.
    Result<> open();
    void read(const PreviewOptions& options, Encoding encoding);
    void cancel();
    bool isRunning() const { return m_running != nullptr; }
    /// Bytes read and bytes in all of the request that is running.
    std::pair<qint64, qint64> progress() const;
    QString fileName() const;
    const QByteArray& bytes() const { return m_bytes; }
    /// What the encoding of the file seems to be: 'UTF-8', 'UTF-16' ….
    QString foundEncoding() const { return m_foundEncoding; }

private:
    struct Run {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> total = 0;
        std::atomic<bool> cancelled = false;
    };
    Session& m_session;
    Receiver m_receiver;
    QString m_path;
    QByteArray m_bytes;
    bool m_isText = true; ///< else the encoding is asked of the reader, not of the bytes
    QString m_foundEncoding;
    std::shared_ptr<Run> m_running;
};

} // namespace counterpoint::ui
