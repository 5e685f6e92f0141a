#include "ui/responses/import_reading.h"
#include "core/interchange/encoding/decode.h"
#include "ui/support/job.h"
#include "ui/support/session.h"
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace counterpoint::ui {

namespace {

constexpr qint64 largeFile = 1'000'000; ///< bytes, beyond which reading takes longer than a click may

/// The bytes as UTF-8 where the user names the encoding; the reader finds it out itself otherwise.
QByteArray recoded(const QByteArray& bytes, ImportReading::Encoding encoding)
{
    switch (encoding) {
    case ImportReading::Encoding::Utf16:
        return QString(QStringDecoder(QStringConverter::Utf16)(bytes)).toUtf8();
    case ImportReading::Encoding::Latin1:
        return QString::fromLatin1(bytes).toUtf8();
    case ImportReading::Encoding::Utf8:
        return QString::fromUtf8(bytes).toUtf8();
    case ImportReading::Encoding::Automatic:
        break;
    }
    return bytes;
}

/// What the user says of the texts in a file of a statistics program.
PreviewOptions withEncoding(PreviewOptions options, ImportReading::Encoding encoding)
{
    options.encoding = encoding == ImportReading::Encoding::Utf8 ? "UTF-8"
        : encoding == ImportReading::Encoding::Latin1            ? "windows-1252"
                                                                 : "";
    return options;
}

} // namespace

ImportReading::ImportReading(Session& session, const QString& path, Receiver receiver, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_receiver(std::move(receiver))
    , m_path(path)
{
}

QString ImportReading::fileName() const { return QFileInfo(m_path).fileName(); }

Result<> ImportReading::open()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, tr("“%1” could not be read: %2.").arg(fileName(), file.errorString()));
    m_bytes = file.readAll();
    m_isText = responsesFormatOf(m_bytes) == ResponsesFormat::Delimited;
    const auto head = m_isText ? decodeToUtf8(m_bytes.left(largeFile), fileName()) : Result<Utf8Text>();
    m_foundEncoding = head ? head->encoding : QString();
    return {};
}

void ImportReading::read(const PreviewOptions& options, Encoding encoding)
{
    cancel();
    const auto work = [bytes = m_bytes, name = fileName(), options = withEncoding(options, encoding), encoding,
                       isText = m_isText](const Progress& progress) {
        return previewResponses(isText ? recoded(bytes, encoding) : bytes, name, options, progress);
    };
    if (m_bytes.size() < largeFile) {
        m_receiver(work(Progress()));
        return;
    }
    const auto mine = std::make_shared<Run>();
    m_running = mine;
    m_session.jobs().run(
        this, tr("Read %1").arg(fileName()),
        [work, mine](const Progress& progress) {
            return work(Progress([mine, progress](qint64 done, qint64 total) {
                mine->done = done;
                mine->total = total;
                return progress.at(done, total) && !mine->cancelled;
            }));
        },
        [this, mine](const Result<ResponsesPreview>& preview) {
            if (mine != m_running)
                return;
            m_running.reset();
            m_receiver(preview);
        });
}

void ImportReading::cancel()
{
    if (m_running)
        m_running->cancelled = true;
    m_running.reset();
}

std::pair<qint64, qint64> ImportReading::progress() const
{
    return m_running ? std::pair<qint64, qint64>(m_running->done, m_running->total) : std::pair<qint64, qint64>(0, 0);
}

} // namespace counterpoint::ui
